"""Discipline counted by hand, Wilson's interval against a published table."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgust.control.discipline import DEFINITIONS, Discipline, Fact, Mean, Share, discipline, discipline_by, worst_first
from avgust.control.states import State as S

seeded = settings(derandomize=True, max_examples=300, deadline=None)
TODAY = date(2026, 11, 22)
AUTUMN = (date(2026, 9, 1), date(2026, 11, 30))


def day(number, month=10):
    return date(2026, month, number)


# Ten assignments of one autumn; what each is stands beside it.
TEN = [
    Fact(S.RELEASED, day(1), day(1), day(1), day(2), day(3)),  # in time, on the last day
    Fact(S.ACCEPTED, day(5), day(5), day(9), day(10)),  # four days late
    Fact(S.ACCEPTED, day(1), day(20), day(15), day(16), extended=1),  # in time, but 14 days after the first date
    Fact(S.RELEASED, day(10), day(10), day(8), day(12), day(12), returned=1),  # in time after a return
    Fact(S.IN_WORK, day(12, 11), day(12, 11)),  # late by ten days
    Fact(S.RETURNED, day(17, 11), day(17, 11), day(16, 11), returned=1),  # returned and late by five days
    Fact(S.REPORTED, day(20, 11), day(20, 11), day(19, 11)),  # waits, reported in time
    Fact(S.REPORTED, day(18, 11), day(18, 11), day(21, 11)),  # waits, three days late
    Fact(S.IN_WORK, day(22, 11), day(22, 11)),  # due today: nothing is decided
    Fact(S.IN_WORK, day(2), day(25, 11), extended=2),  # put off beyond today
]
OUTSIDE = [
    Fact(S.IN_WORK, day(1, 8), day(1, 8)),  # before the period
    Fact(S.NOT_APPLICABLE, day(1), day(1)),
    Fact(S.DRAFT, day(1), day(1)),
    Fact(S.IN_WORK),  # no date
]


def test_each_number_is_what_a_person_counts():
    assert discipline(TEN + OUTSIDE, AUTUMN, TODAY) == Discipline(
        on_time=Share(3, 7),  # 8 dates have passed, one waits
        on_time_first=Share(2, 8),  # 9 first dates have passed, one waits
        overdue=Share(2, 8),
        extended=Share(2, 9),
        returned=Share(2, 5),
        delay=Mean(4 + 10 + 5 + 3, 4),
        delay_first=Mean(4 + 14 + 10 + 5 + 3 + 51, 6),
        waiting=1,
        without_date=1,
    )


def test_a_slow_controller_spoils_nobodys_discipline():
    waiting = Fact(S.REPORTED, day(1), day(1), day(1))
    assert discipline([waiting], AUTUMN, TODAY).on_time == Share(0, 0)
    assert discipline([waiting], AUTUMN, TODAY).waiting == 1
    accepted = Fact(S.ACCEPTED, day(1), day(1), day(1), day(21, 11))
    assert discipline([accepted], AUTUMN, TODAY).on_time == Share(1, 1)


def test_more_time_helps_against_the_present_date_only():
    extended = Fact(S.ACCEPTED, day(1), day(20), day(15), extended=1)
    result = discipline([extended], AUTUMN, TODAY)
    assert (result.on_time, result.on_time_first) == (Share(1, 1), Share(0, 1))


def test_what_was_done_without_a_report_counts_from_its_acceptance():
    assert discipline([Fact(S.ACCEPTED, day(1), day(1), None, day(1))], AUTUMN, TODAY).on_time == Share(1, 1)
    assert discipline([Fact(S.RELEASED, day(1), day(1), None, None, day(4))], AUTUMN, TODAY).delay == Mean(3, 1)


def test_nothing_gives_no_number_instead_of_a_nought():
    result = discipline([], AUTUMN, TODAY)
    for share in (result.on_time, result.overdue, result.extended, result.returned):
        assert (share.value, share.interval) == (None, None)
    assert result.delay.value is None
    assert not Share(0, 0).differs_from(0.5)


def test_groups_add_up_to_the_whole():
    by = discipline_by([(number % 3, fact) for number, fact in enumerate(TEN)], AUTUMN, TODAY)
    whole = discipline(TEN, AUTUMN, TODAY)
    assert list(by) == [0, 1, 2]
    assert sum(each.on_time.denominator for each in by.values()) == whole.on_time.denominator
    assert sum(each.delay.numerator for each in by.values()) == whole.delay.numerator


# R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3 (score, no continuity correction).
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("good", "count", "low", "high"), NEWCOMBE)
def test_wilsons_interval_agrees_with_a_published_table(good, count, low, high):
    interval = Share(good, count).interval
    assert interval == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_one_of_one_proves_nothing_but_half_of_many_does():
    assert not Share(0, 1).differs_from(0.7)
    assert Share(50, 100).differs_from(0.7)
    assert worst_first({"one of one late": Share(0, 1), "half of ten": Share(5, 10), "none": Share(0, 0)}) == [
        "half of ten",
        "one of one late",
        "none",
    ]


def test_every_number_says_its_formula():
    assert list(DEFINITIONS) == [each.name for each in fields(Discipline)]


@seeded
@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_share_and_narrows_with_more_cases(good, count):
    share = Share(min(good, count), count)
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-12 and share.value - 1e-12 <= high <= 1
    more_low, more_high = Share(share.numerator * 4, count * 4).interval
    assert more_high - more_low < high - low


DAYS = st.dates(date(2026, 8, 1), date(2027, 1, 31))
FACTS = st.builds(
    Fact,
    st.sampled_from(S),
    *(st.none() | DAYS for _ in range(5)),
    st.integers(0, 2),
    st.integers(0, 2),
)


@seeded
@given(st.lists(FACTS, max_size=30), DAYS)
def test_no_share_passes_its_whole_and_in_time_and_overdue_are_apart(facts, today):
    result = discipline(facts, AUTUMN, today)
    for share in (result.on_time, result.on_time_first, result.overdue, result.extended, result.returned):
        assert 0 <= share.numerator <= share.denominator <= len(facts)
    assert result.on_time.numerator + result.overdue.numerator <= result.overdue.denominator
    assert result.delay.denominator <= result.overdue.denominator
    assert result.delay.numerator >= result.delay.denominator
