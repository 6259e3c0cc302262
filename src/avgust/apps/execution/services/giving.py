"""Assignments out of the directives of an adopted document: one for each organisation that a directive means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Prefetch

from avgust.apps.acts.api import AddresseeAnswer, AnsweredOrganisation, Directive, Document
from avgust.apps.execution.models import Assignment, CoExecutor
from avgust.apps.execution.profiles import papers_of, profile_of, school_year_of
from avgust.apps.execution.services.batch import Batch, Case, ExecutionError, Outcome, Told, change_many, change_one
from avgust.apps.journal.api import Change, record_all, service, unchanged
from avgust.apps.registry.api import Actor, Organisation, Person, Power, actor_of, people_of
from avgust.control.due import Due, Papers, Term, due_date
from avgust.control.occurrences import Occurrence, occurrences
from avgust.control.profiles.profile import ControlProfile
from avgust.control.states import Step
from avgust.kernel.findings import Finding
from avgust.kernel.periods import Frequency

BESIDE = re.compile(r"совместно\s+со?\s*$", re.IGNORECASE)
PORTION = 500  # rows that go to the database at once


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at in a directive whose assignments were made."""

    directive: int
    finding: Finding


@dataclass(slots=True)
class Given:
    """What came of giving: how many assignments and periods were made, how many had been there, which directives made
    none and why, what is doubtful about the terms."""

    made: int = 0
    periods: int = 0
    were: int = 0
    recommendations: int = 0
    lead_ins: int = 0
    unanswered: list[int] = field(default_factory=list)  # directives with an addressee that came to nobody yet
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """When the assignments of a directive are due, or their periods."""

    due: Due
    periods: tuple[Occurrence, ...]
    words: str
    doubts: tuple[Finding, ...]


@dataclass(slots=True)
class Plan:
    """One assignment to be made."""

    assignment: Assignment
    helpers: list[Organisation]
    periods: tuple[Occurrence, ...]


@service
def give_assignments(
    *,
    by: Actor,
    now: datetime,
    today: date,
    document: Document,
    controller: Person | None = None,
    directives: Sequence[int] = (),
) -> Given:
    """Makes drafts of assignments out of an adopted document, or of some of its directives.

    What is there already is left alone, so that a second time makes nothing twice. Recommendations and lead-ins make
    none. The controller is whoever gives them, unless another is named.
    """
    by.demand(Power.ASSIGN, document.owner)
    held = Document.objects.select_for_update().defer("reading").get(pk=document.pk)
    if held.state != "adopted":
        raise ExecutionError("not-adopted", "Поручения ставятся по документу, принятому к исполнению")
    _demand_controller(controller, document.owner, today)
    given = Given()
    chosen = _directives(held, directives)
    there = set(
        Assignment.objects.filter(directive__in=chosen, parent=None).values_list("directive_id", "organisation_id")
    )
    giver = _Giver(by, now, held, document.owner, controller)
    plans: list[Plan] = []
    for directive in chosen:
        plans += giver.plans(directive, there, given)
    _name_heads(plans, today)
    _write(by, now, plans, given)
    return given


@service
def put_on_control(
    *, by: Actor, now: datetime, today: date, assignment: Assignment, version: int | None = None
) -> Assignment:
    """Makes a draft binding; a series with all its periods."""
    batch = Batch(by, now, today)
    changed = change_one(batch, assignment, version, _put)
    change_many(batch, _drafts_of([changed.pk]), _put)
    return changed


@service
def put_many_on_control(*, by: Actor, now: datetime, today: date, ids: Sequence[int]) -> Outcome:
    """Makes many drafts binding."""
    batch = Batch(by, now, today)
    outcome = change_many(batch, ids, _put)
    change_many(batch, _drafts_of(outcome.done), _put)
    return outcome


@service
def put_document_on_control(*, by: Actor, now: datetime, today: date, document: Document) -> Outcome:
    """Makes all drafts of a document binding."""
    by.demand(Power.ASSIGN, document.owner)
    drafts = Assignment.objects.filter(directive__document=document, state="draft", parent=None)
    return put_many_on_control(by=by, now=now, today=today, ids=list(drafts.values_list("pk", flat=True)))


