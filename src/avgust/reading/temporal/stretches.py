"""Units of the calendar with a year that may be missing, and how they get it.

Months are counted from January of the unit's year, so that 13 is January of the next: a winter is 12 to 14, a school
year 9 to 20.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from avgust.reading.temporal.model import Anchor, Kind

DAY = timedelta(days=1)
YEAR_SUPPLIED = "год не назван"
NO_SUCH_DAY = "такого дня нет, взят последний день месяца"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`, each a month and a day; day 0 is the last of its month.

    year   None where the words name none
    exact  whether «до …» includes it: a day and a year, not a month («до мая»)
    """

    kind: Kind
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    doubt: str = ""

    def in_year(self, year: int) -> tuple[date, date]:
        """The days that it covers in `year`."""
        return day_of(year, *self.first), day_of(year, *self.last)

    @property
    def start(self) -> date:
        """The first day of a stretch with a year."""
        return self.in_year(self.year or 1)[0]

    @property
    def end(self) -> date:
        """The last day of a stretch with a year."""
        return self.in_year(self.year or 1)[1]


@lru_cache(maxsize=1024)
def day_of(year: int, month: int, day: int) -> date:
    """A date; months run on into the next years, and a day beyond the month's end is its last.

    Before the first and after the last date there is only that date.
    """
    year += (month - 1) // 12
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    month = (month - 1) % 12 + 1
    length = monthrange(year, month)[1]
    return date(year, month, min(day or length, length))


def day_stretch(month: int, day: int, year: int | None = None, doubt: str = "") -> Stretch:
    """One day of the year."""
    if day > monthrange(year or 2000, month)[1]:
        doubt = joined(doubt, NO_SUCH_DAY)
    return Stretch("point", (month, day), (month, day), year, doubt)


def months_stretch(kind: Kind, month: int, count: int, year: int | None = None, doubt: str = "") -> Stretch:
    """`count` whole months from `month` on."""
    return Stretch(kind, (month, 1), (month + count - 1, 0), year, doubt)


def year_stretch(year: int | None, doubt: str = "") -> Stretch:
    """A calendar year."""
    return months_stretch("year", 1, 12, year, doubt)


def school_year_stretch(first_year: int | None, doubt: str = "") -> Stretch:
    """A school year, 1 September to 31 August."""
    return months_stretch("school_year", 9, 12, first_year, doubt)


def joined(*doubts: str) -> str:
    """Several doubts as one, each once."""
    return "; ".join(dict.fromkeys(filter(None, doubts)))


@dataclass(frozen=True, slots=True)
class Row:
    """One stretch or several in a row («сентябрь–октябрь», «24, 25 августа»): the first, the last and their kind."""

    first: Stretch
    last: Stretch
    kind: Kind

    @property
    def single(self) -> bool:
        """Whether it is one stretch only."""
        return self.first is self.last


def row_of(*stretches: Stretch) -> Row:
    """Several stretches as a row."""
    first, last = stretches[0], stretches[-1]
    if len(stretches) == 1:
        return Row(first, first, first.kind)
    kind: Kind = "years" if first.kind == "year" else "range"
    return Row(first, last, kind)


def settled(row: Row, anchor: Anchor) -> Row:
    """`row` with years: a missing one is the other's, or that of the next such day after the document's date."""
    first, last = row.first, row.last
    if row.single:
        first = last = coming(last, anchor)
    elif last.year is None and first.year is None:
        last = coming(last, anchor)
    elif last.year is None:
        last = following(last, first)
    if first.year is None:
        first = preceding(first, last)
    return Row(first, last, row.kind)


def coming(stretch: Stretch, anchor: Anchor) -> Stretch:
    """The first one that is not over on the day of reference; without any such day the year stays open."""
    day = anchor.reference
    if stretch.year is not None or day is None:
        return stretch
    years = range(day.year - 2, day.year + 2)
    year = next((year for year in years if stretch.in_year(year)[1] >= day), day.year)
    return replace(stretch, year=year, doubt=joined(stretch.doubt, f"{YEAR_SUPPLIED}, взят {year}"))


def latest(row: Row, anchor: Anchor) -> Row:
    """For «за сентябрь»: a report is of the last one that has begun, not of the next."""
    day, last = anchor.reference, row.last
    if last.year is not None or day is None or not row.single:
        return row
    years = range(day.year, day.year - 3, -1)
    year = next((year for year in years if last.in_year(year)[0] <= day), day.year)
    return row_of(replace(last, year=year, doubt=joined(last.doubt, f"{YEAR_SUPPLIED}, взят {year}")))


def following(stretch: Stretch, before: Stretch) -> Stretch:
    """`stretch` in the year in which it ends no earlier than `before` begins."""
    begin = before.start
    years = range(begin.year - 2, begin.year + 3)
    return replace(stretch, year=next((year for year in years if stretch.in_year(year)[1] >= begin), begin.year))


def preceding(stretch: Stretch, after: Stretch) -> Stretch:
    """`stretch` in the last year in which it begins no later than `after` ends; open if `after` is."""
    if after.year is None:
        return stretch
    end = after.end
    years = range(end.year + 1, end.year - 3, -1)
    return replace(stretch, year=next((year for year in years if stretch.in_year(year)[0] <= end), end.year))
