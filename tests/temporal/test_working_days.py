"""Working days: weekends, the holidays of the Labour Code, and what a decree moves."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgust.kernel.working_days import (
    RUSSIA,
    Calendar,
    add_working_days,
    next_working_day,
    previous_working_day,
    subtract_working_days,
)


def test_weekends_are_not_worked():
    assert [RUSSIA.works(date(2023, 9, day)) for day in range(15, 19)] == [True, False, False, True]


@pytest.mark.parametrize("day", ["2024-01-01", "2024-01-08", "2024-02-23", "2024-03-08", "2024-05-09", "2024-11-04"])
def test_holidays_of_the_labour_code_are_not_worked(day):
    assert not RUSSIA.works(date.fromisoformat(day))


def test_the_first_day_is_not_counted():
    assert add_working_days(date(2023, 9, 12), 10) == date(2023, 9, 26)
    assert add_working_days(date(2023, 9, 15), 1) == date(2023, 9, 18)


def test_no_days_lead_nowhere():
    assert add_working_days(date(2023, 9, 16), 0) == date(2023, 9, 16)


def test_the_new_year_holidays_are_passed():
    assert add_working_days(date(2023, 12, 29), 1) == date(2024, 1, 9)


@pytest.mark.parametrize("day", ["2020-02-24", "2020-03-09", "2021-05-10", "2022-06-13", "2023-11-06"])
def test_a_day_off_under_a_holiday_is_carried_over_to_monday(day):
    monday = date.fromisoformat(day)
    assert not RUSSIA.works(monday)
    assert Calendar(carry_over=False).works(monday)


def test_the_days_of_january_are_not_carried_over():
    assert RUSSIA.works(date(2023, 1, 9))  # the 1st, 7th and 8th fell on weekends


def test_a_decree_goes_before_the_law():
    assert not RUSSIA.works(date(2025, 2, 24))
    assert Calendar(moved={date(2025, 2, 24): True}).works(date(2025, 2, 24))


def test_a_decree_moves_days():
    decree = Calendar(moved={date(2024, 4, 27): True, date(2024, 4, 29): False})
    assert add_working_days(date(2024, 4, 26), 1, decree) == date(2024, 4, 27)
    assert add_working_days(date(2024, 4, 27), 1, decree) == date(2024, 4, 30)


def test_a_day_off_yields_to_its_neighbours():
    assert next_working_day(date(2024, 5, 9)) == date(2024, 5, 10)
    assert previous_working_day(date(2024, 5, 12)) == date(2024, 5, 10)
    assert next_working_day(date(2024, 5, 10)) == previous_working_day(date(2024, 5, 10)) == date(2024, 5, 10)


def test_beyond_the_last_date_there_is_no_day():
    with pytest.raises(OverflowError):
        add_working_days(date.max, 1)
    with pytest.raises(OverflowError):
        subtract_working_days(date.min, 1)


@settings(derandomize=True, max_examples=200)
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_going_there_and_back_ends_on_a_working_day(day, count):
    there = add_working_days(day, count)
    assert RUSSIA.works(there)
    back = subtract_working_days(there, count)
    assert back <= day if not RUSSIA.works(day) else back == day
