"""What relative words are relative to."""

from datetime import date

import pytest
from saying import said

from avgust.reading.temporal import Anchor, read_period


@pytest.mark.parametrize(
    ("day", "first_year"),
    [("2020-08-27", 2020), ("2020-12-31", 2020), ("2021-01-10", 2020), ("2021-05-31", 2020), ("2021-06-01", 2021)],
)
def test_the_school_year_is_the_current_one_until_may_and_then_the_one_ahead(day, first_year):
    assert Anchor(date.fromisoformat(day), None).first_year == first_year


def test_a_given_school_year_goes_before_the_date():
    march = date(2021, 3, 1)
    assert said(read_period("в течение учебного года", Anchor(march, 2021)).period) == "2021-09-01..2022-08-31"
    assert said(read_period("к началу учебного года", Anchor(march, 2021)).period) == "..2021-09-01"


def test_a_year_in_spring_is_the_calendar_year_even_if_the_school_year_ahead_is_given():
    assert said(read_period("в течение года", Anchor(date(2024, 1, 16), 2024)).period) == "2024-01-01..2024-12-31"
    assert said(read_period("в течение года", Anchor(date(2024, 6, 16), 2024)).period) == "2024-09-01..2025-08-31"


def test_without_a_date_the_school_year_tells_the_year():
    anchor = Anchor(None, 2020)
    assert said(read_period("до 25 октября", anchor).period) == "..2020-10-25"
    assert said(read_period("в мае", anchor).period) == "2021-05-01..2021-05-31"
    assert said(read_period("в течение года", anchor).period) == "2020-09-01..2021-08-31"


@pytest.mark.parametrize("words", ["до 25 октября", "в течение года", "в учебном году", "в течение 10 дней"])
def test_without_any_anchor_the_days_stay_open_and_the_doubt_says_why(words):
    found = read_period(words, Anchor(None, None))
    assert said(found.period) == ""
    assert "неизвестна" in found.doubt


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_survived(day):
    for words in ("до 25 октября", "в прошлом году", "в следующем году", "в течение 1000 дней", "за 30 дней до 1 мая"):
        read_period(words, Anchor(day, None))


def test_what_is_supplied_is_said():
    anchor = Anchor(date(2020, 8, 27), None)
    assert read_period("до 25 октября", anchor).doubt == "год не назван, взят 2020"
    assert "опечатка" in read_period("до 25 сентебря 2020 года", anchor).doubt
    assert "слитно" in read_period("до 25 декабря 2020года", anchor).doubt
    assert "запятые" in read_period("до 01,09,2021", anchor).doubt
    assert "пробел" in read_period("01.09. 2021", anchor).doubt
    assert "такого дня нет" in read_period("до 31 ноября 2020 года", anchor).doubt
    assert read_period("до 1 мая 2021 года", anchor).doubt == ""
