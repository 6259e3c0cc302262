"""What a temporal expression comes to, and what it is relative to."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal

from avgust.kernel.periods import Period

Kind = Literal[
    "point",
    "until",
    "from",
    "range",
    "month",
    "quarter",
    "halfyear",
    "year",
    "years",
    "school_year",
    "season",
    "duration",
    "recurrence",
    "continuous",
    "part",
]

MAY, JUNE, AUGUST, SEPTEMBER = 5, 6, 8, 9


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words are relative to.

    day          the document's date, None unknown
    school_year  the first year of the school year that the document looks ahead to, None to derive it from `day`
    """

    day: date | None = None
    school_year: int | None = None

    @property
    def first_year(self) -> int | None:
        """The first year of the school year meant: from June on the one ahead, before that the current one."""
        if self.school_year is not None or self.day is None:
            return self.school_year
        return self.day.year - (self.day.month < JUNE)

    @property
    def looks_ahead(self) -> bool:
        """Whether a bare «год» or «полугодие» is of school: from August on, from May on if the year ahead is given."""
        if self.day is None:
            return self.school_year is not None
        return self.day.month >= (MAY if self.school_year == self.day.year else AUGUST)

    @property
    def reference(self) -> date | None:
        """The day after which a date without a year is sought."""
        if self.day is None and self.school_year is not None:
            return date(min(max(self.school_year, MINYEAR), MAXYEAR), SEPTEMBER, 1)
        return self.day


@dataclass(frozen=True, slots=True)
class Temporal:
    """One temporal expression: `text[start:end]` are its words.

    rule      the name of the rule that read it
    governed  whether a preposition or another word makes it a term of action; False for a bare noun or date
    doubt     in Russian what was supplied or repaired, "" if nothing
    """

    start: int
    end: int
    period: Period
    rule: str
    kind: Kind
    governed: bool
    doubt: str = ""
