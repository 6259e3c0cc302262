"""Organisations behave as their habits say, always the same way, and answer to the point."""

from datetime import UTC, date, datetime, timedelta

from avgust.demo.papers import papers
from avgust.demo.story import DAY, HABITS, PLAIN, answer_to, course, luck_of, remark
from avgust.demo.timeline import Timeline
from avgust.kernel.working_days import RUSSIA
from avgust.reading import read_bytes

GIVEN, DUE = date(2025, 9, 10), date(2025, 12, 1)


def courses(habit, number=400):
    return [course(luck_of(habit, each), habit, GIVEN, DUE) for each in range(number)]


def test_the_same_names_always_go_the_same_way():
    assert courses("late", 20) == courses("late", 20)
    assert len({each.reported for each in courses("late", 20)}) > 5


def test_shares_of_the_habits_come_true():
    for name, habit in HABITS.items():
        in_time = sum(each.reported <= DUE for each in courses(name)) / 4
        assert abs(in_time - habit.on_time) < 7, name
    orders = [sum(each.reported <= DUE for each in courses(name)) for name in ("early", "ordinary", "careless", "late")]
    assert orders == sorted(orders, reverse=True)


def test_people_work_on_working_days_and_in_order():
    for each in courses("needs_help"):
        days = [each.started, each.reported, each.corrected, *filter(None, [each.asked, each.wanted])]
        assert all(RUSSIA.works(day) for day in days)
        assert GIVEN <= each.started <= each.reported < each.corrected
        assert each.asked is None or each.asked <= DUE < each.wanted


def test_a_duty_without_a_term_and_one_due_at_once_have_a_course_too():
    assert course(luck_of(1), "early", GIVEN, None).reported > GIVEN
    assert course(luck_of(1), "early", GIVEN, GIVEN - 5 * DAY).reported > GIVEN


def test_every_answer_is_an_answer_to_something_and_nearly_every_duty_has_one():
    texts = [
        directive.text
        for paper in papers(date(2026, 11, 22))
        if paper.stage == ""
        for directive in read_bytes(paper.as_file(), paper.file).directives
    ]
    given = [answer_to(text) for text in texts]
    assert len({answer.words for answer in given if answer is not PLAIN}) >= 60
    assert sum(answer is PLAIN for answer in given) / len(given) < 0.25


def test_remarks_are_chosen_among_those_of_a_kind():
    chosen = {remark("returned", luck_of(each)) for each in range(60)}
    assert len(chosen) == 5


def test_what_is_planned_happens_in_order_and_may_bring_about_more():
    line, seen = Timeline(), []
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    line.plan(start + timedelta(2), lambda moment: seen.append("third"))
    line.plan(start, lambda moment: (seen.append("first"), line.plan(start + timedelta(1), lambda _: seen.append("second"))))
    line.plan(start + timedelta(9), lambda moment: seen.append("never"))
    line.run(start + timedelta(5))
    assert seen == ["first", "second", "third"]
