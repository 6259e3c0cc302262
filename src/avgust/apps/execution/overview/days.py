"""The plan as a calendar: how many terms a day has, the lines of a week; and how the year's terms lie by months."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncMonth

from avgust.apps.execution.overview.planned import Outlook, Tally, planned, standing_column, sum_of, tallies_of
from avgust.apps.execution.overview.table import PlanRow, plan_rows, plan_table

DAY = timedelta(days=1)
LINES_OF_A_WEEK = 400


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar; `inside` where it belongs to the month that is shown."""

    day: date
    tally: Tally
    inside: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks, from Monday to Sunday."""

    first: date
    last: date
    weeks: tuple[tuple[CalendarDay, ...], ...]

    @property
    def tally(self) -> Tally:
        """Of the month's own days."""
        return sum_of(each.tally for week in self.weeks for each in week if each.inside)

    @property
    def fullest(self) -> CalendarDay | None:
        """The day with the most terms."""
        own = [each for week in self.weeks for each in week if each.inside and each.tally.total]
        return max(own, key=lambda each: each.tally.total, default=None)


def month_of(view: Outlook, day: date) -> Month:
    """The month of a day, with the terms of each of its days. The filter's own days do not narrow it."""
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    start, end = first - first.weekday() * DAY, last + (6 - last.weekday()) * DAY
    tallies = _by_day(view, start, end)
    days = [start + index * DAY for index in range((end - start).days + 1)]
    cells = [CalendarDay(each, tallies.get(each, Tally()), first <= each <= last) for each in days]
    return Month(first, last, tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)))


def _by_day(view: Outlook, first: date, last: date) -> Mapping[object, Tally]:
    rows = planned(_between(view, first, last)).annotate(standing=standing_column(view))
    return tallies_of(rows.values("due", "standing").annotate(number=Count("pk")), "due")


def _between(view: Outlook, first: date, last: date) -> Outlook:
    """The same plan, of these days and all school years: a calendar knows no years of its own."""
    return replace(view, wanted=replace(view.wanted, due_from=first, due_to=last, year=""))


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days with their lines; `left_out` are more than a page holds."""

    days: tuple[tuple[date, tuple[PlanRow, ...]], ...]
    left_out: int

    @property
    def total(self) -> int:
        """How many terms it has."""
        return sum(len(lines) for _, lines in self.days) + self.left_out


def week_of(view: Outlook, day: date) -> Week:
    """The week of a day, line by line."""
    monday = day - day.weekday() * DAY
    rows = list(plan_table(_between(view, monday, monday + 6 * DAY), "due")[: LINES_OF_A_WEEK + 1])
    lines = plan_rows(view, rows[:LINES_OF_A_WEEK])
    days = [monday + index * DAY for index in range(7)]
    left_out = 0 if len(rows) <= LINES_OF_A_WEEK else _total(view, monday) - LINES_OF_A_WEEK
    return Week(tuple((each, tuple(line for line in lines if line.due == each)) for each in days), left_out)


def _total(view: Outlook, monday: date) -> int:
    return planned(_between(view, monday, monday + 6 * DAY)).count()


def by_month(view: Outlook) -> dict[date, Tally]:
    """How the plan's terms stand, by the first day of each month; what has no term is in none."""
    rows = planned(view).exclude(due=None).annotate(month=TruncMonth("due"), standing=standing_column(view))
    found = tallies_of(rows.values("month", "standing").annotate(number=Count("pk")), "month")
    return {month: found[month] for month in sorted(found, key=str) if isinstance(month, date)}
