"""Shadows of a text: what is hidden, what a scan confused, and that every letter keeps its place."""

import pytest

from avgust.reading.structure.masks import FILLER, hidden, mask
from avgust.reading.structure.mending import mend
from avgust.reading.temporal.folding import fold


def shown(text: str) -> str:
    """The text without what is hidden."""
    return mask(text, text, 0, len(text)).replace(FILLER, "")


MASKED = {
    "Провести форум «Школа будущего» в мае": "Провести форум «» в мае",
    "Сдать отчёт (форма 3; приложение) вовремя": "Сдать отчёт () вовремя",
    'Провести форум "Школа" в мае': 'Провести форум "" в мае',
    "Провести форум “Школа” в мае": "Провести форум “” в мае",
    "МБОУ «Лицей «Росток» и лес» открыть": "МБОУ «» открыть",
    "Сдать (в срок (до мая)) отчёт": "Сдать () отчёт",
    "Указать [см. ниже] срок": "Указать [] срок",
    "Провести форум «Школа будущего в мае": "Провести форум «Школа будущего в мае",
    "Провести форум Школа» в мае": "Провести форум Школа» в мае",
    "Сдать отчёт (до мая": "Сдать отчёт (до мая",
    "а) провести; б) сдать": "а) провести; б) сдать",
    "закон «О внесении изменений в закон «Об образовании» исполнить": "закон «» исполнить",
}


@pytest.mark.parametrize(("text", "expected"), MASKED.items())
def test_what_stands_in_quotes_and_brackets_is_hidden(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", MASKED)
def test_a_mask_is_as_long_as_the_text(text):
    assert len(mask(text, text, 0, len(text))) == len(text)


def test_one_closing_sign_for_two_counts_in_the_title_of_an_act_only():
    assert shown("форум «Школа и клуб «Росток» провести") == "форум «Школа и клуб «» провести"


@pytest.mark.xfail(strict=True, reason="«“» always opens, so it never closes what «„» has opened")
def test_low_and_high_quotes_hide():
    assert shown("Провести форум „Школа“ в мае") == "Провести форум „“ в мае"


def test_hidden_ranges_nest_from_the_outside_in():
    text = "«Лицей «Росток»»"
    assert hidden(text, 0, len(text)) == [(1, 15), (8, 14)]


MENDED = {
    "pуководители школ": "руководители школ",
    "в 2O23 году": "в 2023 году",
    "0тделу кадров": "Отделу кадров",
    "Cpок исполнения": "Срок исполнения",
    "<<Центр>>": " «Центр» ",
    "MS Office": "MS Office",
    "3а класс": "3а класс",
    "кабинет 30": "кабинет 30",
    "СанПиН 1.2.3685-21": "СанПиН 1.2.3685-21",
    "сайт edu-rechnoy.ru": "сайт edu-rechnoy.ru",
    "Щёлково": "Щёлково",
}


@pytest.mark.parametrize(("text", "expected"), MENDED.items())
def test_confused_letters_and_digits_are_put_right(text, expected):
    assert mend(text, fold(text)) == expected


@pytest.mark.parametrize(("text", "expected"), [("шк0лам района", "школам района"), ("Обра3ование", "Образование")])
def test_a_digit_inside_a_word_becomes_a_small_letter(text, expected):
    assert mend(text, fold(text)) == expected


ODD = [*MENDED, *MASKED, "İstanbul №\u00a05 — «Ёлка»\t\u200b", "Ⅳ квартал", "ß", "п р и к а 3", "", "\x00", "<<>><<"]


@pytest.mark.parametrize("text", ODD)
def test_folding_and_mending_keep_the_length(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert len(mend(text, folded)) == len(text)


@pytest.mark.parametrize("text", ODD)
def test_folding_a_shadow_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
