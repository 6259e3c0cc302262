"""Terms with an end: «до 1 мая», «к концу 2020 года», «не позднее ноября», «по 31 мая включительно»."""

from dataclasses import replace
from datetime import date

from avgust.kernel.periods import Period
from avgust.reading.temporal.governors import Read, Sense, after_label, after_time, frame, governor, inner, opened
from avgust.reading.temporal.model import Kind
from avgust.reading.temporal.rows import row
from avgust.reading.temporal.stretches import Row, joined, settled
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.years import UNKNOWN_YEAR, UNNAMED_SCHOOL_YEAR

MIDDLE = "середина взята по дням"
BEFORE = "«до» и «к» прочитаны как до первого дня"
THROUGH_YEAR = "«до» и «к» прочитаны включительно, по конец года"
YEARS = ("year", "years")
# A preparation, not a term: «подготовка к новому учебному году», «готовность к 2023/2024 учебному году».
PREPARATIONS = ("подготов", "готовност", "готовы", "приемк", "прием", "адаптац")
BEGINNING, MIDST = 0, 1


def until(line: Line, i: int) -> Read | None:
    """«до 1 мая 2021 года», «в срок до …», «к концу 2020 года», «не позднее ноября», «по 31 мая»."""
    found = opened(line, i, ("until", "through"))
    if not found:
        return None
    after, sense, first = found
    if line.kind(after) == "part":
        read = until_part(line, after)
    else:
        units = row(line, after_time(line, after), True)
        read = until_units(line, *units, sense) if units else None
    if not read:
        return None
    return read._replace(first=first, governed=read.governed and not is_preparation(line, first, read))


def term(line: Line, i: int) -> Read | None:
    """«в срок 1 октября», «Срок – 20.08.2022»: the frame alone makes a day an end."""
    start = frame(line, i)
    if start == i or governor(line, start):
        return None
    units = row(line, after_time(line, start), True)
    if not units or units[1].kind != "point":
        return None
    read = until_units(line, *units, "through")
    return read._replace(first=after_label(line, i, start))


def until_units(line: Line, after: int, units: Row, sense: Sense) -> Read:
    """A term that ends with `units`; «до мая» ends with the first of May, «до 2024 года» with the year."""
    units = settled(units, line.anchor)
    last = units.last
    through = line.skip(after, "inclusive")
    if last.year is None:
        return Read(through, Period(), "until", True, joined(last.doubt, UNKNOWN_YEAR))
    if sense == "through" or through > after or last.kind in ("point", "part") or not (units.single or is_years(units)):
        return Read(through, Period(None, last.end), "until", True, last.doubt, last.kind)
    if is_years(units):
        over = line.anchor.day is not None and last.end < line.anchor.day  # «существовавший до 1998 года»
        return Read(after, Period(None, last.end), "until", not over, joined(last.doubt, THROUGH_YEAR), last.kind)
    doubt = last.doubt if last.kind == "school_year" else joined(last.doubt, BEFORE)
    return Read(after, Period(None, ahead(line, units).first.start), "until", True, doubt, "point")


def is_years(units: Row) -> bool:
    """Whether `units` are calendar years."""
    return units.last.kind in YEARS


def until_part(line: Line, i: int) -> Read | None:
    """«конца 2021 года», «началу учебного года», «середины ноября» after «до» or «к»."""
    found = inner(line, i + 1)
    if not found:
        return None
    after, units = found[0], settled(found[1], line.anchor)
    after = line.skip(after, "inclusive")
    if units.last.year is None:
        return Read(after, Period(), "until", True, UNKNOWN_YEAR)
    part = line.tokens[i].value
    doubt = joined(units.last.doubt, MIDDLE if part == MIDST else "")
    grain: Kind = "year" if is_years(units) and not doubt else "part"
    return Read(after, Period(None, edge(line, units, part)), "until", True, doubt, grain)


def edge(line: Line, units: Row, part: int) -> date:
    """The first day, the middle or the last day of `units`."""
    if part == BEGINNING:
        return ahead(line, units).first.start
    start, end = units.first.start, units.last.end
    return start + (end - start) // 2 if part == MIDST else end


def ahead(line: Line, units: Row) -> Row:
    """For the beginning of a school year without its number: the next one, not one that is over."""
    day, first = line.anchor.day, units.first
    if line.anchor.school_year is not None or not day or UNNAMED_SCHOOL_YEAR not in first.doubt or first.start >= day:
        return units
    later = replace(first, year=(first.year or 0) + 1)
    return Row(later, later, units.kind)


def is_preparation(line: Line, first: int, read: Read) -> bool:
    """Whether a school year is what somebody prepares for, and no term."""
    by_school = any(line.kind(i) == "school" for i in range(first, read.after))
    if line.kind(first) != "к" or not by_school or line.kind(first + 1) == "part":
        return False
    start = line.tokens[first].start
    return any(stem in line.shadow[max(start - 60, 0) : start] for stem in PREPARATIONS)
