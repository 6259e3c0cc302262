"""A reviewed document as a new case for the reader's benchmark: its text, and what a careful person reads out of it.

The shape is that of `tests/golden` (docs/how-to/developer.md): NAME.txt and NAME.json.
"""

import io
import json
import zipfile
from typing import Any

from avgust.apps.acts.models import Directive, Document
from avgust.apps.acts.services.receiving import school_year_of

METADATA = ("kind", "title", "date", "place", "territory", "school_year")
TARGET = ("value", "unit", "comparator", "by", "text")
REFERENCE = ("type", "number", "date", "text")
TERM = ("start", "end", "freq", "text")
MOMENT = (1980, 1, 1, 0, 0, 0)  # of the files in the archive, so that the same review gives the same bytes


def case_of(document: Document) -> dict[str, Any]:
    """What people left standing of the reading, as the gold of a document."""
    rows = document.directives.exclude(state__in=["dropped", "replaced"]).order_by("order", "id")
    return {"metadata": _metadata(document), "directives": [_directive(row) for row in rows]}


def _metadata(document: Document) -> dict[str, Any]:
    read = (document.reading or {}).get("metadata", {})
    told = {name: read.get(name) for name in METADATA}
    card = {"title": document.title or None, "kind": document.kind or None}
    return {**told, **card, "date": document.date and document.date.isoformat(), "school_year": _year(document, told)}


def _year(document: Document, told: dict[str, Any]) -> str | None:
    """The school year of the card, unless the paper itself names none and the card only follows the day."""
    derived = told["school_year"] is None and document.date and school_year_of(document.date) == document.school_year
    return None if derived else document.school_year or None


def _directive(row: Directive) -> dict[str, Any]:
    case: dict[str, Any] = {
        "label": row.label or None,
        "text": row.text,
        "section": row.section or None,
        "addressees": [each["name"] for each in row.addressees],
        "deadline": row.deadline and {name: row.deadline[name] for name in TERM},
        "targets": [{name: each[name] for name in TARGET} for each in row.targets],
        "references": [{name: each[name] for name in REFERENCE} for each in row.references],
    }
    return {**case, "optional": True} if row.lead_in else case


def case_archive(document: Document) -> bytes:
    """NAME.txt and NAME.json in a ZIP archive."""
    name = f"case-{document.pk}"
    text = json.dumps(case_of(document), ensure_ascii=False, indent=1) + "\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix, data in ((".txt", document.text), (".json", text)):
            archive.writestr(zipfile.ZipInfo(name + suffix, MOMENT), data.encode())
    return packed.getvalue()
