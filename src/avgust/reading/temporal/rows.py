"""Units in a row: «сентябре–октябре 2021», «24, 25 августа», «14./15.10.2018», «октябрь 2021 – март 2022»."""

from dataclasses import replace

from avgust.reading.temporal.stretches import Row, Stretch, row_of
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.units import day_number, short_date, unit

SEPARATORS = ("-", "и", ",", "/")
LONGEST = 8


def row(line: Line, i: int, governed: bool) -> tuple[int, Row] | None:
    """One unit, or several of a kind with «–», «и», a comma between."""
    governed = governed or line.alone
    days = day_list(line, i)
    if days and (found := unit(line, days[0], governed)) and found[1].kind == "point":
        return listed_days(found, days[1])
    found = unit(line, i, governed)
    if not found:
        return None if governed else short_range(line, i)
    return continued(line, found, governed)


def short_range(line: Line, i: int) -> tuple[int, Row] | None:
    """«10.09–20.09.2021»: the full date makes the short one a date."""
    first = short_date(line, i)
    if not first or line.kind(first[0]) != "-":
        return None
    last = unit(line, first[0] + 1, False)
    return (last[0], row_of(first[1], last[1])) if last and last[1].kind == "point" else None


def day_list(line: Line, i: int) -> tuple[int, int] | None:
    """«24, 25 августа» before its last day: the place of that day and the first number."""
    first = lone_day(line, i)
    if not first or line.kind(i - 1) == "№":
        return None
    j = last = first[0]
    for _ in range(LONGEST):
        following = after_separator(line, j)
        if following == j or not day_number(line, following):
            break
        last, more = following, lone_day(line, following)
        if not more:
            break
        j = more[0]
    return (last, first[1]) if last > first[0] else None


def lone_day(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month that stands without its month."""
    found = day_number(line, i)
    if not found:
        return None
    j = line.skip(found[0], ".") if line.kind(found[0] + 1) in SEPARATORS else found[0]
    if line.kind(j) not in SEPARATORS:
        return None
    return j, found[1]


def after_separator(line: Line, i: int) -> int:
    """The place after one mark or «и» between members, else `i`."""
    if line.kind(i) == "," and line.kind(i + 1) == "и":
        return i + 2
    return i + (line.kind(i) in SEPARATORS)


def listed_days(found: tuple[int, Stretch], first: int) -> tuple[int, Row]:
    """The row from day `first` of the month of what was found."""
    after, last = found
    month, day = last.last
    begin = (month, first) if first <= day else (month - 1, first)
    return after, Row(replace(last, first=begin, last=begin), last, "range")


def continued(line: Line, found: tuple[int, Stretch], governed: bool) -> tuple[int, Row]:
    """The units of the same kind that follow."""
    stretches = [found[1]]
    after = found[0]
    while len(stretches) < LONGEST and (more := next_unit(line, after, stretches[-1], governed)):
        after = more[0]
        stretches.append(more[1])
    return after, row_of(*stretches)


def next_unit(line: Line, i: int, before: Stretch, governed: bool) -> tuple[int, Stretch] | None:
    """The unit after a separator, if it is of the same kind as the one `before`."""
    start = i + 1 if line.kind(i) == "по" and not governed else after_separator(line, i)
    if start == i:
        return None
    found = unit(line, start, governed)
    if not found or found[1].kind != before.kind or before.kind == "years":
        return None
    return found
