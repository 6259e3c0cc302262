"""The views of the plan count the same rows, the right ones, and only those open to who looks."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from avgust.apps.execution.api import (
    CUTS,
    ORDERS,
    Outlook,
    PlanFilter,
    by_month,
    choices,
    disciplines,
    matrix,
    month_of,
    plan_filter,
    plan_of_organisation,
    plan_rows,
    plan_table,
    planned,
    spans,
    spans_table,
    summary,
    week_of,
    year_days,
    year_screen,
)
from avgust.control.states import Standing, State
from district import TODAY
from plan_rows import DAY, YEAR, duty, owed, paper, small_plan

S = Standing
BY_HAND = {S.LATE: 2, S.DUE_TODAY: 1, S.SOON: 1, S.WAITING: 2, S.LATER: 2, S.NO_DATE: 1, S.DONE_LATE: 1, S.DONE: 2, S.NOT_APPLICABLE: 1}


@pytest.fixture
def plan(district):
    return small_plan(district)


def look(district, who="specialist", **wanted):
    return Outlook(district.actor(who), TODAY, PlanFilter(**{"year": YEAR, **wanted}))


def test_the_summary_is_what_a_person_counts(district, plan):
    found = summary(look(district))
    assert dict(found.tally.counts) == BY_HAND
    assert (found.tally.total, found.tally.applies, found.tally.done, found.organisations, found.late_in) == (13, 12, 3, 4, 2)


def test_what_is_late_of_another_year_is_told_beside(district, plan):
    before = paper(district["authority"], school_year="2025/2026", date=date(2025, 8, 28))
    owed(duty(before), district["school_1"], "in_work", -200, school_year="2025/2026")
    assert (summary(look(district)).tally.late, summary(look(district)).earlier) == (2, 1)
    assert summary(look(district, year="")).tally.late == 3


@pytest.mark.parametrize(
    ("who", "number"),
    [("specialist", 13), ("chief", 13), ("methodologist", 13), ("head_1", 6), ("garden_head", 2), ("administrator", 0), ("foreign", 1), ("minister", 14), ("centre_head", 0)],
)
def test_everybody_counts_only_what_is_open_to_him(district, plan, who, number):
    view = look(district, who)
    rows = plan_rows(view, plan_table(view))
    assert len(rows) == summary(view).tally.total == matrix(view).tally.total == number
    assert sum(len(span.marks) > 0 for span in spans(view, list(spans_table(view)))) <= number


def test_a_head_sees_the_names_of_his_own_school_alone(district, plan):
    view = look(district, "head_1")
    assert {row.name for row in plan_rows(view, plan_table(view))} == {"МБОУ СОШ № 1"}
    assert [row.name for row in matrix(view).rows] == ["МБОУ СОШ № 1"]
    assert {row.name for row in disciplines(view, year_days(YEAR)).rows} == {"МБОУ СОШ № 1"}
    assert choices(view).organisations == {district["school_1"].pk: "МБОУ СОШ № 1"}


def test_neighbours_see_nothing_of_each_other(district, plan):
    view = look(district, "foreign")
    assert {row.title for row in plan_rows(view, plan_table(view))} == {"Приказ соседей"}
    screen = year_screen(view)
    assert [each.title for each in screen.documents] == ["Приказ соседей"]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({"standing": "late"}, 2), ({"state": "draft"}, 1), ({"state": "returned"}, 1), ({"urgency": "urgent"}, 1),
        ({"kind": "kindergarten"}, 2), ({"controller": 0}, 4), ({"words": "паспорта"}, 4), ({"words": "ПАСПОРТА БЕЗОПАСНОСТИ"}, 4),
        ({"words": "Обновить паспорта"}, 4), ({"due_from": TODAY, "due_to": TODAY + 2 * DAY}, 3), ({"year": "2030/2031"}, 0),
        ({"attribute": "rural"}, 0),
    ],
)  # fmt: skip
def test_a_filter_lets_through_what_it_says(district, plan, wanted, number):
    assert planned(look(district, **wanted)).count() == number


def test_a_filter_by_row_lets_through_what_it_says(district, plan):
    def number(**wanted):
        return planned(look(district, **wanted)).count()

    assert number(document=plan["second"].pk) == 3
    assert number(directive=plan["c"].pk) == 3
    assert number(organisation=district["school_2"].pk) == 3
    assert number(controller=district["specialist"].pk) == 9


def test_what_an_address_says_wrongly_it_does_not_say():
    said = {"document": "1e5", "organisation": "²", "kind": "castle", "standing": "LATE", "from": "31.12.2026", "controller": "9" * 40, "year": "²026"}
    assert plan_filter(said, TODAY) == PlanFilter(year=YEAR)


def test_august_opens_the_year_and_all_years_can_be_asked_for():
    assert plan_filter({}, date(2026, 7, 31)).year == "2025/2026"
    assert plan_filter({}, date(2026, 8, 1)).year == "2026/2027"
    assert plan_filter({"year": "all"}, TODAY).year == ""
    assert plan_filter({"year": "2025"}, TODAY).year == "2025/2026"


@pytest.mark.parametrize("order", [*ORDERS, *(f"-{key}" for key in ORDERS), "nonsense"])
def test_every_order_of_the_table_keeps_all_rows(district, plan, order):
    view = look(district)
    rows = plan_rows(view, plan_table(view, order))
    assert Counter(row.standing for row in rows) == BY_HAND
    if order == "standing":
        assert [row.standing for row in rows[:3]] == [S.LATE, S.LATE, S.DUE_TODAY]
    if order == "due":
        assert rows[-1].due is None


def test_a_cell_of_the_matrix_opens_its_assignment_and_a_series_opens_the_whole(district, plan):
    found = matrix(look(district))
    first = found.rows[0]
    assert first.tally.late == 1
    cells = dict(zip([column.pk for column in found.columns], next(r for r in found.rows if r.name == "МБОУ СОШ № 1").cells, strict=True))
    assert cells[plan["a"].pk].opens == plan["late"].pk
    assert cells[plan["a"].pk].standing == S.LATE
    assert (cells[plan["c"].pk].tally.total, cells[plan["c"].pk].standing) == (3, S.WAITING)
    assert cells[plan["c"].pk].opens == plan["c"].assignments.get(kind="series").pk
    garden = next(row for row in found.rows if row.name == "МБДОУ детский сад «Ромашка»")
    assert [cell is None for cell in garden.cells] == [False, True, False, True]  # the newer paper stands first


def test_a_matrix_of_too_many_directives_shows_the_newest_document(district, plan, monkeypatch):
    monkeypatch.setattr("avgust.apps.execution.overview.matrix.MOST_COLUMNS", 3)
    found = matrix(look(district))
    assert found.only_document == plan["second"].pk
    assert {column.title for column in found.columns} == {"Приказ об охране труда"}


def test_the_month_holds_each_term_on_its_day(district, plan):
    month = month_of(look(district), TODAY)
    assert (month.weeks[0][0].day, month.weeks[-1][-1].day) == (date(2026, 10, 26), date(2026, 12, 6))
    by_day = {cell.day: cell.tally for week in month.weeks for cell in week}
    assert by_day[TODAY].counts == {S.DUE_TODAY: 1}
    assert by_day[TODAY - 20 * DAY].total == 3
    assert month.tally.total == 9
    assert month.fullest.day == TODAY - 20 * DAY


def test_the_week_lists_its_lines_by_day(district, plan):
    week = week_of(look(district), TODAY)
    assert [day.isoweekday() for day, _ in week.days] == [1, 2, 3, 4, 5, 6, 7]
    assert [len(lines) for _, lines in week.days] == [0, 1, 0, 0, 1, 0, 1]
    assert (week.total, week.left_out) == (3, 0)


def test_a_span_runs_from_its_paper_to_its_last_term(district, plan):
    view = look(district)
    found = {span.directive: span for span in spans(view, list(spans_table(view)))}
    a = found[plan["a"].pk]
    assert (a.first, a.last, a.organisations, len(a.marks)) == (date(2026, 8, 28), TODAY, 3, 3)
    assert sum(span.tally.total for span in found.values()) == 13


def test_discipline_is_what_a_person_counts(district, plan):
    found = disciplines(look(district), year_days(YEAR))
    # Due and passed: 2 late, 2 done in time (20 and 30 days ago), 1 done late; 1 reported in time waits.
    assert (found.whole.on_time.numerator, found.whole.on_time.denominator) == (2, 5)
    assert (found.whole.overdue.numerator, found.whole.overdue.denominator) == (2, 6)
    assert (found.whole.waiting, found.whole.without_date) == (2, 1)
    assert {row.name: (row.discipline.on_time.numerator, row.discipline.on_time.denominator) for row in found.rows} == {
        "МБОУ СОШ № 1": (2, 3), "МБОУ СОШ № 2": (0, 1), "МБОУ ООШ с. Берёзовка": (0, 1), "МБДОУ детский сад «Ромашка»": (0, 0),
    }  # fmt: skip


@pytest.mark.parametrize("cut", CUTS)
def test_every_cut_of_discipline_comes_to_the_whole(district, plan, cut):
    found = disciplines(look(district), year_days(YEAR), cut)
    for share in ("on_time", "on_time_first", "overdue", "extended", "returned"):
        parts = [getattr(row.discipline, share) for row in found.rows]
        whole = getattr(found.whole, share)
        assert (sum(p.numerator for p in parts), sum(p.denominator for p in parts)) == (whole.numerator, whole.denominator)


def test_the_year_on_one_screen_says_what_a_person_counts(district, plan):
    screen = year_screen(look(district))
    assert (screen.clear, screen.risky) == (2, 2)
    assert [(risk.label, risk.left, risk.total) for risk in screen.risks] == [("1.1", 1, 1), ("1.1", 1, 1)]
    assert {row.name for row, _ in screen.in_need} == {"МБОУ СОШ № 1", "МБОУ ООШ с. Берёзовка"}
    assert sum(tally.total for tally in screen.months.values()) == 12
    assert next((each.title, each.tally.total) for each in screen.documents) == ("Резолюция августовского совещания", 10)


def test_the_plan_of_an_organisation_is_its_own(district, plan):
    own = plan_of_organisation(look(district), district["school_1"].pk)
    assert (own.tally.total, own.tally.late, len(own.lines)) == (6, 1, 3)
    assert own.lines[0].standing == S.LATE
    assert plan_of_organisation(look(district, "foreign"), district["school_1"].pk).tally.total == 0


@pytest.mark.parametrize("seed", range(5))
def test_all_views_count_the_same(district, seed):
    """Rows in any state and with any term: the matrix, the table, the calendar, the spans and the facts agree."""
    random = Random(seed)
    places = [district[key] for key in ("school_1", "school_2", "village", "kindergarten", "creativity")]
    for _ in range(4):
        document = paper(district["authority"], date=TODAY - random.randint(10, 300) * DAY)
        for _ in range(random.randint(1, 5)):
            directive = duty(document)
            for place in random.sample(places, random.randint(1, 5)):
                due = random.choice([None, random.randint(-80, 80)])
                owed(directive, place, random.choice(list(State)), due, returned_times=random.randint(0, 2))
    view = look(district)
    rows = plan_rows(view, plan_table(view))
    by_standing = Counter(row.standing for row in rows)
    found = matrix(view)
    assert dict(summary(view).tally.counts) == dict(found.tally.counts) == by_standing
    for edge in (found.rows, found.columns):
        assert sum((Counter(each.tally.counts) for each in edge), Counter()) == by_standing
    assert sum((Counter(span.tally.counts) for span in spans(view, list(spans_table(view)))), Counter()) == by_standing
    dated = Counter(row.standing for row in rows if row.due)
    assert sum((Counter(tally.counts) for tally in by_month(view).values()), Counter()) == dated
    ever = disciplines(view, (date(2000, 1, 1), date(2100, 1, 1)))
    assert ever.whole.overdue.numerator == by_standing[S.LATE]
    assert sum(row.discipline.overdue.numerator for row in ever.rows) == by_standing[S.LATE]


def test_the_number_of_queries_does_not_grow_with_the_plan(district, plan, django_assert_max_num_queries):
    for number in range(12):
        directive = duty(plan["first"])
        for key in ("school_1", "school_2", "village", "kindergarten"):
            owed(directive, district[key], "in_work", number - 6)
    view = look(district)
    view.soon_days  # noqa: B018 (asked once for a page)
    with django_assert_max_num_queries(4):
        matrix(view)
    with django_assert_max_num_queries(1):
        plan_rows(view, plan_table(view))
    with django_assert_max_num_queries(2):
        spans(view, list(spans_table(view)))
    with django_assert_max_num_queries(1):
        disciplines(view, year_days(YEAR))
    with django_assert_max_num_queries(6):
        year_screen(view)
    with django_assert_max_num_queries(3):
        choices(view)
