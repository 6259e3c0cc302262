"""The review of a reading: each directive is accepted, corrected or dropped, and the last act can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from avgust.apps.acts import fields
from avgust.apps.acts.errors import DocumentError, FieldError
from avgust.apps.acts.fields import Term
from avgust.apps.acts.models import Correction, Directive, Document
from avgust.apps.acts.services.pen import Pen, put_back
from avgust.apps.journal.api import service, unchanged
from avgust.apps.registry.api import Actor


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants a directive to say; None leaves a field as it is.

    span     the stretch of the document's text that is the directive
    targets  value, unit, comparator, by (ISO day or ""), text
    """

    span: tuple[int, int] | None = None
    addressees: Sequence[str] | None = None
    term: Term | None = None
    targets: Sequence[Mapping[str, Any]] | None = None
    section: str | None = None
    label: str | None = None
    urgency: str | None = None
    recommendation: bool | None = None


@service
def confirm_directive(*, by: Actor, now: datetime, directive: Directive, seen: int) -> Directive:
    """Accepts what was read as it stands."""
    pen = Pen(by=by, now=now, document=directive.document)
    row = pen.take(directive.pk, seen)
    if row.state == "confirmed":
        unchanged()
        return row
    _confirm(row, by, now)
    pen.keep(row)
    pen.note(row, "accept")
    pen.close("directive.confirmed")
    return row


def _confirm(row: Directive, by: Actor, now: datetime) -> None:
    row.state, row.confirmed_by_id, row.confirmed_at = "confirmed", by.person_id, now


@service
def drop_directive(*, by: Actor, now: datetime, directive: Directive, seen: int) -> Directive:
    """Says that this is no directive; it stays in the list, and the act can be undone."""
    pen = Pen(by=by, now=now, document=directive.document)
    row = pen.take(directive.pk, seen)
    if row.state == "dropped":
        unchanged()
        return row
    row.state, row.confirmed_by_id, row.confirmed_at = "dropped", by.person_id, now
    pen.keep(row)
    pen.note(row, "drop", before={"text": row.text, "source": row.source})
    pen.close("directive.dropped")
    return row


@service
def correct_directive(
    *, by: Actor, now: datetime, directive: Directive, seen: int, wanted: Wanted, confirm: bool = False
) -> Directive:
    """Changes fields of a directive under review; with `confirm` it is accepted by the same act.

    Raises FieldError for a field that cannot be understood.
    """
    pen = Pen(by=by, now=now, document=directive.document)
    row = pen.take(directive.pk, seen)
    changed = _corrected(pen, row, wanted)
    if confirm and row.state != "confirmed":
        _confirm(row, by, now)
        pen.note(row, "accept")
        changed = True
    if not changed:
        unchanged()
        return row
    pen.keep(row)
    pen.close("directive.corrected")
    return row


def _corrected(pen: Pen, row: Directive, wanted: Wanted) -> bool:
    """Whether any field came out otherwise; notes each that did."""
    given = _values(pen, row, wanted)
    changed = [name for name, value in given.items() if _current(row, name) != value]
    for name in changed:
        before = _current(row, name)
        _put(row, name, given[name], pen)
        fields.settle(row, name)
        pen.note(row, "edit", name, before, _current(row, name))
    return bool(changed)


def _values(pen: Pen, row: Directive, wanted: Wanted) -> dict[str, Any]:
    """The values that are asked for, in the shapes of the columns."""
    document, name = pen.document, pen.by.name
    values: dict[str, Any] = {}
    if wanted.span is not None:
        values["text"] = _span(document, row, wanted.span)
    if wanted.addressees is not None:
        values["addressees"] = fields.addressees_of(document, row, wanted.addressees, name)
    if wanted.term is not None and wanted.term != term_of(row):
        values["deadline"] = fields.deadline_of(document, row, _chosen(row, wanted.term), name)
    if wanted.targets is not None:
        values["targets"] = fields.targets_of(row, wanted.targets, name)
    for field in ("section", "label", "urgency", "recommendation"):
        if (value := getattr(wanted, field)) is not None:
            values[field] = " ".join(value.split()) if isinstance(value, str) else value
    return values


def _span(document: Document, row: Directive, span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
        raise FieldError("first", "Поручение не может быть пустым: выделите его слова в источнике.")
    if (start, end) == (row.source["start"], row.source["end"]):
        return _text(row)
    return {"text": fields.words_of(document.text, start, end), "start": start, "end": end}


def _text(row: Directive) -> dict[str, Any]:
    return {"text": row.text, "start": row.source["start"], "end": row.source["end"]}


def _current(row: Directive, name: str) -> Any:
    return _text(row) if name == "text" else getattr(row, name)


def _put(row: Directive, name: str, value: Any, pen: Pen) -> None:
    if name == "text":
        row.text = value["text"]
        row.source = fields.source_of(value["start"], value["end"], pen.by.name, row.source)
    elif name == "deadline":
        fields.put_deadline(row, value)
    else:
        setattr(row, name, value)


def term_of(row: Directive) -> Term:
    """The term as a form shows it."""
    return Term((row.deadline or {}).get("text", ""), row.starts, row.ends, row.frequency)


def _chosen(row: Directive, term: Term) -> Term:
    """Where only the words were changed they tell the days anew."""
    before = term_of(row)
    same_days = (term.start, term.end, term.frequency) == (before.start, before.end, before.frequency)
    return Term(term.words) if same_days and term.words.split() != before.words.split() else term


@service
def undo_last(*, by: Actor, now: datetime, document: Document) -> list[int]:
    """Takes back the last act of this person that still stands; the ids of the rows that it had touched.

    Raises DocumentError where there is none, ChangedMeanwhile where somebody has changed the rows since.
    """
    pen = Pen(by=by, now=now, document=document)
    mine = Correction.objects.filter(document=document, by_id=by.person_id, undone_at=None).exclude(step="undo")
    last = mine.filter(undo__has_key="rows").order_by("-id").first()
    if last is None:
        raise DocumentError("Отменять нечего: ваших изменений в этом документе нет.")
    undo = last.undo
    for pk, version in undo["versions"].items():
        row = pen.take(int(pk), version, replaced=True)
        if int(pk) in undo["made"]:
            row.state = "replaced"
        else:
            put_back(row, undo["rows"][pk])
        pen.keep(row)
    mine.filter(undo__act=undo["act"]).update(undone_at=now)
    pen.close("directive.restored")
    return [int(pk) for pk in undo["rows"]]
