"""Rows of a plan for the tests of its views, written by hand: papers, directives and assignments in any state."""

from datetime import date, timedelta
from typing import Any

from avgust.apps.acts.api import Directive, Document
from avgust.apps.execution.api import Assignment
from district import NOW, TODAY

YEAR = "2026/2027"
DAY = timedelta(days=1)


def paper(owner: Any, **values: Any) -> Document:
    """An adopted document."""
    kept = {
        "title": "Резолюция августовского совещания", "kind": "resolution", "date": date(2026, 8, 28),
        "school_year": YEAR, "file_name": "резолюция.docx", "size": 1, "sha256": "0" * 64, "state": "adopted",
        "uploaded_at": NOW,
    }  # fmt: skip
    return Document.objects.create(owner=owner, **{**kept, **values})


def duty(document: Document, text: str = "Провести смотр кабинетов", **values: Any) -> Directive:
    """An adopted directive, with the next number."""
    number = document.directives.count() + 1
    kept = {"order": number, "label": f"1.{number}", "text": text, "state": "adopted"}
    return Directive.objects.create(document=document, **{**kept, **values})


def owed(directive: Directive, organisation: Any, state: str = "in_work", due: int | date | None = 30, **values: Any) -> Assignment:
    """An assignment; `due` is a day, or so many days from today."""
    day = TODAY + due * DAY if isinstance(due, int) else due
    kept = {
        "owner": directive.document.owner, "state": state, "due": day, "first_due": day, "school_year": YEAR,
        "created_at": NOW,
    }  # fmt: skip
    if state in {"reported", "accepted", "released"}:
        kept["reported_on"] = day
    return Assignment.objects.create(directive=directive, organisation=organisation, **{**kept, **values})


def series(directive: Directive, organisation: Any, states: list[tuple[str, int]], **values: Any) -> Assignment:
    """A recurring assignment with one occurrence for each state and due day."""
    whole = owed(directive, organisation, "on_control", None, kind="series", **values)
    for place, (state, due) in enumerate(states):
        start = TODAY + due * DAY
        owed(directive, organisation, state, due, kind="occurrence", parent=whole, period_start=start,
             period_label=f"период {place + 1}", **values)  # fmt: skip
    return whole


def small_plan(district: Any) -> dict[str, Any]:
    """A plan that can be counted by hand: two papers, four directives, three schools and a kindergarten.

    On 22 November 2026: 2 late (school 1, village), 1 due today (school 2), 1 soon, 2 waiting, 3 done (1 of them late),
    2 later, 1 without a date, 1 not applicable; 13 in all. Beside it a draft, a part, and a row of the neighbours.
    """
    one, two, village, garden = (district[key] for key in ("school_1", "school_2", "village", "kindergarten"))
    first = paper(district["authority"])
    second = paper(district["authority"], title="Приказ об охране труда", kind="order", date=date(2026, 9, 15))
    control = {"controller": district["specialist"]}
    a, b, c = duty(first), duty(first, "Обновить паспорта безопасности"), duty(first, "Представлять сведения")
    d = duty(second, "Провести инструктаж")
    late = owed(a, one, "in_work", -5, **control)
    owed(a, two, "on_control", 0, **control)
    owed(a, village, "returned", -12, returned_times=1, **control)
    owed(b, one, "accepted", -20, accepted_on=TODAY, **control)
    owed(b, two, "released", -20, reported_on=TODAY - 15 * DAY, released_on=TODAY, **control)
    owed(b, village, "reported", 1, reported_on=TODAY, **control)
    owed(b, garden, "not_applicable", -20)
    series(c, one, [("accepted", -30), ("reported", -2), ("on_control", 60)], **control)
    owed(d, one, "on_control", 2, urgency="urgent")
    owed(d, two, "on_control", None)
    owed(d, garden, "in_work", 40)
    owed(d, village, "draft", 5)
    owed(a, one, "in_work", -5, kind="sub", parent=late, owner=one, words="Описать кабинеты")
    foreign = paper(district["neighbour"], title="Приказ соседей")
    owed(duty(foreign), district["foreign_school"], "in_work", -40)
    return {"first": first, "second": second, "a": a, "b": b, "c": c, "d": d, "late": late, "foreign": foreign}
