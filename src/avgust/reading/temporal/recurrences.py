"""How often a duty recurs: «ежеквартально», «не реже одного раза в полугодие», «каждую пятницу», «постоянно»."""

from datetime import date

from avgust.kernel.periods import Frequency, Period
from avgust.reading.temporal.governors import Read
from avgust.reading.temporal.limits import until
from avgust.reading.temporal.stretches import day_of
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.units import is_label

# The length of each frequency in days, near enough to find the nearest.
DAYS: dict[int, Frequency] = {
    1: Frequency.DAILY,
    7: Frequency.WEEKLY,
    30: Frequency.MONTHLY,
    91: Frequency.QUARTERLY,
    182: Frequency.HALFYEARLY,
    365: Frequency.YEARLY,
}
LENGTHS = {
    "day": 1,
    "week": 7,
    "month unit": 30,
    "quarter": 91,
    "short quarter": 91,
    "half": 182,
    "half year": 182,
    "год": 365,
    "г": 365,
    "лет": 365,
    "term": 91,
}
# A report of a quarter falls due in the months after it: January, April, July, October.
EVERY_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALFYEARLY: 6, Frequency.YEARLY: 12}
NEAREST = "такой частоты нет, взята ближайшая"
TERM = "учебная четверть приравнена к кварталу"
MONTHLY_SUPPLIED = "число без месяца прочитано как ежемесячно"
EXACT = 1.15
MOST = 1000
LAST_DAY = -1


def nearest(days: float) -> tuple[Frequency, str]:
    """The frequency whose interval is nearest by ratio, and a doubt if it is another."""
    length = min(DAYS, key=lambda known: max(known / days, days / known))
    exact = max(length / days, days / length) < EXACT
    return DAYS[length], "" if exact else NEAREST


def frequency(line: Line, i: int) -> Read | None:
    """«ежегодно», «ежеквартально»."""
    return Read(i + 1, Period(freq=DAYS[line.tokens[i].value]), "recurrence", True)


def adjective(line: Line, i: int) -> Read | None:
    """«ежегодное»: no deadline alone, but with a day in the same directive."""
    return Read(i + 1, Period(freq=DAYS[line.tokens[i].value]), "recurrence", False)


def constant(line: Line, i: int) -> Read | None:
    """«постоянно»; «постоянно действующий» describes a noun."""
    if line.tokens[i + 1].word.startswith("действующ"):
        return None
    return Read(i + 1, Period(freq=Frequency.CONTINUOUS), "continuous", True)


def on_constant_basis(line: Line, i: int) -> Read | None:
    """«на постоянной основе», «в постоянном режиме»; «на регулярной основе» only where nothing else stands."""
    adjectives = ("constant adjective", "steady adjective") if line.alone else ("constant adjective",)
    if line.kind(i + 1) not in adjectives or line.kind(i + 2) not in ("основе", "режиме"):
        return None
    return Read(i + 3, Period(freq=Frequency.CONTINUOUS), "continuous", True)


def steady(line: Line, i: int) -> Read | None:
    """«систематически», where nothing else stands."""
    return Read(i + 1, Period(freq=Frequency.CONTINUOUS), "continuous", True) if line.alone else None


def times(line: Line, i: int) -> Read | None:
    """«один раз в квартал», «не реже одного раза в полугодие», «дважды в год», «раз в три месяца»."""
    if "более" in (line.kind(i - 1), line.kind(i - 2)):  # «не более двух раз в месяц» is a limit
        return None
    j, count = after_not_less(line, i), 1
    if line.kind(j) in ("number", "cardinal") and not is_label(line, j):
        count, j = line.tokens[j].value, j + 1
    if line.kind(j) == "-" and line.kind(j + 1) in ("number", "cardinal"):
        count, j = line.tokens[j + 1].value, j + 2
    count = line.tokens[j].value if line.kind(j) == "times" else count
    if line.kind(j) not in ("раз", "times") or not 1 <= count <= MOST:
        return None
    j += 1 + (line.kind(j + 1) == ".")
    return per(line, j + 1, count) if line.kind(j) == "в" else None


def after_not_less(line: Line, i: int) -> int:
    """The place after «не реже», «не реже чем», «не менее», else `i`."""
    if line.kind(i) == "не" and line.kind(i + 1) in ("реже", "менее"):
        return line.skip(line.skip(i + 2, ","), "чем")
    return i


def per(line: Line, i: int, count: int) -> Read | None:
    """«квартал», «две недели», «течение учебного года» after «раз в»."""
    i += line.kind(i) in ("течение", "each")
    units = 1
    if line.kind(i) in ("number", "cardinal"):
        units, i = line.tokens[i].value, i + 1
    return every(line, line.skip(line.skip(i, "school"), "calendar"), units, count)


def every(line: Line, i: int, units: int, count: int) -> Read | None:
    """`count` times in `units` of the unit at `i`."""
    length = LENGTHS.get(line.kind(i), 0)
    if not length or not units:
        return None
    freq, doubt = nearest(length * units / count)
    doubt = TERM if line.kind(i) == "term" and not doubt else doubt
    return Read(i + 1, Period(freq=freq), "recurrence", True, doubt)


def each(line: Line, i: int) -> Read | None:
    """«каждый месяц», «каждые две недели», «каждую пятницу», «в каждом квартале», «до конца каждого квартала»."""
    start = before_each(line, i)
    if line.kind(start) != "each":
        return None
    j, units = start + 1, 1
    if line.kind(j) == "день недели":
        return on_weekday(line, j)
    if line.kind(j) in ("number", "cardinal"):
        units, j = line.tokens[j].value, j + 1
    return every(line, line.skip(j, "school"), units, 1)


