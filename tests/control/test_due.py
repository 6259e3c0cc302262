"""Due dates counted by hand from a calendar on the wall, and what holds for all of them."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgust.control.due import (
    Papers,
    Term,
    day_off,
    due_date,
    last_day_to_ask,
    month_after,
    reminder_days,
    shift,
)
from avgust.control.occurrences import occurrences
from avgust.control.profiles import DefaultTerm, HolidayShift, shipped
from avgust.control.tags import Setting, Tag
from avgust.kernel.periods import Frequency
from avgust.kernel.working_days import RUSSIA, Calendar
from avgust.reading import read_text

seeded = settings(derandomize=True, max_examples=300, deadline=None)
FEDERAL, SVERDLOVSK = shipped()["federal"], shipped()["sverdlovsk"]
D = date.fromisoformat
DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))

# No term: a month from the day of signing (the federal sample); the weekday of each is in the comment.
MONTHS = """
2025-07-31  2025-08-29  # 31 August is a Sunday
2026-08-28  2026-09-28  # Monday
2026-01-31  2026-02-27  # no 31 February; 28 February is a Saturday
2024-01-30  2024-02-29  # a leap year, Thursday
2023-01-30  2023-02-28  # Tuesday
2026-12-05  2026-12-31  # 5 January is in the holidays
2026-12-31  2027-01-29  # 31 January is a Sunday
2026-01-23  2026-02-20  # 23 February is a Monday and a holiday
2025-01-24  2025-02-21  # 23 February is a Sunday, so Monday is off too
2026-02-09  2026-03-06  # 8 March is a Sunday, so Monday is off too
2026-04-11  2026-05-08  # 9 May is a Saturday, so Monday the 11th is off too
2026-04-12  2026-05-12  # Tuesday
"""


@pytest.mark.parametrize("line", MONTHS.strip().splitlines())
def test_without_a_term_it_is_a_month_and_never_a_day_off(line):
    signed, expected = line.split()[:2]
    due = due_date(Term(), Papers(signed=D(signed)), FEDERAL)
    assert (due.date, due.rule, due.tag) == (D(expected), "default", Tag.CONFIRMED)


# profile, mark, the day counted from, the due date
MARKS = """
federal     urgent       2026-09-01  2026-09-04
federal     prompt       2026-09-01  2026-09-11
federal     urgent       2026-09-03  2026-09-04  # 6 September is a Sunday
federal     urgent       2026-04-30  2026-05-04  # back from Sunday the 3rd would be the day of signing itself
federal     very_urgent  2026-09-04  2026-09-07
sverdlovsk  urgent       2026-09-04  2026-09-09
sverdlovsk  prompt       2026-09-01  2026-09-15
sverdlovsk  very_urgent  2026-12-31  2027-01-11  # holidays to 8 January, then a weekend
sverdlovsk  urgent       2026-02-20  2026-02-26  # Monday the 23rd is a holiday
"""


@pytest.mark.parametrize("line", MARKS.strip().splitlines())
def test_a_mark_gives_the_days_of_its_profile(line):
    code, mark, base, expected = line.split()[:4]
    due = due_date(Term(), Papers(signed=D(base), registered=D(base)), shipped()[code], mark)
    assert (due.date, due.rule) == (D(expected), "urgency")


DATES = """
2021-05-01  2021-04-30  # a Saturday and a holiday
2022-12-31  2022-12-30  # a Saturday
2024-08-31  2024-08-30  # a Saturday
2026-10-01  2026-10-01
2024-02-29  2024-02-29
"""


@pytest.mark.parametrize("line", DATES.strip().splitlines())
def test_a_day_that_is_named_holds_but_for_days_off(line):
    end, expected = line.split()[:2]
    due = due_date(Term(end=D(end)), Papers(signed=D("2020-08-27")), FEDERAL)
    assert (due.date, due.rule) == (D(expected), "date")


def test_a_decree_moves_what_the_code_does_not_know():
    calendar = Calendar(moved={D("2026-12-31"): False, D("2026-12-26"): True})
    assert due_date(Term(end=D("2026-12-31")), Papers(), FEDERAL, calendar=calendar).date == D("2026-12-30")
    assert due_date(Term(end=D("2026-12-26")), Papers(), FEDERAL, calendar=calendar).date == D("2026-12-26")
    assert day_off(D("2026-12-31"), calendar) == "31.12.2026 выходной"


def test_it_explains_itself():
    due = due_date(Term(), Papers(signed=D("2025-07-31")), FEDERAL)
    expected = "1 месяц со дня подписания (срок не указан): 31.08.2025; 31.08.2025 воскресенье, перенесено на 29.08.2025"
    assert due.explanation == expected
    due = due_date(Term(text="срочно"), Papers(registered=D("2026-09-04")), SVERDLOVSK)
    assert due.explanation == "3 рабочих дня со дня регистрации («срочно»): 09.09.2026"
    due = due_date(Term(end=D("2026-02-23")), Papers(), FEDERAL)
    assert due.explanation == "срок назван: 23.02.2026; 23.02.2026 праздник, перенесено на 20.02.2026"


@pytest.mark.parametrize(
    ("text", "mark"),
    [("срочно", "urgent"), ("Весьма срочно", "very_urgent"), ("незамедлительно", "urgent"), ("оперативно,", "prompt")],
)
def test_the_words_of_the_term_say_the_mark(text, mark):
    papers = Papers(signed=D("2026-09-01"))
    assert due_date(Term(text=text), papers, FEDERAL) == due_date(Term(), papers, FEDERAL, mark)


def test_a_mark_is_a_word_not_a_part_of_one():
    assert FEDERAL.urgency_in("бессрочно") is None


def test_a_first_day_alone_asks_for_readiness():
    due = due_date(Term(start=D("2026-09-01")), Papers(), FEDERAL)
    assert (due.date, due.rule) == (D("2026-09-01"), "ready")


@pytest.mark.parametrize("freq", list(Frequency))
def test_what_recurs_has_no_date_of_its_own(freq):
    assert due_date(Term(end=D("2026-12-31"), freq=freq), Papers(), FEDERAL).date is None


DOUBTS = [
    (Term(), Papers(), "due-without-base"),
    (Term(text="срочно"), Papers(), "due-without-base"),
    (Term(), Papers(registered=D("2026-09-01")), "due-other-base"),
    (Term(text="по мере необходимости"), Papers(signed=D("2026-09-01")), "due-words-unread"),
    (Term(), Papers(signed=D("2026-08-28"), school_year_end=D("2027-08-31")), "due-school-year"),
    (Term(end=D("2026-08-01")), Papers(signed=D("2026-08-28")), "due-before-document"),
    (Term(end=D("2030-12-31")), Papers(signed=D("2026-08-28")), "due-long-term"),
    (Term(end=D("2026-12-01"), text="срочно, до 1 декабря"), Papers(), "due-two-terms"),
    (Term(text="срочно"), Papers(signed=D("2026-04-30")), "due-shift-held"),
    (Term(end=D("0206-12-01")), Papers(), "due-implausible"),
]


@pytest.mark.parametrize(("term", "papers", "code"), DOUBTS, ids=[code for *_, code in DOUBTS])
def test_what_a_person_must_decide_is_a_doubt(term, papers, code):
    assert code in {doubt.code for doubt in due_date(term, papers, FEDERAL).doubts}


def test_a_plain_term_has_no_doubts():
    papers = Papers(D("2026-08-28"), D("2026-08-28"), D("2027-08-31"))
    assert due_date(Term(end=D("2026-12-01"), text="до 1 декабря 2026 года"), papers, FEDERAL).doubts == ()


def test_the_answer_is_known_as_well_as_its_worst_norm():
    papers = Papers(signed=D("2026-09-01"))
    assert due_date(Term(text="весьма срочно"), papers, FEDERAL).tag is Tag.OWN_DESIGN
    guessed = replace(FEDERAL, holiday_shift=Setting(HolidayShift.NEXT, Tag.RECALLED, "для проверки"))
    assert due_date(Term(end=D("2026-09-05")), papers, guessed).tag is Tag.RECALLED
    assert due_date(Term(end=D("2026-09-04")), papers, guessed).tag is Tag.CONFIRMED


def test_a_profile_may_take_the_school_year_or_ask():
    papers = Papers(signed=D("2026-08-28"), school_year_end=D("2027-08-31"))
    year = replace(FEDERAL, default_term=Setting(DefaultTerm.SCHOOL_YEAR, Tag.OWN_DESIGN, "для проверки"))
    assert due_date(Term(), papers, year).date == D("2027-08-31")
    ask = replace(FEDERAL, default_term=Setting(DefaultTerm.NONE, Tag.OWN_DESIGN, "для проверки"))
    due = due_date(Term(), papers, ask)
    assert (due.date, [doubt.code for doubt in due.doubts]) == (None, ["due-missing"])


@pytest.mark.parametrize(
    ("began", "due", "expected"),
    [("2026-09-01", "2026-09-11", "2026-09-06"), ("2026-09-01", "2027-08-31", "2026-09-11"), ("2026-09-01", "2026-09-01", "2026-09-01")],
)
def test_more_time_is_asked_for_in_the_first_half_and_the_first_ten_days(began, due, expected):
    answer = last_day_to_ask(D(began), D(due), FEDERAL)
    assert (answer.date, answer.tag) == (D(expected), Tag.RECALLED)


def test_reminders_come_in_order_and_the_last_on_the_day():
    days = reminder_days(D("2026-12-01"), FEDERAL)
    assert days == tuple(map(D, ["2026-11-01", "2026-11-17", "2026-11-24", "2026-11-28", "2026-11-30", "2026-12-01"]))


@seeded
@given(DAYS, st.sampled_from(HolidayShift), st.none() | DAYS)
def test_a_shift_ends_on_a_working_day_and_never_passes_its_bound(day, kind, bound):
    moved = shift(day, kind, RUSSIA, bound)
    assert moved == day if kind == HolidayShift.NONE else RUSSIA.works(moved)
    assert bound is None or moved >= min(day, bound)
    assert abs((moved - day).days) <= 11
    if kind == HolidayShift.NEXT:
        assert moved >= day


@seeded
@given(DAYS)
def test_a_month_later_is_the_same_day_or_the_last_one(day):
    after = month_after(day)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == 1
    assert after.day == day.day or (after.day < day.day and (after + timedelta(days=1)).day == 1)


@seeded
@given(
    st.builds(Term, st.none() | DAYS, st.none() | DAYS, st.none() | st.sampled_from(Frequency)),
    st.builds(Papers, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS),
    st.sampled_from([FEDERAL, SVERDLOVSK]),
    st.sampled_from(["", "urgent", "prompt", "very_urgent"]),
)
def test_every_answer_is_a_working_day_or_a_doubt_or_recurs(term, papers, profile, urgency):
    due = due_date(term, papers, profile, urgency)
    assert due.explanation
    if due.date is None:
        assert due.rule == "recurring" or due.doubts
    else:
        assert RUSSIA.works(due.date)
    if due.rule in {"default", "urgency"} and due.date:
        assert due.date > min(filter(None, (papers.signed, papers.registered)))


ANY_DAY = st.none() | st.dates() | st.sampled_from([date.min, date.max, D("1900-01-01"), D("2200-12-31"), D("2096-02-29")])


@seeded
@given(st.builds(Term, ANY_DAY, ANY_DAY, st.none() | st.sampled_from(Frequency)), st.builds(Papers, ANY_DAY, ANY_DAY, ANY_DAY))
def test_no_days_break_it(term, papers):
    assert due_date(term, papers, FEDERAL).explanation
    answer = occurrences(term, papers, SVERDLOVSK)
    assert answer.items or answer.doubts or term.freq is None


def test_a_deadline_of_the_reader_is_taken_as_it_is():
    reading = read_text("РЕЗОЛЮЦИЯ\n28 августа 2026 года\n\n1. Руководителям школ провести смотр ежегодно до 1 мая.")
    (directive,) = reading.directives
    deadline = asdict(directive.deadline)
    term = Term.of(deadline)
    assert (term.start, term.end, term.freq) == (None, D("2027-05-01"), Frequency.YEARLY)
    assert "BYMONTH=5" in term.rrule and term.text == directive.deadline.text
    assert Term.of(None) == Term()
