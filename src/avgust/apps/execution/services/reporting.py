"""What the executor does: start, write a report with its proofs, send it, take it back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from avgust.apps.execution.access import access_assignment, is_executor
from avgust.apps.execution.evidence import Proof, checked_file, problems_of, problems_of_draft, proof_of
from avgust.apps.execution.models import Assignment, Evidence, Report
from avgust.apps.execution.services.batch import (
    Batch,
    Case,
    ExecutionError,
    Outcome,
    Told,
    change_many,
    change_one,
)
from avgust.apps.execution.services.drafts import copy_as_draft, draft_of, open_draft
from avgust.apps.journal.api import Change, record, service, unchanged
from avgust.apps.registry.api import AccessError, Actor
from avgust.control.states import OPEN, State, Step

MOST_PROOFS = 50
LONGEST_TEXT = 20_000


class ReportError(ExecutionError):
    """A report that cannot be sent or kept as it is; `problems` says all of it, each with its place in the form."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("bad-report", "; ".join(message for _, message in problems))


@service
def start_work(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, version: int | None = None
) -> Assignment:
    """Says that the work has begun."""
    return change_one(Batch(by, now, today), assignment, version, _start)


@service
def start_many(*, by: Actor, now: datetime, today: date, ids: Sequence[int]) -> Outcome:
    """Says so of many."""
    return change_many(Batch(by, now, today), ids, _start)


@service
def save_report_draft(
    *, by: Actor, now: datetime, assignment: Assignment, text: str, proofs: Sequence[Proof] = ()
) -> Report:
    """Keeps what the executor wrote so far: the text and all proofs but files, which are attached one by one.

    The journal is told how much was written, not the words: a draft is the executor's alone.
    """
    draft = _demand_draft(by, assignment, now)
    problems = [] if len(text) <= LONGEST_TEXT else [("text", f"Отчёт длиннее {LONGEST_TEXT} знаков")]
    problems += problems_of_draft(proofs)
    if len(proofs) > MOST_PROOFS:
        problems.append(("proofs", f"Подтверждений больше {MOST_PROOFS}"))
    if problems:
        raise ReportError(problems)
    kept = draft.evidence.exclude(kind="file")
    if draft.text == text and [proof_of(row) for row in kept] == list(proofs):
        unchanged()
        return draft
    draft.text, draft.written_at, draft.author_id = text, now, by.person_id
    draft.save()
    kept.delete()
    Evidence.objects.bulk_create(proof.row(draft) for proof in proofs)
    _tell_draft(by, now, draft, "report.drafted", {"characters": len(text), "proofs": len(proofs)})
    return draft


@service
def attach_file(*, by: Actor, now: datetime, assignment: Assignment, file: "UploadedFile[bytes]") -> Evidence:
    """Adds a file to the draft. It is kept as bytes and only ever given back as a download."""
    draft = _demand_draft(by, assignment, now)
    if draft.evidence.count() >= MOST_PROOFS:
        raise ReportError([("file", f"Подтверждений больше {MOST_PROOFS}")])
    name, sha256 = checked_file(file)
    file.seek(0)
    file.name = f"{sha256}.bin"
    proof = Evidence.objects.create(
        report=draft, kind="file", file=file, file_name=name, size=file.size, sha256=sha256, title=""
    )
    _tell_draft(by, now, draft, "report.file_attached", {"file_name": name, "size": file.size, "sha256": sha256})
    return proof


@service
def remove_evidence(*, by: Actor, now: datetime, evidence: Evidence) -> None:
    """Takes a proof out of a draft. A stored file stays: a report that was sent may hold it too."""
    report = evidence.report
    _demand_draft(by, report.assignment, now)
    if report.state != "draft":
        raise ExecutionError("sent-already", "Отчёт уже отправлен: отзовите его, чтобы изменить")
    gone = {"kind": evidence.kind, "file_name": evidence.file_name, "title": evidence.title}
    evidence.delete()
    _tell_draft(by, now, report, "report.evidence_removed", gone)


@service
def send_report(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, version: int | None = None
) -> Assignment:
    """Hands the draft over to the controller."""
    return change_one(Batch(by, now, today), assignment, version, _send)


@service
def recall_report(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, version: int | None = None
) -> Assignment:
    """Takes a report back before it is looked at; a copy of it becomes the draft."""
    return change_one(Batch(by, now, today), assignment, version, _recall)


def _start(case: Case, batch: Batch) -> Told:
    case.step(Step.START)
    return Told("assignment.started")


def _send(case: Case, batch: Batch) -> Told:
    case.step(Step.REPORT)
    draft = draft_of(case.assignment)
    if draft is None or not draft.text.strip():
        raise ReportError([("text", "Напишите, что сделано")])
    proofs = list(draft.evidence.all())
    if problems := problems_of([proof_of(row) for row in proofs if row.kind != "file"], batch.today):
        raise ReportError(problems)
    draft.state, draft.sent_on = "sent", batch.today
    draft.author_id, draft.written_at = batch.by.person_id, batch.now
    batch.rows.append(draft)
    case.assignment.reported_on = batch.today
    after = {"report": draft.pk, "text": draft.text, "evidence": [str(proof) for proof in proofs]}
    return Told("report.sent", after=after)


def _recall(case: Case, batch: Batch) -> Told:
    case.step(Step.RECALL)
    report = case.assignment.reports.filter(state="sent").order_by("-id").first()
    case.assignment.reported_on = None
    if report is None:
        return Told("report.recalled")
    report.state = "recalled"
    batch.rows.append(report)
    copy_as_draft(report, batch.now)
    return Told("report.recalled", after={"report": report.pk})


def _demand_draft(by: Actor, assignment: Assignment, now: datetime) -> Report:
    """The draft of an assignment that the actor carries out and that waits for his report."""
    seen = access_assignment(by, assignment.pk)
    if not is_executor(by, seen):
        raise AccessError
    if State(seen.state) not in OPEN or seen.kind == "series":
        raise ExecutionError("not-open", "Сейчас по этому поручению отчёт не пишут")
    return open_draft(seen, author=by.person_id, now=now)


def _tell_draft(by: Actor, now: datetime, draft: Report, action: str, after: Mapping[str, Any]) -> None:
    record(by=by, now=now, change=Change(draft, action, {}, after, draft.assignment.owner_id))
