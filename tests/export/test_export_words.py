"""Russian words for what a reading says."""

from dataclasses import replace

import pytest

from avgust.reading.blocks import Address
from avgust.reading.export.outline import outline
from avgust.reading.export.printable import one_line, printable, shorten
from avgust.reading.export.words import (
    deadline_words,
    long_day,
    numeric_day,
    plural,
    reference_words,
    target_words,
    term_words,
)
from avgust.reading.reading import (
    Addressee,
    Comparator,
    Deadline,
    Directive,
    Freq,
    Provenance,
    Reading,
    Reference,
    Target,
)

NOWHERE = Provenance(0, 0, Address("line", 1), "test")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *[(0, "0 поручений"), (1, "1 поручение"), (2, "2 поручения"), (5, "5 поручений"), (11, "11 поручений")],
        *[(12, "12 поручений"), (21, "21 поручение"), (22, "22 поручения"), (111, "111 поручений")],
    ],
)
def test_numerals_agree(number: int, words: str) -> None:
    """«1 поручение», «5 поручений»."""
    assert plural(number, "поручение", "поручения", "поручений").replace("\u00a0", " ") == words


def test_days() -> None:
    """In tables and in prose; what is no day stays."""
    assert (numeric_day("2021-10-01"), long_day("2021-10-01")) == ("01.10.2021", "1 октября 2021 года")
    assert (numeric_day(None), long_day("завтра"), numeric_day("завтра")) == ("", "завтра", "завтра")


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "words"),
    [
        (75.0, "%", ">=", "не менее 75 %"),
        (1.5, "%", "<=", "не более 1,5 %"),
        (100.0, "%", "=", "100 %"),
        (3.0, "центров", ">=", "не менее 3 центров"),
        (1.0, "центров", ">=", "центров – не менее 1"),
        (21.0, "вакансий", "=", "вакансий – 21"),
        (2.0, "групп", "=", "групп – 2"),
        (12.0, "кружков", "=", "12 кружков"),
        (15000.0, "детей", "=", "15 000 детей"),
        (5.0, "процентных пунктов", ">=", "не менее 5 процентных пунктов"),
        (2.5, "тонн", "=", "тонн – 2,5"),
        (7.0, "", "=", "7"),
        (float("inf"), "детей", "=", "детей – inf"),
    ],
)
def test_an_amount_in_words(value: float, unit: str, comparator: Comparator, words: str) -> None:
    """A unit, which is in the genitive plural, never stands beside a numeral that it does not agree with."""
    target = Target(value, unit, comparator, None, "", None, None, NOWHERE)
    assert target_words(target).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("value", "unit", "base", "population", "words"),
    [
        (75.0, "%", None, None, "не менее 75 % к 31.12.2020"),
        (75.0, "%", 70.0, "детей", "не менее 75 % детей к 31.12.2020 (исходно 70 %)"),
        (21.0, "центров", None, "сельских", "центров – не менее 21, к 31.12.2020 (сельских)"),
    ],
)
def test_a_target_in_words(value: float, unit: str, base: float | None, population: str | None, words: str) -> None:
    """With its day, what it counts and where it starts from."""
    target = Target(value, unit, ">=", "2020-12-31", "", base, population, NOWHERE)
    assert target_words(target).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("start", "end", "freq", "words"),
    [
        (None, "2021-10-01", None, "до 01.10.2021"),
        ("2021-09-01", None, None, "с 01.09.2021"),
        ("2020-09-01", "2020-09-01", None, "01.09.2020"),
        ("2020-10-01", "2020-10-30", None, "01.10.2020 – 30.10.2020"),
        (None, None, "QUARTERLY", "ежеквартально"),
        (None, "2025-01-15", "HALFYEARLY", "раз в полугодие, первый раз до 15.01.2025"),
        ("2021-01-01", "2021-12-31", "MONTHLY", "ежемесячно, 01.01.2021 – 31.12.2021"),
        (None, "2021-12-31", "CONTINUOUS", "постоянно, до 31.12.2021"),
        (None, None, None, "в установленный срок"),
    ],
)
def test_a_deadline_in_words(start: str | None, end: str | None, freq: Freq | None, words: str) -> None:
    """Days and frequency; the document's words where there is neither."""
    deadline = Deadline(start, end, freq, "в установленный  срок", None, None, "", NOWHERE)
    assert deadline_words(deadline) == words


