"""Bytes become the same words whatever encoding an office saved them in."""

import pytest
from shown import codes, paragraphs, texts

from avgust.reading.sources import from_bytes, from_text
from avgust.reading.sources.decode import ONE_BYTE

PLAIN = """РЕЗОЛЮЦИЯ
августовского совещания "Региональное образование", 26 августа 2022 г.

1. Управлению образования обеспечить обучение 46 педагогов до 10 мая 2023 года.
2. Ёлкиной А.Я. подготовить отчёт об объёме работ.
"""
RICH = PLAIN.replace('"Р', "«Р").replace('е"', "е»").replace("до 10", "– до 10").replace("46", "№ 46")
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "mac-cyrillic"]


@pytest.mark.parametrize("encoding", WIDE)
def test_a_text_with_typographic_signs_is_read_in_every_encoding_that_has_them(encoding: str) -> None:
    source = from_bytes(RICH.encode(encoding), "текст.txt")
    assert source.parts == from_text(RICH).parts


@pytest.mark.parametrize("encoding", ONE_BYTE)
def test_a_text_is_read_in_every_one_byte_encoding(encoding: str) -> None:
    source = from_bytes(PLAIN.encode(encoding), "текст.txt")
    assert source.parts == from_text(PLAIN).parts
    assert codes(source) == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic"])
@pytest.mark.parametrize("words", ["РЕЗОЛЮЦИЯ", "Школа N 5", "В срок до 1 мая", "решили:", "Отдел образования"])
def test_a_few_words_are_enough_to_tell_the_encoding(encoding: str, words: str) -> None:
    assert texts(from_bytes(words.encode(encoding), "a.txt")) == [words]


def test_unicode_with_a_mark_is_no_guess() -> None:
    assert from_bytes(PLAIN.encode("utf-16"), "a.txt").findings == ()
    assert from_bytes(PLAIN.encode(), "a.txt").findings == ()


def test_a_guess_is_told_by_its_name() -> None:
    (finding,) = from_bytes(PLAIN.encode("koi8-r"), "a.txt").findings
    assert finding.severity == "note"
    assert "KOI8-R" in finding.message


def test_damaged_utf8_is_still_utf8_and_the_damage_is_counted() -> None:
    data = bytearray(RICH.encode())
    data[40] = 0xFF
    source = from_bytes(bytes(data), "a.txt")
    assert codes(source) == ["encoding-guessed", "unreadable-characters"]
    assert texts(source)[2:] == texts(from_text(RICH))[2:]


def test_text_that_is_not_russian_is_read_with_a_doubt() -> None:
    source = from_bytes("Größe ändern für Schüler übermäßig äöü".encode("latin-1"), "a.txt")
    assert codes(source)[0] == "encoding-doubtful"


def test_nul_and_control_characters_are_dropped_and_counted() -> None:
    source = from_text("Совеща\x00ние\x07 решило\x1b:")
    assert texts(source) == ["Совещание решило:"]
    assert codes(source) == ["control-characters"]
    assert "3" in source.findings[0].message


def test_soft_hyphens_and_zero_width_signs_are_dropped() -> None:
    assert texts(from_text("обра\u00adзова\u200bние\ufeff")) == ["образование"]


def test_lone_surrogates_become_replacement_characters() -> None:
    source = from_text("срок \ud800 мая")
    assert texts(source) == ["срок \ufffd мая"]
    assert codes(source) == ["unreadable-characters"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_parts_lines(end: str) -> None:
    source = from_text(f"один{end}два{end}{end}три")
    assert [(line.text, line.address.number, line.gap) for line in paragraphs(source)] == [
        ("один", 1, False),
        ("два", 2, False),
        ("три", 4, True),
    ]


@pytest.mark.parametrize("sign", ["\f", "\v"])
def test_a_page_break_in_a_line_parts_it_but_opens_no_new_number(sign: str) -> None:
    source = from_text(f"один{sign}два\n{sign}три\n")
    assert [(line.text, line.address.number, line.gap) for line in paragraphs(source)] == [
        ("один", 1, False),
        ("два", 1, False),
        ("три", 2, False),
    ]


def test_indents_and_tabs_stay_and_trailing_spaces_go() -> None:
    assert texts(from_text("    1.\tПровести \t \n")) == ["    1.\tПровести"]
