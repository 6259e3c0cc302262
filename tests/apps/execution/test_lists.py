"""My work and what is on control: who sees what, in which group, by a fixed number of queries."""

from datetime import date, timedelta

import pytest
from adopted import MONTHLY, adopted, duty

from avgust.apps.execution.api import (
    GROUPS,
    Assignment,
    Filter,
    add_part,
    ask_extension,
    delete_filter,
    give_assignments,
    my_work,
    name_lead,
    on_control,
    put_document_on_control,
    save_filter,
    save_report_draft,
    saved_filters_of,
    send_report,
    story_of,
)
from avgust.apps.registry.api import AccessError
from district import NOW, TODAY

pytestmark = pytest.mark.django_db
# The day of the tests is Sunday, 22 November 2026.
DUE = {"late": -2, "today": 0, "month": 8, "later": 30}


@pytest.fixture
def busy(district):
    """The first school has an assignment in each group."""
    document = adopted(district["authority"])
    for name, days in DUE.items():
        duty(document, ("школы", [district["school_1"]]), text=f"Сделать: {name}.", ends=TODAY + timedelta(days=days))
    put(district, document)
    Assignment.objects.filter(directive__text="Сделать: today.").update(due=TODAY)  # given on a day off, else moved
    return document


def put(district, document):
    who = district.actor("specialist")
    give_assignments(by=who, now=NOW, today=TODAY, document=document)
    put_document_on_control(by=who, now=NOW, today=TODAY, document=document)


def words(work):
    return {name: [line.words for line in work.groups[name]] for name in GROUPS if work.groups[name]}


def test_each_line_stands_in_its_group_late_first(district, busy):
    work = my_work(district.actor("head_1"), TODAY)
    assert words(work) == {name: [f"Сделать: {name}."] for name in DUE}
    assert list(words(work)) == ["late", "today", "month", "later"]
    assert work.total == 4


def test_the_week_ends_on_sunday(district, busy):
    monday = TODAY + timedelta(days=1)
    Assignment.objects.update(due=monday + timedelta(days=6))
    assert list(words(my_work(district.actor("head_1"), monday))) == ["week"]


def test_what_is_reported_waits_for_others(district, busy):
    first = Assignment.objects.get(directive__text="Сделать: late.")
    head = district.actor("head_1")
    save_report_draft(by=head, now=NOW, assignment=first, text="Сделано")
    send_report(by=head, now=NOW, today=TODAY, assignment=first)
    assert words(my_work(head, TODAY))["waiting"] == ["Сделать: late."]
    assert my_work(district.actor("specialist"), TODAY).to_judge == 1
    assert my_work(district.actor("second"), TODAY).to_judge == 0


def test_a_deputy_sees_what_he_leads_and_the_head_everything(district, busy):
    assert my_work(district.actor("executor_1"), TODAY).total == 0
    first = Assignment.objects.get(directive__text="Сделать: late.")
    name_lead(by=district.actor("head_1"), now=NOW, today=TODAY, assignment=first, lead=district["executor_1"])
    assert words(my_work(district.actor("executor_1"), TODAY)) == {"late": ["Сделать: late."]}
    assert my_work(district.actor("executor_1"), TODAY, Filter(scope="all")).total == 4
    assert my_work(district.actor("head_1"), TODAY).total == 4
    assert my_work(district.actor("head_1"), TODAY, Filter(scope="own")).total == 3


@pytest.mark.parametrize("who", ["head_2", "foreign_head", "specialist", "regional"])
def test_nobody_else_has_it_among_his_work(district, busy, who):
    assert my_work(district.actor(who), TODAY, Filter(scope="all")).total == 0


def test_a_part_given_to_another_waits_with_the_head_and_is_work_of_who_got_it(district, busy):
    parent = Assignment.objects.get(directive__text="Сделать: later.")
    add_part(
        by=district.actor("head_1"), now=NOW, today=TODAY, parent=parent, words="Свою часть", due=None,
        lead=district["executor_1"],
    )  # fmt: skip
    assert words(my_work(district.actor("head_1"), TODAY))["waiting"] == ["Свою часть"]
    assert words(my_work(district.actor("executor_1"), TODAY)) == {"later": ["Свою часть"]}


