"""Pages of a PDF that are pictures, or whose text layer is no text: printed as pictures and recognised."""

from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from avgust.kernel.findings import Finding
from avgust.reading.blocks import SourceText
from avgust.reading.sources.errors import SourceError, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.pages.layout import layout
from avgust.reading.sources.pages.page import Page
from avgust.reading.sources.scans.pictures import MOST, POINTS, Picture, grey_levels
from avgust.reading.sources.scans.reader import check_pages, shown, shown_aside
from avgust.reading.sources.scans.recognise import Recognised, recognise_pages
from avgust.reading.sources.scans.tesseract import find_tesseract

DOTS = 200  # an inch: more does not read better


def read_with_recognition(
    data: bytes, pages: Sequence[Page], broken: Sequence[int], findings: Sequence[Finding], place: str, limits: Limits
) -> SourceText:
    """A PDF whose pages `broken` (their numbers) are recognised; where all are, its format is that of a scan.

    Without tesseract the sound pages are read and a finding tells of the others; a PDF without a sound page is refused.
    """
    sound = any(page.words for page in pages if page.number not in broken)
    try:
        recognised = recognise_pdf_pages(data, broken, place, limits)
    except SourceError as error:
        if not sound or error.code not in {"no-tesseract", "no-russian"}:
            raise
        recognised = []
    return _merged(pages, recognised, sound, (*findings, *_told(broken, recognised)), place)


def recognise_pdf_pages(data: bytes, numbers: Sequence[int], place: str, limits: Limits) -> list[Recognised]:
    """These pages recognised, in the order of `numbers`; refuses where tesseract or its Russian is missing."""
    check_pages(len(numbers), place, limits)
    program = find_tesseract(place, limits)
    return list(recognise_pages(_printed(data, numbers, place, limits), program, limits))


def _merged(
    pages: Sequence[Page], recognised: Sequence[Recognised], sound: bool, findings: tuple[Finding, ...], place: str
) -> SourceText:
    new = {each.page.number: each for each in recognised}
    parts, asides, doubts = layout([new[page.number].page if page.number in new else page for page in pages])
    if not parts:
        raise refusal("no-words", place)
    tilts = {number: each.tilt for number, each in new.items()}
    return SourceText(
        "pdf" if sound else "scan",
        tuple(shown(part, tilts) for part in parts),
        findings=(*findings, *doubts),
        asides=tuple(shown_aside(aside, tilts) for aside in asides),
    )


def _told(broken: Sequence[int], recognised: Sequence[Recognised]) -> Iterator[Finding]:
    """That pages were recognised, or that they could not be."""
    numbers = ", ".join(map(str, broken))
    if recognised:
        yield Finding("recognised-pages", "note", f"Страницы без текстового слоя распознаны: {numbers}")
        yield from (finding for each in recognised for finding in each.findings)
    else:
        message = f"Страницы без текста или с испорченным текстом, а tesseract с русским языком не найден: {numbers}"
        yield Finding("broken-text-layer", "warning", message)


def _printed(data: bytes, numbers: Sequence[int], place: str, limits: Limits) -> Iterator[tuple[int, Picture]]:
    """The pages as pictures, one at a time."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise refusal("damaged", place, "PDF не открывается") from error
    try:
        for number in numbers:
            yield number, _picture(document, number, place, limits)
    finally:
        document.close()


def _picture(document: pdfium.PdfDocument, number: int, place: str, limits: Limits) -> Picture:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        dots = min(DOTS, POINTS * (min(MOST, limits.pixels) / max(1.0, width * height)) ** 0.5)
        colours = page.render(scale=dots / POINTS, rev_byteorder=True).to_numpy()
    except (pdfium.PdfiumError, MemoryError, ValueError) as error:
        raise refusal("damaged", place, f"страница {number} не рисуется") from error
    finally:
        page.close()
    grey = np.asarray(grey_levels(Image.fromarray(colours[:, :, :3])), dtype=np.uint8)
    return Picture(grey, dots, width, height)
