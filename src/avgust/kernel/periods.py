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

    The others say more of what recurs; equality ignores them.

    month_day  on which day of the month it falls: «ежемесячно до 5 числа» is 5, the last day is -1
    weekday    on which day of the week, Monday is 0: «каждую пятницу» is 4
    week       on which of these days in the month: «третья среда месяца» is 3, the last is -1
    bounded    True: `start` and `end` bound the recurrence («ежеквартально в 2021 году»); False: they are its next
               time («ежегодно до 1 мая»)
    """

    start: date | None = None
    end: date | None = None
    freq: Frequency | None = None
    month_day: int | None = field(default=None, compare=False)
    weekday: int | None = field(default=None, compare=False)
    week: int | None = field(default=None, compare=False)
    bounded: bool = field(default=True, compare=False)
