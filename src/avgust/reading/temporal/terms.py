"""Rules that read a term: a preposition with units of the calendar, or units alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from avgust.kernel.periods import Period
from avgust.reading.temporal.model import Kind
from avgust.reading.temporal.rows import row
from avgust.reading.temporal.stretches import (
    DAY,
    Row,
    Stretch,
    joined,
    months_stretch,
    school_year_stretch,
    settled,
    year_stretch,
)
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.units import day_number, number_of
from avgust.reading.temporal.years import UNKNOWN_YEAR

Sense = Literal["until", "through", "from", "after", "within", "on"]


class Read(NamedTuple):
    """What a rule read: the place after it, the period and how to call it."""

    after: int
    period: Period
    kind: Kind
    governed: bool
    doubt: str = ""
    grain: Kind = "point"  # of the unit inside: a term by a year closes what recurs, a term by a day is its next time
    start: int = -1  # the first token, where it is not the one the rule was asked about


Rule = Callable[[Line, int], Read | None]

# Prepositions by their words; the longest that fits is taken.
GOVERNORS: tuple[tuple[tuple[str, ...], Sense], ...] = (
    (("не", "позднее", "чем", "до"), "until"),
    (("не", "позднее", "чем", "к"), "until"),
    (("не", "позднее", "до"), "until"),
    (("не", "позднее"), "through"),
    (("вплоть", "до"), "until"),
    (("до",), "until"),
    (("к",), "until"),
    (("по",), "through"),
    (("начиная", "с"), "from"),
    (("не", "ранее", "с"), "from"),
    (("не", "ранее", "чем", "с"), "from"),
    (("не", "ранее"), "from"),
    (("с",), "from"),
    (("после",), "after"),
    (("в", "течение"), "within"),
    (("на", "течение"), "within"),
    (("в", "период"), "within"),
    (("за", "период"), "within"),
    (("на", "период"), "within"),
    (("период",), "within"),
    (("в",), "within"),
    (("на",), "within"),
    (("за",), "within"),
    (("от",), "on"),
)
BY_FIRST: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
for _words, _sense in GOVERNORS:
    BY_FIRST.setdefault(_words[0], []).append((_words, _sense))

WIDENED = "часть периода без чисел, взят весь период"
MIDDLE = "середина взята по дням"
BEFORE_MONTH = "«до» месяца прочитано как до его первого дня"
THROUGH_YEAR = "«до» года прочитано включительно"
PART_KINDS = ("part",)
# A preparation, not a term: «подготовка к новому учебному году».
PREPARATION = ("подготов", "готовност", "приемк", "прием", "адаптац")


def governor(line: Line, i: int) -> tuple[int, Sense] | None:
    """A preposition that makes a term: the place after it and its sense."""
    for words, sense in BY_FIRST.get(line.kind(i), ()):
        j = i
        for word in words:
            j = line.skip(j, ",") if j > i else j
            if line.kind(j) != word:
                break
            j += 1
        else:
            return j, sense
    return None


def frame(line: Line, i: int) -> int:
    """The place after «в срок», «со сроком исполнения», «на период», which say nothing of their own."""
    j = i + (line.kind(i) in ("в", "с", "на"))
    if line.kind(j) not in ("срок", "период") or (j == i and line.kind(i) == "период"):
        return i
    j = line.skip(j + 1, "of term")
    return j + (line.kind(j) in ("-", ":", ","))


def governed(line: Line, i: int) -> Read | None:
    """«в срок до 1 мая», «к концу 2020 года», «с 1 по 30 октября», «в 2020-2021 учебном году»."""
    start = frame(line, i)
    found = governor(line, start)
    if not found:
        return labelled(line, i, start) if start > i else None
    after, sense = found
    rule = SENSES[sense]
    read = rule(line, line.skip(after, "whole"), sense)
    return read._replace(start=start) if read and line.kind(i) == "срок" else read


def labelled(line: Line, i: int, start: int) -> Read | None:
    """«в срок 1 октября», «Срок: I квартал 2024 года»: the frame alone governs."""
    found = row(line, start, True)
    if not found:
        return None
    read = until_row(line, *found, "through") if found[1].kind == "point" else within_row(line, *found)
    return read._replace(start=start) if line.kind(i) == "срок" else read


def until(line: Line, i: int, sense: Sense) -> Read | None:
    """«до 1 мая», «к концу 2020 года», «не позднее ноября»."""
    if line.kind(i) == "part":
        return until_part(line, i)
    found = row(line, after_time(line, i), True)
    return until_row(line, *found, sense) if found else None


def after_time(line: Line, i: int) -> int:
    """The place after a time of day: «до 18:00 1 октября», «до 18 часов 1 октября»."""
    j = i + 1
    if line.kind(i) != "number":
        return i
    if line.kind(j) in (":", ".", "-") and line.kind(j + 1) == "number" and len(line.tokens[j + 1].word) == 2:
        j += 2
    after = line.skip(j, "hour")
    after += line.kind(after) == "." and after > j
    if after == i + 1 or line.kind(after) not in ("number", "ordinal", "cardinal", "день недели"):
        return i
    return after


def until_row(line: Line, after: int, units: Row, sense: Sense) -> Read:
    """A term that ends with `units`; «до мая» ends with the first of May, «до 2024 года» with the year."""
    units = settled(units, line.anchor)
    through = line.skip(after, "inclusive")
    if units.last.year is None:
        return Read(through, Period(), "until", True, joined(units.last.doubt, UNKNOWN_YEAR))
    doubt = units.last.doubt
    end = units.last.end
    if sense == "until" and through == after and units.last.kind not in ("point", "part"):
        if units.last.kind in ("year", "years"):
            doubt = joined(doubt, THROUGH_YEAR)
        elif units.single:
            end = units.first.start
            doubt = joined(doubt, "" if units.last.kind == "school_year" else BEFORE_MONTH)
    governs = not (units.last.kind == "school_year" and is_preparation(line, after))
    return Read(through, Period(None, end), "until", governs, doubt, units.last.kind)


def is_preparation(line: Line, after: int) -> bool:
    """Whether the school year that ends before token `after` is what somebody prepares for."""
    start = line.tokens[max(after - 6, 0)].start
    words = line.shadow[max(start - 40, 0) : start + 30]
    return any(stem in words for stem in PREPARATION)


def until_part(line: Line, i: int) -> Read | None:
    """«до конца 2021 года», «к началу учебного года», «до середины ноября»."""
    found = inner(line, i + 1)
    if not found:
        return None
    after, units = found
    units = settled(units, line.anchor)
    if units.last.year is None:
        return Read(after, Period(), "until", True, UNKNOWN_YEAR)
    part = line.tokens[i].value
    edge = (units.first.start, middle(units.first.start, units.last.end), units.last.end)[part]
    units = ahead(line, units, edge) if part == 0 else units
    edge = units.first.start if part == 0 else edge
    doubt = joined(units.last.doubt, MIDDLE if part == 1 else "")
    grain: Kind = "part" if doubt or units.last.kind not in ("year", "years") else "year"
    return Read(after, Period(None, edge), "until", True, doubt, grain)


def ahead(line: Line, units: Row, edge: date) -> Row:
    """For «к началу учебного года» without its number: the next beginning, not the one that is over."""
    day, first = line.anchor.day, units.first
    if line.anchor.school_year is not None or not day or edge >= day or "не назван" not in first.doubt:
        return units
    later = replace(first, year=(first.year or 0) + 1)
    return Row(later, later, units.kind)


def middle(start: date, end: date) -> date:
    """The last day of the first half."""
    return start + (end - start) // 2


def inner(line: Line, i: int) -> tuple[int, Row] | None:
    """What «начало», «конец» or «течение» is of: units, or «года», «месяца», «квартала» of the document's date."""
    i = line.skip(i, "whole")
    return row(line, i, False) or current(line, i)


