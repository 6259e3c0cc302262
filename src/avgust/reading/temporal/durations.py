"""Terms counted from the document's date: «в течение 10 рабочих дней», «в месячный срок», «через две недели»."""

from datetime import date, timedelta

from avgust.kernel.periods import Period
from avgust.kernel.working_days import add_working_days, subtract_working_days
from avgust.reading.temporal.governors import Read
from avgust.reading.temporal.limits import until
from avgust.reading.temporal.stretches import day_of
from avgust.reading.temporal.tokens import Line

COUNTED = "отсчитано от даты документа"
UNDATED = "срок считается от даты документа, а она неизвестна"
LONGEST = 1000
DOCUMENTS = ("приказ", "распоряжени", "постановлени", "решени", "протокол", "резолюци", "документ", "поручени")
OWN = ("настоящ", "данного")
# From the document itself: «со дня подписания настоящего приказа»; any other event has no date here.
OWN_ACTS = ("подписан", "приняти", "утвержден", "издан", "опубликован", "получени", "вступлени", *OWN)
OPENINGS = (("в", "течение"), ("через",), ("в", "срок"), ("не", "позднее", "чем", "через"), ("не", "позднее"))
UNITS = {"day": "days", "week": "weeks", "month unit": "months", "год": "years", "лет": "years", "half year": "halves"}
SPANS = {"days long": "days", "weeks long": "weeks", "months long": "months", "years long": "years"}


def within_duration(line: Line, i: int) -> Read | None:
    """«в течение 10 (десяти) рабочих дней», «в срок не более 5 дней», «через месяц»."""
    start = opened(line, i)
    found = quantity(line, start) if start else None
    if not found:
        return None
    after, count, unit, working = found
    if unit == "years" and count == 1 and after == start + 1:
        return None
    return counted(line, after, count, unit, working)


def before_event(line: Line, i: int) -> Read | None:
    """«не позднее чем за 10 дней до 1 сентября 2021 года», «за две недели до начала учебного года»."""
    j = line.skip(line.skip(i + 2, ","), "чем") if line.kind(i) == "не" else i
    found = quantity(line, j + 1) if line.kind(j) == "за" else None
    if not found or line.kind(found[0]) != "до":
        return None
    event = until(line, found[0])
    if not event or not event.period.end:
        return None
    end = moved_back(event.period.end, *found[1:])
    return event._replace(period=Period(None, end), first=-1) if end else None


def moved_back(day: date, count: int, unit: str, working: bool) -> date | None:
    """`day` moved back, None where dates end."""
    try:
        if working:
            return subtract_working_days(day, count)
        return moved(day, -count, unit, False)
    except OverflowError:
        return None


def bare_duration(line: Line, i: int) -> Read | None:
    """«10 рабочих дней», where nothing else stands; years are an age or the life of an agreement («5 лет»)."""
    found = quantity(line, i) if line.alone else None
    return counted(line, *found) if found and found[2] != "years" else None


def opened(line: Line, i: int) -> int:
    """The place after the words that open a duration, 0 if none do."""
    for words in OPENINGS:
        if all(line.kind(i + k) == word for k, word in enumerate(words)):
            j = i + len(words)
            if words == ("в", "срок"):
                return after_limit(line, j)
            return j
    return 0


def after_limit(line: Line, i: int) -> int:
    """The place after «не более», «, не превышающий», «до» between «в срок» and the number."""
    j = line.skip(i, ",")
    if line.kind(j) == "не" and line.kind(j + 1) in ("более", "позднее", "превышающий"):
        return line.skip(j + 2, "чем")
    return line.skip(line.skip(i, "до"), "-")


def quantity(line: Line, i: int) -> tuple[int, int, str, bool] | None:
    """«10 (десяти) рабочих дней», «двух недель», «месяца»: the place after it, number, unit, whether working days."""
    token = line.tokens[i]
    counted_in = token.kind in ("number", "cardinal")
    count = token.value if counted_in else 1
    j = after_brackets(line, i + 1) if counted_in else i
    working = line.kind(j) == "working"
    j += line.kind(j) in ("working", "calendar")
    unit = UNITS.get(line.kind(j), "")
    if not unit or count > LONGEST or (not counted_in and j > i):
        return None
    return j + 1, count, unit, working


def after_brackets(line: Line, i: int) -> int:
    """The place after «(десяти)» or «-ти»."""
    if line.kind(i) == "(" and line.kind(i + 2) == ")":
        return i + 3
    return i


def counted(line: Line, after: int, count: int, unit: str, working: bool) -> Read | None:
    """The duration as a period, unless it runs from an event whose date is not known."""
    tail = event(line, after)
    if tail < 0:
        return None
    day = line.anchor.day
    if day is None:
        return Read(tail, Period(), "duration", True, UNDATED)
    try:
        end = moved(day, count, unit, working)
    except OverflowError:
        return None
    return Read(tail, Period(None, end), "duration", True, COUNTED)


def event(line: Line, i: int) -> int:
    """The place after «со дня подписания»; -1 for another event («после проведения олимпиады»)."""
    since = line.kind(i) == "с" and line.tokens[i + 1].word in ("дня", "момента", "даты")
    if not since and line.kind(i) != "после":
        return -1 if line.kind(i) == "до" else i
    i += 2 if since else 1
    word, after = line.tokens[i].word, line.tokens[i + 1].word
    if not word.startswith(OWN_ACTS) or (word.startswith("получени") and not after.startswith(OWN)):
        return -1
    return i + 1 + (2 if after.startswith(OWN) else after.startswith(DOCUMENTS))


def moved(day: date, count: int, unit: str, working: bool) -> date:
    """`day` moved on; the day itself is not counted."""
    if working:
        return add_working_days(day, count)
    if unit in ("days", "weeks"):
        return day + timedelta(days=count * (7 if unit == "weeks" else 1))
    months = count * {"months": 1, "years": 12, "halves": 6}[unit]
    return day_of(day.year, day.month + months, day.day)


def long_term(line: Line, i: int) -> Read | None:
    """«в месячный срок», «в двухнедельный срок», «в 10-дневный срок», «в 3-х дневный срок»."""
    if line.kind(i) != "в":
        return None
    j, count = i + 1, 1
    if line.kind(j) in ("number", "cardinal"):
        count, j = line.tokens[j].value, j + 1
        j = line.skip(j, "-")
    unit = SPANS.get(line.kind(j), "")
    if not unit or line.kind(j + 1) != "срок" or count > LONGEST:
        return None
    return counted(line, j + 2, count * line.tokens[j].value, unit, False)
