"""What of the other apps' rows can be found, kind by kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from avgust.apps.acts.api import Directive, Document
from avgust.apps.execution.api import Assignment, Evidence, Report
from avgust.apps.registry.api import KINDS, Organisation

PART = 10_000  # characters of a part of a long document
SENT = ("sent", "accepted", "returned")  # reports that others than their author may read
IN_PLACE = ("dropped", "replaced")  # directives that are none


@dataclass(frozen=True, slots=True)
class Piece:
    """A row's words: those of its title weigh more."""

    object_id: int
    title: str
    text: str
    part: int = 0


def _documents(rows: QuerySet[Document]) -> Iterator[Piece]:
    shown = rows.exclude(state="withdrawn").values_list("pk", "title", "number", "file_name", "text")
    for pk, title, number, file_name, text in shown.iterator(chunk_size=50):
        told = " ".join(filter(None, [title, number, file_name]))
        yield from (Piece(pk, told, part, place) for place, part in enumerate(parts_of(text)))


def parts_of(text: str) -> Iterator[str]:
    """A long text in parts that end where a line ends, or a word, or at last anywhere."""
    while len(text) > PART:
        end = max(text.rfind("\n", PART // 2, PART), 0) or max(text.rfind(" ", PART // 2, PART), 0) or PART
        yield text[:end]
        text = text[end:]
    yield text


def _directives(rows: QuerySet[Directive]) -> Iterator[Piece]:
    shown = rows.exclude(state__in=IN_PLACE).exclude(document__state="withdrawn").exclude(lead_in=True)
    for pk, section, addressees, text in shown.values_list("pk", "section", "addressees", "text").iterator():
        names = ", ".join(each.get("name", "") for each in addressees)
        yield Piece(pk, f"{names} {section}".strip(), text)


def _assignments(rows: QuerySet[Assignment]) -> Iterator[Piece]:
    for pk, words in rows.exclude(words="").values_list("pk", "words").iterator():
        yield Piece(pk, "", words)


def _reports(rows: QuerySet[Report]) -> Iterator[Piece]:
    reports = dict(rows.filter(state__in=SENT).values_list("pk", "text"))
    proofs = Evidence.objects.filter(report__in=reports).order_by("report_id", "id")
    told: dict[int, list[str]] = {}
    for report, *words in proofs.values_list("report_id", "title", "number", "unit", "file_name", "url"):
        told.setdefault(report, []).append(" ".join(filter(None, words)))
    for pk, text in reports.items():
        yield Piece(pk, "", "\n".join([text, *told.get(pk, [])]))


def _organisations(rows: QuerySet[Organisation]) -> Iterator[Piece]:
    fields = ("name", "short_name", "number", "settlement", "address", "tax_number")
    terms: dict[int, list[str]] = {}
    for pk, term in rows.filter(attributes__isnull=False).values_list("pk", "attributes__term"):
        terms.setdefault(pk, []).append(term)
    for pk, kind, name, short_name, *others in rows.values_list("pk", "kind", *fields):
        text = [*others, dict(KINDS).get(kind, ""), *terms.get(pk, [])]
        yield Piece(pk, " ".join(dict.fromkeys([short_name, name])), ", ".join(filter(None, text)))


@dataclass(frozen=True, slots=True)
class Source:
    """Where the passages of a kind come from."""

    rows: Callable[[], QuerySet[Any]]
    pieces: Callable[[QuerySet[Any]], Iterable[Piece]]


SOURCES = {
    "document": Source(Document.objects.all, _documents),
    "directive": Source(Directive.objects.all, _directives),
    "assignment": Source(Assignment.objects.all, _assignments),
    "report": Source(Report.objects.all, _reports),
    "organisation": Source(Organisation.objects.all, _organisations),
}
# Whose passages an entry of the journal may have changed: of the entry's subject, or of the rows that lead to it.
TOUCHED = {
    "acts.document": [("document", "pk"), ("directive", "document_id")],
    "acts.directive": [("directive", "pk")],
    "execution.assignment": [("assignment", "pk"), ("report", "assignment_id")],
    "execution.report": [("report", "pk")],
    "registry.organisation": [("organisation", "pk")],
}
