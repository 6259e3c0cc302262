"""The pages of the plan: each says its finding, shows each person his own part, and stands in few queries."""

import re

import pytest

from avgust.apps.execution.api import Outlook, PlanFilter
from avgust.web.plan_drawings import Months, months_between, span_strip
from district import TODAY
from plan_rows import DAY, YEAR, duty, owed, small_plan

PAGES = {
    "/plan/": 12,
    "/plan/matrix/": 12,
    "/plan/calendar/": 12,
    "/plan/calendar/?by=week": 12,
    "/plan/gantt/": 12,
    "/plan/discipline/": 12,
    "/year/": 12,
}


@pytest.fixture(autouse=True)
def on_that_day(settings):
    settings.AVGUST_TODAY = TODAY.isoformat()


@pytest.fixture
def plan(district):
    return small_plan(district)


def text_of(answer):
    """What a page says, without its tags."""
    bare = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).replace("\xa0", " ").replace("&nbsp;", " ").split())


def title_of(answer):
    return re.search(r"<h1>(.*?)</h1>", answer.content.decode()).group(1).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/plan/", "2 поручения просрочено в 2 организациях"),
        ("/plan/matrix/", "2 поручения просрочено в 2 организациях"),
        ("/plan/?standing=done", "Исполнено всё: 2 поручения"),
        ("/plan/?standing=later", "Просрочки нет, исполнено 0 из 2 поручений"),
        ("/plan/?year=2031", "В плане нет поручений"),
        ("/plan/calendar/", "Ноябрь 2026: 9 сроков, больше всего 2 ноября 2026 (3)"),
        ("/plan/calendar/?day=2027-04-11", "Апрель 2027: сроков нет"),
        ("/plan/calendar/?by=week", "16 ноября 2026 – 22 ноября 2026: 3 срока"),
        ("/plan/gantt/", "4 пункта в плане, 2 поручения просрочено"),
        ("/plan/discipline/", "В срок исполнено 40 %: 2 из 5"),
        ("/year/", "2 поручения просрочено в 2 организациях"),
    ],
)
def test_the_title_of_a_page_is_what_it_found(district, plan, visit, address, title):
    assert title_of(visit(district["specialist"]).get(address)) == title


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_an_empty_plan_says_how_it_begins(district, visit, address):
    answer = visit(district["chief"]).get(address)
    assert answer.status_code == 200
    if "calendar" not in address:
        assert "План наполняется, когда резолюция проверена" in text_of(answer)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("who", ["minister", "chief", "specialist", "methodologist", "head_1", "executor_1", "administrator", "foreign"])
def test_a_page_opens_to_those_who_see_a_plan(district, plan, visit, address, who):
    answer = visit(district[who]).get(address)
    sees = who not in {"executor_1", "administrator"} and not (address == "/year/" and who == "head_1")
    assert answer.status_code == (200 if sees else 404)
    if who == "foreign":
        assert "Луговск" not in text_of(answer).replace("Управление образования Луговского района", "") and "МБОУ СОШ № 1" not in text_of(answer)
    if who == "head_1" and sees:
        assert "Ромашка" not in text_of(answer) and "МБОУ СОШ № 2" not in text_of(answer)


@pytest.mark.parametrize(("address", "most"), PAGES.items())
def test_a_page_stands_in_few_queries_however_large_the_plan(district, plan, visit, django_assert_max_num_queries, address, most):
    for number in range(30):
        directive = duty(plan["first"])
        for key in ("school_1", "school_2", "village", "kindergarten", "creativity"):
            owed(directive, district[key], "in_work", number - 15, controller=district["second"])
    browser = visit(district["specialist"])
    with django_assert_max_num_queries(most):
        assert browser.get(address).status_code == 200


def test_the_table_opens_an_assignment_beside_it(district, plan, visit):
    shown = visit(district["specialist"]).get("/plan/", {"open": plan["late"].pk})
    assert "Провести смотр кабинетов" in text_of(shown).split("panel")[-1]
    assert 'aria-labelledby="panel-title"' in shown.content.decode()


def test_the_matrix_answers_htmx_with_the_panel_alone(district, plan, visit):
    browser = visit(district["specialist"])
    part = browser.get("/plan/matrix/", {"open": plan["late"].pk}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<aside class="panel" id="panel"') and "<html" not in part and "МБОУ СОШ № 1" in part
    foreign = plan["foreign"].directives.get().assignments.get()
    closed = browser.get("/plan/matrix/", {"open": foreign.pk}, headers={"HX-Request": "true"}).content.decode()
    assert "data-empty" in closed and "СОШ № 9" not in closed


def test_cells_of_the_matrix_say_a_sign_and_a_word(district, plan, visit):
    shown = visit(district["specialist"]).get("/plan/matrix/").content.decode()
    assert f'open={plan["late"].pk}" data-panel-link title="просрочено"' in shown
    assert 'href="#sign-late"' in shown and 'id="sign-late"' in shown
    assert 'title="ждёт проверки, исполнено 1 из 3"' in shown


def test_tabs_and_cells_keep_the_filter(district, plan, visit):
    shown = visit(district["specialist"]).get("/plan/matrix/", {"kind": "school", "q": "смотр"}).content.decode()
    assert "/plan/calendar/?q=%D1%81%D0%BC%D0%BE%D1%82%D1%80&amp;kind=school" in shown
    assert "?kind=school&amp;q=%D1%81%D0%BC%D0%BE%D1%82%D1%80&amp;open=" in shown


def test_chosen_filters_can_be_taken_off_one_by_one(district, plan, visit):
    shown = text_of(visit(district["specialist"]).get("/plan/", {"kind": "kindergarten", "standing": "later", "controller": "0"}))
    assert "вид: Дошкольная организация" in shown and "как обстоит: срок не скоро" in shown and "контролёр: никто" in shown


@pytest.mark.parametrize("rubbish", ["?page=x&sort=%00&document=-1", "?open=99999999999999999999&day=0001-01-01&by=week", "?from=2026-02-30&year=0000&by=%27", "?day=9999-12-31&q=" + "я" * 500])
@pytest.mark.parametrize("address", ["/plan/", "/plan/matrix/", "/plan/calendar/", "/plan/gantt/", "/plan/discipline/", "/year/"])
def test_no_address_breaks_a_page(district, plan, visit, address, rubbish):
    assert visit(district["specialist"]).get(address + rubbish).status_code == 200


def test_months_are_as_wide_as_each_other():
    months = months_between(TODAY.replace(month=9, day=14), TODAY.replace(year=2027, month=2))
    assert [day.month for day in months.days] == [9, 10, 11, 12, 1, 2]
    assert [round(months.place(day)) for day in months.days] == [0, 167, 333, 500, 667, 833]
    assert months.place(months.last) == 1000


def test_a_span_outside_of_the_months_draws_nothing(district, plan):
    from avgust.apps.execution.api import spans, spans_table

    view = Outlook(district.actor("specialist"), TODAY, PlanFilter(year=YEAR))
    span = spans(view, list(spans_table(view)))[0]
    later = Months(TODAY.replace(year=2028, day=1), 12)
    assert "<rect" not in span_strip(span, later, TODAY)
    assert "line-today" in span_strip(span, months_between(TODAY - 30 * DAY, TODAY), TODAY)
