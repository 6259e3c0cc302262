"""Working days of Russia: weekends, the non-working holidays of the Labour Code and what a decree moves.

The holidays are a norm and stand here as data with their act; so does its rule that a day off on which a holiday falls
is carried over to the next working day, but for those of January. What the government moves by a decree for each year
overrides both; none is shipped, a calendar takes them as data.
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
MONDAY, SATURDAY = 0, 5
JANUARY = 1
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked.

    holidays    (month, day) that are days off every year
    moved       what a decree decided for single days: True works although it would be off, False is off
    carry_over  whether Monday is off after a holiday on a weekend
    """

    holidays: frozenset[tuple[int, int]] = HOLIDAYS
    moved: Mapping[date, bool] = field(default_factory=dict)
    carry_over: bool = True

    def works(self, day: date) -> bool:
        """Whether `day` is a working day."""
        if day in self.moved:
            return self.moved[day]
        return day.weekday() < SATURDAY and not self.is_holiday(day) and not self.is_carried_over(day)

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is a holiday every year."""
        return (day.month, day.day) in self.holidays

    def is_carried_over(self, day: date) -> bool:
        """Whether `day` is the Monday to which a holiday on the weekend before carries the day off."""
        if not self.carry_over or day.weekday() != MONDAY or day.toordinal() < MONDAY + 3:
            return False
        weekend = (day - DAY, day - 2 * DAY)
        return any(self.is_holiday(before) and before.month != JANUARY for before in weekend)


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
