"""Recurring duties become periods; the dates are counted by hand from a calendar on the wall."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from avgust.control.due import Papers, Term
from avgust.control.occurrences import MOST, occurrences
from avgust.control.profiles import HolidayShift, YearKind, shipped
from avgust.control.tags import Setting, Tag
from avgust.kernel.periods import Frequency as F
from avgust.kernel.working_days import RUSSIA, Calendar

seeded = settings(derandomize=True, max_examples=300, deadline=None)
SVERDLOVSK = shipped()["sverdlovsk"]
D = date.fromisoformat
YEAR = Papers(signed=D("2026-08-28"), school_year_end=D("2027-08-31"))
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def listed(term, papers=YEAR, profile=SVERDLOVSK, **more):
    return [(each.label, str(each.due)) for each in occurrences(term, papers, profile, **more).items]


def test_quarters_of_a_school_year_are_reported_by_the_tenth_after_them():
    assert listed(Term(freq=F.QUARTERLY)) == [
        ("III квартал 2026 года", "2026-10-09"),  # the 10th is a Saturday
        ("IV квартал 2026 года", "2027-01-11"),  # the 10th is a Sunday after the holidays; not before the quarter ends
        ("I квартал 2027 года", "2027-04-09"),  # a Saturday
        ("II квартал 2027 года", "2027-07-09"),  # a Saturday
        ("III квартал 2027 года", "2027-09-10"),
    ]
    (note,) = occurrences(Term(freq=F.QUARTERLY), YEAR, SVERDLOVSK).doubts
    assert (note.code, "IV квартал 2026 года" in note.message) == ("occurrences-shift-held", True)


def test_a_profile_may_divide_the_school_year_instead():
    school = replace(SVERDLOVSK, year_parts=Setting(YearKind.SCHOOL, Tag.OWN_DESIGN, "для проверки"))
    assert [label for label, _ in listed(Term(freq=F.QUARTERLY), profile=school)] == [
        "I квартал 2026/27",
        "II квартал 2026/27",
        "III квартал 2026/27",
        "IV квартал 2026/27",
    ]
    halves = occurrences(Term(freq=F.HALFYEARLY), YEAR, school).items
    assert [(each.label, each.end) for each in halves] == [
        ("I полугодие 2026/27", D("2026-12-31")),
        ("II полугодие 2026/27", D("2027-08-31")),
    ]


def test_what_is_constant_is_reported_by_the_20th_of_january():
    assert listed(Term(freq=F.CONTINUOUS, text="постоянно")) == [("2026 год", "2027-01-20"), ("2027 год", "2028-01-20")]


def test_months_by_the_fifth_keep_to_their_month():
    term = Term(end=D("2026-09-05"), freq=F.MONTHLY, rrule="FREQ=MONTHLY;BYMONTHDAY=5")
    months = listed(term)
    assert months[0] == ("сентябрь 2026", "2026-09-04")  # a Saturday
    assert months[4] == ("январь 2027", "2027-01-11")  # holidays to the 8th: back would be last year
    assert len(months) == 12


def test_the_last_day_of_each_month_is_found_also_in_a_leap_february():
    term = Term(freq=F.MONTHLY, rrule="FREQ=MONTHLY;BYMONTHDAY=-1")
    papers = Papers(signed=D("2023-09-01"), school_year_end=D("2024-08-31"))
    assert ("февраль 2024", "2024-02-29") in listed(term, papers)
    assert ("август 2024", "2024-08-30") in listed(term, papers)  # the 31st is a Saturday


def test_each_friday_and_the_third_wednesday():
    fridays = occurrences(Term(freq=F.WEEKLY, rrule="FREQ=WEEKLY;BYDAY=FR"), YEAR, SVERDLOVSK).items
    assert (len(fridays), fridays[0].due, fridays[0].label) == (52, D("2026-09-04"), "31.08.2026 – 06.09.2026")
    assert {each.counted.weekday() for each in fridays} == {4}
    wednesdays = occurrences(Term(freq=F.MONTHLY, rrule="FREQ=MONTHLY;BYDAY=3WE"), YEAR, SVERDLOVSK).items
    assert [each.due.day for each in wednesdays[:3]] == [16, 21, 18]


def test_yearly_until_a_day_means_that_day_of_each_school_year():
    term = Term(end=D("2027-05-01"), freq=F.YEARLY, rrule="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1")
    assert listed(term) == [("2026/27 учебный год", "2027-04-30")]
    later = Papers(signed=D("2026-10-15"), school_year_end=D("2027-08-31"))
    term = Term(end=D("2027-10-01"), freq=F.YEARLY)
    assert listed(term, later) == [("2027/28 учебный год", "2027-10-01")]


def test_calendar_years_that_the_words_name_stay_calendar_years():
    term = Term(D("2026-01-01"), D("2028-12-31"), F.YEARLY, rrule="FREQ=YEARLY;UNTIL=20281231")
    assert [label for label, _ in listed(term)] == ["2026 год", "2027 год", "2028 год"]
    term = Term(D("2026-09-01"), D("2029-08-31"), F.YEARLY)
    assert [label for label, _ in listed(term)] == ["2026/27 учебный год", "2027/28 учебный год", "2028/29 учебный год"]


def test_a_period_before_the_document_is_not_asked_for():
    term = Term(D("2026-01-01"), D("2026-12-31"), F.QUARTERLY, rrule="FREQ=MONTHLY;INTERVAL=3;UNTIL=20261231")
    first = occurrences(term, YEAR, SVERDLOVSK).items[0]
    assert (first.label, first.start) == ("III квартал 2026 года", D("2026-08-28"))


def test_a_day_is_a_working_day():
    days = occurrences(Term(D("2027-01-01"), D("2027-01-15"), F.DAILY), YEAR, SVERDLOVSK).items
    assert [each.due.day for each in days] == [11, 12, 13, 14, 15]
    opened = Calendar(moved={D("2027-01-09"): True})
    days = occurrences(Term(D("2027-01-01"), D("2027-01-15"), F.DAILY), YEAR, SVERDLOVSK, opened).items
    assert [each.due.day for each in days] == [9, 11, 12, 13, 14, 15]


def test_too_many_are_cut_and_told():
    answer = occurrences(Term(freq=F.DAILY), YEAR, SVERDLOVSK)
    assert (len(answer.items), [doubt.code for doubt in answer.doubts]) == (MOST, ["occurrences-cut"])
    exact = occurrences(Term(freq=F.CONTINUOUS), YEAR, SVERDLOVSK, most=2)
    assert (len(exact.items), exact.doubts) == (2, ())


@pytest.mark.parametrize(
    ("term", "papers", "codes"),
    [
        (Term(freq=F.MONTHLY), Papers(), ["occurrences-unbounded"]),
        (Term(freq=F.CONTINUOUS), Papers(signed=D("2026-02-01")), ["occurrences-year-assumed"]),
        (Term(D("2020-01-01"), D("2020-12-31"), F.MONTHLY), YEAR, ["occurrences-none"]),
        (Term(end=D("2026-08-20"), freq=F.CONTINUOUS), YEAR, ["occurrences-none"]),
        (Term(), YEAR, []),
    ],
)
def test_what_cannot_be_divided_is_told(term, papers, codes):
    assert [doubt.code for doubt in occurrences(term, papers, SVERDLOVSK).doubts] == codes


def test_what_the_norm_does_not_say_is_our_own_design():
    tags = {freq: occurrences(Term(freq=freq), YEAR, SVERDLOVSK).tag for freq in F}
    assert {freq for freq, tag in tags.items() if tag is Tag.CONFIRMED} == {F.MONTHLY, F.QUARTERLY, F.CONTINUOUS}


RULES = st.sampled_from(
    ["", "FREQ=MONTHLY;BYMONTHDAY=5", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=WEEKLY;BYDAY=MO", "UNTIL=20300101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"]
)


@seeded
@given(
    st.builds(Term, st.none() | DAYS, st.none() | DAYS, st.sampled_from(F), st.just(""), RULES),
    st.builds(Papers, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS),
    st.sampled_from(YearKind),
    st.sampled_from(HolidayShift),
)
def test_periods_are_ordered_apart_and_inside_their_bounds(term, papers, kind, moves):
    assume(not (term.start and term.end) or term.start <= term.end)
    profile = replace(
        SVERDLOVSK,
        year_parts=Setting(kind, Tag.OWN_DESIGN, "для проверки"),
        whole_years=Setting(kind, Tag.OWN_DESIGN, "для проверки"),
        holiday_shift=Setting(moves, Tag.OWN_DESIGN, "для проверки"),
    )
    answer = occurrences(term, papers, profile)
    items = answer.items
    assert len(items) <= MOST
    assert items or answer.doubts
    assert len({each.label for each in items}) == len(items)
    for each in items:
        assert each.start <= each.end
        assert each.due >= each.start
        assert moves == HolidayShift.NONE or RUSSIA.works(each.due)
        assert each.counted <= each.end or each.due > each.end
        adopted = papers.signed or papers.registered
        assert not adopted or each.start >= adopted
    for one, other in pairwise(items):
        assert one.end < other.start
        assert one.due <= other.due
    if term.start and term.end and "UNTIL" in term.rrule:
        assert all(term.start <= each.start and each.end <= term.end for each in items)


def test_a_week_that_begins_after_its_friday_is_left_to_the_next():
    papers = Papers(signed=D("2026-09-05"), school_year_end=D("2027-08-31"))  # a Saturday
    assert occurrences(Term(freq=F.WEEKLY), papers, SVERDLOVSK).items[0].label == "07.09.2026 – 13.09.2026"
