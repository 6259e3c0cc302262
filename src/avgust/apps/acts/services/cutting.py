"""The review of a reading: directives are split, merged, and added from the words of the source."""

import re
from datetime import datetime
from typing import Any

from avgust.apps.acts import fields
from avgust.apps.acts.errors import DocumentError, FieldError
from avgust.apps.acts.models import Directive, Document
from avgust.apps.acts.services.pen import KEPT, Pen
from avgust.apps.journal.api import service
from avgust.apps.registry.api import Actor
from avgust.reading.pipeline import read_text

NEAR = 40  # characters between two directives that still stand one after the other
EDGES = " ,;:–—-\t\n"
WORD = re.compile(r"\S+")


@service
def split_directive(*, by: Actor, now: datetime, directive: Directive, seen: int, words: int) -> Directive:
    """Parts a directive in two after so many words; returns the second one.

    Each half keeps the addressees; of term, targets, references and names what its own words say, and the term of the
    whole where they name none.
    """
    pen = Pen(by=by, now=now, document=directive.document)
    row = pen.take(directive.pk, seen)
    parts = row.text.split()
    if not 0 < words < len(parts):
        raise FieldError("words", "Укажите слово, с которого начинается вторая часть.")
    whole, at = row.text, _offset(pen.document, row, words)
    second = Directive(**{name: getattr(row, name) for name in KEPT}, order=row.order + 1)
    second.origin, second.state, second.confirmed_by, second.confirmed_at = "split", "proposed", None, None
    row.state, row.confirmed_by, row.confirmed_at = "proposed", None, None
    first_span, second_span = (
        (row.source["start"], at or row.source["end"]),
        (at or row.source["start"], row.source["end"]),
    )
    _narrow(pen, row, " ".join(parts[:words]), first_span)
    _narrow(pen, second, " ".join(parts[words:]), second_span)
    pen.keep(row)
    pen.make(second)
    pen.note(row, "split", "text", {"text": whole, "source": row.source}, [row.text, second.text])
    pen.close("directive.split")
    return second


def _offset(document: Document, row: Directive, words: int) -> int | None:
    """Where the word stands in the document's text; None for words that were put together from two places."""
    start, end = row.source["start"], row.source["end"]
    if fields.words_of(document.text, start, end) != row.text:
        return None
    found = list(WORD.finditer(document.text, start, end))
    return found[words].start()


def _narrow(pen: Pen, row: Directive, text: str, span: tuple[int, int]) -> None:
    """Makes the row a part of what it was."""
    was = (row.source["start"], row.source["end"])
    row.text = text.strip(EDGES)
    row.source = fields.source_of(*span, pen.by.name, row.source)
    if span == was:
        return
    inherited = row.deadline is not None and not _inside(row.deadline, was)
    own = fields.own_deadline(pen.document, *span)
    if own is not None and not inherited:
        fields.put_deadline(row, own)
    for name in ("targets", "references", "entities"):
        setattr(row, name, [each for each in getattr(row, name) if _inside(each, span) or not _inside(each, was)])


def _inside(field: dict[str, Any], span: tuple[int, int]) -> bool:
    source = field["source"]
    return bool(span[0] <= source["start"] and source["end"] <= span[1])


@service
def merge_directives(
    *, by: Actor, now: datetime, first: Directive, seen: int, second: Directive, second_seen: int
) -> Directive:
    """Makes one directive of two: words, addressees, targets and acts of both, the later term."""
    pen = Pen(by=by, now=now, document=first.document)
    row, other = pen.take(first.pk, seen), pen.take(second.pk, second_seen)
    if row.pk == other.pk:
        raise DocumentError("Соединить можно два разных поручения.")
    if (other.order, other.pk) < (row.order, row.pk):
        row, other = other, row
    before = [{"text": each.text, "source": each.source} for each in (row, other)]
    _join(pen, row, other)
    other.state = "replaced"
    pen.keep(row)
    pen.keep(other)
    pen.note(row, "merge", "text", before, row.text)
    pen.close("directive.merged")
    return row


def _join(pen: Pen, row: Directive, other: Directive) -> None:
    """Puts into `row` all that `other` says."""
    row.text = f"{row.text} {other.text}"
    start, end = row.source["start"], row.source["end"]
    if 0 <= other.source["start"] - end <= NEAR:
        end = other.source["end"]
    row.source = fields.source_of(start, end, pen.by.name, row.source)
    row.addressees = _union(row.addressees, other.addressees, "name")
    for name in ("targets", "references", "entities"):
        setattr(row, name, _union(getattr(row, name), getattr(other, name), "text"))
    if other.deadline and (row.deadline is None or (other.ends is not None and (row.ends or other.ends) <= other.ends)):
        fields.put_deadline(row, other.deadline)
    row.findings = [*row.findings, *other.findings]
    fields.settle(row, *(["deadline"] if row.deadline else []), *(["addressees"] if row.addressees else []))
    row.origin, row.state, row.confirmed_by, row.confirmed_at = "merged", "proposed", None, None


def _union(one: list[dict[str, Any]], two: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    known = {each[key].casefold() for each in one}
    return [*one, *(each for each in two if each[key].casefold() not in known)]


@service
def add_directive(*, by: Actor, now: datetime, document: Document, start: int, end: int) -> Directive:
    """A directive that the reader passed over, from its words in the source; its fields are read from these words."""
    pen = Pen(by=by, now=now, document=document)
    text = pen.document.text
    start, end = _trimmed(text, start, end)
    if start >= end:
        raise FieldError("first", "Выделите в источнике слова поручения.")
    row = Directive(text=fields.words_of(text, start, end), origin="added", source=_place(pen, start, end))
    before = _before(pen.document, start)
    row.order, row.section = (before.order + 1, before.section) if before else (1, "")
    _read_fields(pen.document, row, start, end)
    pen.make(row)
    pen.note(row, "add", "text", None, {"text": row.text, "start": start, "end": end})
    pen.close("directive.added")
    return row


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _place(pen: Pen, start: int, end: int) -> dict[str, Any]:
    """The provenance of the words, with the address of what stands before them."""
    known = _before(pen.document, start)
    address = known.source.get("address") if known else None
    return fields.source_of(start, end, pen.by.name, {"address": address} if address else None)


def _before(document: Document, start: int) -> Directive | None:
    """The last directive that begins before this place."""
    rows = document.directives.exclude(state="replaced").order_by("order", "id")
    return next((row for row in reversed(rows) if row.source["start"] <= start), None)


def _read_fields(document: Document, row: Directive, start: int, end: int) -> None:
    """What the reader finds in these words, told where it stands in the document."""
    fields.put_deadline(row, fields.own_deadline(document, start, end))
    reading = read_text(document.text[start:end])
    if not reading.directives or not reading.text.startswith(document.text[start:end]):
        return
    found = reading.directives[0]
    row.addressees = [{"name": a.name, "written": a.written, "source": _moved(a, start)} for a in found.addressees]
    row.targets = [_target(each, start) for each in found.targets]


def _moved(field: Any, by: int) -> dict[str, Any]:
    source = field.source
    return {
        "start": source.start + by, "end": source.end + by, "rule": source.rule, "inherited": source.inherited
    }  # fmt: skip


def _target(target: Any, by: int) -> dict[str, Any]:
    value = int(target.value) if float(target.value).is_integer() else target.value
    kept = {name: getattr(target, name) for name in ("unit", "comparator", "by", "text", "base", "population")}
    return {**kept, "value": value, "source": _moved(target, by)}