def test_the_days_of_targets_are_the_term_of_a_duty_without_one(rich: Reading) -> None:
    """«К концу 2020 года до 75 %» is no deadline by the rules of reading, but it is a day."""
    duty = next(d for d in rich.directives if d.label == "1.1")
    assert term_words(duty) == "к 31.12.2020, к 31.12.2021"
    assert term_words(replace(duty, targets=())) == "не установлен"


@pytest.mark.parametrize(
    ("text", "kind", "title", "words"),
    [
        ("приказом Минобрнауки России от 11.05.2016 №536", "приказ", None, "Приказ Минобрнауки России от 11…"),
        ("Федерального закона от 31 июля 2020 года № 304-ФЗ", "федеральный закон", None, "Федеральный закон от 31…"),
        ("ст.5 Закона Тамбовской области от 26.12.2017 №196-З", "закон", None, "Ст.5 Закона Тамбовской области…"),
        ("указа Президента № 204", "указ", "О целях", "Указ Президента № 204 «О целях»"),
        ("указа № 204 «О целях»", "указ", "О целях", "Указ № 204 «О целях»"),
        ("", "", None, ""),
    ],
)  # fmt: skip
def test_an_act_in_words(text: str, kind: str, title: str | None, words: str) -> None:
    """In the nominative where its kind stands first, with its title once."""
    assert reference_words(Reference(kind, None, None, text, title, NOWHERE)).startswith(words.rstrip("…"))


def test_what_cannot_be_printed_is_replaced_character_for_character() -> None:
    """Offsets hold."""
    text = "а\x00б\x0b\ud800\ufffe\x85\u2028в\tг\n"
    assert len(printable(text)) == len(text)
    assert printable(text) == "а б \ufffd\ufffd\x85 в\tг\n"
    assert one_line(" а \n\t б\x00") == "а б"


def test_a_text_is_cut_between_words() -> None:
    """With an ellipsis, and never longer than allowed."""
    assert shorten("провести мониторинг, отчёт", 21) == "провести мониторинг…"
    assert shorten("провести", 8) == "провести"
    assert shorten("а" * 20, 10) == "а" * 9 + "…"


def directive(label: str | None, *, lead_in: bool = False, section: str | None = None) -> Directive:
    return Directive(label, f"текст {label}", section, (), None, (), (), (), lead_in, NOWHERE)


@pytest.mark.parametrize(
    ("labels", "depths"),
    [
        (["1:", "1.1", "1.2", "2"], [0, 1, 1, 0]),
        (["1:", "10", "1.1"], [0, 0, 0]),
        (["3:", "3а", "3б", "4"], [0, 1, 1, 0]),
        (["1:", "1.1:", None, None, "1.2", "2:", None], [0, 1, 2, 2, 1, 0, 1]),
        ([":", None, None, ":", None, "2"], [0, 1, 1, 0, 1, 0]),
        (["1:", ":", None, "1.1", "2"], [0, 1, 2, 1, 0]),
        ([None, "1", None], [0, 0, 0]),
    ],
)
def test_parts_stand_under_their_lead_in(empty: Reading, labels: list[str | None], depths: list[int]) -> None:
    """By number or, without one, by following it; «:» marks a lead-in here."""
    directives = tuple(
        directive((label or "").removesuffix(":") or None, lead_in=(label or "").endswith(":")) for label in labels
    )
    assert [len(item.leads) for item in outline(replace(empty, directives=directives))] == depths


def test_another_list_ends_a_lead_in(empty: Reading) -> None:
    """Bullets that have other executors from a heading of their own are no parts; an executor of one's own is none."""
    heading = replace(NOWHERE, inherited="заголовок")
    office, school = Addressee("Управление", "", heading), Addressee("Школы", "", heading)
    own = replace(school, source=NOWHERE)
    items = [directive(None, lead_in=True), *[directive(None)] * 3]
    who = [(office,), (office,), (own,), (school,)]
    directives = tuple(replace(item, addressees=names) for item, names in zip(items, who, strict=True))
    assert [len(item.leads) for item in outline(replace(empty, directives=directives))] == [0, 1, 1, 0]


def test_a_section_ends_a_lead_in(empty: Reading) -> None:
    """Also where the number would fit."""
    pair = (directive("1", lead_in=True, section="А"), directive("1.1", section="Б"))
    assert [item.leads for item in outline(replace(empty, directives=pair))] == [(), ()]
