"""Words of a page or of a cell → printed lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from avgust.reading.sources.pages.page import Word

_OVERLAP = 0.5  # of the lower one of two heights: such words stand on one line
_LOOK_BACK = 4
_TALL = 2.5
_THIN = 0.1  # points
_TAB = 2.5  # sizes of type


@dataclass(frozen=True, slots=True)
class Frame:
    """What the lines of one strip of text stand in: their page and the margins they keep.

    kind  `page`; `column` of running text; `block` of a head beside another, whose text ends with it; `cell`
    """

    page: int
    left: float
    right: float
    kind: Literal["page", "column", "block", "cell"] = "page"

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left


@dataclass(slots=True)
class Line:
    """One printed line, its words from left to right."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    frame: Frame = field(default=Frame(0, 0.0, 0.0))

    @property
    def offset(self) -> float:
        """From the left margin."""
        return self.left - self.frame.left

    @property
    def level(self) -> float:
        """Where the line stands, for distances between lines."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """Of the ink."""
        return self.right - self.left

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)

    @property
    def tabbed(self) -> bool:
        """Whether one space is far wider than the others, as in «Начальник управления        И.И. Иванов»."""
        gaps = sorted(b.left - a.right for a, b in pairwise(self.words))
        if len(gaps) < 2:
            return bool(gaps) and gaps[0] > _TAB * self.size and self.right < self.frame.right - self.size
        return gaps[-1] > _TAB * self.size and gaps[-1] > 3 * gaps[-2]

    @property
    def bold(self) -> bool:
        """Whether all words that have letters are bold."""
        spoken = [word.bold for word in self.words if any(map(str.isalnum, word.text))]
        return bool(spoken) and all(spoken)


@dataclass(slots=True)
class _Row:
    """A line that words are still put on; `top` and `bottom` are means, so that one odd word does not move them."""

    words: list[Word]
    top: float
    bottom: float
    weight: float

    def share(self, word: Word) -> float:
        """How much of the lower one of the two heights lies on the same level."""
        top, bottom = word.top, word.bottom
        lower = min(self.bottom - self.top, bottom - top)
        common = (self.bottom if self.bottom < bottom else bottom) - (self.top if self.top > top else top)
        return common / (lower if lower > _THIN else _THIN)

    def add(self, word: Word) -> None:
        weight = max(0.1, word.right - word.left)
        self.top = (self.top * self.weight + word.top * weight) / (self.weight + weight)
        self.bottom = (self.bottom * self.weight + word.bottom * weight) / (self.weight + weight)
        self.weight += weight
        self.words.append(word)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines from top to bottom."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        row = _row_for(word, rows)
        if row is None:
            rows.append(_Row([word], word.top, word.bottom, max(0.1, word.right - word.left)))
        else:
            row.add(word)
    made = [line_of(row.words, row.top, row.bottom) for row in rows]
    return sorted(made, key=lambda line: line.level)


def _row_for(word: Word, rows: list[_Row]) -> _Row | None:
    """The one of the last rows that the word stands on; a tall word (a bracket, an upright one) takes no line in."""
    best, most = None, _OVERLAP
    for row in rows[-_LOOK_BACK:]:
        share = row.share(word)
        if share >= most:
            best, most = row, share
    if best is None:
        return None
    tall = word.bottom - word.top > _TALL * (best.bottom - best.top)
    return None if tall and len(word.text) > 2 else best


def line_of(words: Iterable[Word], top: float, bottom: float) -> Line:
    """Words of one level as a line."""
    ordered = sorted(words, key=lambda word: word.left)
    return Line(
        ordered,
        ordered[0].left,
        top,
        max(word.right for word in ordered),
        bottom,
        median(word.size or 0.8 * (word.bottom - word.top) for word in ordered)
        if len(ordered) < 40
        else _size(ordered),
    )


def _size(words: Sequence[Word]) -> float:
    return median(word.size for word in words[:40])
