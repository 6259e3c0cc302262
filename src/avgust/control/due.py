"""When an assignment is due: from the words of the deadline, the days of the document and the control profile.

Every answer explains itself in Russian, names the rule that spoke and how well its norms are known. What a person
must decide comes as a doubt. Rules in order, the first that holds:

implausible  a day lies outside of any office's calendar: a person must look
recurring    a duty with a frequency has no date of its own, its occurrences have
date         the last day that the document names
ready        only a first day is named: on it the thing must be ready
urgency      a mark gives so many days
default      no term: a month, the school year, or nothing, as the profile says
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from avgust.control.profiles.profile import ControlProfile, CountFrom, DayKind, DefaultTerm, HolidayShift, Urgency
from avgust.control.tags import Setting, Tag, weakest
from avgust.kernel.findings import Finding
from avgust.kernel.periods import Frequency
from avgust.kernel.working_days import (
    RUSSIA,
    Calendar,
    add_working_days,
    next_working_day,
    previous_working_day,
)

DAY = timedelta(days=1)
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)  # no office paper speaks of other days
LONG_TERM = 366  # days: longer than any school year
WEEKEND = {5: "суббота", 6: "воскресенье"}
COUNTED_FROM = {CountFrom.SIGNED: "со дня подписания", CountFrom.REGISTERED: "со дня регистрации"}
DAYS = {
    DayKind.CALENDAR: ("календарный день", "календарных дня", "календарных дней"),
    DayKind.WORKING: ("рабочий день", "рабочих дня", "рабочих дней"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline as the reader or a person gives it: days inclusive, None where open; `text` and `rrule` its words."""

    start: date | None = None
    end: date | None = None
    freq: Frequency | None = None
    text: str = ""
    rrule: str = ""

    @classmethod
    def of(cls, deadline: Mapping[str, object] | None) -> "Term":
        """The term of a deadline as the reader's JSON writes it; an empty one where there is none."""
        said = {key: str(value) for key, value in (deadline or {}).items() if value}
        start, end = said.get("start"), said.get("end")
        return cls(
            date.fromisoformat(start) if start else None,
            date.fromisoformat(end) if end else None,
            Frequency(said["freq"]) if "freq" in said else None,
            said.get("text", ""),
            said.get("rrule", ""),
        )


