"""The rows of an OpenDocument's table, with what its cells cover."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from avgust.reading.sources.nested import CellDraft, TableDraft
from avgust.reading.sources.opendocument.xml import TABLE
from avgust.reading.sources.xml import number

_GROUPS = {TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}
_CELLS = {TABLE + "table-cell", TABLE + "covered-table-cell"}
_WIDEST = 1000
Content = Callable[[Element, int, int], CellDraft]
"""(the cell, its row from 1, its column from 1) → its paragraphs and tables."""


def drafted(table: Element, content: Content) -> TableDraft:
    """A cell below one that covers several rows is empty; one beside a wide cell is part of it."""
    draft = TableDraft()
    tall: dict[int, tuple[int, int]] = {}
    for row in _rows(table, 0):
        draft.rows.append(_row(row, len(draft.rows) + 1, tall, content))
    return draft


def _rows(element: Element, depth: int) -> Iterator[Element]:
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _GROUPS and depth < 16:
            yield from _rows(child, depth + 1)


def _row(row: Element, place: int, tall: dict[int, tuple[int, int]], content: Content) -> list[CellDraft]:
    """One row; `tall` tells for a column how many rows are still covered from above, over how many columns."""
    drafts: list[CellDraft] = []
    column = free = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        if column >= free:
            draft = content(cell, place, column + 1)
            draft.colspan = _spanned(cell, "columns")
            if column in tall:
                draft.colspan = _lowered(tall, column)
            elif _spanned(cell, "rows") > 1:
                draft.rowspan = _spanned(cell, "rows")
                tall[column] = (draft.rowspan - 1, draft.colspan)
            free = column + draft.colspan
            drafts.append(draft)
        column += 1
    return drafts


def _lowered(tall: dict[int, tuple[int, int]], column: int) -> int:
    """One row less is covered from above; how wide the cell above is."""
    rows, colspan = tall.pop(column)
    if rows > 1:
        tall[column] = (rows - 1, colspan)
    return colspan


def _spanned(cell: Element, kind: str) -> int:
    return min(max(number(cell.get(f"{TABLE}number-{kind}-spanned"), 1) or 1, 1), _WIDEST)
