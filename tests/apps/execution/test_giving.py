"""Assignments come out of adopted directives: each organisation once, with reason, lead, controller and term."""

from datetime import date

import pytest
from adopted import MONTHLY, adopted, duty

from avgust.apps.execution.api import Assignment, ExecutionError, give_assignments, put_on_control
from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import AccessError
from district import NOW, TODAY

pytestmark = pytest.mark.django_db


def give(district, document, by="specialist", **more):
    return give_assignments(by=district.actor(by), now=NOW, today=TODAY, document=document, **more)


def test_each_organisation_gets_one_draft_with_reason_lead_controller_and_term(district, paper):
    given = give(district, paper)
    assert (given.made, given.were) == (3, 0)
    made = Assignment.objects.get(organisation=district["school_1"])
    assert made.state == "draft" and made.kind == "single"
    assert made.reason == "по виду: школы"
    assert made.lead == district["head_1"]
    assert made.controller == made.author == district["specialist"]
    assert made.first_due == made.due == date(2026, 12, 15)
    assert "срок назван" in made.due_words
    assert made.school_year == "2026/2027"


def test_a_second_time_makes_nothing_twice_and_a_new_addressee_only_its_own(district, paper):
    give(district, paper)
    again = give(district, paper)
    assert (again.made, again.were, Assignment.objects.count()) == (0, 3, 3)
    duty(paper, ("детские сады", [district["kindergarten"]]))
    assert give(district, paper).made == 1


def test_an_organisation_that_two_addressees_mean_gets_one_assignment_with_both_reasons(district):
    document = adopted(district["authority"])
    duty(document, ("школы", [district["school_1"]]), ("школы с НОР", [district["school_1"]]))
    assert give(district, document).made == 1
    assert Assignment.objects.get().reason == "по виду: школы; по виду: школы с НОР"


def test_recommendations_and_lead_ins_make_none(district):
    document = adopted(district["authority"])
    duty(document, ("социальные партнёры", []))
    duty(document, ("школы", [district["school_1"]]), recommendation=True)
    duty(document, ("школы", [district["school_1"]]), lead_in=True)
    given = give(district, document)
    assert (given.made, given.recommendations, given.lead_ins) == (0, 2, 1)


def test_a_partner_of_one_organisation_helps_and_partners_of_many_have_their_own(district):
    document = adopted(district["authority"])
    schools = [district["school_1"], district["school_2"]]
    rules = {"школы": "leading", "центр": "partners"}
    named = [{"name": n, "written": n, "source": {"start": 0, "end": 0, "rule": rule}} for n, rule in rules.items()]
    duty(document, ("школы", schools), ("центр", [district["centre"]]), addressees=named)
    give(district, document)
    assert {a.organisation for a in Assignment.objects.all()} == set(schools)
    assert {h.organisation for a in Assignment.objects.all() for h in a.co_executors.all()} == {district["centre"]}


def test_a_recurring_duty_becomes_a_series_with_a_period_each(district):
    document = adopted(district["authority"])
    duty(document, ("школы", [district["school_1"]]), text="Представлять сведения ежемесячно.", **MONTHLY)
    given = give(district, document)
    series = Assignment.objects.get(kind="series")
    periods = list(series.children.order_by("due"))
    assert given.made == 1 and given.periods == len(periods) > 9
    assert series.due is None
    assert all(each.first_due == each.due and each.period_label for each in periods)
    put_on_control(by=district.actor("specialist"), now=NOW, today=TODAY, assignment=series)
    assert set(series.children.values_list("state", flat=True)) == {"on_control"}


def test_only_who_may_assign_for_the_authority_gives(district, paper):
    for nobody in ("head_1", "methodologist", "foreign", "regional", "administrator"):
        with pytest.raises(AccessError):
            give(district, paper, by=nobody)
    assert Assignment.objects.count() == 0


def test_a_document_that_is_not_adopted_makes_nothing(district):
    document = adopted(district["authority"], state="review")
    with pytest.raises(ExecutionError):
        give(district, document)


def test_a_controller_must_be_able_to_control(district, paper):
    with pytest.raises(ExecutionError):
        give(district, paper, controller=district["head_1"])
    give(district, paper, controller=district["chief"])
    assert set(Assignment.objects.values_list("controller", flat=True)) == {district["chief"].pk}


def test_the_journal_tells_of_each_assignment_once(district, paper):
    before = Entry.objects.count()
    give(district, paper)
    told = Entry.objects.filter(number__gt=before)
    assert [entry.action for entry in told] == ["assignment.given"] * 3
    assert {entry.organisation_id for entry in told} == {district["authority"].pk}


def test_many_organisations_take_a_fixed_number_of_queries(district, paper, django_assert_max_num_queries):
    for _ in range(10):
        duty(paper, ("школы", [district[key] for key in ("school_1", "school_2", "village", "kindergarten")]))
    actor = district.actor("specialist")
    with django_assert_max_num_queries(25):
        given = give_assignments(by=actor, now=NOW, today=TODAY, document=paper)
    assert given.made == 43
