"""On which days of a calendar a deadline falls."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from avgust.reading.export.days import day
from avgust.reading.reading import Deadline

LONGEST_BAR = 14
_HORIZON = 4 * 366  # days in which a rule must come true: a leap year's 29 February does
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = r"-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*"
_PARTS = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9]\d{0,2}"),
    "BYMONTH": re.compile(r"(0?[1-9]|1[0-2])(,(0?[1-9]|1[0-2]))*"),
    "BYMONTHDAY": re.compile(_NUMBERS),
    "BYDAY": re.compile(r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*"),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What stands in a calendar.

    first, last  days, inclusive
    rule         parts of an RRULE, None for what happens once
    until        the last day on which it may recur
    chosen       True where the document names no day and the last one of the period was taken
    """

    first: date
    last: date
    rule: Mapping[str, str] | None = None
    until: date | None = None
    chosen: bool = False


# The last day of the period, and the months in which the period ends.
_ENDS: Mapping[str, tuple[Mapping[str, str], frozenset[int]]] = {
    "DAILY": ({"FREQ": "DAILY"}, frozenset()),
    "WEEKLY": ({"FREQ": "WEEKLY", "BYDAY": "FR"}, frozenset()),
    "MONTHLY": ({"FREQ": "MONTHLY", "BYMONTHDAY": "-1"}, frozenset()),
    "QUARTERLY": ({"FREQ": "MONTHLY", "INTERVAL": "3", "BYMONTHDAY": "-1"}, frozenset({3, 6, 9, 12})),
    "HALFYEARLY": ({"FREQ": "MONTHLY", "INTERVAL": "6", "BYMONTHDAY": "-1"}, frozenset({6, 12})),
    "YEARLY": ({"FREQ": "YEARLY", "BYMONTH": "12", "BYMONTHDAY": "31"}, frozenset()),
}


def occasion(deadline: Deadline, adopted: date | None) -> Occasion | None:
    """The days of a deadline; None for «постоянно» and for what cannot be put on a day.

    A term lies on its last day; a period of up to two weeks on all its days, a longer one on its last, an open one on
    its first. What recurs begins on its first day in the period or, without a period, from the document's own day on.
    """
    start, end = day(deadline.start), day(deadline.end)
    if deadline.freq == "CONTINUOUS":
        return None
    if deadline.freq is not None:
        return _recurring(deadline, deadline.freq, start, end, adopted)
    if start and end and 0 < (end - start).days < LONGEST_BAR:
        return Occasion(start, end)
    last = end or start
    return Occasion(last, last) if last else None


def _recurring(
    deadline: Deadline, freq: str, start: date | None, end: date | None, adopted: date | None
) -> Occasion | None:
    """What recurs: within its period, from its first day, or from the document's day on."""
    own = _rule(deadline.rrule)
    if end and not start:
        return Occasion(end, end, _from_day(freq, own, end))
    rule, months = (own, frozenset[int]()) if own else _ENDS[freq]
    earliest = start or adopted
    first = _first(rule, months, earliest) if earliest else None
    if first is None:
        return Occasion(end, end) if end else None
    if end and first > end:
        return Occasion(end, end)
    return Occasion(first, first, rule, end, chosen=own is None)


def _from_day(freq: str, rule: Mapping[str, str] | None, first: date) -> Mapping[str, str]:
    """The rule of what recurs from a day on: its own one if that day obeys it, else every so many months or days."""
    if rule is not None and _obeys(first, rule):
        return rule
    plain = {key: value for key, value in _ENDS[freq][0].items() if not key.startswith("BY")}
    if plain["FREQ"] == "MONTHLY" and first.day == _month_length(first):
        plain["BYMONTHDAY"] = "-1"
    return plain


def _rule(text: str | None) -> Mapping[str, str] | None:
    """The parts of an RRULE that names a day; None for one that names none or that this module does not understand."""
    parts: dict[str, str] = {}
    for part in (text or "").removeprefix("RRULE:").split(";"):
        key, _, value = part.partition("=")
        if key not in _PARTS or not _PARTS[key].fullmatch(value):
            return None
        parts[key] = value
    return parts if "FREQ" in parts and any(key.startswith("BY") for key in parts) else None


def _first(rule: Mapping[str, str], months: frozenset[int], earliest: date) -> date | None:
    """The first day from `earliest` on that obeys the rule and lies in one of `months`, if those are named."""
    for ordinal in range(earliest.toordinal(), min(earliest.toordinal() + _HORIZON, date.max.toordinal()) + 1):
        candidate = date.fromordinal(ordinal)
        if (not months or candidate.month in months) and _obeys(candidate, rule):
            return candidate
    return None


def _obeys(candidate: date, rule: Mapping[str, str]) -> bool:
    """Whether the day is one of those that the parts BY… name."""
    length = _month_length(candidate)
    days = {candidate.day, candidate.day - length - 1}
    return (
        ("BYMONTH" not in rule or candidate.month in _numbers(rule["BYMONTH"]))
        and ("BYMONTHDAY" not in rule or bool(days & _numbers(rule["BYMONTHDAY"])))
        and ("BYDAY" not in rule or _WEEKDAYS[candidate.weekday()] in rule["BYDAY"].split(","))
    )


def _numbers(text: str) -> set[int]:
    """«3,6» → {3, 6}."""
    return {int(number) for number in text.split(",")}


def _month_length(candidate: date) -> int:
    """Days in the month of a day."""
    return monthrange(candidate.year, candidate.month)[1]
