"""EDTF, RRULE and the line of Russian."""

import pytest
from saying import AUGUST

from avgust.kernel.periods import Period
from avgust.reading.temporal import edtf, explain, read_period, rrule

# Words, EDTF, RRULE, explanation; said on 27 August 2020.
ROWS = [
    ("до 1 мая 2021 года", "../2021-05-01", None, "не позднее 1 мая 2021 года"),
    ("с 1 сентября 2021 года", "2021-09-01/..", None, "начиная с 1 сентября 2021 года"),
    ("1 сентября 2020 года", "2020-09-01", None, "1 сентября 2020 года"),
    ("сентябрь 2018", "2018-09", None, "сентябрь 2018 года"),
    ("в 2021 году", "2021", None, "2021 год"),
    ("с 1 по 30 октября 2018", "2018-10-01/2018-10-30", None, "с 1 по 30 октября 2018 года"),
    ("с 15 октября по 15 ноября 2020", "2020-10-15/2020-11-15", None, "с 15 октября по 15 ноября 2020 года"),
    (
        "в 2020-2021 учебном году",
        "2020-09-01/2021-08-31",
        None,
        "с 1 сентября 2020 по 31 августа 2021 года (учебный год)",
    ),
    ("III квартал 2020", "2020-07-01/2020-09-30", None, "с 1 июля по 30 сентября 2020 года (III квартал)"),
    ("1 полугодие 2021", "2021-01-01/2021-06-30", None, "с 1 января по 30 июня 2021 года (первое полугодие)"),
    ("2020–2024 годы", "2020-01-01/2024-12-31", None, "с 1 января 2020 по 31 декабря 2024 года (2020–2024 годы)"),
    ("постоянно", None, None, "постоянно"),
    ("ежедневно", None, "FREQ=DAILY", "ежедневно"),
    ("еженедельно", None, "FREQ=WEEKLY", "еженедельно"),
    ("каждую пятницу", None, "FREQ=WEEKLY;BYDAY=FR", "еженедельно по пятницам"),
    ("третья среда каждого месяца", None, "FREQ=MONTHLY;BYDAY=3WE", "ежемесячно, третья среда месяца"),
    ("ежеквартально", None, "FREQ=MONTHLY;INTERVAL=3", "ежеквартально"),
    ("раз в полугодие", None, "FREQ=MONTHLY;INTERVAL=6", "раз в полугодие"),
    ("ежегодно", None, "FREQ=YEARLY", "ежегодно"),
    (
        "ежегодно до 1 мая",
        "../2021-05-01",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1",
        "ежегодно, ближайший срок – не позднее 1 мая 2021 года",
    ),
    (
        "ежегодно в сентябре",
        "2020-09",
        "FREQ=YEARLY;BYMONTH=9",
        "ежегодно, ближайший срок – сентябрь 2020 года",
    ),
    (
        "до 5 числа каждого месяца",
        "../2020-09-05",
        "FREQ=MONTHLY;BYMONTHDAY=5",
        "ежемесячно, не позднее 5-го числа, ближайший срок – не позднее 5 сентября 2020 года",
    ),
    (
        "ежеквартально до 10 числа месяца, следующего за отчётным",
        "../2020-10-10",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
        "ежеквартально, не позднее 10-го числа, ближайший срок – не позднее 10 октября 2020 года",
    ),
    (
        "до 15 января 2025 г., далее – один раз в полугодие",
        "../2025-01-15",
        "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15",
        "раз в полугодие, не позднее 15-го числа, ближайший срок – не позднее 15 января 2025 года",
    ),
    (
        "ежемесячно с сентября по май",
        "2020-09-01/2021-05-31",
        "FREQ=MONTHLY;UNTIL=20210531",
        "ежемесячно, с 1 сентября 2020 по 31 мая 2021 года",
    ),
    (
        "ежегодно до 2024 года",
        "../2024-12-31",
        "FREQ=YEARLY;UNTIL=20241231",
        "ежегодно, не позднее 31 декабря 2024 года",
    ),
]


@pytest.mark.parametrize(("words", "for_edtf", "for_rrule", "russian"), ROWS, ids=[row[0] for row in ROWS])
def test_a_period_is_written_for_programs_and_for_people(words, for_edtf, for_rrule, russian):
    period = read_period(words, AUGUST).period
    assert (edtf(period), rrule(period), explain(period)) == (for_edtf, for_rrule, russian)


def test_a_period_without_days_says_so():
    assert explain(Period()) == "срок без дат"
    assert edtf(Period()) is None
    assert rrule(Period()) is None


def test_equality_ignores_on_which_day_of_the_month():
    assert Period(month_day=5) == Period()
