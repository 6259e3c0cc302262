"""An assignment goes its way by the services, and only those may move it whose move it is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from adopted import MONTHLY, adopted, duty

from avgust.apps.execution.api import (
    Assignment,
    ExecutionError,
    Outrun,
    Proof,
    accept_report,
    accept_reports,
    add_part,
    ask_extension,
    change_due,
    decide_extension,
    decide_extensions,
    give_assignments,
    mark_not_applicable,
    name_controller,
    name_lead,
    put_many_on_control,
    put_on_control,
    recall_extension,
    recall_report,
    release,
    reopen,
    return_report,
    save_report_draft,
    send_report,
    start_many,
    start_work,
    story_of,
)
from avgust.apps.journal.api import Entry, broken_at
from avgust.apps.registry.api import AccessError
from avgust.control.errors import StepError
from district import NOW, TODAY

pytestmark = pytest.mark.django_db
ACT = Proof("act", number="45-о", date=date(2026, 11, 20), title="Приказ о смотре")
LATER = TODAY + timedelta(days=60)


@pytest.fixture
def act(district):
    """`act(service, "who", …)` does it as that person, today."""

    def run(service, who, **values):
        return service(by=district.actor(who), now=NOW, today=TODAY, **values)

    return run


@pytest.fixture
def reported(district, act, assignment):
    """The assignment with a report that was sent."""
    write(district, assignment)
    return act(send_report, "head_1", assignment=assignment)


def write(district, assignment, text="Смотр проведён", proofs=(ACT,), who="head_1"):
    return save_report_draft(by=district.actor(who), now=NOW, assignment=assignment, text=text, proofs=proofs)


def test_from_work_to_release_the_days_are_kept(district, act, assignment):
    assert act(start_work, "executor_1", assignment=assignment).state == "in_work"
    write(district, assignment)
    sent = act(send_report, "head_1", assignment=assignment)
    assert (sent.state, sent.reported_on) == ("reported", TODAY)
    accepted = act(accept_report, "specialist", assignment=assignment)
    assert (accepted.state, accepted.accepted_on) == ("accepted", TODAY)
    released = act(release, "specialist", assignment=assignment, grounds="исполнено, приказ № 45-о")
    assert (released.state, released.released_on, released.closing_grounds) == ("released", TODAY, "исполнено, приказ № 45-о")
    report = assignment.reports.get()
    assert (report.state, report.decided_by, report.evidence.get().number) == ("accepted", district["specialist"], "45-о")
    assert broken_at() is None


def test_accepting_can_release_at_once(act, reported):
    done = act(accept_report, "specialist", assignment=reported, release="исполнено")
    assert (done.state, done.accepted_on, done.released_on) == ("released", TODAY, TODAY)


@pytest.mark.parametrize("who", ["head_1", "executor_1", "second", "chief", "methodologist"])
def test_nobody_but_controller_and_author_judges(act, reported, who):
    for service, more in [(accept_report, {}), (return_report, {"remark": "мало"})]:
        with pytest.raises(StepError):
            act(service, who, assignment=reported, **more)
    assert Assignment.objects.get(pk=reported.pk).state == "reported"


@pytest.mark.parametrize("who", ["head_2", "foreign", "foreign_head", "garden_head", "administrator"])
def test_to_a_stranger_the_assignment_does_not_exist(act, reported, who):
    for service, more in [(accept_report, {}), (recall_report, {}), (start_work, {})]:
        with pytest.raises(AccessError):
            act(service, who, assignment=reported, **more)


def test_a_controller_who_executes_does_not_judge(district, act, reported):
    Assignment.objects.filter(pk=reported.pk).update(lead=district["specialist"])
    with pytest.raises(StepError, match="исполнитель не решает"):
        act(accept_report, "specialist", assignment=reported)


def test_what_the_authority_gave_itself_is_judged_by_another_than_its_lead(district, act):
    document = adopted(district["authority"])
    duty(document, ("управление", [district["authority"]]))
    act(give_assignments, "specialist", document=document)
    own = Assignment.objects.get()
    assert own.lead == district["chief"]
    act(put_on_control, "specialist", assignment=own)
    with pytest.raises(AccessError):
        write(district, own, who="second")
    write(district, own, who="chief")
    act(send_report, "chief", assignment=own)
    assert act(accept_report, "specialist", assignment=own).state == "accepted"


def test_a_report_needs_words_and_whole_proofs(district, act, assignment):
    with pytest.raises(ExecutionError, match="Напишите, что сделано"):
        act(send_report, "head_1", assignment=assignment)
    write(district, assignment, proofs=[Proof("act"), Proof("count", count=Decimal(5))])
    with pytest.raises(ExecutionError) as error:
        act(send_report, "head_1", assignment=assignment)
    assert {place for place, _ in error.value.problems} == {"proofs-0-number", "proofs-0-date", "proofs-1-unit"}


def test_a_returned_report_stays_and_its_copy_is_the_next_draft(district, act, reported):
    returned = act(return_report, "specialist", assignment=reported, remark="Нет сведений о кабинете химии")
    assert (returned.state, returned.returned_times) == ("returned", 1)
    first, copy = reported.reports.order_by("id")
    assert (first.state, first.remark) == ("returned", "Нет сведений о кабинете химии")
    assert (copy.state, copy.text, copy.evidence.get().number) == ("draft", "Смотр проведён", "45-о")
    write(district, reported, text="Смотр проведён, кабинет химии готов")
    act(send_report, "head_1", assignment=reported)
    assert act(accept_report, "specialist", assignment=reported).state == "accepted"
    first.refresh_from_db()
    assert first.text == "Смотр проведён"


def test_a_return_needs_a_remark(act, reported):
    with pytest.raises(StepError, match="основание"):
        act(return_report, "specialist", assignment=reported, remark="  ")


def test_a_recalled_report_can_be_mended(district, act, reported):
    back = act(recall_report, "executor_1", assignment=reported)
    assert (back.state, back.reported_on) == ("in_work", None)
    assert [r.state for r in reported.reports.order_by("id")] == ["recalled", "draft"]


def test_a_draft_is_seen_by_the_executors_alone(district, assignment):
    write(district, assignment)
    fresh = Assignment.objects.get(pk=assignment.pk)
    assert story_of(district.actor("executor_1"), fresh, TODAY).draft.text == "Смотр проведён"
    for other in ("specialist", "chief", "methodologist"):
        story = story_of(district.actor(other), fresh, TODAY)
        assert story.draft is None and story.reports == []
    assert not Entry.objects.filter(after__text="Смотр проведён").exists()


def test_more_time_is_asked_for_and_granted_and_the_first_date_stays(district, act, assignment):
    request = act(ask_extension, "head_1", assignment=assignment, wanted=LATER, grounds="Ремонт кабинета")
    with pytest.raises(StepError):
        act(decide_extension, "head_1", request=request, grant=LATER)
    done = act(decide_extension, "specialist", request=request, grant=LATER)
    assert (done.first_due, done.due, done.extended_times) == (date(2026, 12, 15), LATER, 1)
    change = assignment.due_changes.get()
    assert (change.old, change.new, change.grounds, change.request) == (date(2026, 12, 15), LATER, "Ремонт кабинета", request)
    with pytest.raises(StepError):
        act(decide_extension, "specialist", request=request, grant=LATER + timedelta(days=1))


def test_a_refusal_needs_grounds_and_leaves_the_date(act, assignment):
    request = act(ask_extension, "head_1", assignment=assignment, wanted=LATER, grounds="Ремонт")
    with pytest.raises(ExecutionError):
        act(decide_extension, "specialist", request=request, grant=None)
    act(decide_extension, "specialist", request=request, grant=None, remark="Ремонт кончился в августе")
    assert Assignment.objects.get(pk=assignment.pk).due == date(2026, 12, 15)


def test_one_request_at_a_time_and_only_for_later(act, assignment):
    for day in (TODAY, date(2026, 12, 15)):
        with pytest.raises(ExecutionError):
            act(ask_extension, "head_1", assignment=assignment, wanted=day, grounds="Ремонт")
    request = act(ask_extension, "head_1", assignment=assignment, wanted=LATER, grounds="Ремонт")
    with pytest.raises(ExecutionError, match="уже подана"):
        act(ask_extension, "head_1", assignment=assignment, wanted=LATER, grounds="Ремонт")
    act(recall_extension, "head_1", request=request)
    act(ask_extension, "head_1", assignment=assignment, wanted=LATER, grounds="Ремонт спортзала")


def test_requests_of_many_are_granted_at_once_each_with_its_own_date(act, assignment):
    act(ask_extension, "head_1", assignment=assignment, wanted=LATER, grounds="Ремонт")
    other = Assignment.objects.exclude(pk=assignment.pk).first()
    outcome = act(decide_extensions, "specialist", ids=[assignment.pk, other.pk], grant=True)
    assert outcome.done == (assignment.pk,)
    assert outcome.failed[0].message == "О переносе не просили"


def test_a_date_is_changed_by_the_controller_with_grounds_and_every_change_is_kept(act, assignment):
    with pytest.raises(StepError):
        act(change_due, "head_1", assignment=assignment, due=LATER, grounds="хочется")
    with pytest.raises(StepError, match="основание"):
        act(change_due, "specialist", assignment=assignment, due=LATER, grounds="")
    act(change_due, "specialist", assignment=assignment, due=LATER, grounds="приказ № 7")
    act(change_due, "specialist", assignment=assignment, due=date(2026, 12, 1), grounds="приказ № 9")
    fresh = Assignment.objects.get(pk=assignment.pk)
    assert (fresh.first_due, fresh.due, fresh.extended_times) == (date(2026, 12, 15), date(2026, 12, 1), 1)
    assert [c.new for c in assignment.due_changes.order_by("id")] == [LATER, date(2026, 12, 1)]


def test_the_first_date_of_a_draft_is_the_one_with_which_it_comes_on_control(district, act, paper):
    act(give_assignments, "specialist", document=paper)
    draft = Assignment.objects.first()
    changed = act(change_due, "specialist", assignment=draft, due=LATER, grounds="опечатка в документе")
    assert (changed.first_due, changed.due, changed.extended_times) == (LATER, LATER, 0)


def test_not_applicable_needs_grounds_closes_and_can_be_reopened(act, assignment):
    with pytest.raises(StepError):
        act(mark_not_applicable, "specialist", assignment=assignment, grounds=" ")
    with pytest.raises(StepError):
        act(mark_not_applicable, "head_1", assignment=assignment, grounds="нет кабинетов")
    closed = act(mark_not_applicable, "specialist", assignment=assignment, grounds="нет кабинетов")
    assert (closed.state, closed.closing_grounds) == ("not_applicable", "нет кабинетов")
    again = act(reopen, "specialist", assignment=assignment, grounds="кабинеты есть")
    assert (again.state, again.closing_grounds) == ("on_control", "")


def test_a_series_that_does_not_concern_takes_its_open_periods_along(district, act):
    document = adopted(district["authority"])
    duty(document, ("школы", [district["school_1"]]), **MONTHLY)
    act(give_assignments, "specialist", document=document)
    series = Assignment.objects.get(kind="series")
    act(put_on_control, "specialist", assignment=series)
    with pytest.raises(ExecutionError, match="выберите период"):
        act(start_work, "head_1", assignment=series)
    act(mark_not_applicable, "specialist", assignment=series, grounds="не ведёт")
    assert set(series.children.values_list("state", flat=True)) == {"not_applicable"}


def test_many_are_done_or_named(district, act, assignment, reported):
    outcome = act(accept_reports, "specialist", ids=[reported.pk, *Assignment.objects.values_list("pk", flat=True), 987])
    assert outcome.done == (reported.pk,)
    assert [failure.title != "" for failure in outcome.failed] == [True, True, False]
    assert "состоянии «на контроле»" in outcome.failed[0].message


def test_many_take_a_fixed_number_of_queries(district, act, paper, django_assert_max_num_queries):
    for _ in range(30):
        duty(paper, ("школы", [district["school_1"], district["school_2"]]))
    act(give_assignments, "specialist", document=paper)
    ids = list(Assignment.objects.values_list("pk", flat=True))
    actor = district.actor("specialist")
    with django_assert_max_num_queries(30):
        assert len(put_many_on_control(by=actor, now=NOW, today=TODAY, ids=ids).done) == 63
    with django_assert_max_num_queries(20):
        assert len(start_many(by=district.actor("head_1"), now=NOW, today=TODAY, ids=ids).done) == 31


def test_who_looked_at_an_old_state_is_told(act, reported):
    with pytest.raises(Outrun):
        act(accept_report, "specialist", assignment=reported, version=reported.version - 1)
    assert act(accept_report, "specialist", assignment=reported, version=reported.version).state == "accepted"


def test_the_head_names_a_lead_and_gives_parts_which_he_judges(district, act, assignment):
    act(name_lead, "head_1", assignment=assignment, lead=district["executor_1"])
    with pytest.raises(ExecutionError, match="не работает"):
        act(name_lead, "head_1", assignment=assignment, lead=district["head_2"])
    part = act(add_part, "head_1", parent=assignment, words="Осмотреть кабинеты химии", due=date(2026, 12, 1), lead=district["executor_1"])
    assert (part.kind, part.owner, part.controller) == ("sub", district["school_1"], district["head_1"])
    save_report_draft(by=district.actor("executor_1"), now=NOW, assignment=part, text="Осмотрены", proofs=[])
    act(send_report, "executor_1", assignment=part)
    with pytest.raises(StepError):
        act(accept_report, "executor_1", assignment=part)
    act(accept_report, "head_1", assignment=part)
    story = story_of(district.actor("specialist"), Assignment.objects.get(pk=assignment.pk), TODAY)
    assert (story.progress.total, story.progress.done) == (1, 1)


def test_parts_are_given_by_the_head_inside_or_the_controller_below_and_not_later(district, act, assignment):
    for who, error in [("executor_1", AccessError), ("head_2", AccessError), ("methodologist", AccessError)]:
        with pytest.raises(error):
            act(add_part, who, parent=assignment, words="Осмотреть", due=None)
    with pytest.raises(AccessError):
        act(add_part, "head_1", parent=assignment, words="Осмотреть", due=None, organisation=district["school_2"])
    with pytest.raises(ExecutionError, match="позже"):
        act(add_part, "head_1", parent=assignment, words="Осмотреть", due=date(2026, 12, 20))
    part = act(add_part, "specialist", parent=assignment, words="Помочь", due=None, organisation=district["centre"])
    assert (part.owner, part.organisation, part.due) == (district["authority"], district["centre"], date(2026, 12, 15))


def test_a_new_controller_must_be_able_to_and_must_not_execute(district, act, assignment):
    with pytest.raises(ExecutionError):
        act(name_controller, "specialist", assignment=assignment, controller=district["head_1"])
    with pytest.raises(AccessError):
        act(name_controller, "head_1", assignment=assignment, controller=district["chief"])
    act(name_controller, "specialist", assignment=assignment, controller=district["chief"])
    write(district, assignment)
    act(send_report, "head_1", assignment=assignment)
    assert act(accept_report, "chief", assignment=assignment).state == "accepted"