def before_each(line: Line, i: int) -> int:
    """The place after «в», «до конца», «по итогам», else `i`."""
    if line.kind(i) == "по" and line.kind(i + 1) == "results":
        return i + 2
    j = i + (line.kind(i) in ("в", "по", "до", "к"))
    return line.skip(j, "part")


def by_unit(line: Line, i: int) -> Read | None:
    """«по полугодиям», «по кварталам», «по пятницам»."""
    token = line.tokens[i + 1]
    if token.kind == "день недели" and token.word.endswith(("ам", "ям")):
        return on_weekday(line, i + 1)
    if token.kind in ("quarter", "half") and token.word.endswith(("ам", "ям")):
        return every(line, i + 1, 1, 1)
    return None


def after_report_year(line: Line, i: int) -> Read | None:
    """«до 15 января года, следующего за отчётным», «до 20 января следующего за отчётным года»."""
    read = until(line, i) if line.has("reported") else None
    if not read:
        return None
    j = line.skip(line.skip(read.after, "год"), ",")
    if line.kind(j) != "this" or line.kind(j + 1) != "за" or line.kind(j + 2) != "reported" or not read.period.end:
        return None
    period = Period(None, read.period.end, Frequency.YEARLY, read.period.end.day, bounded=False)
    return Read(line.skip(j + 3, "год"), period, "recurrence", True)


def nth_weekday(line: Line, i: int) -> Read | None:
    """«третья среда месяца», «ежемесячно, третья среда»."""
    j = line.skip(i + (line.kind(i) == "в"), "each")
    number, weekday = line.tokens[j], line.tokens[j + 1]
    if number.kind not in ("ordinal", "last") or number.value > 5 or weekday.kind != "день недели":
        return None
    after = line.skip(j + 2, "each")
    of_month = line.kind(after) == "month unit"
    if not (of_month or line.alone or "frequency" in (line.kind(i - 1), line.kind(i - 2))):
        return None
    week = LAST_DAY if number.kind == "last" else number.value
    period = Period(freq=Frequency.MONTHLY, weekday=weekday.value, week=week)
    return Read(after + of_month, period, "recurrence", True)


def on_weekday(line: Line, i: int) -> Read:
    """Weekly on the day at `i`."""
    return Read(i + 1, Period(freq=Frequency.WEEKLY, weekday=line.tokens[i].value), "recurrence", True)


def day_of_month(line: Line, i: int) -> Read | None:
    """«до 5 числа каждого месяца», «не позднее 10 числа месяца, следующего за отчётным кварталом»."""
    j = i + 2 if line.kind(i) == "не" else i + (line.kind(i) in ("до", "к", "по", "each"))
    number = line.tokens[j]
    if number.kind not in ("number", "ordinal") or not 1 <= number.value <= 31 or line.kind(j + 1) != "number of month":
        return None
    after, freq, stated = month_tail(line, j + 2)
    stated = stated or line.kind(i) == "each"
    return monthly(line, after, number.value, freq, "" if stated else MONTHLY_SUPPLIED)


def last_day(line: Line, i: int) -> Read | None:
    """«последний день месяца», «последнего рабочего дня каждого месяца»."""
    j = i + (line.kind(i) in ("до", "в", "к"))
    if line.kind(j) != "last":
        return None
    j = line.skip(j + 1, "working")
    if line.kind(j) not in ("day", "number of month"):
        return None
    each_month = line.skip(j + 1, "each")
    if line.kind(each_month) != "month unit":
        return None
    return monthly(line, each_month + 1, LAST_DAY, Frequency.MONTHLY, "")


def month_tail(line: Line, i: int) -> tuple[int, Frequency, bool]:
    """«каждого месяца», «следующего за отчётным месяца», «первого месяца квартала» after «5 числа»."""
    if line.kind(i) == "month unit":
        return after_report(line, line.skip(i + 1, ","), i + 1)
    if line.kind(i) in ("ordinal", "last", "each", "this") and line.kind(i + 1) == "month unit":
        length = LENGTHS.get(line.kind(line.skip(i + 2, "each")), 0)
        if length > LENGTHS["month unit"] and line.kind(i) in ("ordinal", "last"):
            return line.skip(i + 2, "each") + 1, DAYS[length], True
        return i + 2, Frequency.MONTHLY, line.kind(i) == "each"
    return after_report(line, i, i)


def after_report(line: Line, i: int, otherwise: int) -> tuple[int, Frequency, bool]:
    """«следующего за отчётным кварталом», «следующего за отчётным» at `i`, else nothing but the month."""
    if line.kind(i) != "this" or line.kind(i + 1) != "за":
        return otherwise, Frequency.MONTHLY, False
    j = line.skip(i + 2, "reported")
    length = LENGTHS.get(line.kind(j), 0)
    return (j + 1, DAYS[length], True) if length in DAYS else (j, Frequency.MONTHLY, j > i + 2)


def monthly(line: Line, after: int, day: int, freq: Frequency, doubt: str) -> Read:
    """What falls due on a day of the month; its next time is the end."""
    return Read(after, next_due(day, freq, line.anchor.reference), "recurrence", True, doubt)


def next_due(month_day: int, freq: Frequency, day: date | None) -> Period:
    """The next `month_day` in a month in which `freq` falls due, after `day`."""
    step = EVERY_MONTHS.get(freq, 1)
    if day is None or freq not in EVERY_MONTHS:
        return Period(freq=freq, month_day=month_day)
    months = (month for month in range(day.month, day.month + 13) if (month - 1) % step == 0)
    due = (day_of(day.year, month, max(month_day, 0)) for month in months)
    end = next((one for one in due if one > day), None)
    return Period(None, end, freq, month_day, bounded=False)
