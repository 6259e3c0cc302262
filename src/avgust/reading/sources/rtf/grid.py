"""Rows of RTF, each with the right edges of its own cells → a table on one grid."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from avgust.reading.sources.nested import CellDraft, TableDraft
from avgust.reading.sources.tables import Words

NEAR = 40
"""Twips (1/20 point): edges of different rows that lie nearer are one edge, as writers round them."""
NEAR_START = 200
"""The same for where rows begin: a writer may count the space inside of the first cell or not."""
_WIDEST = 1000
_USUAL = 1000
Content = list[Words | TableDraft]


class Mark(NamedTuple):
    """Where a cell ends, and whether it goes on with the one before it or above it."""

    right: int
    across: bool = False
    down: bool = False
    begins_down: bool = False


_PLAIN = Mark(0)


@dataclass(slots=True)
class Shape:
    """What \\trowd … \\cellx say of a row."""

    left: int = 0
    marks: list[Mark] = field(default_factory=list)
    _next: Mark = _PLAIN

    def word(self, name: str, number: int | None) -> None:
        """A control word between \\trowd and \\row."""
        if name == "trleft":
            self.left = number or 0
        elif name == "clmrg":
            self._next = self._next._replace(across=True)
        elif name == "clvmrg":
            self._next = self._next._replace(down=True)
        elif name == "clvmgf":
            self._next = self._next._replace(begins_down=True)
        elif name == "cellx":
            self.marks.append(self._next._replace(right=number or 0))
            self._next = _PLAIN

    def of(self, cells: int) -> list[Mark]:
        """A mark for each cell, with edges that grow; cells that nothing is said of have a usual width."""
        marks: list[Mark] = []
        right = self.left
        for mark in self.marks[:cells]:
            right = max(mark.right, right + 1)
            marks.append(mark._replace(right=right))
        return marks + [Mark(right + _USUAL * more) for more in range(1, cells - len(marks) + 1)]


WORDS = frozenset(("trleft", "clmrg", "clvmrg", "clvmgf", "cellx"))


@dataclass(slots=True)
class Row:
    """A row that has ended."""

    shape: Shape
    cells: list[Content]

    def trim(self) -> None:
        """Drop empty cells that nothing was said of: LibreOffice ends a cell twice behind a table in a table."""
        while self.shape.marks and len(self.cells) > len(self.shape.marks) and not self.cells[-1]:
            self.cells.pop()


def table(rows: list[Row]) -> tuple[TableDraft, int]:
    """The table, and how many cells had words that lie under merged ones and were left out."""
    _align(rows)
    for row in rows:
        row.trim()
    marks = [row.shape.of(len(row.cells)) for row in rows]
    columns = _columns(rows, marks)
    above: dict[int, CellDraft] = {}
    draft = TableDraft()
    lost = 0
    for row, of_row in zip(rows, marks, strict=True):
        cells, covered = _row(row, of_row, columns, above)
        draft.rows.append(cells)
        lost += covered
    return draft, lost


def _align(rows: list[Row]) -> None:
    first = min((row.shape.left for row in rows), default=0)
    for row in rows:
        if row.shape.left - first <= NEAR_START:
            row.shape.left = first


def _columns(rows: list[Row], marks: list[list[Mark]]) -> dict[int, int]:
    """The grid column that begins at each edge of any row."""
    edges = sorted({row.shape.left for row in rows} | {mark.right for of_row in marks for mark in of_row})
    columns = {edges[0]: 0} if edges else {}
    first = edges[0] if edges else 0
    for before, edge in pairwise(edges):
        if edge - first > NEAR:
            first = edge
            columns[edge] = columns[before] + 1
        else:
            columns[edge] = columns[before]
    return columns


def _row(
    row: Row, marks: list[Mark], columns: dict[int, int], above: dict[int, CellDraft]
) -> tuple[list[CellDraft], int]:
    """Its cells on the grid; a cell that continues one above lengthens it and is empty itself."""
    column, lost = 0, 0
    drafts: list[CellDraft] = []
    if columns[row.shape.left]:
        column = columns[row.shape.left]
        drafts.append(CellDraft(colspan=min(column, _WIDEST)))
    for content, mark in zip(row.cells, marks, strict=True):
        span = min(max(columns[mark.right] - column, 1), _WIDEST)
        if mark.across and drafts:
            drafts[-1].colspan += span
            drafts[-1].content += content
        else:
            draft = CellDraft(content, span)
            lost += _merge_down(draft, column, mark, above)
            drafts.append(draft)
        column += span
    return drafts, lost


def _merge_down(draft: CellDraft, column: int, mark: Mark, above: dict[int, CellDraft]) -> bool:
    """Remember a cell that others may continue; empty one that continues another: whether it had words."""
    if mark.down and column in above:
        above[column].rowspan += 1
        covered = bool(draft.content)
        draft.content = []
        return covered
    above.pop(column, None)
    if mark.begins_down or mark.down:
        above[column] = draft
    return False
