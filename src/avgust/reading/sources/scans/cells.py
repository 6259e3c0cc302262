"""The cells of drawn tables: each is cut out and recognised by itself, so that lines of neighbours do not mix."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from avgust.reading.sources.scans.cleaning import ink
from avgust.reading.sources.scans.pictures import Grey
from avgust.reading.sources.scans.rulings import Line

NEAR = 0.06  # inches by which lines that meet may miss each other
DRAWN = 0.6  # of a side of a cell that a line must cover
REACH = 0.15  # … and of a side, what a line that ends short of its corner may leave open
MOST_SLOTS = 20_000  # of the grid of one table; one with more is no table
LEAST_INK = 10  # pixels in a cell that holds a word
MARGIN, APART = 0.1, 0.16  # inches of white around a cell's words, and between cells
TALLEST = 12_000  # pixels of one picture of cells


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Pixels from the upper left corner up to, but not with, the lower right one."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells one under another: where each begins in the picture, and by how much it was moved to the left and up."""

    grey: Grey
    starts: tuple[int, ...]
    moves: tuple[tuple[int, int], ...]

    def back(self, left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
        """A box in the strip → the box on the page."""
        across, down = self.moves[max(0, bisect_right(self.starts, (top + bottom) // 2) - 1)]
        return left + across, top + down, right + across, bottom + down


def find_cells(lines: Sequence[Line], dots: float) -> list[list[Rectangle]]:
    """The cells of each drawn table from left to right and top to bottom."""
    near = NEAR * dots
    tables = (_cells(cluster, near) for cluster in _clusters(lines, near))
    return sorted((cells for cells in tables if len(cells) > 1), key=lambda cells: cells[0].top)


def _clusters(lines: Sequence[Line], near: float) -> Iterator[list[Line]]:
    """Lines that cross or meet, directly or through others."""
    left = list(lines)
    while left:
        cluster, fresh = [], [left.pop()]
        while fresh:
            line = fresh.pop()
            cluster.append(line)
            met = [other for other in left if other.level != line.level and _meet(line, other, near)]
            left = [other for other in left if other not in met]
            fresh += met
        yield cluster


def _meet(one: Line, other: Line, near: float) -> bool:
    return (
        one.left - near <= other.right
        and other.left - near <= one.right
        and one.top - near <= other.bottom
        and other.top - near <= one.bottom
    )


def _cells(lines: Iterable[Line], near: float) -> list[Rectangle]:
    """Slots of the grid that no line parts are one cell."""
    level = [line for line in lines if line.level]
    upright = [line for line in lines if not line.level]
    rows = _merged(((line.top + line.bottom) / 2 for line in level), near)
    columns = _merged(((line.left + line.right) / 2 for line in upright), near)
    across, down = len(columns) - 1, len(rows) - 1
    if across < 1 or down < 1 or across * down > MOST_SLOTS:
        return []
    walls = _walls(upright, columns, rows, near, False)
    floors = _walls(level, rows, columns, near, True)
    owner = list(range(across * down))
    for row in range(down):
        for column in range(across):
            slot = row * across + column
            if column + 1 < across and not walls[column + 1][row]:
                _unite(owner, slot, slot + 1)
            if row + 1 < down and not floors[row + 1][column]:
                _unite(owner, slot, slot + across)
    return list(_rectangles(owner, rows, columns))


def _merged(values: Iterable[float], near: float) -> list[float]:
    """Positions of lines, those that lie close together as one."""
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= near:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(each) / len(each) for each in out]


def _walls(
    lines: Iterable[Line], places: Sequence[float], steps: Sequence[float], near: float, level: bool
) -> list[list[bool]]:
    """For each place of a line and each step along it, whether something is drawn there."""
    covered = np.zeros((len(places), len(steps) - 1))
    starts, ends = np.asarray(steps[:-1]), np.asarray(steps[1:])
    reach = np.minimum(near, REACH * (ends - starts))  # a low row is not bridged from above and below
    for line in lines:
        place, begin, end = (
            ((line.top + line.bottom) / 2, line.left, line.right)
            if level
            else ((line.left + line.right) / 2, line.top, line.bottom)
        )
        row = int(np.argmin(np.abs(np.asarray(places) - place)))
        covered[row] += np.clip(np.minimum(ends, end + reach) - np.maximum(starts, begin - reach), 0, None)
    return [[bool(each) for each in row] for row in covered >= DRAWN * (ends - starts)]


def _unite(owner: list[int], one: int, other: int) -> None:
    owner[_root(owner, other)] = _root(owner, one)


def _root(owner: list[int], slot: int) -> int:
    while owner[slot] != slot:
        owner[slot] = owner[owner[slot]]
        slot = owner[slot]
    return slot


def _rectangles(owner: list[int], rows: Sequence[float], columns: Sequence[float]) -> Iterator[Rectangle]:
    across = len(columns) - 1
    slots: dict[int, list[int]] = {}
    for slot in range(len(owner)):
        slots.setdefault(_root(owner, slot), []).append(slot)
    for each in slots.values():
        down, sideways = [slot // across for slot in each], [slot % across for slot in each]
        yield Rectangle(
            round(columns[min(sideways)]),
            round(rows[min(down)]),
            round(columns[max(sideways) + 1]),
            round(rows[max(down) + 1]),
        )


def strips(grey: Grey, cells: Iterable[Rectangle], dots: float) -> Iterator[Strip]:
    """The words of the cells one under another, in as few pictures as their height allows."""
    margin, apart = round(MARGIN * dots), round(APART * dots)
    pieces: list[tuple[Rectangle, int]] = []
    at = margin
    for cell in cells:
        words = _inked(grey, cell)
        if words is None:
            continue
        if pieces and at + words.bottom - words.top > TALLEST:
            yield _strip(grey, pieces, at, margin)
            pieces, at = [], margin
        pieces.append((words, at))
        at += words.bottom - words.top + apart
    if pieces:
        yield _strip(grey, pieces, at, margin)


def _inked(grey: Grey, cell: Rectangle) -> Rectangle | None:
    """The part of a cell that holds ink."""
    dark = ink(grey[cell.top : cell.bottom, cell.left : cell.right])
    if dark.sum() < LEAST_INK:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return Rectangle(
        cell.left + int(columns[0]),
        cell.top + int(rows[0]),
        cell.left + int(columns[-1]) + 1,
        cell.top + int(rows[-1]) + 1,
    )


def _strip(grey: Grey, pieces: Sequence[tuple[Rectangle, int]], height: int, margin: int) -> Strip:
    width = max(words.right - words.left for words, _ in pieces) + 2 * margin
    out = np.full((height + margin, width), 255, dtype=np.uint8)
    for words, at in pieces:
        piece = grey[words.top : words.bottom, words.left : words.right]
        out[at : at + piece.shape[0], margin : margin + piece.shape[1]] = piece
    starts = tuple(at - margin // 2 for _, at in pieces)
    return Strip(out, starts, tuple((words.left - margin, words.top - at) for words, at in pieces))
