"""A period in one line of Russian."""

from datetime import date

from avgust.kernel.periods import Frequency, Period
from avgust.reading.temporal.notation import ends_month, is_month, is_year

MONTHS = (
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
)
FREQUENCIES = {
    Frequency.CONTINUOUS: "постоянно",
    Frequency.DAILY: "ежедневно",
    Frequency.WEEKLY: "еженедельно",
    Frequency.MONTHLY: "ежемесячно",
    Frequency.QUARTERLY: "ежеквартально",
    Frequency.HALFYEARLY: "раз в полугодие",
    Frequency.YEARLY: "ежегодно",
}
WEEKDAYS = ("понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям")
# The name of a weekday and its gender: masculine, feminine, neuter.
WEEKDAY_NAMES = (
    ("понедельник", 0),
    ("вторник", 0),
    ("среда", 1),
    ("четверг", 0),
    ("пятница", 1),
    ("суббота", 1),
    ("воскресенье", 2),
)
WEEKS = {
    1: ("первый", "первая", "первое"),
    2: ("второй", "вторая", "второе"),
    3: ("третий", "третья", "третье"),
    4: ("четвёртый", "четвёртая", "четвёртое"),
    5: ("пятый", "пятая", "пятое"),
    -1: ("последний", "последняя", "последнее"),
}
ROMAN = ("I", "II", "III", "IV")
NO_DATES = "срок без дат"
LAST_DAY = -1


def explain(period: Period) -> str:
    """«не позднее 1 мая 2021 года», «ежеквартально», «с 1 сентября 2020 по 31 августа 2021 года (учебный год)»."""
    dates = days(period)
    if period.freq is None:
        return dates or NO_DATES
    often = FREQUENCIES[period.freq] + on_which_day(period)
    if not dates:
        return often
    return f"{often}, {dates}" if period.bounded else f"{often}, ближайший срок – {dates}"


def on_which_day(period: Period) -> str:
    """«, не позднее 5-го числа», « по пятницам»."""
    if period.weekday is not None and period.week is not None:
        name, gender = WEEKDAY_NAMES[period.weekday]
        return f", {WEEKS[period.week][gender]} {name} месяца"
    if period.weekday is not None:
        return f" по {WEEKDAYS[period.weekday]}"
    if period.month_day is None or period.freq is Frequency.YEARLY:
        return ""
    if period.month_day == LAST_DAY:
        return ", не позднее последнего дня месяца"
    return f", не позднее {period.month_day}-го числа"


def days(period: Period) -> str:
    """The days in words, "" where none are named."""
    start, end = period.start, period.end
    if start and end:
        return between(start, end)
    if end:
        return f"не позднее {day(end)}"
    return f"начиная с {day(start)}" if start else ""


def between(start: date, end: date) -> str:
    """The days from `start` to `end`, by the name of the month or the year where they are one."""
    if start == end:
        return day(start)
    if is_year(start, end):
        return f"{start.year} год"
    if is_month(start, end):
        return f"{MONTHS[start.month - 1][0]} {start.year} года"
    name = unit_name(start, end)
    return f"с {short_day(start, end)} по {day(end)}" + (f" ({name})" if name else "")


def day(one: date) -> str:
    """«1 мая 2021 года»."""
    return f"{one.day} {MONTHS[one.month - 1][1]} {one.year} года"


def short_day(start: date, end: date) -> str:
    """The first day without what it shares with the last: «1», «1 сентября», «1 сентября 2020»."""
    if (start.year, start.month) == (end.year, end.month):
        return str(start.day)
    words = f"{start.day} {MONTHS[start.month - 1][1]}"
    return words if start.year == end.year else f"{words} {start.year}"


def unit_name(start: date, end: date) -> str:
    """«учебный год», «III квартал», «второе полугодие», «2020–2024 годы», "" for other days."""
    if start.day != 1 or not ends_month(end):
        return ""
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    if months == 12 and start.month == 9:
        return "учебный год"
    if months == 3 and start.month % 3 == 1:
        return f"{ROMAN[start.month // 3]} квартал"
    if months == 6 and start.month in (1, 7):
        return "первое полугодие" if start.month == 1 else "второе полугодие"
    return f"{start.year}–{end.year} годы" if months % 12 == 0 and start.month == 1 else ""
