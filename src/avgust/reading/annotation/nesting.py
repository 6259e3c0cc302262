"""Marks over a text as properly nested runs, however they overlap.

Reads: marks and a stretch of the text. Writes: openings, words and closings in order. Guarantees: every opening has its
closing; a mark is taken apart only where another crosses its edge, and its parts together cover exactly its words.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from avgust.reading.annotation.marks import Mark, standing


class Step(NamedTuple):
    """One step through a text.

    act         «open» and «close» a mark, «text» from `start` to `end`, «point» at `start`
    continued   whether this opening goes on with a mark that was open before
    """

    act: Literal["open", "close", "text", "point"]
    start: int
    end: int = 0
    mark: Mark | None = None
    continued: bool = False


def steps(start: int, end: int, marks: Sequence[Mark], points: Sequence[int]) -> Iterator[Step]:
    """The steps through `text[start:end]`; `marks` touch it, in the order of `marks.standing`; `points` are sorted."""
    waiting = list(reversed(marks))
    stops = list(reversed(points))
    stack: list[Mark] = []
    at = start
    while True:
        yield from _close(stack, at)
        while stops and stops[-1] <= at:
            yield Step("point", stops.pop())
        while waiting and waiting[-1].start <= at:
            mark = waiting.pop()
            if mark.end > at:
                stack.append(mark)
                yield Step("open", at, mark=mark, continued=mark.start < start)
        if at >= end:
            break
        ahead = [end, *(mark.end for mark in stack), *(m.start for m in waiting[-1:]), *stops[-1:]]
        stop = min(ahead)
        yield Step("text", at, stop)
        at = stop
    for mark in reversed(stack):
        yield Step("close", at, mark=mark)


def _close(stack: list[Mark], at: int) -> Iterator[Step]:
    """Close what ends here; what was opened inside it and goes on is opened again."""
    ended = [i for i, mark in enumerate(stack) if mark.end <= at]
    if not ended:
        return
    above = stack[ended[0] :]
    del stack[ended[0] :]
    for mark in reversed(above):
        yield Step("close", at, mark=mark)
    for mark in sorted((mark for mark in above if mark.end > at), key=standing):
        stack.append(mark)
        yield Step("open", at, mark=mark, continued=True)
