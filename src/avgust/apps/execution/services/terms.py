"""Terms: asking for more time, deciding on it, changing a date. The first date is never lost."""

from collections.abc import Sequence
from datetime import date, datetime

from avgust.apps.execution.models import Assignment, DueChange, ExtensionRequest
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
from avgust.apps.journal.api import service
from avgust.apps.registry.api import Actor
from avgust.control.states import ExtensionState, State, Step, answer_extension


@service
def ask_extension(
    *,
    by: Actor,
    now: datetime,
    today: date,
    assignment: Assignment,
    wanted: date,
    grounds: str,
    version: int | None = None,
) -> ExtensionRequest:
    """The executor asks for more time."""
    asked: list[ExtensionRequest] = []

    def ask(case: Case, batch: Batch) -> Told:
        case.step(Step.ASK_EXTENSION, grounds)
        _demand_later(case.assignment, wanted, today)
        if case.assignment.extension_requests.filter(state="asked").exists():
            raise ExecutionError("asked-already", "Просьба о переносе уже подана и ждёт ответа")
        asked.append(
            ExtensionRequest(
                assignment=case.assignment, wanted=wanted, grounds=grounds, asked_by_id=by.person_id, asked_at=now
            )
        )
        batch.rows.append(asked[0])
        return Told("extension.asked", grounds, {"wanted": wanted})

    change_one(Batch(by, now, today), assignment, version, ask)
    return asked[0]


@service
def recall_extension(
    *, by: Actor, now: datetime, today: date, request: ExtensionRequest, version: int | None = None
) -> Assignment:
    """The executor takes a request back."""

    def recall(case: Case, batch: Batch) -> Told:
        pending = _answered(case, batch, ExtensionState.RECALLED, request.pk)
        return Told("extension.recalled", after={"wanted": pending.wanted})

    return change_one(Batch(by, now, today), request.assignment, version, recall)


@service
def decide_extension(
    *,
    by: Actor,
    now: datetime,
    today: date,
    request: ExtensionRequest,
    grant: date | None,
    remark: str = "",
    version: int | None = None,
) -> Assignment:
    """Answers a request: with a new date, or with a refusal, whose grounds are said in `remark`."""
    return change_one(Batch(by, now, today, grounds=remark), request.assignment, version, _deciding(grant, request.pk))


@service
def decide_extensions(
    *, by: Actor, now: datetime, today: date, ids: Sequence[int], grant: bool, remark: str = ""
) -> Outcome:
    """Answers the pending requests of many assignments: each gets the date that it asked for, or a refusal."""

    def decide(case: Case, batch: Batch) -> Told:
        pending = case.assignment.extension_requests.filter(state="asked").first()
        if pending is None:
            raise ExecutionError("nothing-asked", "О переносе не просили")
        return _deciding(pending.wanted if grant else None, pending.pk)(case, batch)

    return change_many(Batch(by, now, today, grounds=remark), ids, decide)


@service
def change_due(
    *,
    by: Actor,
    now: datetime,
    today: date,
    assignment: Assignment,
    due: date,
    grounds: str,
    version: int | None = None,
) -> Assignment:
    """Changes the date of an assignment."""
    return change_one(Batch(by, now, today, grounds=grounds), assignment, version, _changing(due))


@service
def change_dues(*, by: Actor, now: datetime, today: date, ids: Sequence[int], due: date, grounds: str) -> Outcome:
    """Gives many assignments one new date."""
    return change_many(Batch(by, now, today, grounds=grounds), ids, _changing(due))


def _deciding(grant: date | None, request: int) -> Act:
    def decide(case: Case, batch: Batch) -> Told:
        if grant is None:
            if not batch.grounds.strip():
                raise ExecutionError("refusal-without-grounds", "Напишите, почему отказываете")
            pending = _answered(case, batch, ExtensionState.REFUSED, request)
            return Told("extension.refused", batch.grounds, {"wanted": pending.wanted})
        _demand_later(case.assignment, grant, batch.today)
        pending = _answered(case, batch, ExtensionState.GRANTED, request)
        grounds = batch.grounds.strip() or pending.grounds
        case.step(Step.CHANGE_DATE, grounds)
        _set_due(case, batch, grant, grounds, pending)
        return Told("extension.granted", grounds, {"wanted": pending.wanted})

    return decide


def _changing(due: date) -> Act:
    def change(case: Case, batch: Batch) -> Told:
        case.step(Step.CHANGE_DATE, batch.grounds)
        if due == case.assignment.due:
            raise ExecutionError("same-due", "Срок уже такой")
        _set_due(case, batch, due, batch.grounds, None)
        return Told("assignment.due_changed", batch.grounds)

    return change


def _answered(case: Case, batch: Batch, answer: ExtensionState, request: int) -> ExtensionRequest:
    """The request with its answer, to be saved with the rest."""
    pending = case.assignment.extension_requests.get(pk=request)
    pending.state = answer_extension(ExtensionState(pending.state), answer, case.parts)
    pending.decided_by_id, pending.decided_at, pending.remark = batch.by.person_id, batch.now, batch.grounds
    batch.rows.append(pending)
    return pending


def _set_due(case: Case, batch: Batch, due: date, grounds: str, request: ExtensionRequest | None) -> None:
    """Sets the date. A draft binds nobody yet: its first date is the one with which it comes on control."""
    assignment = case.assignment
    batch.rows.append(
        DueChange(
            assignment=assignment,
            old=assignment.due,
            new=due,
            grounds=grounds,
            request=request,
            by_id=batch.by.person_id,
            at=batch.now,
        )
    )
    if assignment.first_due is None or assignment.state == State.DRAFT:
        assignment.first_due = due
    elif assignment.due is None or due > assignment.due:
        assignment.extended_times += 1
    assignment.due = due


def _demand_later(assignment: Assignment, day: date, today: date) -> None:
    """A request looks forward."""
    if day <= today:
        raise ExecutionError("not-later", "Новый срок должен быть позже сегодняшнего дня")
    if assignment.due is not None and day <= assignment.due:
        raise ExecutionError("not-later", "Новый срок должен быть позже нынешнего")
