"""Reading assignments: my work, what is on control, the story of one."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from avgust.apps.acts.api import Document
from avgust.apps.execution.access import (
    assignments_carried_by,
    assignments_open_to,
    is_executor,
    with_people,
)
from avgust.apps.execution.models import (
    Assignment,
    ControlProfile,
    DueChange,
    Evidence,
    ExtensionRequest,
    Report,
    SavedFilter,
)
from avgust.apps.execution.profiles import soon_days_of
from avgust.apps.execution.standing import HAS_TERM, IS_DONE, IS_OPEN, standing_of, stands
from avgust.apps.journal.api import Entry, history_of
from avgust.apps.registry.api import ROLES, Actor, Organisation, Person, Post, Power, people_of, powers_of
from avgust.control.states import Progress, Standing, State, roll_up

RECENTLY = timedelta(days=14)
DAY = timedelta(days=1)
LONGEST_LIST = 1000
GROUPS = ("late", "today", "week", "month", "later", "waiting", "done")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: the assignment, how it stands, whether more time is asked for."""

    assignment: Assignment
    standing: Standing
    asks: bool = False

    @property
    def words(self) -> str:
        """What is to be done."""
        return self.assignment.words or self.assignment.directive.text


@dataclass(frozen=True, slots=True)
class MyWork:
    """What is the actor's to do, by when: the names of GROUPS lead to the lines, in the order of their dates.

    to_judge  how many reports and requests wait for him as a controller
    """

    groups: Mapping[str, list[Line]]
    to_judge: int = 0

    @property
    def total(self) -> int:
        """How many wait for him."""
        return sum(len(self.groups[name]) for name in GROUPS[:5])


@dataclass(frozen=True, slots=True)
class Filter:
    """What of a list is wanted; empty fields say nothing.

    scope  "" what is mine by default, "own" what I lead or help with, "all" whatever is open to me there
    """

    words: str = ""
    document: int | None = None
    organisation: int | None = None
    controller: int | None = None
    lead: int | None = None
    state: str = ""
    standing: str = ""
    scope: str = ""
    due_from: date | None = None
    due_to: date | None = None


EVERYTHING = Filter()


def filtered(rows: QuerySet[Assignment], wanted: Filter, *, today: date, soon_days: int) -> QuerySet[Assignment]:
    """The rows that a filter lets through."""
    equal = {
        "directive__document_id": wanted.document,
        "organisation_id": wanted.organisation,
        "controller_id": wanted.controller,
        "lead_id": wanted.lead,
        "state": wanted.state,
        "due__gte": wanted.due_from,
        "due__lte": wanted.due_to,
    }
    rows = rows.filter(**{name: value for name, value in equal.items() if value})
    if wanted.standing in set(Standing):
        rows = rows.filter(stands(Standing(wanted.standing), today=today, soon_days=soon_days))
    for word in wanted.words.split()[:8]:
        # SQLite folds only Latin letters: the other cases of a Russian word are asked for by name.
        spelt = Q()
        for each in {word, word.lower(), word.capitalize(), word.upper()}:
            spelt |= Q(directive__text__contains=each) | Q(words__contains=each)
        rows = rows.filter(spelt)
    return rows


def my_work(actor: Actor, today: date, wanted: Filter = EVERYTHING) -> MyWork:
    """What the actor has to do, late first. The head of an organisation sees all of it, others what they lead, help
    with, or what has no lead; `scope` says otherwise."""
    soon = soon_days_of(_authority_of(actor))
    rows = (_scoped(actor, assignments_carried_by(actor), wanted.scope) | _parts_given_by(actor)).filter(HAS_TERM)
    rows = rows.exclude(IS_OPEN & Q(kind="occurrence", period_start__gt=today))  # its time has not begun
    rows = rows.filter(IS_OPEN | Q(state=State.REPORTED) | (IS_DONE & Q(accepted_on__gte=today - RECENTLY)))
    groups: dict[str, list[Line]] = {name: [] for name in GROUPS}
    for line in _lines(filtered(rows, wanted, today=today, soon_days=soon), today, soon):
        groups[_group(actor, line, today)].append(line)
    return MyWork(groups, _count_to_judge(actor))


def _scoped(actor: Actor, rows: QuerySet[Assignment], scope: str) -> QuerySet[Assignment]:
    heads = {place.organisation for place in actor.places if place.role == "manager"}
    own = Q(lead_id=actor.person_id) | Q(lead=None) | ~Q(organisation_id__in=actor.organisations)
    if scope == "all":
        return rows
    return rows.filter(own if scope == "own" else own | Q(organisation_id__in=heads))


