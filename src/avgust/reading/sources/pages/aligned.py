"""Tables without lines: words in columns that stand apart over several lines.

None if in doubt. A table has at least three columns, and either its rows are numbered in the first one, or every line
is a row and fills every column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from avgust.reading.sources.pages.drafts import CellDraft, TableDraft, cell_lines
from avgust.reading.sources.pages.gutters import free_part, is_signature
from avgust.reading.sources.pages.lines import Line
from avgust.reading.sources.pages.page import Word

_WIDE, _FREE = 0.9, 6.0  # sizes of type between columns on one line; points over all lines
_NARROWEST = 9.0
_FAR, _UNEVEN = 14.0, 3.0
_ROWS = 3
_APART = 4.0  # sizes of type between lines of one table
_MOST_LINES, _MOST_GAPS = 2000, 30
_NUMBER = re.compile(r"(\d{1,3})[.)]?")

Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    table: TableDraft


def take_tables(lines: list[Line], page: int) -> list[TableDraft]:
    """The tables of a page; their lines are taken out of `lines`."""
    found = list(_tables(lines[:_MOST_LINES], page))
    for each in reversed(found):
        del lines[each.first : each.last]
    return [each.table for each in found]


def _tables(lines: Sequence[Line], page: int) -> Iterator[_Found]:
    at = 0
    while at < len(lines):
        strips, last = _run(lines, at)
        made = _table(lines[at:last], strips, page) if last - at >= _ROWS else None
        if made:
            yield _Found(at, last, made)
        at = last if made else at + 1


def _run(lines: Sequence[Line], at: int) -> tuple[list[Strip], int]:
    """The strips that stay free from this line down, at least two, and where that ends."""
    strips = _gaps(lines[at])
    last = at + 1
    while len(strips) > 1 and last < len(lines):
        line = lines[last]
        narrowed = [free for strip in strips if (free := free_part(line, *strip, _FREE))]
        apart = line.level - lines[last - 1].level > _APART * line.size
        if len(narrowed) < len(strips) or apart:
            break
        strips, last = narrowed, last + 1
    while last > at and sum(map(bool, _split(lines[last - 1], strips))) < 2:  # what follows in the first column only
        last -= 1
    return (strips, last) if len(strips) > 1 else ([], at + 1)


def _gaps(line: Line) -> list[Strip]:
    gaps, end = [], line.words[0].right
    for word in line.words[1:]:
        if word.left - end >= max(_NARROWEST, _WIDE * line.size):
            gaps.append((end, word.left))
        end = max(end, word.right)
    return gaps if len(gaps) <= _MOST_GAPS else []


def _split(line: Line, strips: Sequence[Strip]) -> list[list[Word]]:
    """The words of a line by columns."""
    cells: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    column = 0
    for word in line.words:
        while column < len(strips) and word.left >= (strips[column][0] + strips[column][1]) / 2:
            column += 1
        cells[column].append(word)
    return cells


def _table(lines: Sequence[Line], strips: Sequence[Strip], page: int) -> TableDraft | None:
    cells = [_split(line, strips) for line in lines]
    starts = _numbered(cells) or (list(range(len(cells))) if _full(cells, strips) else [])
    if not starts:
        return None
    edges = [min(line.left for line in lines), *(right for _, right in strips), max(line.right for line in lines)]
    ends = [*starts[1:], len(cells)]
    rows = [_row(cells[start:end], edges, page) for start, end in zip(starts, ends, strict=True)]
    return TableDraft(page, lines[0].top, lines[-1].bottom, tuple(edges), rows)


def _numbered(cells: Sequence[Sequence[Sequence[Word]]]) -> list[int]:
    """Where rows begin: lines with the next number in the first column, and the line of headings above them."""
    starts, number = [], 0
    for at, row in enumerate(cells):
        hit = _NUMBER.fullmatch(row[0][0].text) if len(row[0]) == 1 else None
        if hit and int(hit[1]) == number + 1:
            starts.append(at)
            number += 1
        elif row[0] and number:
            return []
    if len(starts) < _ROWS or any(sum(map(bool, cells[at])) < 3 for at in starts):
        return []
    return starts if starts[0] == 0 else [0, *starts]


def _full(cells: Sequence[Sequence[Sequence[Word]]], strips: Sequence[Strip]) -> bool:
    """Whether every line is a row: all columns filled, far apart and set evenly; not the gaps of justified text."""
    if len(cells) < _ROWS or not all(all(row) for row in cells) or any(right - left < _FAR for left, right in strips):
        return False
    columns = [[(row[column][0].left, row[column][-1].right) for row in cells] for column in range(len(strips) + 1)]
    return all(map(_even, columns)) and not any(is_signature(row[-1]) for row in cells)


def _even(places: Sequence[tuple[float, float]]) -> bool:
    """Whether the words of a column begin, end, or have their middles under each other."""
    edges = ([left for left, _ in places], [right for _, right in places], [(a + b) / 2 for a, b in places])
    return any(max(edge) - min(edge) <= _UNEVEN for edge in edges)


def _row(lines: Sequence[Sequence[Sequence[Word]]], edges: Sequence[float], page: int) -> list[CellDraft]:
    columns = ([word for line in lines for word in line[column]] for column in range(len(edges) - 1))
    return [
        CellDraft(cell_lines(words, edges[column], edges[column + 1], page)) for column, words in enumerate(columns)
    ]
