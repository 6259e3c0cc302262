"""Days that go by: what is to happen is kept in the order of its moments, and may bring about what happens later."""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

Happening = Callable[[datetime], None]


class Timeline:
    """What will happen. Whatever happens at one moment happens in the order in which it was planned."""

    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Happening]] = []
        self._order = count()

    def plan(self, moment: datetime, happening: Happening) -> None:
        """Lets something happen at a moment; a moment that has passed comes next."""
        heappush(self._waiting, (moment, next(self._order), happening))

    def run(self, until: datetime, told: Callable[[datetime], None] = lambda moment: None) -> None:
        """Lets all happen up to a moment; `told` hears of each."""
        while self._waiting and self._waiting[0][0] <= until:
            moment, _, happening = heappop(self._waiting)
            happening(moment)
            told(moment)
