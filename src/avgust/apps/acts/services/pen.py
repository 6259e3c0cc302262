"""One act of a review: which rows it touched, what it noted, and what is needed to take it back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from avgust.apps.acts.errors import ChangedMeanwhile, DocumentError
from avgust.apps.acts.models import Correction, Directive, Document
from avgust.apps.journal.api import Change, difference, plain, record_all
from avgust.apps.registry.api import Actor, Power

KEPT = (
    "label", "text", "section", "lead_in", "addressees", "deadline", "targets", "references", "entities", "source",
    "findings", "starts", "ends", "frequency", "urgency", "recommendation", "state", "origin", "confirmed_by_id",
    "confirmed_at",
)  # fmt: skip
TOLD = ("label", "text", "section", "addressees", "deadline", "targets", "urgency", "recommendation", "state")
DATES = {"starts": date.fromisoformat, "ends": date.fromisoformat, "confirmed_at": datetime.fromisoformat}


class Pen:
    """Holds the document for the length of a transaction and writes down what is done to its directives.

    Raises AccessError for whoever may not review it, DocumentError where it is not under review.
    """

    def __init__(self, *, by: Actor, now: datetime, document: Document) -> None:
        by.demand(Power.REVIEW, document.owner)
        self.by, self.now = by, now
        self.document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if self.document.state != "review":
            raise DocumentError("Документ не на проверке: изменить прочитанное нельзя.")
        self._before: dict[int, dict[str, Any]] = {}
        self._after: dict[int, Directive] = {}
        self._made: list[int] = []
        self._notes: list[Correction] = []

    def take(self, directive: int, seen: int, *, replaced: bool = False) -> Directive:
        """The row for a change; with `replaced` also one that is shown no longer.

        Raises ChangedMeanwhile where it is not the version that the person saw.
        """
        row = Directive.objects.select_for_update().filter(pk=directive, document=self.document).first()
        if row is None or row.version != seen or (row.state == "replaced" and not replaced):
            raise ChangedMeanwhile
        self._before.setdefault(row.pk, snapshot(row))
        return row

    def make(self, directive: Directive) -> None:
        """Writes a new row; those after it move on."""
        later = Directive.objects.filter(document=self.document, order__gte=directive.order)
        for row in later.order_by("-order"):
            Directive.objects.filter(pk=row.pk).update(order=row.order + 1)
        directive.document = self.document
        directive.save(force_insert=True)
        self._made.append(directive.pk)
        self._after[directive.pk] = directive

    def keep(self, directive: Directive) -> None:
        """Writes a row that was taken."""
        directive.version += 1
        directive.save()
        self._after[directive.pk] = directive

    def note(self, directive: Directive, step: str, field: str = "", before: Any = None, after: Any = None) -> None:
        """Writes down what was changed, and by which rule it had been read."""
        rule = _rule(before)
        note = Correction(
            document=self.document, directive=directive, step=step, field=field, rule=rule, before=before, after=after,
            by_id=self.by.person_id, at=self.now,
        )  # fmt: skip
        self._notes.append(note)

    def close(self, action: str) -> None:
        """Ends the act: counts the document's version, writes the corrections and the journal."""
        Document.objects.filter(pk=self.document.pk).update(version=self.document.version + 1)
        self.document.version += 1
        undo = {
            "act": self.document.version,
            "rows": {str(pk): rows for pk, rows in self._before.items()},
            "made": self._made,
            "versions": {str(pk): row.version for pk, row in self._after.items()},
        }
        for note in self._notes:
            note.undo = {"act": self.document.version}
        if self._notes:
            self._notes[0].undo = undo
        Correction.objects.bulk_create(self._notes)
        record_all(by=self.by, now=self.now, changes=self._changes(action))

    def _changes(self, action: str) -> Iterable[Change]:
        for pk, row in self._after.items():
            before = {name: plain(value) for name, value in self._before.get(pk, {}).items() if name in TOLD}
            after = {name: plain(getattr(row, name)) for name in TOLD}
            yield Change(row, action, *difference(before, after), self.document.owner_id)


def _rule(before: Any) -> str:
    """The rule that had read the field; of several values the rules of each."""
    values = before if isinstance(before, list) else [before]
    rules = [value["source"]["rule"] for value in values if isinstance(value, dict) and value.get("source")]
    return ", ".join(dict.fromkeys(rules))[:200]


def snapshot(row: Directive) -> dict[str, Any]:
    """The row as JSON can hold it, whole numbers and fractions as they are."""
    kept = {name: getattr(row, name) for name in KEPT}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()}


def put_back(row: Directive, kept: dict[str, Any]) -> None:
    """Makes the row what `snapshot` saw."""
    for name, value in kept.items():
        setattr(row, name, DATES[name](value) if name in DATES and value else value)
