"""Terms that are a span: «в сентябре 2018 года», «в течение учебного года», and units that no word governs."""

from avgust.kernel.periods import Period
from avgust.reading.temporal.governors import Read, after_label, current, frame, governor, inner
from avgust.reading.temporal.rows import row
from avgust.reading.temporal.stretches import Row, joined, latest, row_of, school_year_stretch, settled
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.units import is_label
from avgust.reading.temporal.years import UNKNOWN_YEAR

WIDENED = "часть периода без чисел, взят весь период"
SCHOOL_YEAR = "«год» прочитан как учебный"
CONCLUSION = 2
# «ул. 1 Мая», «50 лет Октября», «имени 8 Марта».
NAMES = ("ул", "улица", "улице", "улицы", "площадь", "пл", "им", "имени", "проспект", "пр", "пер", "великого")


def within(line: Line, i: int) -> Read | None:
    """«в сентябре 2018 года», «в течение года», «на 2022–2023 годы», «в начале октября», «Срок: I квартал»."""
    start = frame(line, i)
    found = governor(line, start)
    if not found:
        return labelled(line, i, start) if start > i else None
    after, sense = found
    if sense != "within" or governor(line, after):
        return None
    if line.kind(after) == "part":
        return within_part(line, after, line.kind(start) == "на")
    units = row(line, after, True) or during(line, after)
    if units and line.kind(start) == "за":
        units = units[0], latest(units[1], line.anchor)
    read = within_units(line, *units) if units else None
    return read._replace(governed=False) if read and is_state(line, start) else read


def is_state(line: Line, i: int) -> bool:
    """Whether the day is one of report: «по состоянию на 1 марта 2021 года»."""
    return line.kind(i) == "на" and line.kind(i - 1) == "состояние"


def labelled(line: Line, i: int, start: int) -> Read | None:
    """«в сроки 1–5 ноября», «Срок: I квартал 2024 года»: the frame alone governs."""
    found = row(line, start, True) or during(line, start)
    if not found:
        return None
    read = within_units(line, *found)
    return read._replace(first=after_label(line, i, start))


def within_part(line: Line, i: int, on: bool) -> Read | None:
    """«в начале октября»: the words name no days, so the whole unit stands; «на конец года» is a day."""
    found = inner(line, i + 1)
    if not found:
        return None
    read = within_units(line, *found)
    if on and read.period.end:
        edge = read.period.end if line.tokens[i].value == CONCLUSION else read.period.start
        return read._replace(period=Period(edge, edge), kind="point", governed=not is_state(line, i - 1))
    return read._replace(kind="part", doubt=joined(read.doubt, WIDENED))


def during(line: Line, i: int) -> tuple[int, Row] | None:
    """«в течение года», «в течение полугодия»: of an August document the school year ahead."""
    if line.kind(i - 1) not in ("течение", "втечение", "whole", "период"):
        return None
    if line.kind(i) == "год" and line.anchor.looks_ahead:
        return i + 1, row_of(school_year_stretch(line.anchor.first_year, SCHOOL_YEAR))
    return current(line, i) if line.kind(i) in ("год", "calendar", "quarter", "half") else None


def within_units(line: Line, after: int, units: Row) -> Read:
    """The days of `units`."""
    units = settled(units, line.anchor)
    doubt = joined(units.first.doubt, units.last.doubt)
    if units.first.year is None or units.last.year is None:
        return Read(after, Period(), units.kind, True, joined(doubt, UNKNOWN_YEAR))
    period = Period(units.first.start, units.last.end)
    return Read(after, period, units.kind, not is_over(line, units), doubt, units.kind)


def is_over(line: Line, units: Row) -> bool:
    """Whether the days were over before the document: nobody is told to act in them («в 1941–1945 годах»)."""
    day = line.anchor.day
    return day is not None and units.last.end < day


def throughout(line: Line, i: int) -> Read | None:
    """«весь учебный год», «весь 2021 год»."""
    if line.tokens[i].word != "весь":
        return None
    found = row(line, i + 1, True) or during(line, i + 1)
    return within_units(line, *found) if found and found[1].kind in ("year", "school_year") else None


def on(line: Line, i: int) -> Read | None:
    """«от 29.12.2012»: the date of an act."""
    found = row(line, i + 1, False)
    return within_units(line, *found)._replace(governed=False) if found else None


def bare(line: Line, i: int) -> Read | None:
    """«1 сентября 2020 года», «сентябрь 2018», «2021 год»: no word makes it a term."""
    if is_name(line, i) or (line.kind(i) == "school" and not line.alone):
        return None
    if line.kind(i) == "part":
        read = within_part(line, i, False)
    else:
        found = row(line, i, False)
        read = within_units(line, *found) if found else None
    return read._replace(governed=False) if read else None


def is_name(line: Line, i: int) -> bool:
    """Whether a street, a jubilee or a number bears the day: «ул. 1 Мая», «50 лет Октября», «№ 2021 г.»."""
    before = line.tokens[i - 1]
    if before.kind == "number" and line.kind(i) == "month" and not is_label(line, i - 1):
        return True
    if before.kind == ".":
        before = line.tokens[i - 2]
    return before.kind in ("№", "лет") or before.word in NAMES
