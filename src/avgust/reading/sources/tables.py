"""Rows found by a reader → a `Table` with its addresses, within the limits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from avgust.reading.blocks import Address, Cell, Paragraph, Table
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph of a cell before it has an address."""

    text: str
    heading: int = 0
    bold: bool = False
    indent: int = 0

    def at(self, address: Address) -> Paragraph:
        """The paragraph at this address."""
        return Paragraph(self.text, address, self.heading, self.bold, indent=self.indent)


WordsOf = Callable[[str], tuple[Words, ...]]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell before it has an address: its paragraphs and what it covers."""

    words: tuple[Words, ...] = ()
    colspan: int = 1
    rowspan: int = 1


EMPTY = Box()


@dataclass(frozen=True, slots=True)
class Grid:
    """What stands in some lines of a text: a table, or (without rows) no table after all.

    taken  how many lines were looked at: the reader goes on behind them
    """

    taken: int
    rows: Sequence[Sequence[Box]] = ()


def plain_words(text: str) -> tuple[Words, ...]:
    """The text of a cell as its paragraphs, one a line."""
    if "\n" not in text:
        return (Words(text),)
    return tuple(Words(piece.strip()) for piece in text.split("\n") if piece.strip())


def text_row(cells: Iterable[str], width: int, words: WordsOf) -> list[Box]:
    """A row of texts, filled up with empty cells."""
    row = [Box(words(cell)) if cell else EMPTY for cell in map(str.strip, cells)]
    return row + [EMPTY] * (width - len(row))


class Tables:
    """Gives tables their numbers and counts their cells against the limit."""

    def __init__(self, place: str, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self._number = 0
        self._cells = 0

    def table(self, rows: Iterable[Iterable[Box]]) -> Table:
        """The next table of the source; columns are counted in the grid."""
        self.next()
        return Table(tuple(self._row(number, row) for number, row in enumerate(rows, 1)))

    def next(self) -> int:
        """The number of a further table."""
        self._number += 1
        return self._number

    def _row(self, number: int, boxes: Iterable[Box]) -> tuple[Cell, ...]:
        cells = []
        column = 1
        for box in boxes:
            cells.append(self._cell(number, column, box))
            column += box.colspan
        self._cells += len(cells)
        if self._cells > self._limits.cells:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.cells)} ячеек в таблицах")
        return tuple(cells)

    def _cell(self, row: int, column: int, box: Box) -> Cell:
        paragraphs = (
            words.at(Address("cell", number, self._number, row, column)) for number, words in enumerate(box.words, 1)
        )
        return Cell(tuple(paragraphs), box.colspan, box.rowspan)
