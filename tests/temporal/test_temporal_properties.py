"""What holds for every text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import AUGUST, UNDATED

from avgust.reading.temporal import Anchor, combine, edtf, explain, find_temporals, fold, read_period, rrule
from avgust.reading.temporal.words import WORDS

MARKS = ["2021", "2020", "1", "15", "31", "01", "09", "99", ".", ",", "-", "/", "(", ")", '"', "№"]
WORDS_OF_TERMS = [*sorted(WORDS), *MARKS]
SPACES = st.sampled_from([" ", "\u00a0", "\n", "  ", "", "\t", "\n\n"])
LIKE_TERMS = st.lists(st.tuples(st.sampled_from(WORDS_OF_TERMS), SPACES), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
ANY_TEXT = st.one_of(st.text(max_size=200), LIKE_TERMS)
DAYS = st.dates()
ANCHORS = st.builds(Anchor, st.none() | DAYS, st.none() | st.integers(-5, 12_000))
seeded = settings(derandomize=True, max_examples=600, deadline=None)


@seeded
@given(ANY_TEXT, ANCHORS)
def test_any_text_is_read_and_spans_are_in_order(text, anchor):
    found = find_temporals(text, anchor)
    ends = [0, *(each.end for each in found)]
    assert all(before <= each.start < each.end <= len(text) for before, each in zip(ends, found, strict=False))


@seeded
@given(ANY_TEXT, ANCHORS)
def test_a_period_never_ends_before_it_begins(text, anchor):
    periods = [each.period for each in find_temporals(text, anchor)]
    assert all(one.start <= one.end for one in periods if one.start and one.end)


@seeded
@given(ANY_TEXT, ANCHORS)
def test_any_line_is_read_or_not_and_its_period_can_be_written(text, anchor):
    found = read_period(text, anchor)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert explain(found.period)
        assert edtf(found.period) is None or "/" in edtf(found.period) or len(edtf(found.period)) in (4, 7, 10)
        assert rrule(found.period) is None or rrule(found.period).startswith("FREQ=")


@seeded
@given(ANY_TEXT, ANCHORS)
def test_combining_what_was_found_never_fails(text, anchor):
    combine(find_temporals(text, anchor))


@seeded
@given(st.text(max_size=100))
def test_folding_keeps_the_length_and_is_done_once(text):
    shadow = fold(text)
    assert len(shadow) == len(text)
    assert fold(shadow) == shadow


@seeded
@given(LIKE_TERMS)
def test_case_and_kind_of_space_make_no_difference(text):
    plain = [(each.start, each.end, each.period) for each in find_temporals(text, AUGUST)]
    for other in (text.upper(), text.replace(" ", "\u00a0"), text.replace(" ", "\u2009")):
        assert [(each.start, each.end, each.period) for each in find_temporals(other, AUGUST)] == plain


@seeded
@given(LIKE_TERMS.filter(lambda text: not any(digit in text for digit in "0123456789")))
def test_without_a_year_and_a_date_of_the_document_no_day_is_invented(text):
    assert all(not each.period.start and not each.period.end for each in find_temporals(text, UNDATED))


HOSTILE = {
    "digits": "1" * 100_000,
    "years": "2021" * 25_000,
    "dots": "." * 100_000,
    "spaces": " " * 100_000,
    "newlines": "\n" * 100_000,
    "ranges": "с 1 по " * 14_000,
    "days": "1, " * 33_000,
    "and": "1 и " * 25_000,
    "quarters": "I-" * 50_000,
    "years in a row": "2020-" * 20_000,
    "dates": "01.02." * 17_000,
    "until": "до " * 33_000,
    "frames": "в срок " * 14_000,
    "parts": "до конца " * 11_000,
    "letters": "о" * 100_000,
    "mixed letters": "оo" * 50_000,
    "zeros for letters": "0о" * 50_000,
    "months": "мая " * 25_000,
    "often": "ежегодно " * 11_000,
    "brackets": "(" * 100_000,
    "quotes": '"' * 100_000,
    "words": "сентябрьоктябрь" * 6_000,
    "no spaces": "до1мая2021года," * 6_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text):
    small, large = text[: len(text) // 4], text
    assert seconds(large) < 12 * seconds(small) + 0.2


def seconds(text):
    best = 9.0
    for _ in range(2):
        begin = time.perf_counter()
        find_temporals(text, AUGUST)
        best = min(best, time.perf_counter() - begin)
    return best
