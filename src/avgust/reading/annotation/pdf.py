"""A reading drawn over the pages that it was read from.

Reads: the PDF, the reading of it, its plain text. Writes: the PDF with grounds and lines, labels in the margin, remarks
that a viewer shows when pointed at, a legend at the foot. Guarantees: the same pages with the same text; only pages
with something read are touched; the same PDF gives the same bytes.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2

from avgust.reading.annotation.drawing import Drawing
from avgust.reading.annotation.kinds import IN_LEGEND, KINDS, Name
from avgust.reading.annotation.letters import width_of
from avgust.reading.annotation.marks import Badge, Chip, Mark, badges_of, chips_of, findings_of, marks_of
from avgust.reading.blocks import Box
from avgust.reading.export.printable import one_line
from avgust.reading.export.words import SEVERITIES, about
from avgust.reading.reading import Reading
from avgust.reading.structure.plain import Plain

PRESS, INK, SOFT, PAPER = "#0b5563", "#1b2426", "#566266", "#ffffff"
SIGN_COLOURS = {"warning": "#a3261b", "doubt": "#8a4b00", "note": "#566266"}
NOTES: dict[str, str] = {"problem": "×", "achievement": "+", "theme": "¶"}
SIGNS = {"warning": "!", "doubt": "?", "note": "i"}
LABEL, SMALLEST, TALL = 7.0, 4.5, 9.4  # points: letters of a label, at their smallest, and its plate
LEGEND, ROW, EDGE = 6.5, 11.0, 16.0  # points: letters of the legend, its rows, and what is left at its sides
_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\]")


def to_pdf(data: bytes, reading: Reading, plain: Plain) -> bytes:
    """The PDF with the reading drawn over it."""
    pages = _Pages(reading, plain)
    document = pypdfium2.PdfDocument(data)
    try:
        for number in pages.numbers():
            if number <= len(document):
                page = document[number - 1]
                _draw(pages, number, page.raw)
                page.close()
        out = io.BytesIO()
        document.save(out)
    finally:
        document.close()
    return _told_by_content(out.getvalue())


class _Pages:
    """What stands on which page."""

    def __init__(self, reading: Reading, plain: Plain) -> None:
        self.reading = reading
        self.marks: dict[int, list[tuple[Mark, list[Box]]]] = {}
        self.chips: dict[int, list[tuple[Chip, Box]]] = {}
        self.badges: dict[int, list[tuple[Badge, Box]]] = {}
        self.words: dict[int, list[Box]] = {}
        for mark in marks_of(reading):
            for page, boxes in _by_page(mark.source.address.boxes):
                self.marks.setdefault(page, []).append((mark, boxes))
        for chip in chips_of(reading):
            for box in chip.directive.source.address.boxes[:1]:
                self.chips.setdefault(box.page, []).append((chip, box))
        for badge in badges_of(reading):
            for box in plain.places.at(badge.at, badge.at + 1).boxes[:1]:
                self.badges.setdefault(box.page, []).append((badge, box))
        for spot in plain.places.spots:
            self.words.setdefault(spot.box.page, []).append(spot.box)

    def numbers(self) -> list[int]:
        """Of the pages on which there is something to draw."""
        return sorted(set(self.marks) | set(self.chips) | set(self.badges))

    def margin(self, box: Box) -> float:
        """Where the printed line begins that the box stands on."""
        middle = (box.top + box.bottom) / 2
        return min(
            (each.left for each in self.words.get(box.page, []) if each.top <= middle <= each.bottom), default=box.left
        )


def _by_page(boxes: Iterable[Box]) -> Iterator[tuple[int, list[Box]]]:
    pages: dict[int, list[Box]] = {}
    for box in boxes:
        pages.setdefault(box.page, []).append(box)
    yield from pages.items()


def _draw(pages: _Pages, number: int, page: Any) -> None:
    """Grounds first, then lines, then what stands over the page."""
    drawing = Drawing(page)
    marks = pages.marks.get(number, [])
    for mark, boxes in marks:
        for box in boxes:
            drawing.ground(box, KINDS[mark.kind].ground)
    for mark, boxes in marks:
        line = KINDS[mark.kind].line_colour
        for box in boxes:
            drawing.underline(box, KINDS[mark.kind])
        if mark.kind in NOTES and boxes[0] == mark.source.address.boxes[0]:
            drawing.plate(Box(number, boxes[0].left - 3.4, boxes[0].top, boxes[0].left - 1.8, boxes[0].bottom), line)
            drawing.letters(NOTES[mark.kind], LABEL + 1, boxes[0].left - 9, boxes[0].bottom - 2.5, line)
        if mark.kind != "duty":
            drawing.remark(boxes, mark.words)
    _labels(pages, number, drawing)
    _legend(pages.reading, [mark.kind for mark, _ in marks], drawing, first=number == pages.numbers()[0])
    drawing.done()


def _labels(pages: _Pages, number: int, drawing: Drawing) -> None:
    """The labels of directives and the signs of findings, in the margin; one below the other where they would meet."""
    taken: list[Box] = []
    for chip, box in pages.chips.get(number, []):
        drawing.plate(Box(number, box.left - 1.6, box.top, box.left - 0.8, box.bottom), PRESS)
        place, size = _free(chip.label, box, pages.margin(box) - 4, taken)
        drawing.plate(place, PAPER, SOFT if chip.directive.lead_in else PRESS)
        drawing.letters(chip.label, size, place.left + 2.5, place.bottom - 2.3, SOFT if chip.directive.lead_in else INK)
        drawing.remark([place], chip.words)
    for badge, box in pages.badges.get(number, []):
        beside = min(
            (t.left for t in taken if t.top < box.bottom and box.top < t.bottom), default=pages.margin(box) - 2
        )
        place, size = _free(SIGNS[badge.severity], box, beside - 2, taken)
        colour, calm = SIGN_COLOURS[badge.severity], badge.severity == "note"
        drawing.plate(place, PAPER if calm else colour, colour)
        drawing.letters(SIGNS[badge.severity], size, place.left + 2.5, place.bottom - 2.3, colour if calm else PAPER)
        drawing.remark([place], f"{SEVERITIES[badge.severity].capitalize()}: {badge.words}")


def _free(words: str, beside: Box, right: float, taken: list[Box]) -> tuple[Box, float]:
    """A plate for the words that ends at `right`, level with `beside` or below, and the size of its letters."""
    size = LABEL
    while size > SMALLEST and width_of(words, size) + 5 > right - 1:
        size -= 0.5
    left = max(right - width_of(words, size) - 5, 1.0)
    top = (beside.top + beside.bottom - TALL) / 2
    place = Box(beside.page, left, top, left + width_of(words, size) + 5, top + TALL)
    while any(_meet(place, other) for other in taken):
        top += 2.0
        place = Box(place.page, place.left, top, place.right, top + TALL)
    taken.append(place)
    return place, size


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def _legend(reading: Reading, kinds: Sequence[Name], drawing: Drawing, first: bool) -> None:
    """The kinds of marks of this page, in a strip at its foot."""
    rows = list(_rows([name for name in IN_LEGEND if name in kinds], drawing.width - 2 * EDGE))
    if not rows:
        return
    top = drawing.height - ROW * len(rows) - 3
    strip = Box(0, EDGE - 4, top, drawing.width - EDGE + 4, drawing.height - 2)
    drawing.plate(strip, PAPER, opacity=225)
    for i, row in enumerate(rows):
        left, base = EDGE, top + ROW * (i + 1) - 4
        for name in row:
            words = KINDS[name].name
            place = Box(0, left, base - LEGEND, left + width_of(words, LEGEND) + 2, base + 1.4)
            drawing.ground(place, KINDS[name].ground)
            drawing.underline(place, KINDS[name])
            drawing.letters(words, LEGEND, left + 1, base, INK)
            left += _wide(name)
    if first:
        drawing.remark([strip], _summary(reading))


def _rows(names: Sequence[Name], width: float) -> Iterator[list[Name]]:
    """The names in rows that are not wider than the page."""
    row: list[Name] = []
    for name in names:
        if row and sum(map(_wide, [*row, name])) > width:
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def _wide(name: Name) -> float:
    return width_of(KINDS[name].name, LEGEND) + 12


def _summary(reading: Reading) -> str:
    """What the document is, and what is doubtful about the whole of it."""
    whole = [one_line(finding.message) for finding in findings_of(reading) if finding.span is None]
    return "\n".join([one_line(about(reading)), *whole])


def _told_by_content(data: bytes) -> bytes:
    """The file with an identifier that follows from its content: PDFium's own is another one every time."""
    found = _ID.match(data, data.rfind(b"/ID"))
    if found is None:
        return data
    own = hashlib.sha256(data[: found.start()]).hexdigest().encode()
    first, second = ((own * 2)[: len(each)] for each in found.groups())
    return data[: found.start(1)] + first + data[found.end(1) : found.start(2)] + second + data[found.end(2) :]
