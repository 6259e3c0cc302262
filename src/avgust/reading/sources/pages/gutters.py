"""Where a page is parted from top to bottom: columns of running text, and blocks side by side in an act's head.

A gutter is a strip that no word enters over several lines. That alone is not enough: signatures («Начальник … И.И.
Иванов»), terms beside their words and tables without lines have one, too, and are read line by line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from avgust.reading.sources.pages.lines import Line
from avgust.reading.sources.pages.page import Word
from avgust.reading.sources.pages.wording import ends_in_name

_NARROWEST = 9.0  # points, of a gutter
_BESIDE = 14.0  # of one between blocks of a head
_COLUMN = 90.0  # points, of a column
_LINES = 5  # with words at both sides
_FILLED = 0.72  # of a column's width, on the average line
_WORDS, _FEW_WORDS = 2.5, 1.5
_GAPS = 6  # of a line that are looked at, the widest
_MOST_LINES = 1000
_APART = 1.9  # sizes of type between lines of one block
_HEAD = 0.45  # of the first page
_BLOCK = re.compile(
    r"УТВЕРЖД|СОГЛАСОВАН|ПРИНЯТ[ОАЫ]?\b|РАССМОТРЕН|Утвержд[её]н|Согласован|Принят[оаы]?\b|Рассмотрен|Приложени[ея]\b"
)


@dataclass(frozen=True, slots=True)
class Gutter:
    """Lines `first` to `last` (exclusive) are parted between `left` and `right`.

    columns  whether the text goes on from the left side to the right one
    """

    first: int
    last: int
    left: float
    right: float
    columns: bool = False

    def sides(self, line: Line) -> tuple[list[Word], list[Word]]:
        """The words of a line at the left and at the right."""
        middle = (self.left + self.right) / 2
        before = [word for word in line.words if word.left < middle]
        return before, [word for word in line.words if word.left >= middle]


def gutters_of(lines: Sequence[Line], page: int, height: float) -> Iterator[Gutter]:
    """The gutters of a page from top to bottom; they do not overlap."""
    at = done = 0
    while at < min(len(lines), _MOST_LINES):
        real = (real for gutter in _from(lines, at) if (real := _real(gutter, lines, page, height)))
        found = next(real, None)
        if found:
            yield replace(found, first=_upwards(lines, found, done))
            done = found.last
        at = found.last if found else at + 1


def _from(lines: Sequence[Line], at: int) -> Iterator[Gutter]:
    """The strips that begin in a gap of this line, as far down as they are free."""
    for left, right in _gaps(lines[at]):
        last, both = at + 1, at + 1
        while last < len(lines) and (free := free_part(lines[last], left, right)):
            left, right = free
            last += 1
            if lines[last - 1].left < left and lines[last - 1].right > right:
                both = last
        if both - at > 1:
            yield Gutter(at, _downwards(lines, both, last), left, right)


def _gaps(line: Line) -> list[tuple[float, float]]:
    """The wide spaces of a line, the widest first."""
    gaps = []
    end = line.words[0].right
    for word in line.words[1:]:
        if word.left - end >= _NARROWEST:
            gaps.append((end, word.left))
        end = max(end, word.right)
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_GAPS]


def free_part(line: Line, left: float, right: float, least: float = _NARROWEST) -> tuple[float, float] | None:
    """The widest part of the strip that this line leaves free, if it is wide enough."""
    best, start = (0.0, 0.0), left
    for word in line.words:
        if word.right <= left or word.left >= right:
            continue
        if word.left - start > best[1] - best[0]:
            best = (start, word.left)
        start = max(start, word.right)
    if right - start > best[1] - best[0]:
        best = (start, right)
    return best if best[1] - best[0] >= least else None


def _downwards(lines: Sequence[Line], both: int, last: int) -> int:
    """The end of the blocks: lines on one side only still belong to them if they follow closely."""
    while both < last and lines[both].level - lines[both - 1].level <= _APART * lines[both].size:
        both += 1
    return both


def _upwards(lines: Sequence[Line], gutter: Gutter, stop: int) -> int:
    """The beginning of the blocks, in the same way."""
    first = gutter.first
    while first > 0 and lines[first].level - lines[first - 1].level <= _APART * lines[first].size:
        line = lines[first - 1]
        if line.left < gutter.right and line.right > gutter.left:
            break
        first -= 1
    return first


def _real(gutter: Gutter, lines: Sequence[Line], page: int, height: float) -> Gutter | None:
    """The gutter with its kind, unless it only happens to be free."""
    inside = lines[gutter.first : gutter.last]
    both = [sides for sides in map(gutter.sides, inside) if sides[0] and sides[1]]
    if len(both) >= _LINES and all(_is_column([sides[side] for sides in both]) for side in (0, 1)):
        return replace(gutter, columns=True)
    if gutter.right - gutter.left < _BESIDE or any(is_signature(right) for _, right in both):
        return None
    if len(both) > 1 and any(_BLOCK.match(_text(side)) for side in both[0]):
        return gutter
    in_head = page == 1 and inside[-1].level < _HEAD * height and len(both) > 2
    return gutter if in_head and all(_is_block([sides[side] for sides in both]) for side in (0, 1)) else None


def _is_column(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether these are lines of running text: long, of several words, nearly as wide as the widest."""
    left, right = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    filled = sum(line[-1].right - line[0].left for line in lines) / len(lines)
    words = sum(map(len, lines)) / len(lines)
    return right - left >= _COLUMN and filled >= _FILLED * (right - left) and words >= _WORDS


def _is_block(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether these may be the lines of a letterhead or an address: some words each, not parted again."""
    words = sum(map(len, lines)) / len(lines)
    parted = sum(any(b.left - a.right > _BESIDE for a, b in pairwise(line)) for line in lines)
    wide = max(line[-1].right for line in lines) - min(line[0].left for line in lines) >= _COLUMN
    return wide and words >= _FEW_WORDS and parted <= len(lines) / 3


def is_signature(words: Sequence[Word]) -> bool:
    """Whether the words are nothing but a name with initials."""
    return len(words) <= 3 and ends_in_name(_text(words))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
