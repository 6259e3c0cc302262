"""What the database knows for the execution report of a document, by a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from avgust.apps.acts.api import Directive, Document, access_document, answers_of, documents_shown
from avgust.apps.execution.access import assignments_open_to
from avgust.apps.execution.models import Assignment, DueChange, Evidence, Report
from avgust.apps.execution.overview.planned import Outlook, Tally, planned, standing_column, tallies_of
from avgust.apps.execution.overview.report import Duty, ExecutionReport, Facts, Proven, composed
from avgust.apps.execution.overview.table import short_name
from avgust.apps.execution.overview.wanted import PlanFilter
from avgust.apps.registry.api import AccessError, Actor, Power, head_of
from avgust.control.states import Standing, State

COLUMNS = (
    "pk", "directive_id", "organisation_id", "organisation__short_name", "lead__surname", "lead__given_name",
    "lead__patronymic", "period_label", "state", "standing", "first_due", "due", "reported_on", "closing_grounds",
)  # fmt: skip


def execution_report(actor: Actor, pk: int, today: date) -> ExecutionReport:
    """The report of an adopted document into whose authority the actor sees; else AccessError."""
    document = access_document(actor, pk, Power.SEE_DOCUMENTS)
    if document.state != "adopted":
        raise AccessError
    view = Outlook(actor, today, PlanFilter(document=pk))
    rows = planned(view)
    directives = list(
        Directive.objects.filter(document=document, state="adopted", lead_in=False).order_by("order", "id")
    )
    post = head_of(document.owner, today)
    facts = Facts(
        document=document,
        today=today,
        head=(post.title, post.person.short_name) if post else ("", ""),
        directives=directives,
        answers=answers_of(directives),
        duties=[_duty(row) for row in _listed(view, rows)],
        moves=_moves(rows),
        proofs=_proofs(rows),
        drafts=assignments_open_to(actor).filter(directive__document=document, state=State.DRAFT).count(),
    )
    return composed(facts)


def _listed(view: Outlook, rows: QuerySet[Assignment]) -> Iterable[Mapping[str, Any]]:
    ordered = rows.order_by("directive__order", "directive_id", "organisation__path", "period_start", "pk")
    return list(ordered.annotate(standing=standing_column(view)).values(*COLUMNS))


def _duty(row: Mapping[str, Any]) -> Duty:
    return Duty(
        pk=row["pk"],
        directive=row["directive_id"],
        organisation=row["organisation_id"],
        name=str(row["organisation__short_name"]),
        lead=short_name(row, "lead__"),
        period=str(row["period_label"]),
        state=State(str(row["state"])),
        standing=Standing(str(row["standing"])),
        first_due=row["first_due"],
        due=row["due"],
        reported_on=row["reported_on"],
        grounds=str(row["closing_grounds"]),
    )


def _moves(rows: QuerySet[Assignment]) -> dict[int, list[tuple[str, date | None, date, str]]]:
    found: dict[int, list[tuple[str, date | None, date, str]]] = {}
    changes = DueChange.objects.filter(assignment__in=rows.values("pk")).select_related("assignment__organisation")
    for change in changes.order_by("at", "pk"):
        move = (change.assignment.organisation.short_name, change.old, change.new, change.grounds)
        found.setdefault(change.assignment.directive_id, []).append(move)
    return found


def _proofs(rows: QuerySet[Assignment]) -> dict[int, list[Proven]]:
    """The evidence of the last accepted report of each assignment: what nobody has looked at proves nothing yet."""
    last = Report.objects.filter(state="accepted", assignment__in=rows.values("pk")).order_by()
    latest = last.values("assignment_id").annotate(last=Max("pk")).values("last")
    summed = Evidence.objects.filter(report__in=latest).order_by("kind", "title", "unit")
    names = ("report__assignment__directive_id", "kind", "title", "unit")
    found: dict[int, list[Proven]] = {}
    for row in summed.values(*names).annotate(pieces=Count("pk"), total=Sum("count")):
        proven = Proven(row["kind"], row["title"], row["unit"], row["pieces"], row["total"])
        found.setdefault(row["report__assignment__directive_id"], []).append(proven)
    return found


@dataclass(frozen=True, slots=True)
class Reported:
    """An adopted document of which a report can be made, and how its assignments stand."""

    document: Document
    tally: Tally


def documents_to_report(actor: Actor, today: date, year: str = "") -> list[Reported]:
    """The adopted documents of the authorities into which the actor sees, the newest first."""
    rows = documents_shown(actor, state="adopted", year=year).filter(actor.reach(Power.SEE_DOCUMENTS, "owner__"))
    view = Outlook(actor, today)
    counted = planned(view).annotate(standing=standing_column(view)).values("directive__document_id", "standing")
    tallies = tallies_of(counted.annotate(number=Count("pk")), "directive__document_id")
    return [Reported(row, tallies.get(row.pk, Tally())) for row in rows]
