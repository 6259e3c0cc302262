"""Physical lines → paragraphs: what is joined, what is dropped, what stays apart."""

import pytest
from phrases import lines, row

from avgust.reading.blocks import Paragraph, Table
from avgust.reading.structure.lines import join_lines, measure


def joined(text: str) -> list[str]:
    return [part.text for part in join_lines(lines(text)) if isinstance(part, Paragraph)]


JOINED = {
    "a broken word": ("1. Обеспечить охват дополнительным обра-\nзованием всех детей", "обра", "образованием"),
    "a compound": (
        "2. Улучшить условия социально-\nпедагогической работы в сёлах",
        "социально",
        "социально-педагогической",
    ),
    "a soft hyphen": ("3. Провести педагоги\u00ad\nческие чтения", "педагоги", "педагогические"),
    "capitals": ("УПРАВЛЕНИЕ ОБРА-\nЗОВАНИЯ РАЙОНА", "ОБРА", "ОБРАЗОВАНИЯ"),
}


@pytest.mark.parametrize(("text", "half", "whole"), JOINED.values(), ids=JOINED)
def test_a_word_broken_at_the_margin_is_made_whole(text, half, whole):
    (paragraph,) = joined(text)
    assert whole in paragraph
    assert f"{half}- " not in paragraph


@pytest.mark.parametrize(
    "text",
    [
        "1. Провести смотр кабинетов и\nмастерских.",
        "1. Руководителям школ,\nимеющих интернаты, усилить контроль.",
        "1. Заслушать отчёт школы №\n5 о питании.",
        "1. Утвердить план «Школа\nдля всех» на год.",
        "1. Отчитаться перед зам.\nначальника управления.",
        "1. Подготовить сборник лучших\nпрактик наставничества.",
    ],
)
def test_an_unfinished_line_goes_on_in_the_next(text):
    assert joined(text) == [text.replace("\n", " ")]


APART = {
    "two items": "1. Провести смотр.\n2. Подготовить отчёт.",
    "items without a full stop": "1. Провести смотр\n2. Подготовить отчёт",
    "bullets": "- провести смотр;\n- подготовить отчёт;",
    "a field": "1. Провести смотр\nСрок: до 1 октября 2021 года",
    "the responsible": "1. Провести смотр\nОтветственный: Зимина О.Л.",
    "a period of its own": "1. Провести смотр\n01.10.2021",
    "a period in words": "1. Провести смотр\nв течение года",
    "an infinitive": "Руководителям школ\nпровести смотр",
    "a place": "проект приказа и\nг. Речной",
    "a dated line": "Об итогах конкурса и\nот 01.02.2021 № 7",
    "sentences": "Провести смотр.\nОтчитаться о нём.",
    "a blank line": "Провести смотр\n\nОтчитаться о нём",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_lines_that_stay_apart(text):
    assert joined(text) == [line for line in text.split("\n") if line]


PAGES = """1. Обеспечить подготовку образовательных организаций
к новому учебному году, в том числе проведение
12
ремонта и проверку котельных.
2. Провести совещание.
13
3. Подготовить отчёт."""


def test_a_page_number_between_the_halves_of_a_sentence_is_dropped():
    found = joined(PAGES)
    assert "проведение ремонта и проверку" in found[0]
    assert not any(text.strip() in {"12", "13"} for text in found)


@pytest.mark.parametrize("number", ["- 2 -", "стр. 2", "2 из 7", "Страница 2"])
def test_page_numbers_of_every_shape_are_dropped(number):
    text = f"1. Провести смотр.\n{number}\n2. Сдать отчёт.\n{number}\n3. Обновить сайт."
    assert joined(text) == ["1. Провести смотр.", "2. Сдать отчёт.", "3. Обновить сайт."]


def test_a_header_beside_the_page_numbers_is_dropped():
    header = "Вестник образования Речного района"
    text = f"1. Провести смотр.\n2\n{header}\n2. Сдать отчёт.\n3\n{header}\n3. Обновить сайт."
    assert joined(text) == ["1. Провести смотр.", "2. Сдать отчёт.", "3. Обновить сайт."]


def test_a_line_that_also_stands_elsewhere_is_no_header():
    line = "Провести смотр кабинетов."
    text = f"{line}\n1. Сдать отчёт.\n2\n{line}\n2. Купить мел.\n3\n{line}\n3. Обновить сайт."
    assert joined(text).count(line) == 3


def test_the_term_beside_page_numbers_is_no_header():
    text = "1. Сдать отчёт.\nСрок: постоянно\n2\n2. Купить мел.\nСрок: постоянно\n3\n3. Обновить сайт."
    assert joined(text).count("Срок: постоянно") == 2


def test_a_lone_number_in_the_text_is_kept():
    assert joined("Провести смотр.\n15\nСдать отчёт.") == ["Провести смотр.", "15", "Сдать отчёт."]


TORN = "организовать в каникулы профильные смены для старшеклассников сельских школ района на базе"


def test_an_item_that_a_page_has_torn_is_whole():
    text = f"{TORN}\n\nЦентра детского творчества;"
    assert joined(text) == [text.replace("\n\n", " ")]


def test_an_item_with_a_bullet_that_a_page_has_torn_is_whole():
    text = f"- {TORN}\n\nЦентра детского творчества;"
    assert joined(text) == [text.replace("\n\n", " ")]


def test_a_table_stands_between_paragraphs():
    table = Table((row("№", "Мероприятие", "Срок"),))
    before, after = lines("Провести смотр и"), lines("отчитаться")
    assert list(join_lines([*before, table, *after])) == [*before, table, *after]


def test_headings_are_not_joined():
    heading = Paragraph("О задачах и", lines("x")[0].address, heading=2)
    below = lines("планах района")
    assert list(join_lines([heading, *below])) == [heading, *below]


def test_a_joined_paragraph_keeps_the_address_of_its_first_line():
    (paragraph,) = join_lines(lines("\n\n1. Провести смотр и\nконкурс"))
    assert isinstance(paragraph, Paragraph)
    assert paragraph.address.number == 3


def test_a_text_wrapped_at_a_margin_is_told_from_one_that_is_not():
    wrapped = "слово " * 9 + "и\n"
    assert measure([p for p in lines(wrapped * 8) if isinstance(p, Paragraph)]).wrapped
    assert not measure([p for p in lines("Провести смотр.\nСдать отчёт.\n") if isinstance(p, Paragraph)]).wrapped
    assert not measure([]).wrapped
