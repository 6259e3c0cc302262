"""Two districts with something of each kind in each, so that «own» and «foreign» can be asked for everywhere."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from avgust.apps.acts.api import Directive, Document
from avgust.apps.execution.api import Assignment, ControlProfile, Evidence, ExtensionRequest, Report
from avgust.apps.registry.api import GroupRule
from avgust.control.profiles.loading import shipped, to_dict
from district import NOW, TODAY, District

MISSING = 10**9
CONTENTS = "слово".encode()
SHA256 = hashlib.sha256(CONTENTS).hexdigest()
# side: authority, school, its head, its specialist
SIDES = {
    "own": ("authority", "school_1", "head_1", "specialist"),
    "foreign": ("neighbour", "foreign_school", "foreign_head", "foreign"),
}


@dataclass
class World:
    """The rows of each side by their kinds."""

    district: District
    rows: dict[tuple[str, str], Any] = field(default_factory=dict)

    def pk(self, kind: str, side: str) -> int:
        """The id of the row of this kind on this side; one that nothing has for «missing»."""
        return MISSING if side == "missing" else self.rows[kind, side].pk


def make_world(district: District) -> World:
    """Fills both districts."""
    world = World(district)
    for side in SIDES:
        for kind, row in rows_of(district, side):
            world.rows[kind, side] = row
    return world


def rows_of(district: District, side: str):
    """The rows of one side, by their kinds."""
    authority, school, head, specialist = (district[key] for key in SIDES[side])
    yield "organisation", school
    yield "person", head
    yield "rule", GroupRule.objects.create(owner=authority, phrase="школы", written="школам", since=TODAY)
    rules = to_dict(shipped()["federal"])
    yield "profile", ControlProfile.objects.create(owner=authority, code="own", title="Свой", rules=rules)
    for state in ("review", "adopted"):
        document = document_of(authority, specialist, state, side)
        yield f"{state} document", document
        yield (
            f"{state} directive",
            Directive.objects.create(
                document=document,
                order=1,
                text="провести смотр",
                source={"start": 10, "end": 24},
                state="adopted" if state == "adopted" else "proposed",
            ),
        )
    directive = Directive.objects.get(document=document)
    assignment = Assignment.objects.create(
        owner=authority, directive=directive, organisation=school, lead=head, controller=specialist, author=specialist,
        state="in_work", first_due=TODAY, due=TODAY, created_at=NOW,
    )  # fmt: skip
    yield "assignment", assignment
    for state in ("draft", "sent"):
        report = Report.objects.create(assignment=assignment, state=state, text="Проведён", author=head, written_at=NOW)
        yield f"{state} report", report
        yield f"{state} evidence", evidence_of(report)
    yield (
        "request",
        ExtensionRequest.objects.create(
            assignment=assignment, wanted=TODAY, grounds="Карантин", asked_by=head, asked_at=NOW
        ),
    )


def document_of(authority, specialist, state, side) -> Document:
    document = Document(
        owner=authority, title=f"Резолюция {side}", file_name="Резолюция.txt", size=len(CONTENTS), sha256=SHA256, state=state,
        text="1. Школам провести смотр.", reading={}, uploaded_by=specialist, uploaded_at=NOW, format="txt",
    )  # fmt: skip
    document.file.save("Резолюция.txt", ContentFile(CONTENTS))
    return document


def evidence_of(report) -> Evidence:
    evidence = Evidence(report=report, kind="file", file_name="Справка.txt", size=len(CONTENTS), sha256=SHA256)
    evidence.file.save("Справка.txt", ContentFile(CONTENTS))
    return evidence
