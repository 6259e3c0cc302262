"""How every change of assignments runs, of one or of many: rows locked and read anew, each judged by the rules of
`control`, all written at once, one word in the journal for each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F, Model

from avgust.apps.execution.access import assignments_open_to, parts_of, with_people
from avgust.apps.execution.models import Assignment
from avgust.apps.journal.api import Change, difference, facts, record_all, unchanged
from avgust.apps.registry.api import AccessError, Actor
from avgust.control.states import Part, State, Step, perform
from avgust.kernel.errors import AvgustError

FIELDS = (
    "state", "first_due", "due", "reported_on", "accepted_on", "released_on", "closing_grounds", "returned_times",
    "extended_times", "lead_id", "controller_id",
)  # fmt: skip


PORTION = 500  # rows that go to the database at once


class ExecutionError(AvgustError):
    """A change of an assignment that cannot be made as asked."""


class Outrun(ExecutionError):
    """Somebody changed the assignment while it was being looked at."""

    def __init__(self) -> None:
        super().__init__("outrun", "Поручение изменилось, пока вы на него смотрели. Откройте его снова и повторите.")


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done of many: which assignment, and why."""

    assignment: int
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change of many assignments: the ids of those changed, and the others with the reason."""

    done: tuple[int, ...] = ()
    failed: tuple[Failure, ...] = ()


@dataclass(slots=True)
class Case:
    """One assignment, locked and read anew, and the parts that the actor has in it."""

    assignment: Assignment
    parts: frozenset[Part]

    def step(self, step: Step, grounds: str = "") -> None:
        """Moves the state as the rules allow, or raises StepError."""
        if self.assignment.kind == "series" and step not in OF_SERIES:
            raise ExecutionError("series", "Это поручение повторяется: выберите период")
        self.assignment.state = perform(State(self.assignment.state), step, self.parts, grounds)


OF_SERIES = {Step.PUT_ON_CONTROL, Step.MARK_NOT_APPLICABLE, Step.REOPEN}


@dataclass(slots=True)
class Batch:
    """Who changes, when, and what is to be written beside the assignments themselves."""

    by: Actor
    now: datetime
    today: date
    rows: list[Model] = field(default_factory=list)  # to be saved, in order
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the journal is told of one assignment besides the fields that changed."""

    action: str
    grounds: str = ""
    after: dict[str, Any] = field(default_factory=dict)


Act = Callable[[Case, Batch], Told]


def change_one(batch: Batch, assignment: Assignment, version: int | None, act: Act) -> Assignment:
    """Changes one assignment; raises whatever forbids it, Outrun where `version` is not the present one."""
    cases = locked(batch.by, [assignment.pk])
    if not cases:
        raise AccessError
    case = cases[0]
    if version is not None and case.assignment.version != version:
        raise Outrun
    _write(batch, [_judged(case, batch, act)])
    return case.assignment


def change_many(batch: Batch, ids: Iterable[int], act: Act) -> Outcome:
    """Changes many assignments; what one of them forbids is told by name and does not stop the others."""
    wanted = list(dict.fromkeys(ids))
    judged, failed = [], []
    cases = {case.assignment.pk: case for case in locked(batch.by, wanted)}
    for pk in wanted:
        case = cases.get(pk)
        if case is None:
            failed.append(Failure(pk, "", "Нет такого поручения или оно вам не открыто"))
            continue
        rows = len(batch.rows)
        try:
            judged.append(_judged(case, batch, act))
        except AvgustError as error:
            del batch.rows[rows:]
            failed.append(Failure(pk, str(case.assignment), error.message))
    _write(batch, judged)
    return Outcome(tuple(case.assignment.pk for case, _, _ in judged), tuple(failed))


def locked(by: Actor, ids: Sequence[int]) -> list[Case]:
    """The assignments that are open to the actor, locked until the end of the transaction, in the order of ids."""
    if connection.features.has_select_for_update:  # else the transaction itself has locked the whole database
        list(Assignment.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
    rows = with_people(assignments_open_to(by).filter(pk__in=ids)).order_by("pk")
    return [Case(row, parts_of(by, row)) for row in rows]


Judged = tuple[Case, Change, dict[str, Any]]


def _judged(case: Case, batch: Batch, act: Act) -> Judged:
    """The case after the act, what the journal is told of it, and the fields that changed."""
    was = {name: getattr(case.assignment, name) for name in FIELDS}
    before = facts(case.assignment, *FIELDS)
    told = act(case, batch)
    old, new = difference(before, facts(case.assignment, *FIELDS))
    changed = {name: getattr(case.assignment, name) for name in FIELDS if getattr(case.assignment, name) != was[name]}
    after = {**new, **told.after}
    return case, Change(case.assignment, told.action, old, after, case.assignment.owner_id, told.grounds), changed


def _write(batch: Batch, judged: Sequence[Judged]) -> None:
    """Writes the assignments, what stands beside them, and the journal."""
    if not judged:
        unchanged()
        return
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for case, _, changed in judged:
        case.assignment.version += 1
        alike.setdefault(tuple(changed.items()), []).append(case.assignment.pk)
    for changes, ids in alike.items():
        for start in range(0, len(ids), PORTION):
            rows = Assignment.objects.filter(pk__in=ids[start : start + PORTION])
            rows.update(**dict(changes), version=F("version") + 1)
    _write_beside(batch.rows)
    batch.rows.clear()
    record_all(by=batch.by, now=batch.now, changes=[change for _, change, _ in judged])


def _write_beside(rows: Sequence[Model]) -> None:
    """Saves the rows that changed and makes the new ones, those of one kind at once."""
    new: dict[type[Model], list[Model]] = {}
    for row in rows:
        if row.pk is None:
            new.setdefault(type(row), []).append(row)
        else:
            row.save()
    for kind, listed in new.items():
        kind._default_manager.bulk_create(listed, batch_size=PORTION)
