"""Finding: what holds the words and is open to the one who asks, the best first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Exists, F, FloatField, OrderBy, OuterRef, Q, QuerySet, Window
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import RowNumber

from avgust.apps.acts.api import directives_open_to, documents_open_to
from avgust.apps.execution.api import Report, assignments_open_to
from avgust.apps.registry.api import Actor, visible_organisations
from avgust.apps.search.models import KINDS, Passage
from avgust.apps.search.passages import IN_PLACE, SENT
from avgust.apps.search.snippets import Bit, marked, snippet
from avgust.apps.search.stems import Question, in_russian_letters, question_of

MOST = 300  # passages of a kind that are shown; who finds more has to say more
LONGEST = 200  # characters of a question
HOLDS = "search_passage.stems @@ to_tsquery('simple'::regconfig, %s)"
RANK = "ts_rank(search_passage.stems, to_tsquery('simple'::regconfig, %s), 1)"  # 1: long texts are not better ones


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, by the passage of it that fits best."""

    kind: str
    object_id: int
    passage: int


@dataclass(frozen=True, slots=True)
class Results:
    """All that was found.

    hits    the best of each kind first, each row once
    counts  how many rows of each kind, in the order of `KINDS`
    more    the kinds of which there is more than `MOST`
    instead what would be found, had the keyboard been switched to Russian letters
    """

    question: Question
    hits: Sequence[Hit]
    counts: Mapping[str, int]
    more: frozenset[str] = frozenset()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as a page shows it: the row itself and the words that were found in it."""

    kind: str
    row: Any
    title: Sequence[Bit]
    snippet: Sequence[Bit]


def find(actor: Actor, written: str) -> Results:
    """What is found for what somebody wrote; where nothing is, what holds words that begin so."""
    found = _found_or_begun(actor, question_of(written[:LONGEST]))
    if found.hits or (meant := in_russian_letters(written[:LONGEST])) == written:
        return found
    return replace(found, instead=meant if _found_or_begun(actor, question_of(meant)).hits else "")


def _found_or_begun(actor: Actor, question: Question) -> Results:
    if not question:
        return Results(question, [], {})
    found = _found(actor, question)
    return found if found.hits else _found(actor, replace(question, beginnings=True))


def _found(actor: Actor, question: Question) -> Results:
    """The best of each kind, then the second of each: neither drowns in the many of another."""
    matching, order = _matching(question)
    place = Window(RowNumber(), partition_by=F("kind"), order_by=order)
    rows = matching.filter(_open_to(actor)).annotate(place=place).filter(place__lte=MOST + 1)
    kinds = [kind for kind, _ in KINDS]
    told = sorted(rows.values_list("place", "kind", "object_id", "pk"), key=lambda row: (row[0], kinds.index(row[1])))
    best: dict[tuple[str, int], Hit] = {}
    for at, kind, object_id, pk in told:
        if at <= MOST:
            best.setdefault((kind, object_id), Hit(kind, object_id, pk))
    counted = Counter(kind for kind, _ in best)
    counts = {kind: counted[kind] for kind in kinds if kind in counted}
    return Results(question, list(best.values()), counts, frozenset(kind for at, kind, *_ in told if at > MOST))


def _matching(question: Question) -> tuple[QuerySet[Passage], list[OrderBy]]:
    """The passages that hold the words, and the order that puts the best first."""
    if connection.vendor == "sqlite":
        rows = Passage.objects.extra(
            tables=["search_words"],
            where=["search_words.rowid = search_passage.id", "search_words MATCH %s"],
            params=[question.for_sqlite()],
        )
        rank = RawSQL("search_words.rank", [], output_field=FloatField())  # the lowest is the best
        return rows, [rank.asc(), F("pk").asc()]
    asked = [question.for_postgresql()]
    holds = RawSQL(HOLDS, asked, output_field=BooleanField())  # noqa: S611 - the question is a parameter
    rank = RawSQL(RANK, asked, output_field=FloatField())  # noqa: S611 - likewise
    return Passage.objects.filter(holds), [rank.desc(), F("pk").asc()]


def _open_to(actor: Actor) -> Combinable:
    """The condition that the access function of each kind opens the row, asked of each hit by itself."""
    this = OuterRef("object_id")
    directives = directives_open_to(actor).exclude(state__in=IN_PLACE).exclude(document__state="withdrawn")
    reported = assignments_open_to(actor).filter(reports__pk=this, reports__state__in=SENT)
    return (
        Q(kind="document") & Exists(documents_open_to(actor).exclude(state="withdrawn").filter(pk=this))
        | Q(kind="directive") & Exists(directives.filter(pk=this))
        | Q(kind="assignment") & Exists(assignments_open_to(actor).filter(pk=this))
        | Q(kind="report") & Exists(reported)
        | Q(kind="organisation") & Exists(visible_organisations(actor).filter(pk=this))
    )


def described(actor: Actor, question: Question, hits: Sequence[Hit]) -> list[Found]:
    """The hits of one page with their rows and the places where the words stand."""
    passages = Passage.objects.in_bulk([hit.passage for hit in hits])
    rows = {kind: _rows(actor, kind, [hit.object_id for hit in hits if hit.kind == kind]) for kind, _ in KINDS}
    found = []
    for hit in hits:
        row, passage = rows[hit.kind].get(hit.object_id), passages.get(hit.passage)
        if row is not None and passage is not None:
            title = marked(str(row), question) if hit.kind in {"document", "organisation"} else []
            found.append(Found(hit.kind, row, title, snippet(passage.text.strip(), question)))
    return found


def _rows(actor: Actor, kind: str, ids: Sequence[int]) -> dict[int, Any]:
    if not ids:
        return {}
    return {row.pk: row for row in _shown(actor, kind).filter(pk__in=ids)}


def _shown(actor: Actor, kind: str) -> QuerySet[Any]:
    """The rows of a kind with what a line of the results tells of them."""
    match kind:
        case "document":
            return documents_open_to(actor).defer("text", "reading").select_related("owner")
        case "directive":
            return directives_open_to(actor).select_related("document").defer("document__text", "document__reading")
        case "assignment":
            return _with_directive(assignments_open_to(actor).select_related("organisation"))
        case "report":
            return _with_directive(Report.objects.select_related("assignment__organisation"), "assignment__")
        case _:
            return visible_organisations(actor)


def _with_directive(rows: QuerySet[Any], prefix: str = "") -> QuerySet[Any]:
    paper = f"{prefix}directive__document"
    return rows.select_related(paper).defer(f"{paper}__text", f"{paper}__reading")