def _put(case: Case, batch: Batch) -> Told:
    case.step(Step.PUT_ON_CONTROL)
    return Told("assignment.put_on_control")


def _drafts_of(series: Sequence[int]) -> list[int]:
    return list(Assignment.objects.filter(parent_id__in=series, state="draft").values_list("pk", flat=True))


def _demand_controller(controller: Person | None, owner: Organisation, today: date) -> None:
    if controller is None:
        return
    if not actor_of(controller, today=today, origin="").may(Power.CONTROL, owner):
        raise ExecutionError("no-controller", f"{controller} не может контролировать поручения: {owner}")


def _directives(document: Document, wanted: Sequence[int]) -> list[Directive]:
    answers = AddresseeAnswer.objects.prefetch_related(
        Prefetch("found", AnsweredOrganisation.objects.select_related("organisation"))
    )
    rows = Directive.objects.filter(document=document, state="adopted").prefetch_related(
        Prefetch("answers", answers.order_by("id"))
    )
    return list(rows.filter(pk__in=wanted) if wanted else rows)


@dataclass(slots=True)
class _Giver:
    """Makes the plans of one document."""

    by: Actor
    now: datetime
    document: Document
    owner: Organisation
    controller: Person | None
    profile: ControlProfile = field(init=False)
    papers: Papers = field(init=False)

    def __post_init__(self) -> None:
        self.profile = profile_of(self.owner)
        self.papers = papers_of(self.document)

    def plans(self, directive: Directive, there: set[tuple[int, int]], given: Given) -> list[Plan]:
        """The assignments of a directive that are not there yet; tells `given` of those that are, and of none."""
        directive.document = self.document
        if directive.lead_in:
            given.lead_ins += 1
            return []
        answers = list(directive.answers.all())
        if any(answer.state == "open" for answer in answers):
            given.unanswered.append(directive.pk)
        meant, helpers = meant_by(directive, answers, self.document.text)
        if directive.recommendation or (answers and all(answer.state == "outside" for answer in answers)):
            given.recommendations += 1
            return []
        new = {pk: found for pk, found in meant.items() if (directive.pk, pk) not in there}
        given.were += len(meant) - len(new)
        terms = self.terms(directive)
        if new:
            given.doubts += [Doubt(directive.pk, doubt) for doubt in terms.doubts]
        return [self._plan(directive, organisation, reason, helpers, terms) for organisation, reason in new.values()]

    def terms(self, directive: Directive) -> Terms:
        """When it is due; what recurs gets its periods."""
        deadline = directive.deadline or {}
        term = Term(
            directive.starts,
            directive.ends,
            Frequency(directive.frequency) if directive.frequency else None,
            str(deadline.get("text") or ""),
            str(deadline.get("rrule") or ""),
        )
        due = due_date(term, self.papers, self.profile, directive.urgency)
        if term.freq is None:
            return Terms(due, (), due.explanation, due.doubts)
        made = occurrences(term, self.papers, self.profile)
        return Terms(due, made.items, made.explanation, (*due.doubts, *made.doubts))

    def _plan(
        self, directive: Directive, organisation: Organisation, reason: str, helpers: list[Organisation], terms: Terms
    ) -> Plan:
        recurs = bool(directive.frequency)
        assignment = Assignment(
            owner=self.owner,
            directive=directive,
            kind="series" if recurs else "single",
            organisation=organisation,
            reason=reason[:500],
            controller_id=self.controller.pk if self.controller else self.by.person_id,
            author_id=self.by.person_id,
            urgency=directive.urgency,
            starts=directive.starts,
            first_due=terms.due.date,
            due=terms.due.date,
            due_words=terms.words[:500],
            school_year=school_year_of(self.document),
            created_at=self.now,
        )
        return Plan(assignment, [each for each in helpers if each.pk != organisation.pk], terms.periods)


