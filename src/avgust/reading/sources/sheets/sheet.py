"""A sheet as its file tells it, before it is laid out to paragraphs and tables."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ROWS = 1_048_576
COLUMNS = 16_384
"""What a sheet may have at most; a cell beyond is a lie."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell's words as the program shows them, its lines parted by `\\n`.

    item    what was probably typed where the program made a date or a fraction of an item's number: «1.1»
    framed  whether it has a border
    """

    text: str
    bold: bool = False
    item: str = ""
    framed: bool = False


class Range(NamedTuple):
    """Merged cells, both ends included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """Filled cells by row and column, and what is hidden. Rows and columns count from 1.

    hidden          the sheet itself
    hidden_columns  first and last ones
    notes           comments by row and column
    printed         what stands over and under its printed pages
    filtered        whether a filter hides rows
    """

    name: str
    hidden: bool = False
    cells: dict[int, dict[int, Shown]] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    printed: list[tuple[Literal["header", "footer"], str]] = field(default_factory=list)
    filtered: bool = False

    def put(self, row: int, column: int, shown: Shown) -> None:
        """A filled cell."""
        self.cells.setdefault(row, {})[column] = shown

    def hides_column(self, column: int) -> bool:
        """Whether the column is not shown."""
        return any(first <= column <= last for first, last in self.hidden_columns)
