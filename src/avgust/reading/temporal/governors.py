"""What stands between a rule and its units: prepositions, frames, times of day, «начало» and «конец»."""

from collections.abc import Callable
from datetime import timedelta
from typing import Literal, NamedTuple

from avgust.kernel.periods import Period
from avgust.reading.temporal.model import Kind
from avgust.reading.temporal.rows import row
from avgust.reading.temporal.stretches import Row, Stretch, months_stretch, row_of, year_stretch
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.years import UNKNOWN_YEAR

Sense = Literal["until", "through", "from", "after", "within", "on"]


class Read(NamedTuple):
    """What a rule read.

    after  the place after its last token
    grain  the kind of the unit inside: a term by a year closes what recurs, a term by a day is its next time
    first  its first token, where that is not the one the rule was asked about
    """

    after: int
    period: Period
    kind: Kind
    governed: bool
    doubt: str = ""
    grain: Kind = "point"
    first: int = -1


Rule = Callable[[Line, int], Read | None]

# Prepositions, the longer before the shorter that they begin with.
GOVERNORS: tuple[tuple[tuple[str, ...], Sense], ...] = (
    (("не", "позднее", "чем", "до"), "until"),  # «не позднее чем до 1 мая»
    (("не", "позднее", "чем", "к"), "until"),  # «не позднее, чем к 1 мая»
    (("не", "позднее", "до"), "until"),  # «не позднее до 1 мая»
    (("не", "позднее"), "through"),  # «не позднее 25 декабря 2014 года»
    (("вплоть", "до"), "until"),  # «вплоть до 31 мая»
    (("до",), "until"),  # «до 1 октября 2021 года»
    (("к",), "until"),  # «к концу 2020 года»
    (("по",), "through"),  # «по 31 мая 2021 года»
    (("начиная", "с"), "from"),  # «начиная с 1 сентября»
    (("не", "ранее", "чем", "с"), "from"),  # «не ранее чем с 1 сентября»
    (("не", "ранее", "с"), "from"),  # «не ранее с 1 сентября»
    (("не", "ранее"), "from"),  # «не ранее 1 сентября»
    (("с",), "from"),  # «с 1 сентября 2021 года»
    (("после",), "after"),  # «после 1 сентября»
    (("в", "течение"), "within"),  # «в течение 2019 года»
    (("на", "течение"), "within"),  # «на протяжении учебного года»
    (("втечение",), "within"),  # «втечение года»
    (("в", "период"), "within"),  # «в период 2021–2025 годов»
    (("за", "период"), "within"),  # «за период 2021–2025 годов»
    (("на", "период"), "within"),  # «на период 2021–2025 годов»
    (("в",), "within"),  # «в сентябре 2018 года»
    (("на",), "within"),  # «на 2022–2023 учебный год»
    (("за",), "within"),  # «за 2020 год»
    (("от",), "on"),  # «от 29.12.2012»
)
BY_FIRST: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
for _words, _sense in GOVERNORS:
    BY_FIRST.setdefault(_words[0], []).append((_words, _sense))

LENGTHS = {"год": 12, "month unit": 1, "quarter": 3, "half": 6}
KINDS: dict[int, Kind] = {12: "year", 1: "month", 3: "quarter", 6: "halfyear"}
FROM_DOCUMENT = "период отсчитан от даты документа"
SUNDAY = 6


def governor(line: Line, i: int) -> tuple[int, Sense] | None:
    """A preposition that makes a term: the place after it and its sense."""
    for words, sense in BY_FIRST.get(line.kind(i), ()):
        after = words_at(line, i, words)
        if after:
            return line.skip(after, "whole"), sense
    return None


def words_at(line: Line, i: int, words: tuple[str, ...]) -> int:
    """The place after `words`, commas between them allowed; 0 if others stand there."""
    j = i
    for word in words:
        j = line.skip(j, ",") if j > i else j
        if line.kind(j) != word:
            return 0
        j += 1
    return j


def frame(line: Line, i: int) -> int:
    """The place after «в срок», «со сроком исполнения:», «Период:», which say nothing of their own; else `i`."""
    j = i + (line.kind(i) in ("в", "с", "на", "за"))
    if line.kind(j) not in ("срок", "период") or (line.kind(i) == "период" and line.kind(i + 1) not in (":", "-")):
        return i
    j = line.skip(j + 1, "of term")
    return j + (line.kind(j) in ("-", ":", ","))


def opened(line: Line, i: int, senses: tuple[Sense, ...]) -> tuple[int, Sense, int] | None:
    """A preposition in one of `senses`, a frame before it allowed: the place after it, its sense, the first token."""
    start = frame(line, i)
    found = governor(line, start)
    if not found or found[1] not in senses:
        return None
    return *found, after_label(line, i, start)


def after_label(line: Line, i: int, start: int) -> int:
    """The first token of the term: a label «Срок исполнения:» is none of it, «в срок» is."""
    return start if line.kind(i) in ("срок", "период") and line.kind(start - 1) in (":", "-") else i


def after_time(line: Line, i: int) -> int:
    """The place after a time of day before a date: «до 18:00 1 октября», «до 18 часов пятницы, 1 октября»."""
    if line.kind(i) != "number":
        return i
    j = i + 1
    if line.kind(j) in (":", ".", "-") and line.kind(j + 1) == "number" and len(line.tokens[j + 1].word) == 2:
        j += 2
    after = after_hour(line, j)
    if after > j and line.kind(after) == "number" and line.kind(after + 1) == "hour":  # «12 ч. 00 мин.»
        after = after_hour(line, after + 1)
    if after == i + 1 or line.kind(after) not in ("number", "ordinal", "cardinal", "день недели", '"'):
        return i
    return after


def after_hour(line: Line, i: int) -> int:
    """The place after «часов», «ч.», «мин.», else `i`."""
    j = line.skip(i, "hour")
    return line.skip(j, ".") if j > i else i


def inner(line: Line, i: int) -> tuple[int, Row] | None:
    """What «начало» or «конец» is of: units, or «года», «месяца», «квартала» of the document's date."""
    return row(line, i, True) or current(line, i)


def current(line: Line, i: int) -> tuple[int, Row] | None:
    """«конца года», «конца месяца», «конца недели»: the one in which the document is dated."""
    i = line.skip(i, "calendar") if line.kind(i + 1) == "год" else i
    day = line.anchor.reference
    if line.kind(i) == "week" and day:
        monday = day - timedelta(days=day.weekday())
        sunday = monday + timedelta(days=SUNDAY)
        last = (sunday.month + 12 * (sunday.year - monday.year), sunday.day)
        return i + 1, row_of(Stretch("range", (monday.month, monday.day), last, monday.year, FROM_DOCUMENT))
    length = LENGTHS.get(line.kind(i), 0)
    if not length:
        return None
    if day is None:
        return i + 1, row_of(year_stretch(None, UNKNOWN_YEAR))
    first = (day.month - 1) // length * length + 1
    return i + 1, row_of(months_stretch(KINDS[length], first, length, day.year, FROM_DOCUMENT))
