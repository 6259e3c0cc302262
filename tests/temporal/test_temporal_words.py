"""The lexicon: each entry has a witness, and no word mixes two alphabets."""

import re

import pytest

from avgust.reading.temporal import fold, words
from avgust.reading.temporal.words import Entry, misspelt_month

LISTS = [name for name in dir(words) if name.isupper() and isinstance(getattr(words, name), tuple)]
ENTRIES = [entry for name in LISTS for entry in getattr(words, name) if isinstance(entry, Entry)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.kind} {entry.forms[:20]}")
def test_the_witness_of_an_entry_has_one_of_its_forms(entry):
    witness = fold(entry.witness)
    assert any(re.search(rf"(?<!\w){re.escape(form)}", witness) or form in witness for form in entry.forms.split())


def test_forms_are_given_as_the_shadow_shows_them():
    assert all(fold(entry.forms) == entry.forms for entry in ENTRIES if entry.kind != "roman")


@pytest.mark.parametrize(
    ("word", "month"),
    [("сентебря", 9), ("ноябя", 11), ("октбря", 10), ("декбаря", 12), ("авгста", 8), ("фвраля", 2), ("января", 1)],
)
def test_a_month_with_one_slip_is_recognised(word, month):
    assert misspelt_month(word) == month


@pytest.mark.parametrize("word", ["класса", "августовская", "марта", "школ", "декана", "центр"])
def test_another_word_is_no_misspelt_month(word):
    assert misspelt_month(word) == 0
