"""Which control profile an authority follows, and the school year of a document."""

import re
from datetime import date, timedelta

from avgust.apps.acts.api import Document
from avgust.apps.execution.models import ControlProfile
from avgust.apps.registry.api import Organisation
from avgust.control.due import Papers
from avgust.control.profiles.loading import load, shipped
from avgust.control.profiles.profile import ControlProfile as Rules

UNTIL_CHOSEN = "federal"  # what an authority follows that has chosen none, as those above it


def profile_of(owner: Organisation) -> Rules:
    """The rules by which the authority counts terms: its own, else of the nearest above it, else the shipped ones."""
    ids = [int(part) for part in owner.path.split("/") if part]
    rows = ControlProfile.objects.filter(owner_id__in=ids, in_use=True).select_related("owner")
    nearest = max(rows, key=lambda row: len(row.owner.path) if row.owner else 0, default=None)
    return load(nearest.rules) if nearest else shipped()[UNTIL_CHOSEN]


def soon_days_of(owner: Organisation | None) -> int:
    """From how many days on an assignment of the authority is «скоро срок»."""
    return (profile_of(owner) if owner else shipped()[UNTIL_CHOSEN]).soon_days.value


def papers_of(document: Document) -> Papers:
    """The days of the document from which terms are counted."""
    return Papers(document.date, document.registered, school_year_end(document))


def school_year_of(document: Document) -> str:
    """«2026/2027»: the year that the document names, else the one in which it was adopted; one adopted in summer is
    for the year to come."""
    years = re.findall(r"\d{4}", document.school_year)
    if years:
        return f"{years[0]}/{int(years[0]) + 1}"
    if document.date is None:
        return ""
    opens = document.date.year if document.date.month >= SUMMER else document.date.year - 1
    return f"{opens}/{opens + 1}"


SUMMER = 6  # June: from here on papers speak of the year to come


def school_year_end(document: Document) -> date | None:
    """The last day of the document's school year: the day before 1 September."""
    year = school_year_of(document)
    return date(int(year[-4:]), 9, 1) - timedelta(days=1) if year else None
