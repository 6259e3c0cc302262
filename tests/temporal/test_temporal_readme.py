"""Each row of the benchmark's tables «How a deadline becomes dates» and «Smaller decisions»."""

from datetime import date

import pytest
from saying import AUGUST, said

from avgust.reading.temporal import Anchor, combine, find_temporals, read_period

ROWS = {
    "до 1 октября 2021 года": "..2021-10-01",
    "в срок до 1 октября 2021 года": "..2021-10-01",
    "не позднее 1 октября 2021 года": "..2021-10-01",
    "1 сентября 2020 года": "2020-09-01",
    "с 1 сентября 2021 года": "2021-09-01..",
    "с 1 по 30 октября 2018": "2018-10-01..2018-10-30",
    "сентябрь 2018": "2018-09-01..2018-09-30",
    "в сентябре 2018 года": "2018-09-01..2018-09-30",
    "до конца 2021 года": "..2021-12-31",
    "к концу 2021 года": "..2021-12-31",
    "в 2021 году": "2021-01-01..2021-12-31",
    "в течение 2019 года": "2019-01-01..2019-12-31",
    "во втором полугодии 2020 года": "2020-07-01..2020-12-31",
    "III квартал 2020": "2020-07-01..2020-09-30",
    "в 2020–2024 годах": "2020-01-01..2024-12-31",
    "на 2022–2023 годы": "2022-01-01..2023-12-31",
    "в 2020-2021 учебном году": "2020-09-01..2021-08-31",
    "на 2022–2023 учебный год": "2022-09-01..2023-08-31",
    "в течение года": "2020-09-01..2021-08-31",
    "в течение учебного года": "2020-09-01..2021-08-31",
    "постоянно": "CONTINUOUS",
    "на постоянной основе": "CONTINUOUS",
    "систематически": "CONTINUOUS",
    "ежегодно": "YEARLY",
    "ежеквартально": "QUARTERLY",
    "ежемесячно": "MONTHLY",
    "раз в полугодие": "HALFYEARLY",
    "ежегодно до 1 мая": "YEARLY ..2021-05-01",
    "2 раза в год": "HALFYEARLY",
    "в течение 5 дней": "..2020-09-01",
    "в течение 5 рабочих дней": "..2020-09-03",
    "в месячный срок": "..2020-09-27",
    "до начала 2010/2011 учебного года": "..2010-09-01",
    "Доклад – до 15 января 2025 г., далее – один раз в полугодие": "HALFYEARLY ..2025-01-15",
    "до 25 октября": "..2020-10-25",
    "до 1 октября т.г.": "..2020-10-01",
}


@pytest.mark.parametrize(("words", "expected"), ROWS.items())
def test_a_row_of_the_table_comes_to_its_days(words, expected):
    (found,) = [each for each in [read_period(words, AUGUST)] if each] or find_temporals(words, AUGUST)
    assert said(found.period) == expected


def test_several_dates_of_a_directive_run_from_the_first_start_to_the_last_end():
    text = "провести с 1 сентября 2020 года отбор, до 1 ноября 2020 года – обучение, в мае 2021 года – отчёт"
    assert said(combine(find_temporals(text, AUGUST))) == "2020-09-01..2021-05-31"


def test_an_adjective_with_a_day_is_yearly():
    assert said(combine(find_temporals("ежегодное размещение отчёта до 1 сентября", AUGUST))).startswith("YEARLY")


@pytest.mark.parametrize("words", ["ежегодное тестирование", "постоянный контроль"])
def test_an_adjective_alone_is_no_deadline(words):
    assert read_period(words, AUGUST) is None
    assert not any(each.governed for each in find_temporals(words, AUGUST))


@pytest.mark.parametrize("words", ["систематически", "регулярно"])
def test_a_steady_word_inside_a_sentence_is_no_deadline(words):
    assert find_temporals(f"руководителям {words} повышать уровень культуры", AUGUST) == []


@pytest.mark.parametrize("words", ["по отдельному графику", "по запросу", "перед каникулами", "весь период олимпиады"])
def test_words_without_dates_are_no_deadline(words):
    assert read_period(words, AUGUST) is None
    assert find_temporals(words, AUGUST) == []


def test_a_year_of_an_august_document_is_the_school_year_ahead_and_of_a_spring_one_the_calendar_year():
    august, march = Anchor(date(2018, 8, 28), None), Anchor(date(2019, 3, 1), None)
    assert said(combine(find_temporals("в течение года", august))) == "2018-09-01..2019-08-31"
    assert said(combine(find_temporals("в течение года", march))) == "2019-01-01..2019-12-31"
