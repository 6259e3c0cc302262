"""Intervals of days and recurrences: what a deadline comes to."""

from dataclasses import dataclass
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
    """Days from `start` to `end`, both inclusive, None where open, and the frequency of what recurs within them."""

    start: date | None = None
    end: date | None = None
    freq: Frequency | None = None
