"""Intervals of days and recurrences: what a deadline comes to."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Frequency(StrEnum):
    """How often a duty recurs. CONTINUOUS is «постоянно»."""

    CONTINUOUS = "CONTINUOUS"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    HALFYEARLY = "HALFYEARLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both inclusive, None where open, and the frequency of what recurs within them.

    The last three say on which day a duty falls each time, where the words name it; equality ignores them.

    month      of the year, for what recurs yearly: «ежегодно до 1 мая» is 5
    month_day  of the month: «ежемесячно до 5 числа» is 5, the last day is -1
    weekday    Monday is 0: «каждую пятницу» is 4
    """

    start: date | None = None
    end: date | None = None
    freq: Frequency | None = None
    month: int | None = field(default=None, compare=False)
    month_day: int | None = field(default=None, compare=False)
    weekday: int | None = field(default=None, compare=False)

    @property
    def closes(self) -> bool:
        """Whether `end` closes the recurrence; else it is only the first time («ежегодно до 1 мая»)."""
        first_time = self.month is not None or (self.month_day is not None and self.start is None)
        return self.freq is not None and self.end is not None and not first_time