def current(line: Line, i: int) -> tuple[int, Row] | None:
    """«конца года», «конца месяца», «конца полугодия»: the one in which the document is dated."""
    i = line.skip(i, "calendar") if line.kind(i + 1) == "год" else i
    day = line.anchor.reference
    length = LENGTHS.get(line.kind(i), 0)
    if not length:
        return None
    if day is None:
        return i + 1, one(year_stretch(None, UNKNOWN_YEAR))
    doubt = "период отсчитан от даты документа"
    first = (day.month - 1) // length * length + 1
    return i + 1, one(months_stretch(KINDS[length], first, length, day.year, doubt))


LENGTHS = {"год": 12, "month unit": 1, "quarter": 3, "half": 6}
KINDS: dict[int, Kind] = {12: "year", 1: "month", 3: "quarter", 6: "halfyear"}


def one(stretch: Stretch) -> Row:
    """A row of one."""
    return Row(stretch, stretch, stretch.kind)


def since(line: Line, i: int, sense: Sense) -> Read | None:
    """«с 1 сентября 2021 года», «с 1 по 30 октября», «с октября по декабрь», «после 1 мая»."""
    if sense == "from" and (numbered := numbered_range(line, i)):
        return numbered
    after_part = i + (line.kind(i) == "part")
    found = inner(line, after_part) if after_part > i else row(line, after_time(line, i), True)
    if not found:
        return None
    after, units = found
    if end := range_end(line, after):
        return between(line, end[0], Row(units.first, end[1].last, "range"))
    units = settled(units, line.anchor)
    if units.first.year is None:
        return Read(after, Period(), "from", True, UNKNOWN_YEAR)
    return Read(after, Period(opening(line, i, units, sense)), "from", True, units.first.doubt, "years")


