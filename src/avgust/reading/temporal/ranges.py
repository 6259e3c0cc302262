"""Terms with a beginning: «с 1 сентября 2021 года», «с 1 по 30 октября», «не ранее 1 мая», «после 2024 года»."""

from dataclasses import replace
from datetime import date, timedelta

from avgust.kernel.periods import Period
from avgust.reading.temporal.governors import Read, after_time, governor, inner, opened
from avgust.reading.temporal.rows import row
from avgust.reading.temporal.stretches import DAY, Row, Stretch, joined, settled
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.units import day_number, number_of
from avgust.reading.temporal.years import UNKNOWN_YEAR

CONCLUSION = 2
LENGTHS = {"quarter": 3, "halfyear": 6}


def since(line: Line, i: int) -> Read | None:
    """«с 1 сентября 2021 года», «начиная с …», «не ранее …», «после …», «с октября по декабрь»."""
    found = opened(line, i, ("from", "after"))
    if not found:
        return None
    after, sense, first = found
    if sense == "from" and (numbered := numbered_range(line, after)):
        return numbered._replace(first=first)
    part = line.tokens[after] if line.kind(after) == "part" else None
    units = inner(line, after + 1) if part else row(line, after_time(line, after), True)
    if not units:
        return None
    if not units[1].single and units[1].kind == "range":
        return between(line, *units)._replace(first=first)
    if end := range_end(line, units[0]):
        return between(line, end[0], Row(units[1].first, end[1].last, "range"))._replace(first=first)
    at_end = sense == "after" or bool(part and part.value == CONCLUSION)
    return from_units(line, units[0], units[1], at_end, DAY * (sense == "after"))._replace(first=first)


def from_units(line: Line, after: int, units: Row, at_end: bool, shift: timedelta) -> Read:
    """The term that begins with `units` or, `at_end`, when they end."""
    units = settled(units, line.anchor)
    if units.first.year is None:
        return Read(after, Period(), "from", True, UNKNOWN_YEAR)
    start = units.last.end + shift if at_end and units.last.end < date.max else units.first.start
    return Read(after, Period(start), "from", True, units.first.doubt, units.kind)


def range_end(line: Line, i: int) -> tuple[int, Row] | None:
    """«по 31 мая», «и до конца года», «до 15 октября» after the beginning of a range."""
    j = i + (line.kind(i) in ("и", ","))
    found = governor(line, j)
    if not found or found[1] not in ("until", "through") or line.kind(j) == "к":
        return None
    of_part = line.kind(found[0]) == "part"
    end = inner(line, found[0] + 1) if of_part else row(line, after_time(line, found[0]), True)
    return (line.skip(end[0], "inclusive"), end[1]) if end else None


def between(line: Line, after: int, units: Row) -> Read:
    """The days from the first unit to the last."""
    units = settled(units, line.anchor)
    doubt = joined(units.first.doubt, units.last.doubt)
    if units.first.year is None or units.last.year is None:
        return Read(after, Period(), "range", True, UNKNOWN_YEAR)
    return Read(after, Period(units.first.start, units.last.end), "range", True, doubt, units.last.kind)


def numbered_range(line: Line, i: int) -> Read | None:
    """«1 по 30 октября 2018», «1-го по 10-е октября», «I по III квартал 2022 года» after «с»."""
    first = day_number(line, i) or number_of(line, i, 4) or year_number(line, i)
    if not first or line.kind(first[0]) not in ("по", "до", "-"):
        return None
    found = row(line, line.skip(first[0] + 1, "по"), True)
    if not found:
        return None
    start = borrowed(found[1].last, first[1])
    after = line.skip(found[0], "inclusive")
    return between(line, after, Row(start, found[1].last, "range")) if start else None


def year_number(line: Line, i: int) -> tuple[int, int] | None:
    """«2021» of «с 2021 по 2024 год»."""
    return (i + 1, line.tokens[i].value) if line.kind(i) == "year" else None


def borrowed(last: Stretch, number: int) -> Stretch | None:
    """The unit with `number` of the same kind, month and year as `last`."""
    month, day = last.last
    if last.kind == "year":
        return replace(last, year=number)
    if last.kind == "point":
        begin = (month, number) if number <= day else (month - 1, number)
        return replace(last, first=begin, last=begin)
    length = LENGTHS.get(last.kind, 0)
    if not length or number * length > month:
        return None
    return replace(last, first=(number * length - length + 1, 1), last=(number * length, 0))