def _parts_given_by(actor: Actor) -> QuerySet[Assignment]:
    """The parts that the head of an organisation gave to its people: he waits for them."""
    inside = Assignment.objects.filter(kind="sub", owner_id__in=actor.organisations, controller_id=actor.person_id or 0)
    return inside.filter(IS_OPEN)


def _group(actor: Actor, line: Line, today: date) -> str:
    """In which group of GROUPS a line stands."""
    assignment, due = line.assignment, line.assignment.due
    if line.standing in {Standing.DONE, Standing.DONE_LATE}:
        return "done"
    others = assignment.kind == "sub" and assignment.lead_id not in (None, actor.person_id)
    if line.standing == Standing.WAITING or (others and line.standing != Standing.LATE):
        return "waiting"
    if due is None:
        return "later"
    if due <= today:
        return "today" if due == today else "late"
    if due <= today + (6 - today.weekday()) * DAY:
        return "week"
    return "month" if due <= today.replace(day=monthrange(today.year, today.month)[1]) else "later"


def _lines(rows: QuerySet[Assignment], today: date, soon_days: int) -> list[Line]:
    asks = ExtensionRequest.objects.filter(assignment=OuterRef("pk"), state="asked")
    listed = with_people(rows).annotate(asks=Exists(asks)).order_by("due", "directive_id", "id")[:LONGEST_LIST]
    return [
        Line(row, standing_of(row, today=today, soon_days=soon_days), bool(getattr(row, "asks", False)))
        for row in listed
    ]


def _authority_of(actor: Actor) -> Organisation | None:
    """The organisation whose profile says what is soon for the actor: his own, or the nearest above it that has one."""
    return Organisation.objects.filter(pk__in=actor.organisations).order_by("path").first()


@dataclass(frozen=True, slots=True)
class OnControl:
    """What the actor controls: counts of each kind of move that waits for him, and the lines of the chosen one."""

    counts: Mapping[str, int]
    lines: list[Line]
    kind: str


KINDS_OF_CONTROL = ("reported", "asks", "late", "soon", "accepted", "draft", "uncontrolled", "all")


def controlled_by(actor: Actor, scope: str = "") -> QuerySet[Assignment]:
    """The assignments that the actor controls or gave; with the scope "all" every one of the places where he controls,
    also those of others and those without a controller."""
    places = actor.reach(Power.CONTROL, "owner__") | actor.reach(Power.ASSIGN, "owner__")
    rows = assignments_open_to(actor).filter(places, HAS_TERM | Q(state=State.DRAFT))
    own = Q(controller_id=actor.person_id) | (Q(author_id=actor.person_id) & Q(controller=None))
    return rows if scope == "all" else rows.filter(own)


def on_control(actor: Actor, today: date, kind: str = "", wanted: Filter = EVERYTHING) -> OnControl:
    """What waits for the controller: reports, requests for more time, what is late or soon, what nobody controls."""
    soon = soon_days_of(_authority_of(actor))
    conditions = control_conditions(today, soon)
    rows = filtered(controlled_by(actor, wanted.scope), wanted, today=today, soon_days=soon)
    everybodys = filtered(controlled_by(actor, "all"), wanted, today=today, soon_days=soon)
    counts = rows.order_by().aggregate(
        **{name: Count("pk", filter=condition) for name, condition in conditions.items()}
    )
    counts["uncontrolled"] = everybodys.filter(UNCONTROLLED).count()
    chosen = kind if kind in counts else next((name for name in ("reported", "asks", "late") if counts[name]), "all")
    shown = everybodys.filter(UNCONTROLLED) if chosen == "uncontrolled" else rows.filter(conditions[chosen])
    return OnControl(counts, _lines(shown, today, soon), chosen)


UNCONTROLLED = Q(controller=None) & (IS_OPEN | Q(state__in=[State.REPORTED, State.ACCEPTED, State.DRAFT]))


def control_conditions(today: date, soon_days: int) -> dict[str, Q]:
    """What waits for the controller, by kind."""
    asks = Exists(ExtensionRequest.objects.filter(assignment=OuterRef("pk"), state="asked"))
    late = stands(Standing.LATE, today=today, soon_days=soon_days)
    soon = stands(Standing.SOON, today=today, soon_days=soon_days) | stands(
        Standing.DUE_TODAY, today=today, soon_days=soon_days
    )
    return {
        "reported": Q(state=State.REPORTED) & HAS_TERM,
        "asks": Q(asks) & (IS_OPEN | Q(state=State.REPORTED)),
        "late": late & HAS_TERM,
        "soon": soon & HAS_TERM,
        "accepted": Q(state=State.ACCEPTED) & HAS_TERM,
        "draft": Q(state=State.DRAFT, parent=None),
        "all": ~Q(state__in=[State.DRAFT, State.RELEASED, State.NOT_APPLICABLE]) & HAS_TERM,
    }


