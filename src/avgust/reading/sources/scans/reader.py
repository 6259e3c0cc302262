"""Pictures of pages → `SourceText` with a box on the page for every word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from avgust.reading.blocks import Address, Aside, Box, Paragraph, SourceText, Table
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.pages.layout import layout
from avgust.reading.sources.scans.pictures import pages_of, pictures
from avgust.reading.sources.scans.recognise import Recognised, recognise_pages
from avgust.reading.sources.scans.straighten import Tilt
from avgust.reading.sources.scans.tesseract import find_tesseract


def read_picture(data: bytes, place: str, limits: Limits) -> SourceText:
    """A picture file, one page or (TIFF) several."""
    count = pages_of(data, place)
    check_pages(count, place, limits)
    program = find_tesseract(place, limits)
    return laid_out(list(recognise_pages(enumerate(pictures(data, place, limits), 1), program, limits)), place)


def check_pages(count: int, place: str, limits: Limits) -> None:
    """Refuse a file with more pages to recognise than the limit."""
    if count > limits.scanned_pages:
        raise refusal("too-large", place, f"больше {counted(limits.scanned_pages)} страниц для распознавания")


def laid_out(recognised: Sequence[Recognised], place: str) -> SourceText:
    """Recognised pages as paragraphs and tables, with their places on the pages as shown."""
    if not any(each.page.words for each in recognised):
        raise refusal("no-words", place)
    parts, asides, doubts = layout([each.page for each in recognised])
    tilts = {each.page.number: each.tilt for each in recognised}
    findings = (*(finding for each in recognised for finding in each.findings), *doubts)
    return SourceText(
        "scan",
        tuple(shown(part, tilts) for part in parts),
        findings=findings,
        asides=tuple(shown_aside(aside, tilts) for aside in asides),
    )


def shown(part: Paragraph | Table, tilts: Mapping[int, Tilt]) -> Paragraph | Table:
    """The part with its boxes on the pages as they are shown, not as they were turned for recognition."""
    if isinstance(part, Paragraph):
        return _paragraph(part, tilts)
    return Table(
        tuple(
            tuple(replace(cell, paragraphs=tuple(_paragraph(each, tilts) for each in cell.paragraphs)) for cell in row)
            for row in part.rows
        )
    )


def shown_aside(aside: Aside, tilts: Mapping[int, Tilt]) -> Aside:
    """The same for words outside the body."""
    return replace(aside, address=_address(aside.address, tilts))


def _paragraph(paragraph: Paragraph, tilts: Mapping[int, Tilt]) -> Paragraph:
    spots = tuple(replace(spot, box=_box(spot.box, tilts)) for spot in paragraph.spots)
    return replace(paragraph, address=_address(paragraph.address, tilts), spots=spots)


def _address(address: Address, tilts: Mapping[int, Tilt]) -> Address:
    return replace(address, boxes=tuple(_box(box, tilts) for box in address.boxes))


def _box(box: Box, tilts: Mapping[int, Tilt]) -> Box:
    if box.page not in tilts:
        return box
    return Box(box.page, *tilts[box.page].back(box.left, box.top, box.right, box.bottom))
