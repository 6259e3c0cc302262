"""The shadow of a text: what is folded, and what is left."""

import pytest

from avgust.reading.temporal import fold

FOLDED = {
    "Ёлка": "елка",
    "до\u00a01\u202fмая": "до 1 мая",
    "2020–2021 — «год»": '2020-2021 - "год"',
    "“цитата” „цитата‟": '"цитата" "цитата"',
    "Cpок": "срок",
    "мaя": "мая",
    "Bo втором": "bo втором",
    "c 1 сентября": "с 1 сентября",
    "B 2021 году": "в 2021 году",
    "2O23 года": "2023 года",
    "I5 октября": "15 октября",
    "З1.05.2022": "31.05.2022",
    "O1.09.2021": "01.09.2021",
    "1О октября": "10 октября",
    "l5 мая": "15 мая",
    "15.O9.2021": "15.09.2021",
    "РАЙ0НА": "района",
    "по3днее": "позднее",
    "строка\nдругая\tячейка": "строка другая ячейка",
}
LEFT = {
    "№196-З «О мерах»": '№196-з "о мерах"',
    "№ 196З": "№ 196з",
    "PISA и dobro.ru": "pisa и dobro.ru",
    "10 классов": "10 классов",
    "3а и 30а": "3а и 30а",
    "IV квартал": "iv квартал",
    "СОШ №8": "сош №8",
    "İ": "İ",
    "3 о чём": "3 о чем",
}


@pytest.mark.parametrize(("text", "shadow"), FOLDED.items())
def test_what_is_hard_to_recognise_is_folded(text, shadow):
    assert fold(text) == shadow


@pytest.mark.parametrize(("text", "shadow"), LEFT.items())
def test_what_means_something_else_is_left(text, shadow):
    assert fold(text) == shadow
