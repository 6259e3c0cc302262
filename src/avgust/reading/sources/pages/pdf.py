"""PDF: its text layer with places, in the order in which people read the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from avgust.kernel.findings import Finding
from avgust.reading.blocks import SourceText
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.pages.broken import page_is_broken
from avgust.reading.sources.pages.layout import layout
from avgust.reading.sources.pages.page import Page, Ruling, Word
from avgust.reading.sources.pages.pdf_drawings import TooManyRulings, picture_share, rulings
from avgust.reading.sources.pages.pdf_words import PageText
from avgust.reading.sources.pages.shown import Shown

_PASSWORD = 4
_FEW = 30  # words on a picture of a whole page: its stamp, not its text
_WHOLE, _LARGE = 0.7, 0.25  # of the page


def read_pdf(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: all words of the text layer, each with its place; running headers, footers and footnotes apart."""
    findings: list[Finding] = []
    sheets = list(_sheets(data, place, limits, findings))
    broken = [sheet.page.number for sheet in sheets if sheet.broken]
    if broken:
        from avgust.reading.sources.scans.pdf_pages import read_with_recognition

        return read_with_recognition(data, [sheet.page for sheet in sheets], broken, findings, place, limits)
    parts, asides, doubts = layout([sheet.page for sheet in sheets])
    if not parts:
        raise refusal("no-text", place)
    return SourceText("pdf", parts, findings=(*findings, *doubts), asides=asides)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its text layer, and whether that is missing or no text."""

    page: Page
    broken: bool


def _sheets(data: bytes, place: str, limits: Limits, findings: list[Finding]) -> Iterator[_Sheet]:
    with _opened(data, place) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            raise refusal("too-large", place, f"больше {counted(limits.pages)} страниц")
        for number in range(1, count + 1):
            page = pdfium.FPDF_LoadPage(document, number - 1)
            if not page:
                findings.append(Finding("broken-page", "warning", "Страница испорчена и не прочитана", f"с. {number}"))
                continue
            try:
                yield _sheet(page, number, place, limits, findings)
            finally:
                pdfium.FPDF_ClosePage(page)


@contextmanager
def _opened(data: bytes, place: str) -> Iterator[Any]:
    """The open document; closed whatever happens."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            raise refusal("encrypted", place)
        raise refusal("damaged", place, "PDF не открывается")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _sheet(page: Any, number: int, place: str, limits: Limits, findings: list[Finding]) -> _Sheet:
    shown = _shown(page)
    seen, unseen = _words(page, shown, number, place, limits)
    covered = picture_share(page, shown) if len(seen) < _FEW or unseen else 0.0
    if len(seen) < len(unseen):
        words, recognised = unseen + seen, True
    else:
        words, recognised = seen, False
        if unseen:
            letters = sum(len(word.text) for word in unseen)
            message = f"Пропущен скрытый текст: {counted(letters)} знаков"
            findings.append(Finding("hidden-text", "note", message, f"с. {number}"))
    made = Page(number, shown.width, shown.height, tuple(words), _rulings(page, shown, number, limits, findings))
    missing = (covered > _LARGE and not words) or (covered > _WHOLE and len(words) < _FEW)
    return _Sheet(made, missing or page_is_broken(made, recognised))


def _words(page: Any, shown: Shown, number: int, place: str, limits: Limits) -> tuple[list[Word], list[Word]]:
    """The words that are seen, and those that are printed unseen."""
    found: tuple[list[Word], list[Word]] = ([], [])
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return found
    try:
        for count, (word, unseen) in enumerate(PageText(text_page, shown).words()):
            found[unseen].append(word)
            if count >= limits.words:
                raise refusal("too-large", place, f"больше {counted(limits.words)} слов на странице {number}")
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return found


def _rulings(page: Any, shown: Shown, number: int, limits: Limits, findings: list[Finding]) -> tuple[Ruling, ...]:
    try:
        return rulings(page, shown, limits.rulings)
    except TooManyRulings:
        message = f"Больше {counted(limits.rulings)} линий: таблицы на странице не выделены"
        findings.append(Finding("many-rulings", "warning", message, f"с. {number}"))
    return ()


def _shown(page: Any) -> Shown:
    box = pdfium.FS_RECTF()
    turned = pdfium.FPDFPage_GetRotation(page)
    if pdfium.FPDF_GetPageBoundingBox(page, box) and box.right > box.left and box.top > box.bottom:
        return Shown(box.left, box.bottom, box.right, box.top, max(0, turned))
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return Shown(0.0, 0.0, *((height, width) if turned % 2 else (width, height)), max(0, turned))
