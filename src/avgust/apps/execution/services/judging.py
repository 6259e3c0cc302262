"""What the controller and the author do: accept, return, release, mark as not applicable, reopen."""

from collections.abc import Sequence
from datetime import date, datetime

from avgust.apps.execution.models import Assignment, Report
from avgust.apps.execution.services.batch import (
    Act,
    Batch,
    Case,
    Outcome,
    Told,
    change_many,
    change_one,
)
from avgust.apps.execution.services.drafts import copy_as_draft
from avgust.apps.journal.api import service
from avgust.apps.registry.api import Actor
from avgust.control.states import State, Step


@service
def accept_report(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, version: int | None = None, release: str = ""
) -> Assignment:
    """Accepts the report; with the grounds `release` also takes the assignment off control."""
    return change_one(Batch(by, now, today), assignment, version, _accepting(release))


@service
def accept_reports(*, by: Actor, now: datetime, today: date, ids: Sequence[int], release: str = "") -> Outcome:
    """Accepts the reports of many."""
    return change_many(Batch(by, now, today), ids, _accepting(release))


@service
def return_report(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, remark: str, version: int | None = None
) -> Assignment:
    """Returns the report for rework; the remark says what is wanted. The executor gets a copy to go on with."""
    return change_one(Batch(by, now, today, grounds=remark), assignment, version, _return)


@service
def return_reports(*, by: Actor, now: datetime, today: date, ids: Sequence[int], remark: str) -> Outcome:
    """Returns the reports of many with one remark."""
    return change_many(Batch(by, now, today, grounds=remark), ids, _return)


@service
def release(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, grounds: str, version: int | None = None
) -> Assignment:
    """Takes an assignment with an accepted report off control."""
    return change_one(Batch(by, now, today, grounds=grounds), assignment, version, _release)


@service
def release_many(*, by: Actor, now: datetime, today: date, ids: Sequence[int], grounds: str) -> Outcome:
    """Takes many off control."""
    return change_many(Batch(by, now, today, grounds=grounds), ids, _release)


@service
def mark_not_applicable(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, grounds: str, version: int | None = None
) -> Assignment:
    """Says that the assignment does not concern the organisation; of a series, also all its periods not closed yet."""
    batch = Batch(by, now, today, grounds=grounds)
    changed = change_one(batch, assignment, version, _not_applicable)
    change_many(batch, _open_periods([changed.pk]), _not_applicable)
    return changed


@service
def mark_many_not_applicable(*, by: Actor, now: datetime, today: date, ids: Sequence[int], grounds: str) -> Outcome:
    """Says so of many."""
    batch = Batch(by, now, today, grounds=grounds)
    outcome = change_many(batch, ids, _not_applicable)
    change_many(batch, _open_periods(outcome.done), _not_applicable)
    return outcome


@service
def reopen(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, grounds: str, version: int | None = None
) -> Assignment:
    """Puts back on control what was released or marked as not applicable."""
    return change_one(Batch(by, now, today, grounds=grounds), assignment, version, _reopen)


@service
def reopen_many(*, by: Actor, now: datetime, today: date, ids: Sequence[int], grounds: str) -> Outcome:
    """Puts many back on control."""
    return change_many(Batch(by, now, today, grounds=grounds), ids, _reopen)


def _accepting(release: str) -> Act:
    def accept(case: Case, batch: Batch) -> Told:
        case.step(Step.ACCEPT)
        assignment = case.assignment
        assignment.accepted_on = batch.today
        _decide(case, batch, "accepted", from_states=("sent",))
        if not release.strip():
            return Told("assignment.report_accepted")
        _take_off(case, batch, release)
        return Told("assignment.accepted_and_released", release)

    return accept


def _return(case: Case, batch: Batch) -> Told:
    case.step(Step.RETURN_FOR_REWORK, batch.grounds)
    case.assignment.returned_times += 1
    case.assignment.accepted_on = None
    report = _decide(case, batch, "returned", from_states=("sent", "accepted"))
    if report is not None:
        copy_as_draft(report, batch.now)
    return Told("assignment.report_returned", batch.grounds)


def _release(case: Case, batch: Batch) -> Told:
    _take_off(case, batch, batch.grounds)
    return Told("assignment.released", batch.grounds)


def _not_applicable(case: Case, batch: Batch) -> Told:
    case.step(Step.MARK_NOT_APPLICABLE, batch.grounds)
    case.assignment.closing_grounds = batch.grounds
    return Told("assignment.marked_not_applicable", batch.grounds)


def _reopen(case: Case, batch: Batch) -> Told:
    case.step(Step.REOPEN, batch.grounds)
    case.assignment.accepted_on = case.assignment.released_on = None
    case.assignment.closing_grounds = ""
    return Told("assignment.reopened", batch.grounds)


def _take_off(case: Case, batch: Batch, grounds: str) -> None:
    case.step(Step.RELEASE, grounds)
    case.assignment.released_on = batch.today
    case.assignment.closing_grounds = grounds


def _decide(case: Case, batch: Batch, state: str, from_states: Sequence[str]) -> Report | None:
    """Writes the decision into the report that was sent last."""
    report = case.assignment.reports.filter(state__in=from_states).order_by("-id").first()
    if report is not None:
        report.state, report.remark = state, batch.grounds
        report.decided_by_id, report.decided_at = batch.by.person_id, batch.now
        batch.rows.append(report)
    return report


def _open_periods(series: Sequence[int]) -> list[int]:
    """The periods of these series that may still be marked as not applicable."""
    closable = [State.DRAFT, State.ON_CONTROL, State.IN_WORK, State.RETURNED, State.REPORTED]
    rows = Assignment.objects.filter(parent_id__in=series, parent__kind="series", state__in=closable)
    return list(rows.values_list("pk", flat=True))
