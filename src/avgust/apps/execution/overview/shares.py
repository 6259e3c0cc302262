"""Execution discipline of a plan: of all, and by organisation, controller, document or kind of organisation."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from avgust.apps.execution.overview.planned import Outlook, planned
from avgust.apps.execution.overview.table import short_name
from avgust.control.discipline import Discipline, Fact, discipline, discipline_by, worst_first
from avgust.control.states import OPEN, State

FACTS = (
    "state", "first_due", "due", "reported_on", "accepted_on", "released_on", "returned_times", "extended_times",
)  # fmt: skip
# By what discipline is shown: the column that tells rows apart, and those that name it.
CUTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "organisation": ("organisation_id", ("organisation__short_name",)),
    "controller": (
        "controller_id",
        ("controller__surname", "controller__given_name", "controller__patronymic"),
    ),
    "document": ("directive__document_id", ("directive__document__title", "directive__document__file_name")),
    "kind": ("organisation__kind", ()),
}


@dataclass(frozen=True, slots=True)
class DisciplineRow:
    """The discipline of one organisation, controller, document or kind.

    key      its id, or the code of a kind; None for nobody
    differs  whether its cases suffice to say that it is worse (-1) or better (1) than all together
    """

    key: Hashable
    name: str
    discipline: Discipline
    differs: int


@dataclass(frozen=True, slots=True)
class Disciplines:
    """The discipline of a plan in a period, of all and row by row, the worst first."""

    period: tuple[date, date]
    cut: str
    whole: Discipline
    rows: tuple[DisciplineRow, ...]


def disciplines(view: Outlook, period: tuple[date, date], cut: str = "organisation") -> Disciplines:
    """The discipline of a plan in a period by a cut of CUTS, by one query."""
    column, names = CUTS[cut]
    within = Q(due__range=period) | Q(first_due__range=period) | Q(due=None, state__in=sorted(OPEN))
    # What is ahead and was never returned is in no numerator and no denominator: it need not be fetched.
    ahead = Q(state__in=sorted(OPEN), due__gte=view.today, first_due__gte=view.today, returned_times=0)
    named: dict[Hashable, str] = {}
    facts: list[tuple[Hashable, Fact]] = []
    for row in planned(view).filter(within).exclude(ahead).values(column, *names, *FACTS).iterator(chunk_size=5000):
        key = row[column]
        if key not in named:
            named[key] = _name(cut, row)
        facts.append((key, fact_of(row)))
    whole = discipline((fact for _, fact in facts), period, view.today)
    by_key = discipline_by(facts, period, view.today)
    order = worst_first({key: each.on_time for key, each in by_key.items()})
    rows = (DisciplineRow(key, named[key], by_key[key], _differs(by_key[key], whole)) for key in order)
    return Disciplines(period, cut, whole, tuple(rows))


def fact_of(row: Mapping[str, Any]) -> Fact:
    """The fact of a row with the columns of FACTS."""
    return Fact(
        state=State(row["state"]),
        first_due=row["first_due"],
        due=row["due"],
        reported_on=row["reported_on"],
        accepted_on=row["accepted_on"],
        released_on=row["released_on"],
        returned=row["returned_times"],
        extended=row["extended_times"],
    )


def _name(cut: str, row: Mapping[str, Any]) -> str:
    if cut == "controller":
        return short_name(row, "controller__")
    if cut == "document":
        return str(row["directive__document__title"] or row["directive__document__file_name"])
    return str(row["organisation__short_name"] if cut == "organisation" else row["organisation__kind"])


def _differs(own: Discipline, whole: Discipline) -> int:
    """Whether the cases of one suffice to tell it from all."""
    middle, value = whole.on_time.value, own.on_time.value
    if middle is None or value is None or not own.on_time.differs_from(middle):
        return 0
    return -1 if value < middle else 1
