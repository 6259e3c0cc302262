"""Reading documents, reviews, directives and what their addressees came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from avgust.apps.acts.access import access_document, directives_open_to, documents_open_to
from avgust.apps.acts.models import AddresseeAnswer, AnsweredOrganisation, Correction, Directive, Document
from avgust.apps.journal.api import Entry, history_of
from avgust.apps.registry.api import Actor

HEAVY = ("text", "reading")  # columns of a document that no list needs
CHECKED = ("confirmed", "dropped", "adopted")


@dataclass(frozen=True, slots=True)
class Review:
    """A document under review, or as it was adopted.

    directives  in their order, lead-ins too, without those that were replaced
    checked     how many of the duties somebody has looked at
    remarks     findings on the document as a whole
    """

    document: Document
    directives: list[Directive]
    checked: int
    total: int
    remarks: list[dict[str, Any]]

    @property
    def left(self) -> int:
        """How many duties nobody has looked at."""
        return self.total - self.checked


def documents_shown(actor: Actor, *, words: str = "", state: str = "", year: str = "") -> QuerySet[Document]:
    """The documents that the actor may read, newest first, with `total` and `checked` duties and open `questions`."""
    rows = documents_open_to(actor).defer(*HEAVY).select_related("owner")
    rows = rows.filter(state=state) if state else rows.exclude(state="withdrawn")
    if year:
        rows = rows.filter(school_year=year)
    if words.split():
        rows = rows.filter(pk__in=_saying(rows, words.casefold().split()))
    duties = Q(directives__lead_in=False) & ~Q(directives__state="replaced")
    return rows.annotate(
        total=Count("directives", filter=duties, distinct=True),
        checked=Count("directives", filter=duties & Q(directives__state__in=CHECKED), distinct=True),
        questions=Count("directives__answers", filter=Q(directives__answers__state="open"), distinct=True),
    ).order_by("-date", "-id")


def _saying(rows: QuerySet[Document], words: Iterable[str]) -> list[int]:
    """Whose title, number or file name has all the words; SQLite knows no small and capital letters of Russian."""
    told = rows.values_list("pk", "title", "number", "file_name")
    return [pk for pk, *names in told if all(word in " ".join(names).casefold() for word in words)]


def school_years(actor: Actor) -> list[str]:
    """The school years of the documents that the actor may read, the latest first."""
    years = documents_open_to(actor).exclude(school_year="").order_by("-school_year")
    return list(years.values_list("school_year", flat=True).distinct())


def review_of(actor: Actor, pk: int) -> Review:
    """The document with what was read in it; AccessError where it is not open."""
    document = access_document(actor, pk)
    rows = document.directives.exclude(state="replaced").select_related("confirmed_by").order_by("order", "id")
    directives = list(rows)
    duties = [row for row in directives if not row.lead_in]
    checked = sum(row.state in CHECKED for row in duties)
    return Review(document, directives, checked, len(duties), remarks_on(document))


def remarks_on(document: Document) -> list[dict[str, Any]]:
    """The reader's findings that are about no one directive."""
    if not document.reading:
        return []
    spans = [(each["source"]["start"], each["source"]["end"]) for each in document.reading["directives"]]
    known = set(spans)
    return [
        finding
        for finding in document.reading["findings"]
        if not finding["span"] or (finding["span"]["start"], finding["span"]["end"]) not in known
    ]


def corrections_of(document: Document) -> QuerySet[Correction]:
    """What people changed in the reading and did not take back, in order."""
    return document.corrections.filter(undone_at=None).select_related("by", "directive").order_by("id")


def answers_of(directives: Iterable[Directive]) -> dict[int, list[AddresseeAnswer]]:
    """What the addressees of directives came to, by directive."""
    rows = AddresseeAnswer.objects.filter(directive__in=[each.pk for each in directives]).prefetch_related(_found())
    found: dict[int, list[AddresseeAnswer]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.directive_id, []).append(row)
    return found


def _found() -> Prefetch[Any]:
    rows = AnsweredOrganisation.objects.select_related("organisation").order_by("organisation__path")
    return Prefetch("found", queryset=rows)


def directives_shown(actor: Actor) -> QuerySet[Directive]:
    """The adopted directives that the actor may read."""
    return directives_open_to(actor).filter(state="adopted", lead_in=False).select_related("document__owner")


def story_of(directive: Directive) -> QuerySet[Entry]:
    """What happened to a directive, in order."""
    return history_of(directive)
