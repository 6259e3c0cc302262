"""A reviewed document is adopted: its directives stand fast, and their addressees become organisations."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from avgust.apps.acts.addressees import resolve_addressees
from avgust.apps.acts.errors import ChangedMeanwhile, DocumentError
from avgust.apps.acts.models import Correction, Directive, Document
from avgust.apps.acts.services.pen import snapshot
from avgust.apps.journal.api import Change, facts, record, record_all, service, unchanged
from avgust.apps.registry.api import Actor, Power
from avgust.reading.export.words import plural


@service
def accept_rest(*, by: Actor, now: datetime, document: Document, seen: int) -> int:
    """Accepts all that nobody has looked at as it was read: an act of its own, under the name of who says so."""
    row = _under_review(by, document, seen)
    rest = list(row.directives.select_for_update().filter(state="proposed", lead_in=False))
    if not rest:
        unchanged()
        return 0
    rows = {str(each.pk): snapshot(each) for each in rest}
    for directive in rest:
        directive.state, directive.confirmed_by_id, directive.confirmed_at = "confirmed", by.person_id, now
        directive.version += 1
    Directive.objects.bulk_update(rest, ["state", "confirmed_by", "confirmed_at", "version"], batch_size=200)
    row.version += 1
    row.save(update_fields=["version"])
    versions = {str(each.pk): each.version for each in rest}
    undo = {"act": row.version, "rows": rows, "made": [], "versions": versions}
    Correction.objects.bulk_create(_accepted(by, now, row, rest, undo), batch_size=200)
    changes = [
        Change(each, "directive.confirmed", {"state": "proposed"}, {"state": "confirmed"}, row.owner_id, "остальные")
        for each in rest
    ]
    record_all(by=by, now=now, changes=changes)
    return len(rest)


def _accepted(
    by: Actor, now: datetime, row: Document, rest: list[Directive], undo: dict[str, Any]
) -> Iterator[Correction]:
    for number, each in enumerate(rest):
        kept = undo if number == 0 else {"act": undo["act"]}
        yield Correction(
            document=row, directive=each, step="accept", field="rest", undo=kept, by_id=by.person_id, at=now
        )


@service
def adopt_document(*, by: Actor, now: datetime, today: date, document: Document, seen: int) -> Document:
    """Adopts what was reviewed: from now on its directives never change.

    Raises DocumentError where something is not looked at yet, and says how much.
    """
    row = _under_review(by, document, seen)
    demand_complete(row)
    duties = list(row.directives.filter(state="confirmed", lead_in=False).order_by("order", "id"))
    lead_ins = Q(lead_in=True) & ~Q(state__in=["dropped", "replaced"])
    row.directives.filter(Q(state="confirmed") | lead_ins).update(state="adopted")
    row.state, row.adopted_by_id, row.adopted_at = "adopted", by.person_id, now
    row.version += 1
    row.save(update_fields=["state", "adopted_by", "adopted_at", "version"])
    answers = resolve_addressees(by=by, now=now, today=today, document=row)
    opened = sum(answer.state == "open" for answer in answers)
    after = facts(row, "state", "adopted_at") | {"directives": len(duties), "questions": opened}
    record(by=by, now=now, change=Change(row, "document.adopted", {"state": "review"}, after, row.owner_id))
    changes = [Change(each, "directive.adopted", {}, {"text": each.text}, row.owner_id) for each in duties]
    record_all(by=by, now=now, changes=changes)
    return row


def demand_complete(document: Document) -> None:
    """Raises DocumentError while a duty is neither accepted nor dropped, nothing is left, or the day is unknown."""
    duties = document.directives.filter(lead_in=False)
    if left := duties.filter(state="proposed").count():
        left_words = plural(left, "поручение", "поручения", "поручений")
        raise DocumentError(f"Не проверено: {left_words}. Примите или отклоните каждое.")
    if not duties.filter(state="confirmed").exists():
        raise DocumentError("В документе не осталось ни одного поручения: принимать нечего, документ можно отозвать.")
    if document.date is None:
        raise DocumentError("Не указана дата документа: без неё сроки не посчитать. Заполните карточку.")


def _under_review(by: Actor, document: Document, seen: int) -> Document:
    by.demand(Power.REVIEW, document.owner)
    row = Document.objects.select_for_update(of=("self",)).select_related("owner").get(pk=document.pk)
    if row.state != "review":
        raise DocumentError("Документ не на проверке.")
    if row.version != seen:
        raise ChangedMeanwhile("документ")
    return row
