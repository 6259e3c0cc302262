"""Rows of a sheet → pieces: tables, and rows that stand outside of them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from avgust.reading.sources.sheets.visible import Visible

_TABLE_SHARE = 0.6
"""Without borders a table begins with the first row that fills so much of the fullest one's cells: its head."""


@dataclass(slots=True)
class Piece:
    """Rows next to each other: a table with its columns, or rows outside of tables."""

    rows: list[int]
    columns: list[int]
    is_table: bool

    def height(self, row: int, bottom: int) -> int:
        """How many rows of the piece a cell covers that begins in `row` and ends in `bottom`."""
        at = self.rows.index(row) if len(self.rows) < 50 else bisect_right(self.rows, row) - 1
        return max(1, bisect_right(self.rows, bottom) - at)


def pieces(seen: Visible) -> list[Piece]:
    """The pieces in order. Rows behind an empty one go on with the table before if they have its columns."""
    found: list[Piece] = []
    table: Piece | None = None
    in_frames = any(seen.fill(row) > 2 and _is_framed(seen, row) for row in seen.rows)
    for block in _blocks(seen):
        start, end = _table_rows(seen, block, in_frames)
        body = block[start:end]
        columns = _columns(seen, body)
        if table and body and _goes_on(seen, block, body, columns, table):
            if found[-1] is table:
                table.rows += block[:end]
            else:
                table = Piece(block[:end], table.columns, True)
                found.append(table)
            found += [Piece(block[end:], [], False)] * (end < len(block))
            continue
        found += [Piece(block[:start], [], False)] * (start > 0)
        if len(body) > 1:
            table = Piece(body, columns, True)
            found.append(table)
        else:
            found += [Piece(body, [], False)] * bool(body)
        found += [Piece(block[end:], [], False)] * (end < len(block))
    return found


def _blocks(seen: Visible) -> Iterator[list[int]]:
    """Rows with words, parted where a seen row is empty and no merged cell stands in it."""
    block: list[int] = []
    hidden = [number for number, _ in seen.hidden_rows]
    reach = 0
    for number in sorted(seen.rows):
        if not seen.rows[number] and number not in seen.under:
            continue
        if block and number - reach - 1 > bisect_right(hidden, number) - bisect_right(hidden, reach):
            yield block
            block = []
        if seen.rows[number]:
            block.append(number)
        reach = max([reach, number, *(m.bottom for c in seen.rows[number] if (m := seen.merges.get((number, c))))])
    if block:
        yield block


def _table_rows(seen: Visible, block: Sequence[int], in_frames: bool) -> tuple[int, int]:
    """Where in a block its table begins and ends; the same twice if there is none.

    in_frames  whether the sheet frames its tables
    """
    most = max(seen.fill(row) for row in block)
    if most < 2:
        return len(block), len(block)
    framed = [at for at, row in enumerate(block) if _is_framed(seen, row)]
    if not framed and most < 3 and in_frames:
        return len(block), len(block)
    if len([at for at in framed if seen.fill(block[at]) > 1]) > 1:
        return next(at for at in framed if seen.fill(block[at]) > 1), framed[-1] + 1
    start = next(at for at, row in enumerate(block) if seen.fill(row) >= max(2, most * _TABLE_SHARE))
    end = len(block)
    left = min(_columns(seen, block[start:]))
    while end > start and seen.fill(block[end - 1]) == 1 and left in seen.rows[block[end - 1]]:
        end -= 1
    return start, end


def _is_framed(seen: Visible, row: int) -> bool:
    cells = seen.rows[row].values()
    return 2 * sum(cell.framed for cell in cells) > len(cells)


def _columns(seen: Visible, rows: Sequence[int]) -> list[int]:
    return sorted({column for row in rows for column in seen.rows[row]})


def _goes_on(seen: Visible, block: Sequence[int], body: Sequence[int], columns: list[int], table: Piece) -> bool:
    """Whether rows behind an empty one are more of the table before: its columns, as full, and no head of their own.

    A head has no figures; an item has its number, a day or a year. Words of titles before them must be few.
    """
    if not set(columns) <= set(table.columns) or len(columns) * 2 < len(table.columns):
        return False
    if any(seen.fill(row) > 1 for row in block[: block.index(body[0])]):
        return False
    first = seen.rows[body[0]].values()
    return any(any(map(str.isdigit, cell.text)) for cell in first) and _framing(seen, body) == _framing(
        seen, table.rows
    )


def _framing(seen: Visible, rows: Sequence[int]) -> bool:
    return any(_is_framed(seen, row) for row in rows[:3])
