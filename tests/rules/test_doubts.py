"""Every finding has a document that shows it and one that does not."""

import re
from pathlib import Path

import pytest
from phrases import ORDER

from avgust.kernel.findings import Finding
from avgust.reading import doubts, read_text

CLEAR = "1. Отделу кадров провести смотр до 1 мая 2022 года.\n"
NO_KIND = "Информация об итогах\n20 августа 2021 года\n"
NO_DATE = "ПРИКАЗ\n№ 15\n\nОб итогах года\n\nп р и к а з ы в а ю:\n"
PROBLEMS = (
    "РЕЗОЛЮЦИЯ\nконференции учителей\n20 августа 2021 года\n\nРаздел 1. Питание\n\n"
    "Директорам школ:\n1. Улучшить меню столовых до 1 октября 2021 года.\n\nРаздел 2. Кадры\n\n"
    "Участники отметили проблемы:\n- дефицит учителей физики;\n- слабая материальная база.\n"
)
SOLVED = PROBLEMS + "\nОтделу кадров:\n1. Привлечь учителей физики до 1 октября 2021 года.\n"
OF_SCANS = {"unsure-words"}  # shown in tests/structure/test_places.py: a text has no confidence
# The code, a document that shows it, and one that differs in what the finding is about.
SHOWN = {
    "no-directives": (
        "ПРИКАЗ\n20 августа 2021 года\n\nОб итогах года\n\nВ районе работают три школы.\n",
        ORDER + CLEAR,
    ),
    "unknown-kind": (NO_KIND, ORDER + CLEAR),
    "no-date": (NO_DATE + "1. Отделу кадров провести смотр.\n", ORDER + CLEAR),
    "directive-without-deadline": (ORDER + "1. Отделу кадров провести смотр.\n", ORDER + CLEAR),
    "directive-without-addressee": (ORDER + "1. Провести смотр до 1 мая 2022 года.\n", ORDER + CLEAR),
    "due-before-document": (
        ORDER + "1. Отделу кадров провести смотр.\nСрок: 01.05.2021\n",
        ORDER + "1. Отделу кадров провести смотр.\nСрок: 01.05.2022\n",
    ),
    "deadline-supplied": (ORDER + "1. Отделу кадров провести смотр до 1 мая.\n", ORDER + CLEAR),
    "deadline-inverted": (
        ORDER + "1. Отделу кадров провести смотр с 10 мая 2022 года по 1 мая 2022 года.\n",
        ORDER + "1. Отделу кадров провести смотр с 1 мая 2022 года по 10 мая 2022 года.\n",
    ),
    "directive-repeated": (
        ORDER + CLEAR + CLEAR.replace("1. Отделу", "2. Отделу"),
        ORDER + CLEAR + "2. Отделу кадров обновить сайт до 1 мая 2022 года.\n",
    ),
    "problem-without-directive": (PROBLEMS, SOLVED),
    "directive-without-measure": (
        ORDER + "1. Отделу кадров:\n1.1. Увеличить долю молодых учителей до 1 мая 2022 года.\n",
        ORDER + "1. Отделу кадров:\n1.1. Увеличить долю молодых учителей до 20 % к 1 мая 2022 года.\n",
    ),
}


def found(text: str) -> list[Finding]:
    return list(doubts.find_doubts(read_text(text)))


def codes(text: str) -> set[str]:
    return {finding.code for finding in found(text)}


def test_every_code_is_shown_by_a_document_here():
    source = Path(doubts.__file__).read_text(encoding="utf-8")
    written = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source))
    assert written - OF_SCANS == set(SHOWN)


@pytest.mark.parametrize("code", SHOWN)
def test_a_document_shows_the_finding(code):
    assert code in codes(SHOWN[code][0])


@pytest.mark.parametrize("code", SHOWN)
def test_a_document_that_differs_in_the_point_does_not(code):
    assert code not in codes(SHOWN[code][1])


def test_problems_of_the_first_part_are_doubted_too():
    first = "Раздел 1. Кадры\n\nУчастники отметили проблемы:\n- дефицит учителей физики.\n\nРаздел 2. Питание\n\n"
    text = PROBLEMS[: PROBLEMS.index("Раздел 1")] + first + "Директорам школ:\n1. Улучшить меню до 1 мая 2022 года.\n"
    assert "problem-without-directive" in codes(text)


def test_a_clear_order_has_no_findings():
    assert codes(ORDER + CLEAR) == set()


@pytest.mark.parametrize(
    "item",
    [
        "Контроль за исполнением приказа оставляю за собой.",
        "Утвердить план смотра (приложение 1).",
        "Принять к сведению доклад.",
    ],
)
def test_what_is_done_by_being_written_needs_no_term_and_nobody(item):
    assert codes(f"{ORDER}1. {item}\n") == set()


def test_a_lead_in_is_not_doubted_for_what_its_parts_say():
    text = ORDER + "1. Отделу кадров провести смотр:\n1.1. Подготовить план до 1 мая 2022 года.\n"
    assert "п. 1" not in {f.place for f in found(text)}


def test_a_term_of_the_heading_is_no_lack_of_a_term():
    text = ORDER + "1. Отделу кадров в срок до 1 мая 2022 года:\n1.1. Подготовить план.\n1.2. Обновить сайт.\n"
    assert "directive-without-deadline" not in codes(text)


def test_a_repetition_for_somebody_else_is_none():
    text = ORDER + "1. Отделу кадров:\n1.1. Сдать отчёт.\n2. Директорам школ:\n2.1. Сдать отчёт.\n"
    assert "directive-repeated" not in codes(text)


def test_a_frequency_is_never_over():
    text = ORDER + "1. Отделу кадров ежегодно до 1 мая проводить смотр.\n"
    assert "due-before-document" not in codes(text)


@pytest.mark.parametrize("code", SHOWN)
def test_a_finding_speaks_russian_and_points_to_its_words(code):
    text = SHOWN[code][0]
    finding = next(f for f in found(text) if f.code == code)
    assert re.search("[а-яё]{3}", finding.message)
    assert not re.search("[A-Za-z]{2}", finding.message)
    assert finding.severity in {"note", "doubt", "warning"}
    if finding.span:
        reading = read_text(text)
        assert 0 <= finding.span.start < finding.span.end <= len(reading.text)
        assert re.match(r"п\. \d|строка \d", finding.place)


def test_a_repetition_names_the_first():
    (finding,) = [f for f in found(SHOWN["directive-repeated"][0]) if f.code == "directive-repeated"]
    assert finding.place == "п. 2"
    assert finding.message.startswith("Повторяет п. 1:")


def test_long_directives_are_shown_in_part():
    (finding,) = found(f"{ORDER}1. Провести смотр {'очень ' * 30}красивых школ до 1 мая 2022 года.\n")
    assert finding.message.endswith("…»")
    assert len(finding.message) < 110


def test_dates_in_messages_are_written_as_in_russia():
    (finding,) = [f for f in found(SHOWN["due-before-document"][0]) if f.code == "due-before-document"]
    assert "01.05.2021" in finding.message
    assert "20.08.2021" in finding.message
