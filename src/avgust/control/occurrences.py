"""The periods of a recurring or continuous duty, each with its own due date.

A period is a day, a week from Monday, a month, a quarter, a half-year or a year, cut to the bounds of the duty. The
bounds are those that the words name, else the school year, never before the document. A period is due on the day that
the words name («до 5 числа», «каждую пятницу», «ежегодно до 1 мая»), else on the report day of the profile.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from avgust.control.due import Papers, Term, implausible, shift, shown
from avgust.control.profiles.profile import ControlProfile, HolidayShift, YearKind
from avgust.control.tags import Tag, weakest
from avgust.kernel.findings import Finding
from avgust.kernel.periods import Frequency
from avgust.kernel.working_days import RUSSIA, Calendar

F = Frequency
DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOST = 60  # a week each in a school year, a month each in five years
ROMAN = ("I", "II", "III", "IV")
MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FRIDAY = 4
# The months in which the parts of a year begin, in the order of their numbers.
PARTS: dict[tuple[Frequency, YearKind], tuple[int, ...]] = {
    (F.QUARTERLY, YearKind.CALENDAR): (1, 4, 7, 10),
    (F.QUARTERLY, YearKind.SCHOOL): (9, 12, 3, 6),
    (F.HALFYEARLY, YearKind.CALENDAR): (1, 7),
    (F.HALFYEARLY, YearKind.SCHOOL): (9, 1),  # the first half of a school year ends with December
    (F.YEARLY, YearKind.CALENDAR): (1,),
    (F.YEARLY, YearKind.SCHOOL): (9,),
}
PART_WORDS = {F.QUARTERLY: "квартал", F.HALFYEARLY: "полугодие"}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a recurring duty: its days inclusive, and when it is due; `counted` is that before any move."""

    label: str
    start: date
    end: date
    counted: date
    due: date


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All periods in order, how they were made in Russian, how well its norms are known, and the doubts."""

    items: tuple[Occurrence, ...]
    explanation: str
    tag: Tag
    doubts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _OwnDay:
    """The day of its period that the words name; `month` where they name that too; all None where they name none."""

    month: int | None = None
    month_day: int | None = None
    weekday: int | None = None
    week: int | None = None


def occurrences(
    term: Term, papers: Papers, profile: ControlProfile, calendar: Calendar = RUSSIA, most: int = MOST
) -> Occurrences:
    """The periods of a duty, at most so many; nothing for what does not recur."""
    if term.freq is None:
        return Occurrences((), "не повторяется", Tag.CONFIRMED)
    strange = implausible(term, papers)
    if strange:
        return Occurrences((), strange[0].message, Tag.CONFIRMED, strange)
    bounds, doubts = _bounds(term, papers)
    if bounds is None:
        return Occurrences((), "не от чего считать периоды", Tag.CONFIRMED, doubts)
    own, kind = _own_day(term), _year_kind(term, profile)
    items: list[Occurrence] = []
    for unit in _units(term.freq, kind, *bounds):
        made = _occurrence(term.freq, kind, unit, bounds, own, profile, calendar)
        if made is not None and len(items) == most:
            text = f"периодов больше {most}, взяты первые; такое поручение лучше вести как постоянное"
            doubts = (*doubts, Finding("occurrences-cut", "doubt", text))
            break
        if made is not None:
            items.append(made)
    if not items:
        text = f"с {shown(bounds[0])} по {shown(bounds[1])} нет ни одного срока: назначьте его"
        doubts = (*doubts, Finding("occurrences-none", "doubt", text))
    doubts += _held(items, profile)
    explanation, tag = _explained(term.freq, own, profile)
    return Occurrences(tuple(items), f"{explanation}; с {shown(bounds[0])} по {shown(bounds[1])}", tag, doubts)


def _held(items: Sequence[Occurrence], profile: ControlProfile) -> tuple[Finding, ...]:
    """A note on the periods whose date would have to move back, and went forward."""
    labels = [each.label for each in items if each.due > each.counted]
    if not labels or profile.holiday_shift.value != HolidayShift.PREVIOUS:
        return ()
    text = f"перенос назад вышел бы за период; взят следующий рабочий день: {', '.join(labels)}"
    return (Finding("occurrences-shift-held", "note", text),)


def _bounds(term: Term, papers: Papers) -> tuple[tuple[date, date] | None, tuple[Finding, ...]]:
    """The first and the last day of the duty: its own, else those of the school year; not before the document."""
    adopted = papers.signed or papers.registered
    next_time = _is_next_time(term)
    first, last = (None, None) if next_time else (term.start, term.end)
    opens = _year_before(papers.school_year_end) if papers.school_year_end else None
    days = [day for day in (first or opens, adopted) if day]
    if not days and not term.end:
        return None, (Finding("occurrences-unbounded", "doubt", "нет ни даты документа, ни учебного года, ни срока"),)
    begin = max(days) if days else _year_before(term.end or date.max)
    doubts: tuple[Finding, ...] = ()
    if last is None:
        last = papers.school_year_end if papers.school_year_end and papers.school_year_end >= begin else None
    if last is None:
        last = begin + 364 * DAY
        text = f"конец не назван, учебный год неизвестен: взят год до {shown(last)}"
        doubts = (Finding("occurrences-year-assumed", "note", text),)
    return (begin, max(last, term.end) if next_time and term.end else last), doubts


def _is_next_time(term: Term) -> bool:
    """Whether the days of the term are its next time («ежегодно до 1 мая»), not its bounds («в 2021 году»)."""
    if term.end is None or term.freq == F.CONTINUOUS:
        return False
    return "UNTIL" not in term.rrule if term.rrule else term.start is None


def _year_before(last: date) -> date:
    """The first day of the year that ends with `last`."""
    after = last + DAY
    return date(after.year - 1, after.month, min(after.day, monthrange(after.year - 1, after.month)[1]))


def _year_kind(term: Term, profile: ControlProfile) -> YearKind:
    """Which year is divided: that of the duty's own whole years, else as the profile says."""
    if term.freq != F.YEARLY:
        return profile.year_parts.value
    if term.start and term.end and not _is_next_time(term):
        days = (term.start.month, term.start.day, term.end.month, term.end.day)
        if days == (1, 1, 12, 31):
            return YearKind.CALENDAR
        if days == (9, 1, 8, 31):
            return YearKind.SCHOOL
    return profile.whole_years.value


