"""Whatever is written: nobody is matched who does not work or is not the authority's, and nothing crashes."""

import json
import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zhuravlinsk import AUTHORITY, DISTRICT, ON, one

from avgust.control.addressees import Directory, lexicon, normalise, resolve
from avgust.control.addressees.items import TABLES, items
from avgust.control.organisations import ATTRIBUTES
from avgust.control.organisations import OrganisationKind as Kind

HOME = Path(__file__).parents[3]
REGISTRY = Directory(DISTRICT)
BY_ID = {facts.id: facts for facts in DISTRICT}
OWN = REGISTRY.own(AUTHORITY)


def golden_addressees():
    found = set()
    for path in sorted(HOME.glob("tests/golden*/*.json")):
        for directive in json.loads(path.read_text("utf-8"))["directives"]:
            found.update(directive["addressees"])
    return sorted(found)


GOLDEN = golden_addressees()
PIECES = [
    "руководителям", "школ", "детских садов", "№ 3", "№ 5–8", ",", "и", "кроме", "сельских", "«Солнышко»", "МБОУ", "СОШ",
    "по перечню", "(приложение 1)", "расположенных в сельской местности", "родителям", "Управление образования", "все",
    "с. Ивановка", "района", "дошкольных", "организаций", "Ольховская", "гимназия", "директор", "ОО", "слово", "(", "»",
]  # fmt: skip
phrases = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
days = st.dates(date(2019, 1, 1), date(2028, 1, 1))


@given(phrases | st.text(max_size=60) | st.sampled_from(GOLDEN), days)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_whoever_is_matched_works_on_that_day_and_is_the_authoritys(written, on):
    done = resolve(written, organisations=REGISTRY, authority=AUTHORITY, rules=(), on=on)
    assert all(BY_ID[match.organisation].works(on) and match.organisation in OWN for match in done.matches)
    assert all(match.reason for match in done.matches)
    assert done.matches or done.question or done.outside
    assert not (done.outside and (done.matches or done.question))
    assert len({match.organisation for match in done.matches}) == len(done.matches)


@given(phrases | st.text(max_size=60) | st.sampled_from(GOLDEN))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_normalising_twice_changes_nothing(written):
    assert normalise(normalise(written)) == normalise(written)


@given(phrases)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_order_of_the_registry_does_not_matter(written):
    turned = tuple(random.Random(4).sample(DISTRICT, len(DISTRICT)))
    one_way = resolve(written, organisations=DISTRICT, authority=AUTHORITY, rules=(), on=ON)
    other = resolve(written, organisations=turned, authority=AUTHORITY, rules=(), on=ON)
    assert one_way.matches == other.matches
    assert (one_way.question is None) == (other.question is None)


@given(st.sampled_from(["слово", "особенных", "при колледже", "имеющих лицензию", "не сдавших отчёт"]), phrases)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_an_unknown_word_never_lets_a_group_through_whole(word, phrase):
    done = resolve(f"директора школ {word}", organisations=REGISTRY, authority=AUTHORITY, rules=(), on=ON)
    assert done.question and not done.matches


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_turn_of_the_lexicon_is_recognised_in_its_witness(table):
    missed = []
    for phrase, meaning in TABLES[table].items():
        witness = getattr(meaning, "witness", meaning)
        if not any(item.role == table and (item.meaning == meaning or item.meaning is meaning) for item in items(witness)):
            missed.append((phrase, witness))
    assert missed == []


def test_every_attribute_that_words_ask_for_has_a_term_and_a_witness():
    asked = {meaning.code for meaning in lexicon.ATTRIBUTE_WORDS.values()}
    assert asked <= set(ATTRIBUTES)
    assert all(attribute.term and attribute.witness for attribute in ATTRIBUTES.values())


def test_every_attribute_is_found_in_its_witness():
    for code, attribute in ATTRIBUTES.items():
        assert code in [item.code for item in items(attribute.witness)], code


@pytest.mark.parametrize(
    ("one_way", "other"),
    [
        ("руководителям ДОО", "ДОО"),
        ("руководители ДОО", "Руководителям ДОО"),
        ("директорам школ № 3, 5", "школы № 3, 5"),
        ("заместителям директоров школ", "школам"),
        ("начальник отдела общего образования Юрьева Т.С.", "отделу общего образования"),
    ],
)
def test_phrases_that_differ_in_case_and_post_are_one(one_way, other):
    assert normalise(one_way) == normalise(other)


@pytest.mark.parametrize(
    ("one_way", "other"),
    [("ДОО", "ОО"), ("школы № 3", "школы № 5"), ("классные руководители", "школы"), ("сельские школы", "школы")],
)
def test_phrases_that_differ_in_meaning_are_two(one_way, other):
    assert normalise(one_way) != normalise(other)


def region(size):
    """An invented region: an authority over `size` numbered schools and kindergartens."""
    yield one(2, Kind.authority, "Управление образования", parent=None)
    for number in range(1, size):
        kind = Kind.school if number % 2 else Kind.kindergarten
        word = "Средняя общеобразовательная школа" if number % 2 else "Детский сад"
        yield one(number + 2, kind, f"МБУ «{word} № {number}»", "", str(number), f"с. Место{number % 40}")


def test_six_hundred_addressees_over_three_thousand_organisations_take_seconds():
    organisations = tuple(region(3000))
    written = [*GOLDEN, *(f"МБОУ СОШ № {number}" for number in range(1, 200, 2))]
    started = time.process_time()
    done = [resolve(w, organisations=organisations, authority=2, rules=(), on=ON) for w in written]
    assert time.process_time() - started < 20
    assert all(one.matches for one in done[-90:]) and len(written) > 500
