"""Working days of Russia: weekends, the non-working holidays of the Labour Code and what a decree moves.

The holidays are a norm and stand here as data with their act. The transfers of days off are fixed by a decree of the
government for each year; none is shipped, a calendar takes them as data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta

ACT = "Трудовой кодекс Российской Федерации, статья 112"
TAG = "recalled"  # from memory, not checked against the text in force

# Month and day of each non-working holiday.
HOLIDAYS: frozenset[tuple[int, int]] = frozenset(
    {
        *((1, day) for day in range(1, 9)),  # новогодние каникулы и Рождество Христово
        (2, 23),  # День защитника Отечества
        (3, 8),  # Международный женский день
        (5, 1),  # Праздник Весны и Труда
        (5, 9),  # День Победы
        (6, 12),  # День России
        (11, 4),  # День народного единства
    }
)
SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked.

    holidays  (month, day) that are days off every year
    moved     what a decree decided for single days: True works although it would be off, False is off
    """

    holidays: frozenset[tuple[int, int]] = HOLIDAYS
    moved: Mapping[date, bool] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        """Whether `day` is a working day."""
        if day in self.moved:
            return self.moved[day]
        return day.weekday() < SATURDAY and (day.month, day.day) not in self.holidays


RUSSIA = Calendar()


def add_working_days(day: date, count: int, calendar: Calendar = RUSSIA) -> date:
    """The `count`-th working day after `day`; the day itself is not counted.

    Raises OverflowError where the calendar of dates ends.
    """
    while count > 0:
        if day.year == MAXYEAR:
            raise OverflowError("date value out of range")
        day += DAY
        count -= calendar.works(day)
    return day


def subtract_working_days(day: date, count: int, calendar: Calendar = RUSSIA) -> date:
    """The `count`-th working day before `day`; the day itself is not counted. Raises OverflowError likewise."""
    while count > 0:
        day -= DAY
        count -= calendar.works(day)
    return day


def next_working_day(day: date, calendar: Calendar = RUSSIA) -> date:
    """`day`, or the first working day after it."""
    return day if calendar.works(day) else add_working_days(day, 1, calendar)


def previous_working_day(day: date, calendar: Calendar = RUSSIA) -> date:
    """`day`, or the last working day before it."""
    while not calendar.works(day):
        day -= DAY
    return day
