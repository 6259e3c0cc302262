"""What of a sheet is seen: filled cells without hidden rows and columns, merged ranges where their words stand."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.sheet import Range, Sheet, Shown

Row = dict[int, Shown]
_STEPS = 3
"""Times the allowed cells: so many steps over merged ranges are taken, which overlap in no honest file."""


@dataclass(slots=True)
class Visible:
    """The seen part of a sheet.

    merges  ranges by the row and column where their words are seen
    under   by row, ranges that began in a row above, by their first seen column
    hidden  words that are not seen: rows and cells of hidden columns, with the place of the first
    covered words that stand under a merged cell
    """

    name: str
    rows: dict[int, Row] = field(default_factory=dict)
    merges: dict[tuple[int, int], Range] = field(default_factory=dict)
    under: dict[int, dict[int, Range]] = field(default_factory=dict)
    hidden_rows: list[tuple[int, Row]] = field(default_factory=list)
    hidden_columns: dict[int, list[tuple[int, Shown]]] = field(default_factory=dict)
    covered: list[tuple[int, int, Shown]] = field(default_factory=list)

    def fill(self, row: int) -> int:
        """How many cells of the row show words, those that go on from above among them."""
        return len(self.rows.get(row, ())) + len(self.under.get(row, ()))


def visible(sheet: Sheet, place: str, limits: Limits) -> Visible:
    """The seen part of a sheet that is not hidden itself."""
    seen = Visible(sheet.name)
    after_row = _next_shown(sheet.hidden_rows)
    hidden = {column for row in sheet.cells.values() for column in row if sheet.hides_column(column)}
    after_column = _next_shown(_hidden_around(sheet, hidden))
    for merge in sheet.merges:
        _unhide_anchor(sheet, merge, after_row, after_column)
    for row in sorted(sheet.cells):
        if row in sheet.hidden_rows:
            seen.hidden_rows.append((row, sheet.cells[row]))
            continue
        shown = {}
        for column, cell in sorted(sheet.cells[row].items()):
            if column in hidden:
                seen.hidden_columns.setdefault(column, []).append((row, cell))
            else:
                shown[column] = cell
        if shown:
            seen.rows[row] = shown
    _lay_merges(seen, sheet, after_row, after_column, limits.cells * _STEPS, place)
    return seen


def _hidden_around(sheet: Sheet, hidden: set[int]) -> set[int]:
    """Hidden columns among those where something stands or a merged range begins or ends."""
    edges = {column for merge in sheet.merges for column in range(merge.left, min(merge.right, merge.left + 50) + 1)}
    return hidden | {column for column in edges if sheet.hides_column(column)}


def _next_shown(hidden: set[int]) -> dict[int, int]:
    """By hidden row or column, the first seen one behind it."""
    following: dict[int, int] = {}
    for number in sorted(hidden, reverse=True):
        following[number] = following.get(number + 1, number + 1)
    return following


def _unhide_anchor(sheet: Sheet, merge: Range, after_row: dict[int, int], after_column: dict[int, int]) -> None:
    """Words of a merged range whose first row or column is hidden are seen in what remains of it."""
    row, column = after_row.get(merge.top, merge.top), after_column.get(merge.left, merge.left)
    if (row, column) == (merge.top, merge.left) or row > merge.bottom or column > merge.right:
        return
    words = sheet.cells.get(merge.top, {}).pop(merge.left, None)
    if words is not None:
        sheet.put(row, column, words)


def _lay_merges(
    seen: Visible, sheet: Sheet, after_row: dict[int, int], after_column: dict[int, int], steps: int, place: str
) -> None:
    """Notes where ranges stand, and takes out the words under them."""
    numbers = sorted(seen.rows)
    for merge in dict.fromkeys(sheet.merges):
        top, left = after_row.get(merge.top, merge.top), after_column.get(merge.left, merge.left)
        if left not in seen.rows.get(top, ()):
            continue
        seen.merges[top, left] = Range(top, left, merge.bottom, merge.right)
        for row in numbers[bisect_left(numbers, top) : bisect_right(numbers, merge.bottom)]:
            steps -= 1 + min(len(seen.rows[row]), merge.right - left + 1)
            if steps < 0:
                raise refusal("too-large", place, "слишком много объединённых ячеек")
            _cover(seen, row, Range(top, left, merge.bottom, merge.right))


def _cover(seen: Visible, row: int, merge: Range) -> None:
    cells = seen.rows[row]
    inside = range(merge.left, merge.right + 1)
    columns = [c for c in inside if c in cells] if len(inside) < len(cells) else [c for c in cells if c in inside]
    for column in columns:
        if (row, column) != (merge.top, merge.left):
            seen.covered.append((row, column, cells.pop(column)))
    if row > merge.top:
        seen.under.setdefault(row, {})[merge.left] = merge
