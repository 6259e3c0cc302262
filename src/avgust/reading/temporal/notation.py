"""A period for other programs: EDTF (ISO 8601-2) and RRULE (RFC 5545)."""

from datetime import date, timedelta

from avgust.kernel.periods import Frequency, Period

DAY = timedelta(days=1)
RULES: dict[Frequency, str] = {
    Frequency.DAILY: "FREQ=DAILY",
    Frequency.WEEKLY: "FREQ=WEEKLY",
    Frequency.MONTHLY: "FREQ=MONTHLY",
    Frequency.QUARTERLY: "FREQ=MONTHLY;INTERVAL=3",
    Frequency.HALFYEARLY: "FREQ=MONTHLY;INTERVAL=6",
    Frequency.YEARLY: "FREQ=YEARLY",
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def edtf(period: Period) -> str | None:
    """ISO 8601-2: «../2021-05-01», «2020-09-01/2021-08-31», «2018-09»; None where no day is named."""
    start, end = period.start, period.end
    if start is None and end is None:
        return None
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        return str(start)
    if is_year(start, end):
        return f"{start.year:04}"
    return str(start)[:7] if is_month(start, end) else f"{start}/{end}"


def is_year(start: date, end: date) -> bool:
    """Whether the days are those of a calendar year."""
    return start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def is_month(start: date, end: date) -> bool:
    """Whether the days are those of a month."""
    return start.day == 1 and (start.year, start.month) == (end.year, end.month) and ends_month(end)


def ends_month(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return day == date.max or (day + DAY).day == 1


def rrule(period: Period) -> str | None:
    """RFC 5545; UNTIL only where the end closes the recurrence. None for «постоянно» and for what does not recur."""
    rule = RULES.get(period.freq) if period.freq else None
    if rule is None:
        return None
    parts = [rule, *by_date(period)]
    if period.weekday is not None:
        parts.append(f"BYDAY={period.week or ''}{WEEKDAYS[period.weekday]}")
    if period.bounded and period.end:
        parts.append("UNTIL=" + period.end.isoformat().replace("-", ""))
    return ";".join(parts)


def by_date(period: Period) -> list[str]:
    """BYMONTH and BYMONTHDAY, where the words name the day or the month in which the duty falls."""
    month_day, next_time = period.month_day, period.start or period.end
    parts = []
    if period.freq is Frequency.YEARLY and not period.bounded and next_time:
        parts.append(f"BYMONTH={next_time.month}")
    if month_day is not None:
        parts.append(f"BYMONTHDAY={month_day}")
    return parts