def _own_day(term: Term) -> _OwnDay:
    """The day that the rule of the reader names, or the day of the next time."""
    parts = dict(part.partition("=")[::2] for part in term.rrule.removeprefix("RRULE:").split(";"))
    by_day = re.fullmatch(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", parts.get("BYDAY", ""))
    if by_day and (by_day[1] or term.freq == F.WEEKLY):
        return _OwnDay(weekday=WEEKDAYS.index(by_day[2]), week=int(by_day[1]) if by_day[1] else None)
    by_month_day = re.fullmatch(r"-?([1-9]|[12]\d|3[01])", parts.get("BYMONTHDAY", ""))
    month_day = int(by_month_day[0]) if by_month_day else None
    if term.freq == F.YEARLY and term.end and _is_next_time(term):
        return _OwnDay(month=term.end.month, month_day=month_day or term.end.day)
    if month_day is None and term.freq in {F.MONTHLY, F.QUARTERLY, F.HALFYEARLY} and _is_next_time(term):
        month_day = term.end.day if term.end else None
    if month_day is None and term.freq == F.WEEKLY and term.end and _is_next_time(term):
        return _OwnDay(weekday=term.end.weekday())
    return _OwnDay(month_day=month_day)


def _units(freq: Frequency, kind: YearKind, first: date, last: date) -> Iterator[tuple[date, date]]:
    """The whole periods that touch the bounds, in order; none where the duty ended before it began."""
    start = _unit_start(freq, kind, first)
    while first <= last and start <= last:
        after = _next_start(freq, kind, start)
        yield start, after - DAY
        start = after


def _starts(freq: Frequency, kind: YearKind) -> tuple[int, ...]:
    """The months in which periods begin; a continuous duty is reported by calendar years."""
    if freq == F.MONTHLY:
        return tuple(range(1, 13))
    return PARTS[F.YEARLY, YearKind.CALENDAR] if freq == F.CONTINUOUS else PARTS[freq, kind]


def _unit_start(freq: Frequency, kind: YearKind, day: date) -> date:
    """The first day of the period that holds `day`."""
    if freq == F.DAILY:
        return day
    if freq == F.WEEKLY:
        return day - day.weekday() * DAY
    start, months = day.replace(day=1), _starts(freq, kind)
    while start.month not in months:
        start = (start - DAY).replace(day=1)
    return start


def _next_start(freq: Frequency, kind: YearKind, start: date) -> date:
    """The first day of the next period."""
    if freq in {F.DAILY, F.WEEKLY}:
        return start + (DAY if freq == F.DAILY else WEEK)
    months, after = _starts(freq, kind), _month_later(start)
    while after.month not in months:
        after = _month_later(after)
    return after


def _month_later(day: date) -> date:
    """The first day of the next month."""
    return (day.replace(day=1) + 32 * DAY).replace(day=1)


def _occurrence(
    freq: Frequency,
    kind: YearKind,
    unit: tuple[date, date],
    bounds: tuple[date, date],
    own: _OwnDay,
    profile: ControlProfile,
    calendar: Calendar,
) -> Occurrence | None:
    """One period cut to the bounds; None where its own day lies outside them, or nobody works on a day."""
    start, end = max(unit[0], bounds[0]), min(unit[1], bounds[1])
    if freq == F.DAILY:
        return Occurrence(shown(start), start, end, start, start) if calendar.works(start) else None
    day = _day_in(freq, unit, own)
    if day is not None and not _is_after_period(freq, own) and not start <= day <= end:
        return None
    counted = day or _report_day(freq, end, profile)
    if counted < start:  # the stub of a week that begins after its Friday
        return None
    not_before = start if counted <= end else end + DAY
    due = shift(counted, profile.holiday_shift.value, calendar, not_before)
    return Occurrence(_label(freq, kind, unit), start, end, counted, due)


def _is_after_period(freq: Frequency, own: _OwnDay) -> bool:
    """Whether «ежеквартально до 10 числа» means the month after the period."""
    return freq in {F.QUARTERLY, F.HALFYEARLY} and (own.month_day or -1) > 0


def _day_in(freq: Frequency, unit: tuple[date, date], own: _OwnDay) -> date | None:
    """The own day of a period, None where the words name none."""
    start, end = unit
    if own.weekday is not None:
        return _weekday_in(freq, start, end, own.weekday, own.week)
    if own.month_day is None:
        return None
    if own.month is not None:
        month = next(first for first in _months(start, end) if first.month == own.month)
    else:
        month = _month_later(end) if _is_after_period(freq, own) else end.replace(day=1)
    length = monthrange(month.year, month.month)[1]
    number = own.month_day if own.month_day > 0 else length + 1 + own.month_day
    return month.replace(day=min(max(number, 1), length))


def _months(start: date, end: date) -> Iterator[date]:
    """The first days of the months of a period."""
    month = start
    while month <= end:
        yield month
        month = _month_later(month)


def _weekday_in(freq: Frequency, start: date, end: date, weekday: int, week: int | None) -> date | None:
    """The weekday of a week, or the third, the last … such day of a period's last month."""
    if freq == F.WEEKLY:
        return start + weekday * DAY
    first = end.replace(day=1)
    days = [first + number * DAY for number in range((end - first).days + 1)]
    days = [day for day in days if day.weekday() == weekday]
    number = week or 1
    return days[number - 1 if number > 0 else number] if abs(number) <= len(days) else None


def _report_day(freq: Frequency, end: date, profile: ControlProfile) -> date:
    """The day by which a period without an own day is reported."""
    if freq == F.WEEKLY:
        return min(end, end - end.weekday() * DAY + FRIDAY * DAY)
    if freq == F.CONTINUOUS:
        return date(end.year + 1, *profile.permanent_report_day.value)
    return _month_later(end).replace(day=profile.periodic_report_day.value)


def _label(freq: Frequency, kind: YearKind, unit: tuple[date, date]) -> str:
    """«сентябрь 2026», «IV квартал 2026 года», «I квартал 2026/27», «2026/27 учебный год»."""
    start, end = unit
    if freq == F.WEEKLY:
        return f"{shown(start)} – {shown(end)}"
    if freq == F.MONTHLY:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if freq == F.CONTINUOUS or (freq == F.YEARLY and kind == YearKind.CALENDAR):
        return f"{start.year} год"
    opens = start.year if start.month >= PARTS[F.YEARLY, kind][0] else start.year - 1
    year = f"{opens}/{(opens + 1) % 100:02}"
    if freq == F.YEARLY:
        return f"{year} учебный год"
    number = ROMAN[PARTS[freq, kind].index(start.month)]
    return f"{number} {PART_WORDS[freq]} " + (year if kind == YearKind.SCHOOL else f"{start.year} года")


def _explained(freq: Frequency, own: _OwnDay, profile: ControlProfile) -> tuple[str, Tag]:
    """How the periods are due, and how well that is known."""
    shifted = profile.holiday_shift.tag
    if freq == F.DAILY:
        return "каждый рабочий день", Tag.OWN_DESIGN
    if own.weekday is not None or own.month_day is not None:
        return "день назван в сроке", shifted
    if freq == F.CONTINUOUS:
        month, day = profile.permanent_report_day.value
        report = f"отчёт за год не позднее {day:02}.{month:02} следующего года"
        return report, weakest(shifted, profile.permanent_report_day.tag)
    if freq == F.WEEKLY:
        return "конец рабочей недели", Tag.OWN_DESIGN
    report = f"до {profile.periodic_report_day.value} числа месяца после периода"
    # The norm speaks of months and quarters; half-years and years follow it by analogy.
    analogy = Tag.CONFIRMED if freq in {F.MONTHLY, F.QUARTERLY} else Tag.OWN_DESIGN
    return report, weakest(shifted, profile.periodic_report_day.tag, analogy)
