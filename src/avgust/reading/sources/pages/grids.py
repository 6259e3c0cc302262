"""Drawn lines → the grids of tables: which rectangles of a page are cells.

Lines that cross or touch make one grid; a box of the grid that no line parts from its neighbour is one cell with it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from avgust.reading.sources.pages.page import Ruling

_SAME = 2.5  # points between two lines that are one
_REACH = 4.0  # points by which lines may miss each other
_COVERED = 0.6  # of a box's side
_OPEN = 12.0  # points beyond the last upright line: an open side of the table
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level line at height `at`, or an upright one at that distance from the left, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: its place in the grid (from 0) and what it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table, from left to right and from top to bottom, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]

    def box_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of a point; None outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None

    def holds(self, other: "Grid") -> bool:
        """Whether the other one lies within this one."""
        return (
            self.xs[0] - _SAME <= other.xs[0]
            and other.xs[-1] <= self.xs[-1] + _SAME
            and self.ys[0] - _SAME <= other.ys[0]
            and other.ys[-1] <= self.ys[-1] + _SAME
        )


def grids_of(rulings: Iterable[Ruling]) -> list[Grid]:
    """The tables of a page, from top to bottom; frames of one box are none, a table inside a cell is not told apart."""
    level, upright = _strokes(rulings)
    if len(level) * len(upright) > _LARGEST:
        return []
    made = (_grid([level[i] for i in h], [upright[i] for i in v]) for h, v in _connected(level, upright))
    found = sorted(
        (grid for grid in made if grid), key=lambda grid: -(grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
    )
    kept: list[Grid] = []
    for grid in found:
        if not any(outer.holds(grid) for outer in kept):
            kept.append(grid)
    return sorted(kept, key=lambda grid: grid.ys[0])


def _strokes(rulings: Iterable[Ruling]) -> tuple[list[Stroke], list[Stroke]]:
    level, upright = [], []
    for ruling in rulings:
        if ruling.right - ruling.left >= ruling.bottom - ruling.top:
            level.append(Stroke((ruling.top + ruling.bottom) / 2, ruling.left, ruling.right))
        else:
            upright.append(Stroke((ruling.left + ruling.right) / 2, ruling.top, ruling.bottom))
    return list(_merged(level)), list(_merged(upright))


def _merged(strokes: list[Stroke]) -> Iterator[Stroke]:
    """Pieces of one line as one stroke."""
    for bundle in _bundles(strokes):
        at = sum(stroke.at for stroke in bundle) / len(bundle)
        start, end = bundle[0].start, bundle[0].end
        for stroke in bundle[1:]:
            if stroke.start > end + _REACH:
                yield Stroke(at, start, end)
                start, end = stroke.start, stroke.end
            else:
                end = max(end, stroke.end)
        yield Stroke(at, start, end)


def _bundles(strokes: list[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes on (nearly) the same level, each bundle in the order of their starts."""
    bundle: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if bundle and stroke.at - bundle[0].at > _SAME:
            yield sorted(bundle, key=lambda stroke: stroke.start)
            bundle = []
        bundle.append(stroke)
    if bundle:
        yield sorted(bundle, key=lambda stroke: stroke.start)


def _connected(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Iterator[tuple[list[int], list[int]]]:
    """Groups of level and upright strokes that cross or touch."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(level):
        for j, v in enumerate(upright):
            across = h.start - _REACH <= v.at <= h.end + _REACH
            if across and v.start - _REACH <= h.at <= v.end + _REACH:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for i in range(len(parent)):
        h_v = groups.setdefault(root(i), ([], []))
        h_v[i >= len(level)].append(i if i < len(level) else i - len(level))
    yield from (group for group in groups.values() if group[0] and group[1])


def _grid(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Grid | None:
    """The grid that connected strokes make; None for a frame of one box."""
    xs, ys = _places(upright, level), _places(level, upright)
    if (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    floors = _covered(level, ys, xs)
    walls = _covered(upright, xs, ys)
    areas = tuple(_areas(len(ys) - 1, len(xs) - 1, floors, walls))
    return Grid(tuple(xs), tuple(ys), areas) if len(areas) > 1 else None


def _places(strokes: Sequence[Stroke], others: Sequence[Stroke]) -> list[float]:
    """Where the lines of one kind stand; a side that the others stick out over is open and counts, too."""
    places: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not places or at - places[-1] > _SAME:
            places.append(at)
    first, last = min(stroke.start for stroke in others), max(stroke.end for stroke in others)
    opened = [first] if first < places[0] - _OPEN else []
    return opened + places + ([last] if last > places[-1] + _OPEN else [])


def _covered(strokes: Sequence[Stroke], places: Sequence[float], across: Sequence[float]) -> set[tuple[int, int]]:
    """Pairs (line, piece between two lines across) that are drawn."""
    found = set()
    for stroke in strokes:
        line = min(range(len(places)), key=lambda i: abs(places[i] - stroke.at))
        for piece in range(len(across) - 1):
            start, end = across[piece], across[piece + 1]
            if min(stroke.end, end) - max(stroke.start, start) >= _COVERED * (end - start):
                found.add((line, piece))
    return found


def _areas(rows: int, columns: int, floors: set[tuple[int, int]], walls: set[tuple[int, int]]) -> Iterator[Area]:
    """Boxes grow to the right and down over sides that are not drawn, as long as they stay rectangles."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            colspan = 1
            while column + colspan < columns and _is_open(row, column + colspan, walls, taken):
                colspan += 1
            rowspan = 1
            while row + rowspan < rows and _row_open(row + rowspan, column, colspan, floors, walls):
                rowspan += 1
            taken |= {(row + r, column + c) for r in range(rowspan) for c in range(colspan)}
            yield Area(row, column, rowspan, colspan)


def _is_open(row: int, column: int, walls: set[tuple[int, int]], taken: set[tuple[int, int]]) -> bool:
    return (column, row) not in walls and (row, column) not in taken


def _row_open(row: int, column: int, colspan: int, floors: set[tuple[int, int]], walls: set[tuple[int, int]]) -> bool:
    """Whether nothing is drawn above these boxes and between them."""
    above = all((row, c) not in floors for c in range(column, column + colspan))
    between = all((c, row) not in walls for c in range(column + 1, column + colspan))
    return above and between
