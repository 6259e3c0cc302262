"""Tables one in another: which is a table of its own, which is words of a cell, and which only lays the page out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from avgust.reading.blocks import Address, Paragraph, Table
from avgust.reading.sources.tables import Box, Tables, Words

_LAYOUT_PARAGRAPHS = 5


@dataclass(slots=True)
class CellDraft:
    """A cell while the rows below may still lengthen it."""

    content: "list[Words | TableDraft]" = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1

    def words(self) -> tuple[Words, ...]:
        """All its paragraphs; of a table in it a paragraph for each row."""
        return tuple(_flat(self.content))


@dataclass(slots=True)
class TableDraft:
    """A table whose cells may hold further tables."""

    rows: list[list[CellDraft]] = field(default_factory=list)
    _length: int = -1

    def cells(self) -> Iterator[CellDraft]:
        """All its cells, row after row."""
        for row in self.rows:
            yield from row

    def is_grid(self) -> bool:
        """Whether it has rows and columns of its own: two by two at least."""
        return sum(len(row) > 1 for row in self.rows) > 1

    def lays_out(self) -> bool:
        """Whether it is a frame: real tables in it say more than the rest, or one column holds a page's worth."""
        inside = [part for cell in self.cells() for part in cell.content]
        if any(len(row) > 1 for row in self.rows):
            grids = sum(part.length() for part in inside if isinstance(part, TableDraft) and part.is_grid())
            return bool(grids) and (len(self.rows) == 1 or 2 * grids > self.length())
        return len(inside) >= _LAYOUT_PARAGRAPHS or any(isinstance(part, TableDraft) for part in inside)

    def length(self) -> int:
        """Characters in all its cells, those of tables in them too."""
        if self._length < 0:
            inside = (part for cell in self.cells() for part in cell.content)
            self._length = sum(part.length() if isinstance(part, TableDraft) else len(part.text) for part in inside)
        return self._length


def laid_out(table: TableDraft, tables: Tables) -> Iterator[Paragraph | Table]:
    """The table with nested ones as words of their cells; or the content of one that only lays the page out."""
    if not any(cell.content for cell in table.cells()):
        return
    if not table.lays_out():
        yield tables.table([Box(cell.words(), cell.colspan, cell.rowspan) for cell in row] for row in table.rows)
        return
    frame = tables.next()
    for row_number, row in enumerate(table.rows, 1):
        column = 1
        for cell in row:
            for number, part in enumerate(cell.content, 1):
                if isinstance(part, TableDraft):
                    yield from laid_out(part, tables)
                else:
                    yield part.at(Address("cell", number, frame, row_number, column))
            column += cell.colspan


def _flat(content: "list[Words | TableDraft]") -> Iterator[Words]:
    for part in content:
        if isinstance(part, TableDraft):
            for row in part.rows:
                yield from _joined([cell.words() for cell in row])
        else:
            yield part


def _joined(cells: list[tuple[Words, ...]]) -> Iterator[Words]:
    """A row of a table in a cell: one paragraph, unless a cell has several of its own."""
    spoken = [words for words in cells if words]
    if len(spoken) < 2 or any(len(words) > 1 for words in spoken):
        for words in spoken:
            yield from words
    else:
        yield Words("\t".join(words[0].text for words in spoken), 0, all(words[0].bold for words in spoken))