def test_a_period_shows_itself_when_it_begins(district):
    document = adopted(district["authority"])
    duty(document, ("школы", [district["school_1"]]), text="Представлять сведения.", **MONTHLY)
    put(district, document)
    work = my_work(district.actor("head_1"), TODAY)
    assert [line.assignment.period_start for name in GROUPS for line in work.groups[name]] == [
        date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1),
    ]  # fmt: skip


def test_a_filter_finds_words_in_any_case_and_a_document(district, busy):
    head = district.actor("head_1")
    assert list(words(my_work(head, TODAY, Filter(words="сделать LATE.")))) == ["late"]
    assert my_work(head, TODAY, Filter(document=busy.pk + 1)).total == 0
    assert list(words(my_work(head, TODAY, Filter(standing="late")))) == ["late"]


def test_on_control_counts_what_waits_and_opens_the_most_urgent(district, busy):
    controller = district.actor("specialist")
    assert on_control(controller, TODAY).kind == "late"
    first = Assignment.objects.get(directive__text="Сделать: late.")
    ask_extension(
        by=district.actor("head_1"), now=NOW, today=TODAY, assignment=first, wanted=TODAY + timedelta(days=9), grounds="Ремонт"
    )
    control = on_control(controller, TODAY)
    assert (control.kind, control.counts["asks"], control.counts["late"], control.counts["all"]) == ("asks", 1, 1, 4)
    assert control.lines[0].asks
    assert on_control(district.actor("second"), TODAY).counts["all"] == 0
    assert on_control(district.actor("second"), TODAY, wanted=Filter(scope="all")).counts["all"] == 4


def test_what_nobody_controls_is_seen_by_all_who_could(district, busy):
    Assignment.objects.update(controller=None, author=None)
    control = on_control(district.actor("second"), TODAY, "uncontrolled")
    assert control.counts["uncontrolled"] == len(control.lines) == 4


@pytest.fixture
def many(district):
    """Three hundred assignments."""
    document = adopted(district["authority"])
    schools = [district["school_1"], district["school_2"], district["village"]]
    for _ in range(100):
        duty(document, ("школы", schools))
    put(district, document)
    return document


def test_three_hundred_assignments_take_as_many_queries_as_three(district, many, django_assert_max_num_queries):
    head, controller = district.actor("head_1"), district.actor("specialist")
    with django_assert_max_num_queries(6):
        assert my_work(head, TODAY).total == 100
    with django_assert_max_num_queries(7):
        assert len(on_control(controller, TODAY, "all").lines) == 300


def test_the_story_of_one_takes_few_queries(district, many, django_assert_max_num_queries):
    from avgust.apps.execution.api import access_assignment

    first = access_assignment(district.actor("head_1"), Assignment.objects.filter(organisation=district["school_1"]).first().pk)
    with django_assert_max_num_queries(10):
        story_of(district.actor("head_1"), first, TODAY)


def test_a_filter_is_kept_by_its_owner_alone(district):
    head, other = district.actor("head_1"), district.actor("head_2")
    kept = save_filter(by=head, now=NOW, page="my-work", name=" Мои  поздние ", query="standing=late")
    assert [row.name for row in saved_filters_of(head, "my-work")] == ["Мои поздние"]
    assert not saved_filters_of(other, "my-work")
    with pytest.raises(AccessError):
        delete_filter(by=other, now=NOW, pk=kept.pk)
    save_filter(by=head, now=NOW, page="my-work", name="Мои поздние", query="standing=soon")
    assert saved_filters_of(head, "my-work").get().query == "standing=soon"
    delete_filter(by=head, now=NOW, pk=kept.pk)
    assert not saved_filters_of(head, "my-work")
