"""What of the plan is wanted: read from the address of a page, where nothing that people type may break it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from avgust.apps.acts.api import URGENCIES
from avgust.apps.registry.api import KINDS
from avgust.control.states import Standing, State

NEW_YEAR_OPENS = 8  # August: its conference opens the school year that begins in September
ALL_YEARS = "all"


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What of the plan is wanted; empty fields say nothing.

    kind        of the organisation, `attribute` a code that it has
    controller  a person's id; 0 for assignments that nobody controls
    year        «2026/2027»; "" for all years
    """

    words: str = ""
    document: int | None = None
    directive: int | None = None
    organisation: int | None = None
    kind: str = ""
    attribute: str = ""
    state: str = ""
    standing: str = ""
    controller: int | None = None
    urgency: str = ""
    due_from: date | None = None
    due_to: date | None = None
    year: str = ""


def plan_filter(query: Mapping[str, str], today: date) -> PlanFilter:
    """The filter that an address asks for; what it says wrongly it does not say. Without `year`: the present one."""
    return PlanFilter(
        words=query.get("q", "").strip()[:200],
        document=number_in(query, "document"),
        directive=number_in(query, "directive"),
        organisation=number_in(query, "organisation"),
        kind=_one_of(query, "kind", [code for code, _ in KINDS]),
        attribute=query.get("attribute", "").strip()[:60],
        state=_one_of(query, "state", list(State)),
        standing=_one_of(query, "standing", list(Standing)),
        controller=number_in(query, "controller"),
        urgency=_one_of(query, "urgency", [code for code, _ in URGENCIES]),
        due_from=day_in(query, "from"),
        due_to=day_in(query, "to"),
        year=_year_in(query, today),
    )


def school_year_on(day: date) -> str:
    """«2026/2027»: the school year that people work for on this day."""
    opens = day.year if day.month >= NEW_YEAR_OPENS else day.year - 1
    return f"{opens}/{opens + 1}"


def year_days(year: str) -> tuple[date, date]:
    """The first and the last day of a school year."""
    opens = int(year[:4])
    return date(opens, 9, 1), date(opens + 1, 8, 31)


def day_in(query: Mapping[str, str], name: str) -> date | None:
    """The day that the address names there, if any."""
    try:
        return date.fromisoformat(query.get(name, ""))
    except ValueError:
        return None


def number_in(query: Mapping[str, str], name: str) -> int | None:
    """The number that the address names there, if any; no larger than a database takes."""
    said = query.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 15 else None


def _one_of(query: Mapping[str, str], name: str, known: list[str]) -> str:
    said = query.get(name, "")
    return said if said in known else ""


def _year_in(query: Mapping[str, str], today: date) -> str:
    said = query.get("year", "")
    if said == ALL_YEARS:
        return ""
    good = said.isascii() and said.isdigit() and len(said) == 4 and 1900 < int(said) < 2200
    return f"{said}/{int(said) + 1}" if good else school_year_on(today)
