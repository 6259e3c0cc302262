"""A reading drawn over the pages that it was read from.

Reads: the PDF, the reading of it, its plain text. Writes: the PDF with grounds and lines, labels in the margin, remarks
that a viewer shows when pointed at, a legend at the foot. Guarantees: the same pages with the same text; only pages
with something read are touched; the same PDF gives the same bytes, unless it is encrypted.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

import pypdfium2

from avgust.kernel.errors import AvgustError
from avgust.reading.annotation.drawing import Drawing
from avgust.reading.annotation.kinds import IN_LEGEND, KINDS, Name
from avgust.reading.annotation.labels import INK, PAPER, Labels
from avgust.reading.annotation.letters import width_of
from avgust.reading.annotation.marks import Badge, Chip, Mark, badges_of, chips_of, findings_of, marks_of
from avgust.reading.annotation.placed import Placed
from avgust.reading.blocks import Box
from avgust.reading.export.printable import one_line
from avgust.reading.export.words import about
from avgust.reading.reading import Reading
from avgust.reading.structure.plain import Plain

NOTES: dict[str, str] = {"problem": "×", "achievement": "+", "theme": "¶"}
BROKEN = "Страницы этого PDF повреждены, поверх них не нарисовать; укажите после -o имя с .html"
SIGN = 8.0  # points: the letters of these signs
LEGEND, ROW, EDGE = 6.5, 11.0, 16.0  # points: letters of the legend, its rows, and what is left at its sides
_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\]")


def to_pdf(data: bytes, reading: Reading, plain: Plain) -> bytes:
    """The PDF with the reading drawn over it. Raises `AvgustError` where its pages are too broken to be drawn on."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return _drawn(document, reading, plain)
    except pypdfium2.PdfiumError as error:
        raise AvgustError(
            "pages-broken", "Поверх страниц не нарисовать, файл повреждён; укажите имя с .html"
        ) from error


def _drawn(document: pypdfium2.PdfDocument, reading: Reading, plain: Plain) -> bytes:
    pages = _Pages(reading, Placed(plain.places, lambda number: document.get_page_size(number - 1)))
    for number in pages.numbers():
        with closing(document[number - 1]) as page:
            page.set_rotation((page.get_rotation() + 90 * pages.placed.turns[number]) % 360)
            _draw(pages, number, page.raw)
    out = io.BytesIO()
    document.save(out)
    return _told_by_content(out.getvalue(), bool(document.get_identifier()))


class _Pages:
    """What stands on which page."""

    def __init__(self, reading: Reading, placed: Placed) -> None:
        self.reading = reading
        self.placed = placed
        self.marks: dict[int, list[tuple[Mark, list[Box]]]] = {}
        self.labels: dict[int, list[tuple[Chip | Badge, Box]]] = {}
        for mark in marks_of(reading):
            for page, boxes in _by_page(placed.boxes(mark.start, mark.end)):
                self.marks.setdefault(page, []).append((mark, boxes))
        labels: tuple[Chip | Badge, ...] = (*chips_of(reading), *badges_of(reading))
        for label in labels:
            if box := placed.first(label.at):
                self.labels.setdefault(box.page, []).append((label, box))

    def numbers(self) -> list[int]:
        """Of the pages on which there is something to draw."""
        return sorted(set(self.marks) | set(self.labels))


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
        if mark.kind in NOTES and boxes[0] == pages.placed.boxes(mark.start, mark.end)[0]:
            drawing.plate(Box(number, boxes[0].left - 3.4, boxes[0].top, boxes[0].left - 1.8, boxes[0].bottom), line)
            drawing.letters(NOTES[mark.kind], SIGN, boxes[0].left - 9, boxes[0].bottom - 2.5, line)
        if mark.kind != "duty":
            drawing.remark(boxes, mark.words)
    Labels(drawing, pages.placed).draw(pages.labels.get(number, []))
    _legend(pages.reading, [mark.kind for mark, _ in marks], drawing, first=number == pages.numbers()[0])
    drawing.done()


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


def _told_by_content(data: bytes, keep_first: bool) -> bytes:
    """The file with an identifier that follows from its content: PDFium's own is another one every time.

    The first half, which the passwords of the file hang on, is kept where the file had one before.
    """
    found = _ID.match(data, data.rfind(b"/ID"))
    if found is None:
        return data
    own = hashlib.sha256(data[: found.start()]).hexdigest().encode()
    first, second = ((own * 2)[: len(half)] for half in found.groups())
    first = found[1] if keep_first else first
    return data[: found.start(1)] + first + data[found.end(1) : found.start(2)] + second + data[found.end(2) :]
