"""The plain text of a document and what stands where in it.

Reads: paragraphs and tables. Writes: one string with every paragraph on a line of its own and the cells of a row parted
by tabs, its folded shadow of the same length, and items that point into both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from avgust.reading.blocks import Address, Cell, Paragraph, Table
from avgust.reading.structure.masks import mask
from avgust.reading.structure.mending import mend
from avgust.reading.structure.places import Places
from avgust.reading.temporal.folding import fold

# Two or three spaces between words part nothing; more of them keep a name from a post («Директор      И.И. Иванов»).
NARROW = re.compile(r"(?<=\S) {2,3}(?=\S)")
FIXED = dict.fromkeys(map(ord, "\xa0\u2007\u2009\u202f"), " ")  # spaces that a typesetter does not let a line break at


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph as `text[start:end]`."""

    start: int
    end: int
    address: Address
    heading: int = 0
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table; `column` counts grid columns from 0."""

    start: int
    end: int
    column: int
    colspan: int
    rowspan: int
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells."""

    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """The text, its shadows of the same length, and the items in order.

    clean   the text with letters and quotes that a scan confused put right; names are taken from it
    folded  lower case, one kind of dash, quote and space
    masked  `folded` with what stands in quotes and brackets hidden
    places  where each piece of it stands in the source
    """

    text: str
    clean: str
    folded: str
    masked: str
    items: tuple[Para | Grid, ...]
    places: Places

    def paras(self) -> Iterator[Para]:
        """All paragraphs, those in cells too, in order."""
        for item in self.items:
            if isinstance(item, Grid):
                yield from (para for row in item.rows for cell in row for para in cell.paras)
            else:
                yield item


class _Builder:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.places = Places()

    def put(self, text: str) -> tuple[int, int]:
        start = self.at
        self.pieces.append(text)
        self.at += len(text)
        return start, self.at

    def paragraph(self, paragraph: Paragraph) -> Para:
        text = paragraph.text
        start, end = self.put(NARROW.sub(" ", text.strip().translate(FIXED)))
        self.places.add(start, paragraph.address, paragraph.spots)
        indent = paragraph.indent or len(text) - len(text.lstrip())
        return Para(start, end, paragraph.address, paragraph.heading, paragraph.bold, indent)

    def cell(self, cell: Cell, column: int) -> GridCell:
        start = self.at
        paras = []
        for i, paragraph in enumerate(cell.paragraphs):
            if i:
                self.put("\n")
            paras.append(self.paragraph(paragraph))
        return GridCell(start, self.at, column, cell.colspan, cell.rowspan, tuple(paras))

    def grid(self, table: Table) -> Grid:
        rows = []
        for row in table.rows:
            cells, column = [], 0
            for i, cell in enumerate(row):
                if i:
                    self.put("\t")
                cells.append(self.cell(cell, column))
                column += cell.colspan
            self.put("\n")
            rows.append(tuple(cells))
        return Grid(tuple(rows))


def lay_out(parts: Iterable[Paragraph | Table]) -> Plain:
    """Plain text, shadow and items of a document."""
    builder = _Builder()
    items: list[Para | Grid] = []
    for part in parts:
        if isinstance(part, Table):
            items.append(builder.grid(part))
        else:
            items.append(builder.paragraph(part))
            builder.put("\n")
    text = "".join(builder.pieces)
    folded = fold(text)
    clean = mend(text, folded)
    return Plain(text, clean, folded, _masked(clean, folded), tuple(items), builder.places)


def _masked(text: str, folded: str) -> str:
    out, at = [], 0
    for line in text.split("\n"):
        end = min(at + len(line) + 1, len(text))
        out.append(mask(text, folded, at, end))
        at = end
    return "".join(out)
