"""The plan as a table, and what its filter can be set to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from avgust.apps.acts.api import Document
from avgust.apps.execution.access import assignments_open_to
from avgust.apps.execution.models import Assignment
from avgust.apps.execution.overview.planned import Outlook, planned
from avgust.apps.execution.standing import stands
from avgust.apps.registry.api import Person, Power, organisations_open_to
from avgust.control.states import TONES, Standing, State, standing

# What a table can be sorted by: the columns that stand for it.
ORDERS: Mapping[str, tuple[str, ...]] = {
    "due": ("due", "directive__document_id", "directive__order", "organisation__path"),
    "organisation": ("organisation__short_name", "due"),
    "item": ("directive__document_id", "directive__order", "organisation__path", "due"),
    "standing": ("rank", "due"),
    "controller": ("controller__surname", "controller__given_name", "due"),
}
MANY = 500  # of a list to choose from


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the plan.

    period    «октябрь 2026» of a recurring duty; empty for others
    label     the number of the item in its document
    """

    pk: int
    words: str
    period: str
    document: int
    title: str
    label: str
    directive: int
    organisation: int
    name: str
    lead: str
    controller: str
    state: State
    standing: Standing
    urgency: str
    first_due: date | None
    due: date | None
    reported_on: date | None
    extended_times: int


COLUMNS = (
    "pk", "words", "kind", "period_label", "label", "directive__text", "directive_id", "directive__document_id",
    "directive__document__title", "directive__document__file_name", "organisation_id", "organisation__short_name",
    "state", "urgency", "first_due", "due", "reported_on", "extended_times", "lead__surname", "lead__given_name",
    "lead__patronymic", "controller__surname", "controller__given_name", "controller__patronymic",
)  # fmt: skip


def plan_table(view: Outlook, order: str = "due") -> QuerySet[Assignment, dict[str, Any]]:
    """The rows of the plan in an order of ORDERS, «-due» for the other way; `plan_rows` makes lines of a slice."""
    falls, key = order.startswith("-"), order.removeprefix("-")
    rows = planned(view)
    if key == "standing":
        rows = rows.annotate(rank=_rank(view))
    columns = [F(each) for each in ORDERS.get(key, ORDERS["due"])]
    first = columns[0].desc(nulls_last=True) if falls else columns[0].asc(nulls_last=True)
    found: QuerySet[Assignment, dict[str, Any]] = (
        rows.order_by(first, *columns[1:], "pk").annotate(label=F("directive__label")).values(*COLUMNS)
    )
    return found


def _rank(view: Outlook) -> Case:
    ways = [
        When(stands(each, today=view.today, soon_days=view.soon_days), then=Value(place))
        for place, each in enumerate(TONES)
    ]
    return Case(*ways, default=Value(len(ways)), output_field=IntegerField())


def plan_rows(view: Outlook, rows: Iterable[Mapping[str, Any]]) -> list[PlanRow]:
    """Lines of rows of `plan_table`."""
    return [_line(view, row) for row in rows]


def _line(view: Outlook, row: Mapping[str, Any]) -> PlanRow:
    state = State(row["state"])
    return PlanRow(
        pk=row["pk"],
        words=row["words"] or row["directive__text"],
        period=row["period_label"],
        document=row["directive__document_id"],
        title=row["directive__document__title"] or row["directive__document__file_name"],
        label=row["label"],
        directive=row["directive_id"],
        organisation=row["organisation_id"],
        name=row["organisation__short_name"],
        lead=short_name(row, "lead__"),
        controller=short_name(row, "controller__"),
        state=state,
        standing=standing(state, row["due"], view.today, row["reported_on"], view.soon_days),
        urgency=row["urgency"],
        first_due=row["first_due"],
        due=row["due"],
        reported_on=row["reported_on"],
        extended_times=row["extended_times"],
    )


def short_name(row: Mapping[str, Any], prefix: str) -> str:
    """«Петрова А. С.», of the columns of a person; nothing for nobody."""
    if not row[f"{prefix}surname"]:
        return ""
    person = Person(**{name: row[f"{prefix}{name}"] or "" for name in ("surname", "given_name", "patronymic")})
    return person.short_name


@dataclass(frozen=True, slots=True)
class Choices:
    """What a filter of the plan can be set to: codes or ids, each with its words."""

    documents: Mapping[int, str]
    organisations: Mapping[int, str]
    kinds: frozenset[str]
    attributes: Mapping[str, str]
    controllers: Mapping[int, str]


def choices(view: Outlook) -> Choices:
    """What the filter can be set to for this actor, by three queries."""
    organisations: dict[int, str] = {}
    attributes: dict[str, str] = {}
    kinds = set()
    seen = organisations_open_to(view.actor, Power.SEE_PLAN).order_by("path")
    for pk, name, kind, code, term in seen.values_list(
        "pk", "short_name", "kind", "attributes__code", "attributes__term"
    )[: MANY * 4]:
        organisations[pk] = name
        kinds.add(kind)
        if code:
            attributes[code] = term
    return Choices(
        documents=_documents(view),
        organisations=organisations,
        kinds=frozenset(kinds),
        attributes=dict(sorted(attributes.items(), key=lambda pair: pair[1])),
        controllers=_controllers(view),
    )


def _documents(view: Outlook) -> dict[int, str]:
    titled = Coalesce(NullIf("title", Value("")), F("file_name"))
    given = assignments_open_to(view.actor).filter(directive__document=OuterRef("pk"))
    rows = Document.objects.filter(Exists(given)).annotate(called=titled)
    return dict(rows.order_by("-date", "-pk").values_list("pk", "called")[:MANY])


def _controllers(view: Outlook) -> dict[int, str]:
    rows = Person.objects.filter(Exists(assignments_open_to(view.actor).filter(controller=OuterRef("pk"))))
    return {person.pk: person.short_name for person in rows[:MANY]}
