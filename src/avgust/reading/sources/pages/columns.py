"""The lines of pages → lines in the margins that they keep, columns one after the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from avgust.reading.sources.pages.furniture import PageLines
from avgust.reading.sources.pages.gutters import gutters_of
from avgust.reading.sources.pages.lines import Frame, Line, lines_of
from avgust.reading.sources.pages.page import Word

_NEAR = 4.0


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
    for gutter in gutters_of(text.lines, text.page.number, text.page.height):
        found += [replace(line, frame=frame) for line in text.lines[done : gutter.first]]
        for side in (0, 1):
            words = [word for line in text.lines[gutter.first : gutter.last] for word in gutter.sides(line)[side]]
            found += _strip(words, text.page.number, "column" if gutter.columns else "block")
        done = gutter.last
    return found + [replace(line, frame=frame) for line in text.lines[done:]]


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
