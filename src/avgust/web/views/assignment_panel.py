"""What the panel and the page of an assignment show: the same parts, so that they never differ."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from avgust.apps.execution.api import (
    Assignment,
    Story,
    parts_of,
    passage_of,
    people_for_control,
    people_for_lead,
    story_of,
)
from avgust.apps.registry.api import Organisation, Power, organisations_on
from avgust.control.states import Part, State, Step, allowed, may
from avgust.web.doors import SignedIn
from avgust.web.forms.work import (
    KINDS_OF_PROOF,
    AcceptForm,
    AnswerForm,
    AskForm,
    DueForm,
    GroundsForm,
    PartForm,
    PersonForm,
    RemarkForm,
    ReportForm,
    proof_forms,
)
from avgust.web.views.assignment_story import events_of

CLOSED = {State.ACCEPTED, State.RELEASED, State.NOT_APPLICABLE}


def panel_of(request: SignedIn, assignment: Assignment, forms: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The context of `web/assignments/_assignment.html`; `forms` are those that were sent and are to be mended."""
    story = story_of(request.actor, assignment, request.today)
    parts = parts_of(request.actor, assignment)
    steps = {step.value for step in allowed(State(assignment.state)) if may(step, parts)}
    if assignment.kind == "series":
        steps &= {Step.PUT_ON_CONTROL, Step.MARK_NOT_APPLICABLE, Step.REOPEN}
    pending = next((each for each in story.requests if each.state == "asked"), None)
    context: dict[str, Any] = {
        "assignment": assignment,
        "story": story,
        "line": story.line,
        "passage": passage_of(assignment.directive),
        "steps": steps,
        "is_executor": Part.EXECUTOR in parts,
        "pending": pending,
        "may_answer": pending is not None and may(Step.CHANGE_DATE, parts) and "change_date" in steps,
        "may_recall_request": pending is not None and Part.EXECUTOR in parts,
        "own_work": Part.EXECUTOR in parts and bool(parts & {Part.CONTROLLER, Part.AUTHOR}),
        "next": came_from(request, assignment),
        "events": events_of(story.entries),
        "kinds_of_proof": KINDS_OF_PROOF,
        **_forms(request, assignment, story, steps),
        **_naming(request, assignment),
    }
    return {**context, **(forms or {})}


def _forms(request: SignedIn, assignment: Assignment, story: Story, steps: set[str]) -> dict[str, Any]:
    proofs = list(story.draft.evidence.all()) if story.draft else []
    wanted = next((each.wanted for each in story.requests if each.state == "asked"), None)
    return {
        "report_form": ReportForm(initial={"text": story.draft.text if story.draft else ""}),
        "proofs": proof_forms(rows=proofs),
        "files": [proof for proof in proofs if proof.kind == "file"],
        "accept_form": AcceptForm(prefix="accept"),
        "remark_form": RemarkForm(prefix="return"),
        "release_form": GroundsForm(prefix="release"),
        "not_applicable_form": GroundsForm(prefix="not_applicable"),
        "reopen_form": GroundsForm(prefix="reopen"),
        "due_form": DueForm(prefix="due", initial={"due": assignment.due}),
        "ask_form": AskForm(prefix="ask"),
        "answer_form": AnswerForm(prefix="answer", initial={"grant": wanted}),
    }


def _naming(request: SignedIn, assignment: Assignment) -> dict[str, Any]:
    """The forms that name people and give parts, where the actor may."""
    open_ = State(assignment.state) not in CLOSED
    named: dict[str, Any] = {"lead_form": None, "controller_form": None, "part_form": None}
    here = request.actor.may(Power.ASSIGN, assignment.organisation)
    above = request.actor.may(Power.ASSIGN, assignment.owner)
    if open_ and (here or above):
        people = people_for_lead(assignment.organisation, request.today)
        named["lead_form"] = PersonForm(None, people, "lead", "")
        named["lead_form"].initial = {"person": assignment.lead_id}
    if open_ and above:
        people = people_for_control(assignment.owner, request.today)
        named["controller_form"] = PersonForm(None, people, "controller", "")
        named["controller_form"].initial = {"person": assignment.controller_id}
    parts = parts_of(request.actor, assignment)
    judge = bool(parts & {Part.CONTROLLER, Part.AUTHOR})
    divisible = open_ and assignment.state != State.DRAFT and assignment.kind != "series"
    if divisible and (judge or (here and Part.EXECUTOR in parts)):
        named["part_form"] = part_form(request, assignment, judge)
    return named


def part_form(request: SignedIn, assignment: Assignment, judge: bool, data: Any = None) -> PartForm:
    """The form of a new part; who controls may give it to another organisation too."""
    others = organisations_on(request.today, assignment.owner).exclude(pk=assignment.organisation_id) if judge else None
    organisation: Organisation = assignment.organisation
    return PartForm(data, people_for_lead(organisation, request.today), others)


def came_from(request: SignedIn, assignment: Assignment) -> str:
    """Where a form leads back to: the list with the panel open, or the page of the assignment."""
    wanted = request.POST.get("next", "") if request.method == "POST" else request.get_full_path()
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if safe else reverse("web:assignment", args=[assignment.pk])
