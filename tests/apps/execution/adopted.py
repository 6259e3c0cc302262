"""Adopted papers of the invented district, with their addressees answered, for the tests of execution."""

from datetime import date
from typing import Any

from avgust.apps.acts.api import AddresseeAnswer, AnsweredOrganisation, Directive, Document
from district import NOW, TODAY

TEXT = "РЕЗОЛЮЦИЯ\n1. Провести смотр кабинетов до 15 декабря 2026 года.\n2. Представлять сведения ежемесячно.\n"
MONTHLY = {"frequency": "MONTHLY", "deadline": {"text": "ежемесячно", "rrule": None}}


def adopted(owner: Any, **values: Any) -> Document:
    """An adopted document of the authority."""
    kept = {
        "title": "Резолюция августовского совещания", "kind": "resolution", "number": "12", "date": date(2026, 8, 28),
        "school_year": "2026/2027", "file_name": "резолюция.docx", "size": 1, "sha256": "0" * 64, "state": "adopted",
        "text": TEXT, "uploaded_at": NOW,
    }  # fmt: skip
    return Document.objects.create(owner=owner, **{**kept, **values})


def duty(document: Document, *addressees: tuple[str, list[Any]], **values: Any) -> Directive:
    """A directive with addressees that came to these organisations."""
    kept = {
        "order": document.directives.count() + 1, "label": f"{document.directives.count() + 1}.",
        "text": "Провести смотр кабинетов до 15 декабря 2026 года.", "ends": date(2026, 12, 15),
        "source": {"start": 10, "end": 62, "rule": "own", "inherited": ""}, "state": "adopted",
    }  # fmt: skip
    if values.get("frequency"):
        kept["ends"] = None
    names = [{"name": name, "written": name, "source": {"start": 0, "end": 0, "rule": "leading"}} for name, _ in addressees]
    directive = Directive.objects.create(document=document, **{**kept, "addressees": names, **values})
    for name, organisations in addressees:
        state = "resolved" if organisations else "outside"
        answer = AddresseeAnswer.objects.create(directive=directive, name=name, state=state, on=TODAY)
        for organisation in organisations:
            AnsweredOrganisation.objects.create(answer=answer, organisation=organisation, reason=f"по виду: {name}")
    return directive
