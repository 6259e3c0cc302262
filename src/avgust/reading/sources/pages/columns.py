"""The lines of pages → lines in the margins that they keep, columns one after the other."""

from collections.abc import Sequence
from dataclasses import replace

from avgust.reading.sources.pages.furniture import PageLines
from avgust.reading.sources.pages.lines import Frame, Line

_NEAR = 4.0
_ENOUGH = 8  # lines of a page that tell its margins by themselves


def strips_of(texts: Sequence[PageLines]) -> list[list[Line]]:
    """For each page its lines in reading order."""
    usual = _margins([line for text in texts for line in text.lines]) if texts else (0.0, 0.0)
    return [_page_strip(text, usual) for text in texts]


def _page_strip(text: PageLines, usual: tuple[float, float]) -> list[Line]:
    left, right = _margins(text.lines)
    if len(text.lines) < _ENOUGH and right <= text.page.width:
        left, right = min(left, usual[0]), max(right, usual[1])
    frame = Frame(text.page.number, left, right)
    return [replace(line, frame=frame) for line in text.lines]


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