def opening(line: Line, i: int, units: Row, sense: Sense) -> date:
    """The first day of a term that begins with `units`, or after them."""
    if line.kind(i) == "part" and line.tokens[i].value == 2:
        return units.last.end
    return units.last.end + DAY if sense == "after" else units.first.start


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
    """The range from the first unit to the last."""
    units = settled(units, line.anchor)
    doubt = joined(units.first.doubt, units.last.doubt)
    if units.first.year is None or units.last.year is None:
        return Read(after, Period(), "range", True, UNKNOWN_YEAR)
    return Read(after, Period(units.first.start, units.last.end), "range", True, doubt, "range")


def numbered_range(line: Line, i: int) -> Read | None:
    """«с 1 по 30 октября 2018», «с 1-го по 10-е октября», «с I по III квартал 2022 года»."""
    first = day_number(line, i) or number_of(line, i, 4)
    if not first or line.kind(first[0]) not in ("по", "до", "-"):
        return None
    found = row(line, first[0] + 1, True)
    if not found:
        return None
    start = borrowed(found[1].last, first[1])
    after = line.skip(found[0], "inclusive")
    return between(line, after, Row(start, found[1].last, "range")) if start else None


def borrowed(last: Stretch, number: int) -> Stretch | None:
    """The unit with `number` of the same kind, month and year as `last`."""
    month, day = last.last
    if last.kind == "point":
        begin = (month, number) if number <= day else (month - 1, number)
        return replace(last, first=begin, last=begin)
    length = {"quarter": 3, "halfyear": 6}.get(last.kind, 0)
    if not length or number * length > month:
        return None
    return replace(last, first=(number * length - length + 1, 1), last=(number * length, 0))


def within(line: Line, i: int, sense: Sense) -> Read | None:
    """«в сентябре 2018 года», «в течение учебного года», «на 2022–2023 годы», «в начале октября»."""
    if governor(line, i):
        return governed(line, i) if line.kind(i - 1) == "период" else None
    if line.kind(i) == "part":
        return within_part(line, i)
    found = row(line, i, True) or during(line, i)
    return within_row(line, *found) if found else None


def within_part(line: Line, i: int) -> Read | None:
    """«в начале октября», «на конец 2021 года»: the words name no days, so the whole unit stands."""
    found = inner(line, i + 1)
    read = within_row(line, *found) if found else None
    if not read:
        return None
    if line.kind(i - 1) == "на" and read.period.end:
        edge = read.period.end if line.tokens[i].value == 2 else read.period.start
        return read._replace(period=Period(edge, edge), kind="point")
    return read._replace(kind="part", doubt=joined(read.doubt, WIDENED))


def during(line: Line, i: int) -> tuple[int, Row] | None:
    """«в течение года», «в течение полугодия»: of an August document the school year ahead."""
    if line.kind(i - 1) not in ("течение", "whole", "период"):
        return None
    if line.kind(i) == "год" and line.anchor.looks_ahead:
        return i + 1, one(school_year_stretch(line.anchor.first_year, "«год» прочитан как учебный"))
    return current(line, i) if line.kind(i) in ("год", "calendar", "quarter", "half") else None


def within_row(line: Line, after: int, units: Row) -> Read:
    """The days of `units`."""
    units = settled(units, line.anchor)
    doubt = joined(units.first.doubt, units.last.doubt)
    if units.first.year is None or units.last.year is None:
        return Read(after, Period(), units.kind, True, joined(doubt, UNKNOWN_YEAR))
    period = Period(units.first.start, units.last.end)
    return Read(after, period, units.kind, not is_past(line, units), doubt, units.kind)


def is_past(line: Line, units: Row) -> bool:
    """Whether years ended more than ten before the document: «в годы войны 1941–1945»."""
    day = line.anchor.day
    return units.kind in ("year", "years") and day is not None and units.last.end.year < day.year - 10


def on(line: Line, i: int, sense: Sense) -> Read | None:
    """«от 29.12.2012»: the date of an act."""
    found = row(line, i, False)
    return within_row(line, *found)._replace(governed=False) if found else None


SENSES: dict[Sense, Callable[[Line, int, Sense], Read | None]] = {
    "until": until,
    "through": until,
    "from": since,
    "after": since,
    "within": within,
    "on": on,
}


def bare(line: Line, i: int) -> Read | None:
    """«1 сентября 2020 года», «сентябрь 2018», «2021 год»: no word makes it a term."""
    if line.kind(i) in ("school", "№") or is_name(line, i):
        return None
    if line.kind(i) == "part":
        read = within_part(line, i)
    else:
        found = row(line, i, False)
        read = within_row(line, *found) if found else None
    return read._replace(governed=False) if read else None


# «ул. 1 Мая», «50 лет Октября», «имени 8 Марта».
NAMES = ("ул", "улиц", "площад", "пл", "им", "имени", "проспект", "пр", "переул", "пер", "велик", "лет")


def is_name(line: Line, i: int) -> bool:
    """Whether a street or a jubilee is named after the day."""
    before = line.tokens[i - 1]
    if before.kind == ".":
        before = line.tokens[i - 2]
    return (before.kind in ("other", "лет") and before.word in NAMES) or before.kind == "№"
