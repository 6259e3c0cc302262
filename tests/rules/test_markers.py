"""What stands in front of a paragraph, and what only looks like it."""

import pytest

from avgust.reading.structure.markers import find_marker

MARKED = [
    ("1. Провести смотр", "number", "1", "Провести"),
    ("1) Провести смотр", "number", "1", "Провести"),
    ("1.5. Школам сдать отчёт", "number", "1.5", "Школам"),
    ("1.5 Школам сдать отчёт", "number", "1.5", "Школам"),
    ("1.12 Школам сдать отчёт", "number", "1.12", "Школам"),
    ("1.5, Школам сдать отчёт", "number", "1.5", "Школам"),
    ("2.1.3. Обновить сайт", "number", "2.1.3", "Обновить"),
    ("12.Обновить сайт", "number", "12", "Обновить"),
    ("Пункт 4. Обновить сайт", "number", "4", "Обновить"),
    ("п. 4. Обновить сайт", "number", "4", "Обновить"),
    ("Раздел 2. Кадры", "part", "2", "Кадры"),
    ("Направление 3. Воспитание", "part", "3", "Воспитание"),
    ("l.З. Директорам сдать отчёт", "number", "1.3", "Директорам"),
    ("З. Директорам сдать отчёт", "number", "3", "Директорам"),
    ("IV. Кадровая политика", "roman", "IV", "Кадровая"),
    ("ІІ. Кадровая политика", "roman", "ІІ", "Кадровая"),
    ("а) провести смотр", "letter", "а", "провести"),
    ("б. провести смотр", "letter", "б", "провести"),
    ("- провести смотр", "bullet", "", "провести"),
    ("– провести смотр", "bullet", "", "провести"),
    ("• провести смотр", "bullet", "", "провести"),
    ("-провести смотр", "bullet", "", "провести"),
    ("✓ провести смотр", "bullet", "", "провести"),
    ("- 3 кабинета открыть", "bullet", "", "3 кабинета"),
    ("   1.2. Провести смотр", "number", "1.2", "Провести"),
]


@pytest.mark.parametrize(("text", "kind", "label", "words"), MARKED)
def test_kind_label_and_where_the_words_begin(text, kind, label, words):
    marker = find_marker(text, 0, len(text))
    assert (marker.kind, marker.label) == (kind, label)
    assert text[marker.end :].startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "01.09.2021 провести линейку",
        "01.09. 2021 провести линейку",
        "12.2021 г. провести линейку",
        "2021 год объявить годом чтения",
        "5 школ обеспечить интернетом",
        "г. Смоленск",
        "с. Тихоречье",
        "-5 % к уровню года",
        "Провести смотр",
        "В школах открыть кружки",
        "",
        "  ",
    ],
)
def test_dates_places_and_values_are_no_markers(text):
    assert find_marker(text, 0, len(text)).kind == "none"


@pytest.mark.parametrize(("text", "depth"), [("1. А", 1), ("1.2. Сдать", 2), ("3.4.5. Сдать", 3)])
def test_the_depth_is_how_many_parts_the_number_has(text, depth):
    assert find_marker(text, 0, len(text)).depth == depth


def test_without_a_marker_the_words_begin_behind_the_spaces():
    assert find_marker("   Провести", 0, 11).end == 3


def test_a_marker_is_sought_in_its_paragraph_only():
    text = "1. Первый\n2. Второй"
    assert find_marker(text, 10, len(text)).label == "2"
    assert find_marker("1. ", 0, 3).kind == "none"


def test_signs_of_bullets_and_numbers_are_told_apart():
    assert find_marker("- провести", 0, 10).sign != find_marker("• провести", 0, 10).sign
    assert find_marker("1. Сдать", 0, 8).sign == "."
    assert find_marker("1) Сдать", 0, 8).sign == ")"
