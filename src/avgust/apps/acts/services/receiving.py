"""A document comes in, is read, gets its card, or is withdrawn."""

import hashlib
import json
import re
import uuid
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import QuerySet

from avgust.apps.acts.errors import AlreadyUploaded, ChangedMeanwhile, DocumentError, FieldError
from avgust.apps.acts.fields import put_deadline
from avgust.apps.acts.models import Directive, Document
from avgust.apps.journal.api import Change, difference, facts, record, service, unchanged
from avgust.apps.registry.api import Actor, Organisation, Power
from avgust.reading.export.json import from_json
from avgust.reading.sources import recognised

CARD = ("title", "kind", "number", "date", "registered", "school_year")
LONGEST_NAME = 200
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
NEXT_SCHOOL_YEAR = 6  # June: from then on a paper looks ahead to the school year that begins in September


@service
def upload_document(*, by: Actor, now: datetime, owner: Organisation, data: bytes, name: str) -> Document:
    """A file comes in and waits to be read; it is kept under a name of ours, outside of what a web server serves.

    Raises SourceError for a file that the reader would refuse, AlreadyUploaded for one that the authority has.
    """
    by.demand(Power.REVIEW, owner)
    name = safe_name(name)
    recognised(data, name)
    digest = hashlib.sha256(data).hexdigest()
    known = Document.objects.filter(owner=owner, sha256=digest).exclude(state="withdrawn").only("title", "file_name")
    if (twin := known.first()) is not None:
        raise AlreadyUploaded(twin.pk, str(twin))
    document = Document(
        owner=owner, file_name=name, size=len(data), sha256=digest, uploaded_by_id=by.person_id, uploaded_at=now
    )
    document.file.save(f"{uuid.uuid4().hex}{_suffix(name)}", ContentFile(data), save=False)
    try:
        document.save()
        _record(by, now, document, "document.uploaded", {}, facts(document, "file_name", "size", "sha256"))
    except BaseException:
        document.file.delete(save=False)
        raise
    return document


def safe_name(name: str) -> str:
    """The file's own name, for people: without folders and signs that no name has, at most so long."""
    bare = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable()).strip(" .")
    if len(bare) > LONGEST_NAME:
        bare = bare[: LONGEST_NAME - 10] + "…" + PurePath(bare).suffix[:9]
    return bare or "документ"


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return suffix if SUFFIX.fullmatch(suffix) else ""


@service
def start_reading(*, by: Actor, now: datetime, document: int) -> bool:
    """Marks that the reading begins; False where there is nothing to read any more."""
    row = _locked(document)
    if row is None or row.state not in {"waiting", "reading", "failed"}:
        unchanged()
        return False
    before = facts(row, "state")
    row.state, row.progress, row.progress_words, row.failure = "reading", 0, "", ""
    row.save(update_fields=["state", "progress", "progress_words", "failure"])
    _record(by, now, row, "reading.started", before, facts(row, "state"))
    return True


def note_progress(*, document: int, percent: int, words: str) -> None:
    """How far the reading is; a passing sign for whoever waits, no change that a journal would keep."""
    Document.objects.filter(pk=document, state="reading").update(progress=percent, progress_words=words[:200])


@service
def finish_reading(*, by: Actor, now: datetime, document: int, reading: bytes) -> None:
    """Takes what the reader wrote (its JSON): the card, the text and the directives as proposals.

    Does nothing where the document was read already, so that a job may run twice.
    """
    row = _locked(document)
    if row is None or row.state != "reading":
        unchanged()
        return
    read = from_json(reading)
    row.reading = json.loads(reading)
    row.text, row.format, row.state, row.progress, row.progress_words = read.text, read.format, "review", 100, ""
    _fill_card(row, row.reading["metadata"])
    row.save()
    Directive.objects.bulk_create(_proposed(row), batch_size=200)
    after = facts(row, "state", "format", *CARD) | {"directives": len(read.directives)}
    _record(by, now, row, "reading.finished", {"state": "reading"}, after)


def _fill_card(row: Document, metadata: dict[str, Any]) -> None:
    """What the paper says of itself; what a person has written into the card already stays."""
    day = date.fromisoformat(metadata["date"]) if metadata["date"] else None
    row.title = row.title or (metadata["title"] or "")[:1000]
    row.kind = row.kind or metadata["kind"] or ""
    row.date = row.date or day
    row.school_year = row.school_year or metadata["school_year"] or (school_year_of(row.date) if row.date else "")