def meant_by(
    directive: Directive, answers: Sequence[AddresseeAnswer], text: str
) -> tuple[dict[int, tuple[Organisation, str]], list[Organisation]]:
    """The organisations that a directive means, each with the reason, and those that only help («совместно с …»).

    A partner that came to one organisation helps all others; one that came to several has assignments of its own.
    """
    partners = {each["name"] for each in directive.addressees if is_partner(each, text)}
    resolved = [answer for answer in answers if answer.state == "resolved"]
    helping = [answer for answer in resolved if answer.name in partners and len(answer.found.all()) == 1]
    if len(helping) == len(resolved):
        helping = []
    meant: dict[int, tuple[Organisation, str]] = {}
    for answer in resolved:
        if answer in helping:
            continue
        for found in answer.found.all():
            before = meant.get(found.organisation_id)
            reason = f"{before[1]}; {found.reason}" if before and found.reason not in before[1] else found.reason
            meant[found.organisation_id] = (found.organisation, reason)
    helpers = [found.organisation for answer in helping for found in answer.found.all()]
    return meant, [each for each in helpers if each.pk not in meant]


def is_partner(addressee: Mapping[str, object], text: str) -> bool:
    """Whether an addressee stands after «совместно с»."""
    source = addressee.get("source")
    if not isinstance(source, Mapping):
        return False
    start = source.get("start")
    before = text[max(0, start - 20) : start] if isinstance(start, int) else ""
    return source.get("rule") == "partners" or BESIDE.search(before) is not None


def _name_heads(plans: Iterable[Plan], today: date) -> None:
    """Names the head of each organisation as the lead, until he names another."""
    listed = list(plans)
    heads: dict[int, int] = {}
    for post in people_of({plan.assignment.organisation_id for plan in listed}, today, ["manager"]).order_by("-id"):
        heads[post.organisation_id] = post.person_id
    for plan in listed:
        plan.assignment.lead_id = heads.get(plan.assignment.organisation_id)


def _write(by: Actor, now: datetime, plans: Sequence[Plan], given: Given) -> None:
    if not plans:
        unchanged()
        return
    Assignment.objects.bulk_create([plan.assignment for plan in plans], batch_size=PORTION)
    periods: list[Assignment] = []
    helpers: list[CoExecutor] = []
    for plan in plans:
        made = [_period(plan.assignment, each) for each in plan.periods]
        periods += made
        helpers += [
            CoExecutor(assignment=row, organisation=o) for row in [plan.assignment, *made] for o in plan.helpers
        ]
    Assignment.objects.bulk_create(periods, batch_size=PORTION)
    CoExecutor.objects.bulk_create(helpers, batch_size=PORTION)
    record_all(by=by, now=now, changes=[_given(plan) for plan in plans])
    given.made, given.periods = len(plans), len(periods)


def _period(series: Assignment, occurrence: Occurrence) -> Assignment:
    same = ("owner", "directive", "organisation", "reason", "lead_id", "controller_id", "author_id", "urgency",
            "due_words", "school_year", "created_at")  # fmt: skip
    return Assignment(
        parent=series,
        kind="occurrence",
        starts=occurrence.start,
        first_due=occurrence.due,
        due=occurrence.due,
        period_label=occurrence.label[:60],
        period_start=occurrence.start,
        period_end=occurrence.end,
        **{name: getattr(series, name) for name in same},
    )


def _given(plan: Plan) -> Change:
    assignment = plan.assignment
    after = {
        "directive": assignment.directive_id,
        "organisation": assignment.organisation_id,
        "reason": assignment.reason,
        "due": assignment.due,
        "due_words": assignment.due_words,
        "lead_id": assignment.lead_id,
        "controller_id": assignment.controller_id,
        "co_executors": [each.pk for each in plan.helpers],
        "periods": [f"{each.label}: {each.due.isoformat()}" for each in plan.periods],
    }
    return Change(assignment, "assignment.given", {}, after, assignment.owner_id)
