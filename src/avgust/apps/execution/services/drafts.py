"""Drafts of reports: one for an assignment, shared by those who carry it out."""

from datetime import datetime

from avgust.apps.execution.models import Assignment, Evidence, Report

KEPT = ("kind", "title", "number", "date", "count", "unit", "url", "file", "file_name", "size", "sha256")


def draft_of(assignment: Assignment) -> Report | None:
    """The report that is being written."""
    return assignment.reports.filter(state="draft").order_by("-id").first()


def open_draft(assignment: Assignment, *, author: int | None, now: datetime) -> Report:
    """The report that is being written; a new one where there is none."""
    if (draft := draft_of(assignment)) is not None:
        return draft
    return Report.objects.create(assignment=assignment, author_id=author, written_at=now)


def copy_as_draft(report: Report, now: datetime) -> Report:
    """A draft with the words and proofs of a report that was recalled or returned, so that nobody types them twice.
    What was sent stays as it was."""
    if (draft := draft_of(report.assignment)) is not None:
        return draft
    draft = Report.objects.create(
        assignment_id=report.assignment_id, text=report.text, author_id=report.author_id, written_at=now
    )
    Evidence.objects.bulk_create(
        Evidence(report=draft, **{name: getattr(proof, name) for name in KEPT}) for proof in report.evidence.all()
    )
    return draft
