"""What a control profile holds."""

import re
from dataclasses import dataclass
from enum import StrEnum

from avgust.control.tags import Setting, Tag


class CountFrom(StrEnum):
    """From which day of the document a term is counted."""

    SIGNED = "signed"
    REGISTERED = "registered"


class DayKind(StrEnum):
    """Which days a term in days counts."""

    CALENDAR = "calendar"
    WORKING = "working"


class HolidayShift(StrEnum):
    """Where a date on a day off is moved."""

    PREVIOUS = "previous"
    NEXT = "next"
    NONE = "none"


class DefaultTerm(StrEnum):
    """What holds where no term is given.

    MONTH        the same day number of the next month, or its last day
    SCHOOL_YEAR  the last day of the school year
    NONE         nothing: a person must set the date
    """

    MONTH = "month"
    SCHOOL_YEAR = "school_year"
    NONE = "none"


class YearKind(StrEnum):
    """Which year recurring duties divide: from 1 January or from 1 September."""

    CALENDAR = "calendar"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Urgency:
    """An urgency mark: the words that say it, and how many days it gives."""

    code: str
    words: tuple[str, ...]
    days: int
    day_kind: DayKind
    tag: Tag
    source: str

    def stands_in(self, text: str) -> bool:
        """Whether one of its words stands in `text`."""
        return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) for words in self.words)


@dataclass(frozen=True, slots=True)
class ControlProfile:
    """How an authority counts terms. Every norm has its source and tag.

    urgencies             marks, the stronger before the weaker: «весьма срочно» before «срочно»
    periodic_report_day   day of the month after the reporting period
    permanent_report_day  month and day in the year after the reporting one, for «постоянно»
    extension_share       in which first part of the term more time may be asked for, 0 to 1
    extension_days        and not later than so many days after the term began
    reminders             how many days before the date executors are reminded; 0 is the day itself
    soon_days             from how many days on an assignment is «скоро срок»
    year_parts            which year months, quarters and half-years divide
    whole_years           which year «ежегодно» means
    """

    code: str
    title: str
    act: str
    count_from: Setting[CountFrom]
    urgencies: tuple[Urgency, ...]
    holiday_shift: Setting[HolidayShift]
    default_term: Setting[DefaultTerm]
    periodic_report_day: Setting[int]
    permanent_report_day: Setting[tuple[int, int]]
    extension_share: Setting[float]
    extension_days: Setting[int]
    reminders: Setting[tuple[int, ...]]
    soon_days: Setting[int]
    year_parts: Setting[YearKind]
    whole_years: Setting[YearKind]

    def urgency(self, code: str) -> Urgency | None:
        """The mark with this code."""
        return next((each for each in self.urgencies if each.code == code), None)

    def urgency_in(self, text: str) -> Urgency | None:
        """The strongest mark whose words stand in `text`."""
        return next((each for each in self.urgencies if each.stands_in(text)), None)
