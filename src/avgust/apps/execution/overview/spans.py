"""The plan over time: from when to when each directive runs, and on which days something is due (a Gantt chart)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet
from django.db.models.functions import Coalesce

from avgust.apps.execution.models import Assignment
from avgust.apps.execution.overview.planned import Outlook, Tally, planned, standing_column, sum_of, tallies_of

SPANS_OF_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Span:
    """One directive over time.

    first, last  from its start (else the day of its document) to its last term; None without any term
    marks        how the assignments of each due date stand
    """

    directive: int
    label: str
    words: str
    document: int
    title: str
    organisations: int
    first: date | None
    last: date | None
    marks: tuple[tuple[date, Tally], ...]
    tally: Tally


def spans_table(view: Outlook) -> QuerySet[Assignment, Any]:
    """The directives of a plan in the order of their first term; `spans` makes lines of a slice."""
    rows = planned(view).values(
        "directive_id", "directive__label", "directive__order", "directive__text", "directive__document_id",
        "directive__document__title", "directive__document__file_name",
    )  # fmt: skip
    found: QuerySet[Assignment, Any] = rows.annotate(
        organisations=Count("organisation", distinct=True),
        first=Min(Coalesce("starts", "directive__starts", "directive__document__date")),
        soonest=Min("due"),
        last=Max("due"),
    )
    return found.order_by(F("soonest"), "directive__document_id", "directive__order", "directive_id")


def spans(view: Outlook, rows: list[dict[str, Any]]) -> list[Span]:
    """Lines of rows of `spans_table`, with their due dates, by one query."""
    marks = _marks(view, [row["directive_id"] for row in rows])
    return [_span(row, marks.get(row["directive_id"], {})) for row in rows]


def _span(row: Mapping[str, Any], marks: Mapping[date | None, Tally]) -> Span:
    first, last = row["first"], row["last"]
    return Span(
        directive=row["directive_id"],
        label=row["directive__label"],
        words=row["directive__text"],
        document=row["directive__document_id"],
        title=row["directive__document__title"] or row["directive__document__file_name"],
        organisations=row["organisations"],
        first=min(first, row["soonest"]) if first and row["soonest"] else row["soonest"],
        last=last,
        marks=tuple(sorted((day, tally) for day, tally in marks.items() if day)),
        tally=sum_of(marks.values()),
    )


def _marks(view: Outlook, directives: list[int]) -> dict[int, dict[date | None, Tally]]:
    rows = planned(view).filter(directive_id__in=directives).annotate(standing=standing_column(view))
    counted: dict[int, list[dict[str, Any]]] = {}
    for row in rows.values("directive_id", "due", "standing").annotate(number=Count("pk")):
        counted.setdefault(row["directive_id"], []).append(dict(row))
    return {pk: tallies_of(found, "due") for pk, found in counted.items()}  # type: ignore[misc]
