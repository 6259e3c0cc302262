"""Which assignments are open to whom, and in what part a person stands to one."""

from django.db.models import Q, QuerySet

from avgust.apps.execution.models import Assignment, Evidence
from avgust.apps.registry.api import AccessError, Actor, Power


def assignments_open_to(actor: Actor) -> QuerySet[Assignment]:
    """The assignments that the actor may read: of the organisations he oversees or answers for, that he leads or helps
    with, controls or gave. Drafts are the authority's alone."""
    if actor.is_system:
        return Assignment.objects.all()
    overseen = actor.reach(Power.SEE_PLAN, "organisation__") | actor.reach(Power.ANSWER, "organisation__")
    given = actor.reach(Power.ASSIGN, "owner__") | actor.reach(Power.CONTROL, "owner__")
    own = Q(lead_id=actor.person_id) | Q(controller_id=actor.person_id) | Q(author_id=actor.person_id)
    helping = Q(pk__in=Assignment.objects.filter(_helps(actor)).values("pk"))
    return Assignment.objects.filter(given | (~Q(state="draft") & (overseen | own | helping)))


def _helps(actor: Actor) -> Q:
    person = Q(co_executors__person_id=actor.person_id)
    return person | actor.reach(Power.ANSWER, "co_executors__organisation__")


def access_assignment(actor: Actor, pk: int) -> Assignment:
    """The assignment, where it is open to the actor; else AccessError."""
    rows = assignments_open_to(actor).select_related(
        "directive__document", "organisation", "owner", "lead", "controller"
    )
    if (assignment := rows.filter(pk=pk).first()) is None:
        raise AccessError
    return assignment


def is_executor(actor: Actor, assignment: Assignment) -> bool:
    """Whether he answers for the organisation, leads the assignment or helps with it."""
    if actor.may(Power.ANSWER, assignment.organisation) or actor.person_id == assignment.lead_id:
        return True
    return Assignment.objects.filter(_helps(actor), pk=assignment.pk).exists() if actor.person_id else False


def is_controller(actor: Actor, assignment: Assignment) -> bool:
    """Whether he is its controller, and still has the power to control in the authority that gave it."""
    return actor.person_id == assignment.controller_id and actor.may(Power.CONTROL, assignment.owner)


def is_author(actor: Actor, assignment: Assignment) -> bool:
    """Whether he gave it, and still has the power to control in the authority that gave it."""
    return actor.person_id == assignment.author_id and actor.may(Power.CONTROL, assignment.owner)


def access_evidence(actor: Actor, pk: int) -> Evidence:
    """The proof, where its assignment is open to the actor; a draft's only to those who carry it out."""
    evidence = Evidence.objects.select_related("report__assignment__organisation").filter(pk=pk).first()
    if evidence is None:
        raise AccessError
    assignment = access_assignment(actor, evidence.report.assignment_id)
    if evidence.report.state == "draft" and not is_executor(actor, assignment):
        raise AccessError
    return evidence
