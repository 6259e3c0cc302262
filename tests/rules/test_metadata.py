"""A masthead → what the document is."""

import pytest

from avgust.reading import read_text
from avgust.reading.reading import Metadata

BODY = "\n\nРЕШИЛИ:\n1. Провести семинар для учителей.\n2. Подготовить сборник материалов.\n"


def masthead(text: str) -> Metadata:
    return read_text(text.strip() + BODY).metadata


RESOLUTION = """
РЕЗОЛЮЦИЯ
августовской конференции педагогических работников Сосновского муниципального района
«Качество образования: от идеи к результату»

27 августа 2020 года
с. Сосновка
"""
PROTOCOL = """
ПРОТОКОЛ № 4
заседания коллегии управления образования Ясноградского городского округа

от 14 апреля 2021 года                    г. Ясноград
"""
ORDER = """
УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЛУГОВОГО РАЙОНА

ПРИКАЗ

12.10.2021 № 214
п. Луговой

Об организации подвоза учащихся
"""
PLAN = """
ПЛАН
мероприятий по подготовке школ к новому учебному году

Утверждён 1 июня 2021 года
"""
INSTRUCTIONS = """
ПЕРЕЧЕНЬ ПОРУЧЕНИЙ
главы Заречного муниципального округа
по итогам совещания 3 марта 2022 года
"""
DECISION = """
РЕШЕНИЕ
коллегии министерства образования Полянской области

от 25.06.2019 № 3/1
г. Полянск

О ходе аттестации
"""
SPACED = """
П Р И К А З

«05» сентября 2022 г.    № 31-од
город Речной
"""
REPORT = """
Информация
об итогах летней оздоровительной кампании

20 сентября 2021 года
"""
ROADMAP = """
Дорожная карта
развития наставничества в Кедровском районе на 2021/2022 учебный год
"""
KINDS = [
    (RESOLUTION, "resolution"),
    (PROTOCOL, "protocol"),
    (ORDER, "order"),
    (PLAN, "plan"),
    (INSTRUCTIONS, "instructions"),
    (DECISION, "decision"),
    (SPACED, "order"),
    (ROADMAP, "plan"),
    (REPORT, None),
    ("РЕКОМЕНДАЦИИ\nавгустовского совещания\n", "resolution"),
    ("РАСПОРЯЖЕНИЕ\nот 01.02.2021 № 7\n", "order"),
    ("ПОСТАНОВЛЕНИЕ\nот 01.02.2021 № 7-п\n", "order"),
    ("Проект\nРЕЗОЛЮЦИЯ\nконференции учителей\n", "resolution"),
    ("Комплекс мер\nпо повышению качества образования\n", "plan"),
    ("Пояснительная записка\nк отчёту об итогах года\n", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_is_the_word_at_the_head(text, kind):
    assert masthead(text).kind == kind


TITLES = [
    (RESOLUTION, "Качество образования: от идеи к результату"),
    (ORDER, "Об организации подвоза учащихся"),
    (DECISION, "О ходе аттестации"),
    (PLAN, "ПЛАН мероприятий по подготовке школ к новому учебному году"),
    (PROTOCOL, "ПРОТОКОЛ № 4 заседания коллегии управления образования Ясноградского городского округа"),
    (
        "ПРИКАЗ\nот 01.02.2021 № 7\nО проведении смотра\nшкольных музеев\n",
        "О проведении смотра школьных музеев",
    ),
    ("РЕЗОЛЮЦИЯ\nсъезда учреждения «Школа № 3»\n«Вместе к успеху»\n", "Вместе к успеху"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_the_subject_in_quotes_or_the_line_about_or_the_heading(text, title):
    assert masthead(text).title == title


def test_the_name_of_a_school_is_no_title():
    assert masthead("РЕЗОЛЮЦИЯ\nсъезда МБОУ «Школа № 3»\n«Вместе к успеху»\n").title == "Вместе к успеху"


DATES = [
    (RESOLUTION, "2020-08-27"),
    (PROTOCOL, "2021-04-14"),
    (ORDER, "2021-10-12"),
    (PLAN, "2021-06-01"),
    (DECISION, "2019-06-25"),
    (SPACED, "2022-09-05"),
    (REPORT, "2021-09-20"),
    (INSTRUCTIONS, "2022-03-03"),
    ("РЕЗОЛЮЦИЯ\nконференции учителей\n", None),
    ("РЕЗОЛЮЦИЯ\nПринята 30 августа 2021 года участниками конференции\n", "2021-08-30"),
    ("ПРИКАЗ\nот 5 мая 2021 г. № 3\nО внесении изменений в приказ от 1 апреля 2020 г. № 2\n", "2021-05-05"),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_the_date_is_the_day_of_adoption(text, day):
    assert masthead(text).date == day


def test_a_date_below_the_duties_is_found_where_the_head_has_none():
    text = "РЕЗОЛЮЦИЯ\nконференции учителей\n\nРЕШИЛИ:\n1. Провести семинар.\n\nПринята 30 августа 2021 года\n"
    assert read_text(text).metadata.date == "2021-08-30"


def test_the_term_of_a_duty_is_not_the_day_of_adoption():
    text = "ПРИКАЗ\n№ 15\n\nОб итогах года\n\nприказываю:\n1. Отделу кадров провести смотр до 1 мая 2022 года.\n"
    assert read_text(text).metadata.date is None


PLACES = [
    (RESOLUTION, "с. Сосновка"),
    (PROTOCOL, "г. Ясноград"),
    (ORDER, "п. Луговой"),
    (DECISION, "г. Полянск"),
    (SPACED, "город Речной"),
    (PLAN, None),
    ("ПРИКАЗ\nр.п. Белый Яр\n01.02.2021 № 7\n", "р.п. Белый Яр"),
    ("ПРОТОКОЛ № 1\nг. Ростов-на-Дону\n01.02.2021\n", "г. Ростов-на-Дону"),
    ("РЕЗОЛЮЦИЯ\nконференции педагогов, прошедшей в школе г. Речного при поддержке фонда\n", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_stands_on_a_line_of_its_own_or_beside_the_date(text, place):
    assert masthead(text).place == place


TERRITORIES = [
    (RESOLUTION, "Сосновский муниципальный район"),
    (PROTOCOL, "Ясноградский городской округ"),
    (INSTRUCTIONS, "Заречный муниципальный округ"),
    (DECISION, "Полянская область"),
    (ROADMAP, "Кедровский район"),
    (PLAN, None),
    ("РЕЗОЛЮЦИЯ\nсовещания педагогов Сосновского района Полянской области\n", "Сосновский район"),
    ("РЕЗОЛЮЦИЯ\nфорума учителей Лесного края\n", "Лесной край"),
    ("РЕЗОЛЮЦИЯ\nфорума учителей Пермского края\n", "Пермский край"),
    ("РЕЗОЛЮЦИЯ\nконференции педагогов города Смоленска\n", "город Смоленск"),
    ("РЕЗОЛЮЦИЯ\nучителей Республики Карелия\n", "Республика Карелия"),
]


@pytest.mark.parametrize(("text", "territory"), TERRITORIES)
def test_the_territory_is_put_in_the_nominative(text, territory):
    assert masthead(text).territory == territory


def test_a_territory_in_capitals_is_written_as_a_name():
    assert masthead(ORDER).territory == "Луговой район"


def test_the_body_names_the_territory_where_the_head_does_not():
    text = "ПРИКАЗ\nот 01.02.2021 № 7\n\nприказываю:\n1. Директорам школ Тихого района провести смотр.\n"
    assert read_text(text).metadata.territory == "Тихий район"


YEARS = [
    (RESOLUTION, "2020/2021"),
    (PROTOCOL, "2020/2021"),
    (ORDER, "2021/2022"),
    (ROADMAP, "2021/2022"),
    (PLAN, "2021/2022"),
    ("РЕЗОЛЮЦИЯ\n26.08.2021\nОб итогах 2020/2021 и задачах на 2021/2022 учебный год\n", "2021/2022"),
    ("РЕЗОЛЮЦИЯ\nОб итогах 2019-2020 учебного года\n", "2019/2020"),
    ("РЕЗОЛЮЦИЯ\nконференции учителей\n", None),
    ("ПРИКАЗ\n28.05.2021\nО графике каникул на 2021/2022 учебный год\n", "2021/2022"),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_school_year_ahead(text, year):
    assert masthead(text).school_year == year


def test_every_key_that_is_read_knows_its_words():
    reading = read_text(PROTOCOL.strip() + BODY)
    words = {s.key: reading.text[s.source.start : s.source.end] for s in reading.metadata.sources}
    assert words["kind"] == "ПРОТОКОЛ"
    assert words["date"] == "от 14 апреля 2021 года" or words["date"] == "14 апреля 2021 года"
    assert words["place"] == "г. Ясноград"
    assert words["territory"] == "Ясноградского городского округа"
