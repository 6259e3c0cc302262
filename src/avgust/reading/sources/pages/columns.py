"""The lines of pages → lines in the margins that they keep, columns one after the other."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from avgust.reading.sources.pages.furniture import PageLines
from avgust.reading.sources.pages.gutters import Gutter, gutters_of
from avgust.reading.sources.pages.lines import Frame, Line, lines_of
from avgust.reading.sources.pages.page import Word

_NEAR = 4.0
_SURELY = 2  # lines that end where the column ends: short ones alone may be whole lines of the page


def strips_of(texts: Sequence[PageLines]) -> list[list[Line]]:
    """For each page its lines in reading order."""
    usual = {}
    for size in {_size(text) for text in texts}:
        usual[size] = _margins([line for text in texts if _size(text) == size for line in text.lines])
    return [_page_strip(text, usual[_size(text)]) for text in texts]


def _size(text: PageLines) -> tuple[int, int]:
    return round(text.page.width / 10), round(text.page.height / 10)


def _page_strip(text: PageLines, usual: tuple[float, float]) -> list[Line]:
    left, right = usual
    own = _margins(text.lines)
    shift = own[0] - left
    if abs(shift) > _NEAR and abs(own[1] - right - shift) <= 2 * _NEAR:  # a scan lay aslant, or margins are mirrored
        left, right = own
    frame = Frame(text.page.number, left, right)
    found: list[Line] = []
    done = 0
    gutters = list(gutters_of(text.lines, text.page.number, text.page.height))
    ends = [following.first for following in gutters[1:]] + [len(text.lines)]
    for gutter, end in zip(gutters, ends, strict=False):
        found += [replace(line, frame=frame) for line in text.lines[done : gutter.first]]
        done = gutter.last + (_left_over(gutter, text.lines[gutter.first : end]) if gutter.columns else 0)
        for side in (0, 1):
            words = [word for line in text.lines[gutter.first : done] for word in gutter.sides(line)[side]]
            found += _strip(words, text.page.number, "column" if gutter.columns else "block")
    return found + [replace(line, frame=frame) for line in text.lines[done:]]


def _left_over(gutter: Gutter, lines: Sequence[Line]) -> int:
    """How many lines the left column goes on below the end of the right one, as on a last page."""
    height = gutter.last - gutter.first
    edge = max((word.right for line in lines[:height] for word in gutter.sides(line)[0]), default=0.0)
    below = list(takewhile(lambda line: not gutter.sides(line)[1], lines[height:]))
    return len(below) if sum(edge - line.right <= _NEAR for line in below) >= _SURELY else 0


def _strip(words: Sequence[Word], page: int, kind: Literal["column", "block"]) -> list[Line]:
    lines = lines_of(words)
    frame = Frame(page, *_margins(lines), kind)
    return [replace(line, frame=frame) for line in lines]


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where most lines begin, and the rightmost place where at least two of them end."""
    if not lines:
        return 0.0, 0.0
    return _edge([line.left for line in lines], 0.12), -_edge([-line.right for line in lines], 0.08)


def _edge(places: Sequence[float], share: float) -> float:
    """The first place near which enough of the others stand."""
    ordered = sorted(places)
    enough = max(2, share * len(ordered))
    for number, place in enumerate(ordered):
        near = 0
        for other in ordered[number:]:
            if other - place > _NEAR:
                break
            near += 1
        if near >= enough:
            return place
    return ordered[0]