@dataclass(frozen=True, slots=True)
class Papers:
    """The days of the document that terms are counted from, and the last day of its school year."""

    signed: date | None = None
    registered: date | None = None
    school_year_end: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When an assignment is due.

    date         None where it has no date of its own, or where a person must set it
    explanation  how it was counted, in Russian
    rule         which rule spoke; see the module
    tag          how well the norms that were used are known
    doubts       what a person should look at
    """

    date: date | None
    explanation: str
    rule: str
    tag: Tag
    doubts: tuple[Finding, ...] = ()


def due_date(
    term: Term, papers: Papers, profile: ControlProfile, urgency: str = "", calendar: Calendar = RUSSIA
) -> Due:
    """When an assignment is due. `urgency` is the code of a mark; without it the words of the term are asked."""
    strange = implausible(term, papers)
    if strange:
        return Due(None, strange[0].message, "implausible", Tag.CONFIRMED, strange)
    mark = profile.urgency(urgency) or profile.urgency_in(term.text)
    if term.freq is not None:
        return Due(None, "повторяется: у каждого периода свой срок", "recurring", Tag.CONFIRMED)
    if term.end is not None:
        return _by_date(term, term.end, mark, papers, profile, calendar)
    if term.start is not None:
        return _moved(
            term.start, f"{shown(term.start)}: готовность к этому дню", "ready", profile, calendar, papers.signed
        )
    if mark is not None:
        return _by_mark(mark, papers, profile, calendar)
    return _by_default(term, papers, profile, calendar)


def implausible(term: Term, papers: Papers) -> tuple[Finding, ...]:
    """A doubt about a day that no office paper speaks of."""
    days = (term.start, term.end, papers.signed, papers.registered, papers.school_year_end)
    strange = [day for day in days if day and not EARLIEST <= day <= LATEST]
    return tuple(
        Finding("due-implausible", "warning", f"такого дня быть не может: {shown(day)}") for day in strange[:1]
    )


def shift(day: date, kind: HolidayShift, calendar: Calendar = RUSSIA, not_before: date | None = None) -> date:
    """The day to which a date on a day off moves. A move back that would pass `not_before` goes forward instead."""
    if kind == HolidayShift.NONE or calendar.works(day):
        return day
    if kind == HolidayShift.NEXT:
        return next_working_day(day, calendar)
    moved = previous_working_day(day, calendar)
    return next_working_day(day, calendar) if not_before and moved < not_before else moved


def month_after(day: date) -> date:
    """The same day number of the next month, or the last day of that month."""
    first = (day.replace(day=1) + 32 * DAY).replace(day=1)
    last = (first + 31 * DAY).replace(day=1) - DAY
    return min(last, first + (day.day - 1) * DAY)


def last_day_to_ask(began: date, due: date, profile: ControlProfile) -> Due:
    """The last day on which more time may be asked for: within the first part of the term and the first days of it."""
    share, days = profile.extension_share, profile.extension_days
    by_share = began + int((due - began).days * share.value) * DAY
    last = max(began, min(by_share, began + days.value * DAY))
    words = f"в первой части срока ({share.value:.0%}) и не позднее {days.value} дней от его начала: {shown(last)}"
    return Due(last, words, "extension", weakest(share.tag, days.tag))


def reminder_days(due: date, profile: ControlProfile) -> tuple[date, ...]:
    """The days on which executors are reminded, in order."""
    return tuple(due - days * DAY for days in profile.reminders.value)


def shown(day: date) -> str:
    """«31.08.2026»."""
    return f"{day:%d.%m.}{day.year:04}"


def counted(number: int, words: Sequence[str]) -> str:
    """«1 рабочий день», «3 рабочих дня», «11 рабочих дней»."""
    last, teen = number % 10, number % 100 // 10 == 1
    form = 0 if last == 1 and not teen else 1 if 2 <= last <= 4 and not teen else 2
    return f"{number} {words[form]}"


def _by_date(
    term: Term, end: date, mark: Urgency | None, papers: Papers, profile: ControlProfile, calendar: Calendar
) -> Due:
    """The last day that the document names."""
    doubts = []
    signed = papers.signed
    if signed and end < signed:
        text = f"срок {shown(end)} раньше самого документа ({shown(signed)})"
        doubts.append(Finding("due-before-document", "warning", text))
    if mark is not None:
        text = f"названы и день, и пометка «{mark.words[0]}»; взят день"
        doubts.append(Finding("due-two-terms", "doubt", text))
    began = term.start or signed
    if began and (end - began).days > LONG_TERM:
        text = "срок длиннее учебного года: назначьте промежуточные отчёты"
        doubts.append(Finding("due-long-term", "note", text))
    bound = signed if signed and signed <= end else None
    return _moved(end, f"срок назван: {shown(end)}", "date", profile, calendar, bound, doubts)


def _by_mark(mark: Urgency, papers: Papers, profile: ControlProfile, calendar: Calendar) -> Due:
    """So many days from the day that the profile counts from."""
    base, words, doubts = _base(papers, profile.count_from)
    if base is None:
        return Due(None, "не от чего считать срок: у документа нет даты", "urgency", Tag.CONFIRMED, doubts)
    working = mark.day_kind == DayKind.WORKING
    day = add_working_days(base, mark.days, calendar) if working else base + mark.days * DAY
    explanation = f"{counted(mark.days, DAYS[mark.day_kind])} {words} («{mark.words[0]}»): {shown(day)}"
    tag = weakest(mark.tag, profile.count_from.tag)
    return _moved(day, explanation, "urgency", profile, calendar, base + DAY, doubts, tag)


def _by_default(term: Term, papers: Papers, profile: ControlProfile, calendar: Calendar) -> Due:
    """What the profile says of an assignment without a term."""
    default = profile.default_term
    doubts = list(_unread(term))
    if default.value == DefaultTerm.SCHOOL_YEAR and papers.school_year_end:
        end = papers.school_year_end
        words = f"до конца учебного года (срок не указан): {shown(end)}"
        return _moved(end, words, "default", profile, calendar, papers.signed, doubts, default.tag)
    if default.value != DefaultTerm.MONTH:
        doubts.append(Finding("due-missing", "doubt", "срок не указан: назначьте его"))
        return Due(None, "срок не указан", "default", default.tag, tuple(doubts))
    base, words, about_base = _base(papers, profile.count_from)
    doubts += about_base
    if base is None:
        return Due(None, "не от чего считать срок: у документа нет даты", "default", default.tag, tuple(doubts))
    day = month_after(base)
    if papers.school_year_end and papers.school_year_end > day:
        text = f"срок не указан; взят месяц, а по учебному году он был бы {shown(papers.school_year_end)}"
        doubts.append(Finding("due-school-year", "doubt", text))
    tag = weakest(default.tag, profile.count_from.tag)
    explanation = f"1 месяц {words} (срок не указан): {shown(day)}"
    return _moved(day, explanation, "default", profile, calendar, base + DAY, doubts, tag)


def _unread(term: Term) -> tuple[Finding, ...]:
    """A doubt about words that name no day."""
    if not term.text.strip():
        return ()
    return (Finding("due-words-unread", "doubt", f"слова «{term.text.strip()}» не называют дня: назначьте срок"),)


def _base(papers: Papers, count_from: Setting[CountFrom]) -> tuple[date | None, str, tuple[Finding, ...]]:
    """The day to count from and its words; the other day of the document, with a doubt, where the right one lacks."""
    days = {CountFrom.SIGNED: papers.signed, CountFrom.REGISTERED: papers.registered}
    right = count_from.value
    other = CountFrom.SIGNED if right == CountFrom.REGISTERED else CountFrom.REGISTERED
    if days[right]:
        return days[right], COUNTED_FROM[right], ()
    if days[other]:
        text = f"срок считается {COUNTED_FROM[right]}, но этого дня нет; посчитан {COUNTED_FROM[other]}"
        return days[other], COUNTED_FROM[other], (Finding("due-other-base", "doubt", text),)
    return None, "", (Finding("due-without-base", "doubt", "у документа нет даты: срок не посчитан"),)


def _moved(
    day: date,
    explanation: str,
    rule: str,
    profile: ControlProfile,
    calendar: Calendar,
    not_before: date | None,
    doubts: Sequence[Finding] = (),
    tag: Tag = Tag.CONFIRMED,
) -> Due:
    """The answer, its day moved from a day off."""
    kind = profile.holiday_shift
    moved = shift(day, kind.value, calendar, not_before)
    if moved == day:
        return Due(day, explanation, rule, tag, tuple(doubts))
    explanation += f"; {day_off(day, calendar)}, перенесено на {shown(moved)}"
    if kind.value == HolidayShift.PREVIOUS and moved > day:
        text = "перенос назад опередил бы сам документ; взят следующий рабочий день"
        doubts = [*doubts, Finding("due-shift-held", "doubt", text)]
    return Due(moved, explanation, rule, weakest(tag, kind.tag), tuple(doubts))


def day_off(day: date, calendar: Calendar = RUSSIA) -> str:
    """Why nobody works on a day: «31.08.2025 воскресенье», «праздник», «выходной» by a decree or carried over."""
    if day in calendar.moved:
        return f"{shown(day)} выходной"
    if calendar.is_holiday(day):
        return f"{shown(day)} праздник"
    return f"{shown(day)} {WEEKEND.get(day.weekday(), 'выходной')}"
