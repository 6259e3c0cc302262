"""Which assignments are open to whom, and in what part a person stands to one."""

from django.db.models import F, Prefetch, Q, QuerySet

from avgust.apps.execution.models import Assignment, CoExecutor, Evidence, ExtensionRequest
from avgust.apps.registry.api import AccessError, Actor, Power
from avgust.control.states import Part


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
    theirs = actor.reach(Power.ANSWER, "co_executors__organisation__") & ~Q(co_executors__organisation_id=F("owner_id"))
    return person | (Q(co_executors__person=None) & theirs)


def with_people(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """The same rows with all that access, the journal and a line of a list ask of them, in a fixed number of queries;
    without the long texts of the documents."""
    joined = rows.select_related("directive__document", "organisation", "owner", "lead", "controller", "author")
    return joined.defer("directive__document__text", "directive__document__reading").prefetch_related(
        Prefetch("co_executors", CoExecutor.objects.select_related("organisation", "person"))
    )


def access_assignment(actor: Actor, pk: int) -> Assignment:
    """The assignment, where it is open to the actor; else AccessError."""
    if (assignment := with_people(assignments_open_to(actor)).filter(pk=pk).first()) is None:
        raise AccessError
    return assignment


def assignments_carried_by(actor: Actor) -> QuerySet[Assignment]:
    """The assignments that are the actor's to carry out: of the organisations he answers for, that he leads or helps
    with. What an authority or a school gave to its own people is theirs whom it names."""
    if actor.person_id is None:
        return Assignment.objects.none()
    lead = Q(lead_id=actor.person_id)
    answers = actor.reach(Power.ANSWER, "organisation__")
    outside = ~Q(organisation_id=F("owner_id"))
    unnamed = Q(lead=None) & ~Q(controller_id=actor.person_id) & ~Q(author_id=actor.person_id)
    helping = Q(pk__in=Assignment.objects.filter(_helps(actor)).values("pk"))
    return Assignment.objects.exclude(state="draft").filter(lead | (answers & (outside | unnamed)) | helping)


def is_executor(actor: Actor, assignment: Assignment) -> bool:
    """Whether it is his to carry out: he leads it, helps with it, or answers for its organisation.

    Where an organisation controls its own assignment, answering for it is not enough: else nobody there could judge
    another's work. Its lead is meant, or, where none is named, all but the controller and the author.
    """
    if actor.is_system or actor.person_id is None:
        return False
    if actor.person_id == assignment.lead_id or any(_is_helped(actor, each) for each in assignment.co_executors.all()):
        return True
    if not actor.may(Power.ANSWER, assignment.organisation):
        return False
    if assignment.organisation_id != assignment.owner_id:
        return True
    return assignment.lead_id is None and actor.person_id not in (assignment.controller_id, assignment.author_id)


def _is_helped(actor: Actor, helper: CoExecutor) -> bool:
    if helper.person_id is not None:
        return helper.person_id == actor.person_id
    return helper.organisation_id != helper.assignment.owner_id and actor.may(Power.ANSWER, helper.organisation)


def is_controller(actor: Actor, assignment: Assignment) -> bool:
    """Whether he is its controller, and still has the power to control in the authority that gave it."""
    return (
        actor.person_id is not None
        and actor.person_id == assignment.controller_id
        and actor.may(Power.CONTROL, assignment.owner)
    )


def is_author(actor: Actor, assignment: Assignment) -> bool:
    """Whether he gave it, and still has the power to control in the authority that gave it; or the system acts."""
    if actor.is_system:
        return True
    return (
        actor.person_id is not None
        and actor.person_id == assignment.author_id
        and actor.may(Power.CONTROL, assignment.owner)
    )


def parts_of(actor: Actor, assignment: Assignment) -> frozenset[Part]:
    """What the actor is to the assignment, for the rules of `control.states`."""
    parts = {Part.EXECUTOR: is_executor, Part.CONTROLLER: is_controller, Part.AUTHOR: is_author}
    return frozenset(part for part, holds in parts.items() if holds(actor, assignment))


def access_evidence(actor: Actor, pk: int) -> Evidence:
    """The proof, where its assignment is open to the actor; a draft's only to those who carry it out."""
    evidence = Evidence.objects.select_related("report__assignment__organisation").filter(pk=pk).first()
    if evidence is None:
        raise AccessError
    assignment = access_assignment(actor, evidence.report.assignment_id)
    if evidence.report.state == "draft" and not is_executor(actor, assignment):
        raise AccessError
    return evidence


def access_extension(actor: Actor, pk: int) -> ExtensionRequest:
    """The request for more time, where its assignment is open to the actor; else AccessError."""
    asked = ExtensionRequest.objects.filter(pk=pk).first()
    if asked is None:
        raise AccessError
    asked.assignment = access_assignment(actor, asked.assignment_id)
    return asked