def school_year_of(day: date) -> str:
    """The school year that a paper of this day belongs to: «2026/2027»."""
    first = day.year - (day.month < NEXT_SCHOOL_YEAR)
    return f"{first}/{first + 1}"


def _proposed(row: Document) -> list[Directive]:
    assert row.reading is not None
    findings = row.reading["findings"]
    return [_directive(row, order, read, findings) for order, read in enumerate(row.reading["directives"], 1)]


def _directive(row: Document, order: int, read: dict[str, Any], findings: list[dict[str, Any]]) -> Directive:
    source = read["source"]
    span = {"start": source["start"], "end": source["end"]}
    directive = Directive(
        document=row,
        order=order,
        label=(read["label"] or "")[:60],
        text=read["text"],
        section=read["section"] or "",
        lead_in=read["lead_in"],
        addressees=read["addressees"],
        targets=read["targets"],
        references=read["references"],
        entities=read["entities"],
        source=source,
        findings=[finding for finding in findings if finding["span"] == span],
    )
    put_deadline(directive, read["deadline"])
    return directive


@service
def fail_reading(*, by: Actor, now: datetime, document: int, reason: str) -> None:
    """The document could not be read; says why."""
    row = _locked(document)
    if row is None or row.state not in {"waiting", "reading"}:
        unchanged()
        return
    before = facts(row, "state")
    row.state, row.failure, row.progress, row.progress_words = "failed", reason, 0, ""
    row.save(update_fields=["state", "failure", "progress", "progress_words"])
    _record(by, now, row, "reading.failed", before, facts(row, "state", "failure"))


@service
def read_again(*, by: Actor, now: datetime, document: Document) -> Document:
    """A document that could not be read, or whose job was lost, waits to be read once more."""
    by.demand(Power.REVIEW, document.owner)
    row = _locked(document.pk)
    if row is None or row.state not in {"waiting", "reading", "failed"}:
        raise DocumentError("Документ уже прочитан.")
    before = facts(row, "state")
    row.state, row.failure = "waiting", ""
    row.save(update_fields=["state", "failure"])
    _record(by, now, row, "reading.asked", before, facts(row, "state"))
    return row


@service
def correct_metadata(*, by: Actor, now: datetime, document: Document, seen: int, **card: Any) -> Document:
    """Changes the card: `title`, `kind`, `number`, `date`, `registered`, `school_year`."""
    by.demand(Power.REVIEW, document.owner)
    row = _locked(document.pk)
    if row is None or row.state in {"adopted", "withdrawn"}:
        raise DocumentError("Карточку принятого или отозванного документа изменить нельзя.")
    if row.version != seen:
        raise ChangedMeanwhile("документ")
    _demand_school_year(card.get("school_year", ""))
    before = facts(row, *CARD)
    for name in CARD:
        setattr(row, name, card.get(name, getattr(row, name)))
    changed = difference(before, facts(row, *CARD))
    if not changed[0] and not changed[1]:
        unchanged()
        return row
    row.version += 1
    row.save(update_fields=[*CARD, "version"])
    _record(by, now, row, "document.corrected", *changed)
    return row


def _demand_school_year(year: str) -> None:
    if year and not (re.fullmatch(r"\d{4}/\d{4}", year) and int(year[5:]) == int(year[:4]) + 1):
        raise FieldError("school_year", "Учебный год пишется так: 2026/2027.")


@service
def withdraw_document(*, by: Actor, now: datetime, document: Document, grounds: str) -> Document:
    """The document will not be adopted; it stays, with the grounds."""
    by.demand(Power.REVIEW, document.owner)
    row = _locked(document.pk)
    if row is None or row.state in {"adopted", "withdrawn"}:
        raise DocumentError("Отозвать можно только документ, который ещё не принят к исполнению.")
    before = facts(row, "state")
    row.state = "withdrawn"
    row.version += 1
    row.save(update_fields=["state", "version"])
    _record(by, now, row, "document.withdrawn", before, facts(row, "state"), grounds)
    return row


def _locked(document: int) -> Document | None:
    rows: QuerySet[Document] = Document.objects.select_for_update(of=("self",)).select_related("owner")
    return rows.filter(pk=document).first()


def _record(
    by: Actor,
    now: datetime,
    row: Document,
    action: str,
    before: dict[str, Any],
    after: dict[str, Any],
    grounds: str = "",
) -> None:
    record(by=by, now=now, change=Change(row, action, before, after, row.owner_id, grounds))
