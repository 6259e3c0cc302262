"""How often a duty recurs: «ежеквартально», «не реже одного раза в полугодие», «каждую пятницу», «постоянно»."""

from avgust.kernel.periods import Frequency, Period
from avgust.reading.temporal.terms import Read
from avgust.reading.temporal.tokens import Line

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
    "лет": 365,
    "term": 91,
}
NEAREST = "такой частоты нет, взята ближайшая"
TERM = "учебная четверть приравнена к кварталу"
MONTHLY_SUPPLIED = "«числа» без месяца прочитано как ежемесячно"
EXACT = 1.15
MOST = 1000


def nearest(days: float) -> tuple[Frequency, str]:
    """The frequency whose interval is nearest by ratio, and a doubt if it is another."""
    length = min(DAYS, key=lambda known: max(known / days, days / known))
    exact = max(length / days, days / length) < EXACT
    return DAYS[length], "" if exact else NEAREST


def frequency(line: Line, i: int) -> Read | None:
    """«ежегодно», «ежеквартально»."""
    if line.kind(i) != "frequency":
        return None
    return Read(i + 1, Period(freq=DAYS[line.tokens[i].value]), "recurrence", True)


def adjective(line: Line, i: int) -> Read | None:
    """«ежегодное»: no deadline alone, but with a day in the same directive."""
    if line.kind(i) != "frequent":
        return None
    return Read(i + 1, Period(freq=DAYS[line.tokens[i].value]), "recurrence", False)


def constant(line: Line, i: int) -> Read | None:
    """«постоянно», «на постоянной основе», «в постоянном режиме»; «постоянно действующий» describes a noun."""
    if line.kind(i) == "constant" and not line.tokens[i + 1].word.startswith("действующ"):
        return Read(i + 1, Period(freq=Frequency.CONTINUOUS), "continuous", True)
    adjectives = ("constant adjective", "steady adjective") if line.alone else ("constant adjective",)
    if line.kind(i) in ("на", "в") and line.kind(i + 1) in adjectives and line.kind(i + 2) in ("основе", "режиме"):
        return Read(i + 3, Period(freq=Frequency.CONTINUOUS), "continuous", True)
    return None


def steady(line: Line, i: int) -> Read | None:
    """«систематически», where nothing else stands."""
    if line.kind(i) != "steady" or not line.alone:
        return None
    return Read(i + 1, Period(freq=Frequency.CONTINUOUS), "continuous", True)


def times(line: Line, i: int) -> Read | None:
    """«один раз в квартал», «не реже одного раза в полугодие», «2 раза в год», «раз в три месяца»."""
    j = i
    if line.kind(j) == "не" and line.kind(j + 1) == "реже":
        j = line.skip(line.skip(j + 2, ","), "чем")
    count = 1
    if line.kind(j) in ("number", "cardinal"):
        count, j = line.tokens[j].value, j + 1
    if line.kind(j) != "раз" or not 1 <= count <= MOST:
        return None
    j += 1 + (line.kind(j + 1) == ".")
    return per(line, j, count) if line.kind(j) == "в" else None


def per(line: Line, i: int, count: int) -> Read | None:
    """«в квартал», «в две недели», «в течение учебного года» after the number of times."""
    j = i + 1
    j += line.kind(j) in ("течение", "each")
    units = 1
    if line.kind(j) in ("number", "cardinal"):
        units, j = line.tokens[j].value, j + 1
    return every(line, line.skip(line.skip(j, "school"), "calendar"), units, count)


def every(line: Line, i: int, units: int, count: int) -> Read | None:
    """`count` times in `units` of the unit at `i`."""
    length = LENGTHS.get(line.kind(i), 0)
    if not length or not units:
        return None
    freq, doubt = nearest(length * units / count)
    doubt = TERM if line.kind(i) == "term" and not doubt else doubt
    return Read(i + 1, Period(freq=freq), "recurrence", True, doubt)


def each(line: Line, i: int) -> Read | None:
    """«каждый месяц», «каждые полгода», «каждые две недели», «каждую пятницу», «в каждом квартале»."""
    start = i + (line.kind(i) in ("в", "по"))
    if line.kind(start) != "each":
        return None
    j, units = start + 1, 1
    if line.kind(j) == "день недели":
        return on_weekday(line, j)
    if line.kind(j) in ("number", "cardinal"):
        units, j = line.tokens[j].value, j + 1
    return every(line, line.skip(j, "school"), units, 1)


def by_unit(line: Line, i: int) -> Read | None:
    """«по полугодиям», «по кварталам», «по пятницам»."""
    if line.kind(i) != "по":
        return None
    token = line.tokens[i + 1]
    if token.kind == "день недели" and token.word.endswith("ам"):
        return on_weekday(line, i + 1)
    if token.kind in ("quarter", "half") and token.word.endswith(("ам", "ям")):
        return every(line, i + 1, 1, 1)
    return None


def on_weekday(line: Line, i: int) -> Read:
    """Weekly on the day at `i`."""
    period = Period(freq=Frequency.WEEKLY, weekday=line.tokens[i].value)
    return Read(i + 1, period, "recurrence", True)


def day_of_month(line: Line, i: int) -> Read | None:
    """«до 5 числа каждого месяца», «не позднее 10 числа месяца, следующего за отчётным кварталом»."""
    j = i
    if line.kind(j) == "не" and line.kind(j + 1) == "позднее":
        j += 2
    elif line.kind(j) in ("до", "к", "по", "each"):
        j += 1
    number = line.tokens[j]
    if number.kind not in ("number", "ordinal") or not 1 <= number.value <= 31 or line.kind(j + 1) != "number of month":
        return None
    return month_tail(line, j + 2, number.value, line.kind(i) == "each")


def month_tail(line: Line, i: int, day: int, stated: bool) -> Read | None:
    """«каждого месяца», «месяца, следующего за отчётным (кварталом)», «ежемесячно» after «5 числа»."""
    after, freq, stated = i, Frequency.MONTHLY, stated
    if line.kind(i) in ("each", "this") and line.kind(i + 1) == "month unit":
        after, stated = i + 2, line.kind(i) == "each"
    elif line.kind(i) == "month unit":
        after, freq, stated = following_report(line, i + 1)
    doubt = "" if stated else MONTHLY_SUPPLIED
    return Read(after, Period(freq=freq, month_day=day), "recurrence", True, doubt)


def following_report(line: Line, i: int) -> tuple[int, Frequency, bool]:
    """«, следующего за отчётным кварталом» after «месяца»."""
    j = line.skip(i, ",")
    if line.kind(j) != "this" or line.kind(j + 1) != "за":
        return i, Frequency.MONTHLY, False
    j = line.skip(j + 2, "reported")
    length = LENGTHS.get(line.kind(j), 0)
    if not length:
        return j, Frequency.MONTHLY, True
    return j + 1, DAYS[length], True
