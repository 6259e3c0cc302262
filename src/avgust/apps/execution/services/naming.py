"""Who carries an assignment out, who controls it, and the parts into which it is divided."""

from collections.abc import Sequence
from datetime import date, datetime

from avgust.apps.execution.access import access_assignment, parts_of
from avgust.apps.execution.models import Assignment
from avgust.apps.execution.services.batch import (
    Act,
    Batch,
    Case,
    ExecutionError,
    Outcome,
    Told,
    change_many,
    change_one,
)
from avgust.apps.journal.api import Change, facts, record, service
from avgust.apps.registry.api import AccessError, Actor, Organisation, Person, Power, actor_of, people_of
from avgust.control.states import DONE, Part, State

CLOSED = {*DONE, State.NOT_APPLICABLE}


@service
def name_lead(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, lead: Person, version: int | None = None
) -> Assignment:
    """Names who leads the work: somebody who works in its organisation. Named by whoever assigns work in that
    organisation (its head) or in the authority."""
    return change_one(Batch(by, now, today), assignment, version, _naming_lead(lead))


@service
def name_leads(*, by: Actor, now: datetime, today: date, ids: Sequence[int], lead: Person) -> Outcome:
    """Names one lead for many."""
    return change_many(Batch(by, now, today), ids, _naming_lead(lead))


@service
def name_controller(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, controller: Person, version: int | None = None
) -> Assignment:
    """Names who controls it: somebody who may control for its owner."""
    return change_one(Batch(by, now, today), assignment, version, _naming_controller(controller, today))


@service
def name_controllers(*, by: Actor, now: datetime, today: date, ids: Sequence[int], controller: Person) -> Outcome:
    """Names one controller for many."""
    return change_many(Batch(by, now, today), ids, _naming_controller(controller, today))


@service
def add_part(
    *,
    by: Actor,
    now: datetime,
    today: date,
    parent: Assignment,
    words: str,
    due: date | None,
    lead: Person | None = None,
    organisation: Organisation | None = None,
) -> Assignment:
    """Gives a part of an assignment to somebody.

    The head gives parts inside the organisation and judges them himself: they are controlled there. A controller or
    the author gives parts also to other organisations below the authority, which controls them.
    """
    seen = access_assignment(by, parent.pk)
    place = organisation or seen.organisation
    owner = _owner_of_part(by, seen, place)
    _demand_part(seen, words, due, today)
    if lead is not None:
        _demand_works_in(lead, place, today)
    part = Assignment(
        owner=owner,
        directive=seen.directive,
        parent=seen,
        kind="sub",
        organisation=place,
        reason="часть поручения",
        words=words.strip(),
        lead=lead,
        controller_id=by.person_id,
        author_id=by.person_id,
        state=State.ON_CONTROL,
        urgency=seen.urgency,
        first_due=due or seen.due,
        due=due or seen.due,
        due_words="назван в части" if due else "как у всего поручения",
        school_year=seen.school_year,
        created_at=now,
    )
    part.save()
    after = facts(part, "parent_id", "organisation_id", "words", "lead_id", "controller_id", "due")
    record(by=by, now=now, change=Change(part, "assignment.part_added", {}, after, seen.owner_id))
    return part


def _owner_of_part(by: Actor, parent: Assignment, place: Organisation) -> Organisation:
    parts = parts_of(by, parent)
    if parts & {Part.CONTROLLER, Part.AUTHOR} and place.path.startswith(parent.owner.path):
        return parent.owner
    if place.pk == parent.organisation_id and Part.EXECUTOR in parts and by.may(Power.ASSIGN, place):
        return place
    raise AccessError


def _demand_part(parent: Assignment, words: str, due: date | None, today: date) -> None:
    if parent.kind == "series":
        raise ExecutionError("series", "Это поручение повторяется: делите на части его периоды")
    if State(parent.state) in {*CLOSED, State.DRAFT}:
        raise ExecutionError("not-open", "На части делят поручение, которое на контроле и не закрыто")
    if not words.strip():
        raise ExecutionError("no-words", "Напишите, что поручаете")
    if due is not None and due < today:
        raise ExecutionError("past-due", "Срок части уже прошёл")
    if due is not None and parent.due is not None and due > parent.due:
        raise ExecutionError("late-part", "Срок части позже срока всего поручения")


def _demand_works_in(person: Person, organisation: Organisation, today: date) -> None:
    if not people_of([organisation.pk], today).filter(person=person).exists():
        raise ExecutionError("works-elsewhere", f"{person} не работает в организации {organisation}")


def _naming_lead(lead: Person) -> Act:
    def name(case: Case, batch: Batch) -> Told:
        assignment = case.assignment
        if not (batch.by.may(Power.ASSIGN, assignment.organisation) or batch.by.may(Power.ASSIGN, assignment.owner)):
            raise AccessError
        _demand_open(assignment)
        _demand_works_in(lead, assignment.organisation, batch.today)
        assignment.lead = lead
        return Told("assignment.lead_named", after={"lead": str(lead)})

    return name


def _naming_controller(controller: Person, today: date) -> Act:
    named = actor_of(controller, today=today, origin="")

    def name(case: Case, batch: Batch) -> Told:
        batch.by.demand(Power.ASSIGN, case.assignment.owner)
        _demand_open(case.assignment)
        if not named.may(Power.CONTROL, case.assignment.owner):
            raise ExecutionError("no-controller", f"{controller} не может контролировать: {case.assignment.owner}")
        case.assignment.controller = controller
        if Part.EXECUTOR in parts_of(named, case.assignment):
            raise ExecutionError(
                "own-controller", f"{controller} исполняет это поручение и контролировать его не может"
            )
        return Told("assignment.controller_named", after={"controller": str(controller)})

    return name


def _demand_open(assignment: Assignment) -> None:
    if State(assignment.state) in CLOSED:
        raise ExecutionError("closed", "Поручение закрыто")
