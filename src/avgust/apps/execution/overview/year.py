"""The year on one screen: what a head of the authority asks first. And the plan of one organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q

from avgust.apps.execution.overview.days import by_month
from avgust.apps.execution.overview.planned import (
    Outlook,
    Summary,
    Tally,
    planned,
    standing_column,
    sum_of,
    summary,
    tallies_of,
)
from avgust.apps.execution.overview.shares import DisciplineRow, Disciplines, disciplines
from avgust.apps.execution.overview.table import PlanRow, plan_rows, plan_table
from avgust.apps.execution.overview.wanted import school_year_on, year_days
from avgust.apps.execution.standing import IS_OPEN

SOON = timedelta(days=14)
AT_RISK, IN_NEED, DOCUMENTS, LINES = 7, 7, 6, 12


@dataclass(frozen=True, slots=True)
class Risk:
    """A directive that is due soon and not reported everywhere."""

    directive: int
    label: str
    words: str
    title: str
    due: date
    left: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a document is."""

    document: int
    title: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class YearScreen:
    """What the head of the authority sees of a school year.

    clear       how many organisations have nothing late, of `summary.organisations`
    risks       what is due in the next 14 days and not reported; `risky` how many assignments that is
    in_need     organisations with something late or a discipline that is worse than the district's, the worst first
    """

    days: tuple[date, date]
    summary: Summary
    disciplines: Disciplines
    risks: tuple[Risk, ...]
    risky: int
    in_need: tuple[tuple[DisciplineRow, Tally], ...]
    months: Mapping[date, Tally]
    documents: tuple[Progress, ...]

    @property
    def clear(self) -> int:
        """How many organisations have nothing late."""
        return self.summary.organisations - self.summary.late_in


def year_screen(view: Outlook) -> YearScreen:
    """The year of a plan on one screen, by six queries."""
    days = year_days(view.wanted.year or school_year_on(view.today))
    found = disciplines(view, days)
    by_organisation = _tallies(view, "organisation_id")
    risks = _risks(view)
    return YearScreen(
        days=days,
        summary=summary(view),
        disciplines=found,
        risks=tuple(risks[:AT_RISK]),
        risky=sum(each.left for each in risks),
        in_need=tuple(_in_need(found, by_organisation)[:IN_NEED]),
        months=by_month(view),
        documents=tuple(_documents(view)),
    )


def _tallies(view: Outlook, key: str) -> dict[object, Tally]:
    rows = planned(view).annotate(standing=standing_column(view))
    return tallies_of(rows.values(key, "standing").annotate(number=Count("pk")), key)


def _in_need(found: Disciplines, tallies: Mapping[object, Tally]) -> list[tuple[DisciplineRow, Tally]]:
    rows = [(row, tallies.get(row.key, Tally())) for row in found.rows]
    needy = [(row, tally) for row, tally in rows if tally.late or row.differs < 0]
    return sorted(needy, key=lambda pair: (-pair[1].late, pair[0].differs))


def _risks(view: Outlook) -> list[Risk]:
    """What is due in the next 14 days, by directive, the nearest first."""
    window = Q(due__range=(view.today, view.today + SOON))
    rows = planned(view).filter(window).values(
        "directive_id", "directive__label", "directive__text", "directive__document__title",
        "directive__document__file_name",
    )  # fmt: skip
    counted = rows.annotate(left=Count("pk", filter=IS_OPEN), total=Count("pk"), soonest=Min("due", filter=IS_OPEN))
    return [_risk(row) for row in counted.filter(left__gt=0).order_by("soonest", "-left", "directive_id")]


def _risk(row: Mapping[str, Any]) -> Risk:
    title = row["directive__document__title"] or row["directive__document__file_name"]
    return Risk(
        row["directive_id"], row["directive__label"], row["directive__text"], title,
        row["soonest"], row["left"], row["total"],
    )  # fmt: skip


def _documents(view: Outlook) -> list[Progress]:
    """The documents with the most assignments."""
    rows = (
        planned(view)
        .annotate(standing=standing_column(view))
        .values("directive__document_id", "directive__document__title", "directive__document__file_name", "standing")
    )
    titles: dict[object, str] = {}
    counted = list(rows.annotate(number=Count("pk")))
    for row in counted:
        title = row["directive__document__title"] or row["directive__document__file_name"]
        titles[row["directive__document_id"]] = title
    tallies = tallies_of(counted, "directive__document_id")
    biggest = sorted(tallies, key=lambda pk: -tallies[pk].total)[:DOCUMENTS]
    return [Progress(int(str(pk)), titles[pk], tallies[pk]) for pk in biggest]


@dataclass(frozen=True, slots=True)
class OrganisationPlan:
    """What of the plan an organisation has: how it stands, what comes first, its discipline against all."""

    tally: Tally
    lines: tuple[PlanRow, ...]
    own: Disciplines


def plan_of_organisation(view: Outlook, organisation: int) -> OrganisationPlan:
    """The plan of one organisation, of what is open to the actor: its lines that are not done, late first."""
    one = replace(view, wanted=replace(view.wanted, organisation=organisation))
    year = one.wanted.year or school_year_on(one.today)
    tallies = _tallies(one, "organisation_id")
    open_lines = plan_table(one, "due").filter(IS_OPEN)[:LINES]
    return OrganisationPlan(
        sum_of(tallies.values()), tuple(plan_rows(one, open_lines)), disciplines(one, year_days(year))
    )