def _count_to_judge(actor: Actor) -> int:
    """How many reports and requests wait for the actor."""
    if not actor.has(Power.CONTROL):
        return 0
    conditions = control_conditions(date.max, 0)
    return controlled_by(actor).filter(conditions["reported"] | conditions["asks"]).count()


@dataclass(frozen=True, slots=True)
class Story:
    """All that happened to an assignment, for its page.

    reports    those that the actor may read, with their proofs, the newest first; drafts only for the executors
    parts      its parts or periods with how each stands
    progress   what the parts come to
    """

    line: Line
    draft: Report | None
    reports: list[Report]
    requests: list[ExtensionRequest]
    due_changes: list[DueChange]
    parts: list[Line]
    progress: Progress
    entries: list[Entry] = field(default_factory=list)


def story_of(actor: Actor, assignment: Assignment, today: date) -> Story:
    """The story of an assignment that is open to the actor."""
    soon = soon_days_of(assignment.owner)
    proofs = Prefetch("evidence", Evidence.objects.order_by("id"))
    reports = list(assignment.reports.select_related("author", "decided_by").prefetch_related(proofs).order_by("-id"))
    requests = list(assignment.extension_requests.select_related("asked_by", "decided_by").order_by("-id"))
    own = is_executor(actor, assignment)
    drafts = [report for report in reports if report.state == "draft"] if own else []
    children = assignments_open_to(actor).filter(parent=assignment)
    parts = _lines(children, today, soon)
    return Story(
        Line(
            assignment,
            standing_of(assignment, today=today, soon_days=soon),
            any(request.state == "asked" for request in requests),
        ),
        drafts[0] if drafts else None,
        [report for report in reports if report.state != "draft"],
        requests,
        list(assignment.due_changes.select_related("by").order_by("-id")),
        parts,
        roll_up(part.standing for part in parts),
        list(history_of(assignment)),
    )


def progress_of(assignments: Iterable[int], today: date, soon_days: int) -> dict[int, Progress]:
    """What the parts of each of these assignments come to, by one query."""
    standings: dict[int, list[Standing]] = {}
    for row in Assignment.objects.filter(parent_id__in=list(assignments)):
        if row.parent_id is not None:
            standings.setdefault(row.parent_id, []).append(standing_of(row, today=today, soon_days=soon_days))
    return {pk: roll_up(each) for pk, each in standings.items()}


def saved_filters_of(actor: Actor, page: str) -> QuerySet[SavedFilter]:
    """The filters that the actor keeps for a page."""
    return SavedFilter.objects.filter(person_id=actor.person_id or 0, page=page)


def profiles_open_to(actor: Actor) -> QuerySet[ControlProfile]:
    """The control profiles that the actor may read: of the places that he sees."""
    condition = actor.reach(Power.SEE_DOCUMENTS, "owner__") | actor.reach(Power.KEEP_PROFILES, "owner__")
    return ControlProfile.objects.filter(condition).select_related("owner").order_by("owner__path", "title")


def people_for_lead(organisation: Organisation, today: date) -> QuerySet[Person]:
    """Who may lead an assignment of the organisation: those who work there today."""
    return Person.objects.filter(pk__in=people_of([organisation.pk], today).values("person_id"))


def people_for_control(owner: Organisation, today: date) -> QuerySet[Person]:
    """Who may control the assignments of an authority: those whose role there gives it today."""
    roles = [role for role, _ in ROLES if Power.CONTROL in powers_of(owner.kind, role)]
    here = Q(place=owner) | Q(place=None, organisation=owner)
    return Person.objects.filter(pk__in=Post.objects.filter(Post.held_on(today), here, role__in=roles).values("person"))


def documents_among(rows: QuerySet[Assignment]) -> list[tuple[int, str]]:
    """The documents that these assignments came from, for a filter."""
    found = Document.objects.filter(pk__in=rows.order_by().values("directive__document_id"))
    return [(each.pk, str(each)) for each in found.only("pk", "title", "file_name").order_by("-date", "-pk")]


def organisations_among(rows: QuerySet[Assignment]) -> list[tuple[int, str]]:
    """The organisations of these assignments, for a filter."""
    found = Organisation.objects.filter(pk__in=rows.order_by().values("organisation_id"))
    return list(found.order_by("path").values_list("pk", "short_name"))
