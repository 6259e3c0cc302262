"""The assignments of a plan, and how many of them stand how: the ground of every view of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from avgust.apps.execution.access import assignments_open_to
from avgust.apps.execution.models import Assignment
from avgust.apps.execution.overview.wanted import PlanFilter
from avgust.apps.execution.profiles import soon_days_of
from avgust.apps.execution.selectors import Filter, filtered
from avgust.apps.execution.standing import HAS_TERM, stands
from avgust.apps.registry.api import Actor, Organisation
from avgust.control.states import TONES, Standing, State, Tone

# What an organisation owes: a part that it gave to its own people is within its assignment and not counted again.
OWED = ~Q(kind="sub") | ~Q(parent__organisation_id=F("organisation_id"))
DONE_STANDINGS = (Standing.DONE, Standing.DONE_LATE)


@dataclass(frozen=True)
class Outlook:
    """Whose plan is looked at, on which day, through which filter."""

    actor: Actor
    today: date
    wanted: PlanFilter = field(default_factory=PlanFilter)

    @cached_property
    def soon_days(self) -> int:
        """From how many days on a term is soon, where the actor works."""
        paths = sorted(place.path for place in self.actor.places)
        return soon_days_of(Organisation(path=paths[0]) if paths else None)  # only its path is asked


@dataclass(frozen=True, slots=True)
class Tally:
    """How many assignments stand how."""

    counts: Mapping[Standing, int] = field(default_factory=dict)

    def count(self, *standings: Standing) -> int:
        """How many stand in one of these ways."""
        return sum(self.counts.get(each, 0) for each in standings)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def applies(self) -> int:
        """All but those that do not concern their organisation."""
        return self.total - self.count(Standing.NOT_APPLICABLE)

    @property
    def late(self) -> int:
        """Late and not reported."""
        return self.count(Standing.LATE)

    @property
    def done(self) -> int:
        """Accepted or released, in time or late."""
        return self.count(*DONE_STANDINGS)

    @property
    def worst(self) -> Standing | None:
        """The standing that burns most."""
        return next((each for each in TONES if self.counts.get(each)), None)

    @property
    def tones(self) -> dict[Tone, int]:
        """The same by the four meanings of colour."""
        return {tone: self.count(*(each for each in TONES if TONES[each] == tone)) for tone in Tone}


def sum_of(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    counts: dict[Standing, int] = {}
    for tally in tallies:
        for standing, count in tally.counts.items():
            counts[standing] = counts.get(standing, 0) + count
    return Tally(counts)


def planned(view: Outlook) -> QuerySet[Assignment]:
    """The assignments of the plan: what organisations owe by what is open to the actor; drafts only where asked for."""
    rows = planned_of_all_years(view)
    return rows.filter(of_year(view.wanted.year)) if view.wanted.year else rows


def planned_of_all_years(view: Outlook) -> QuerySet[Assignment]:
    """The same without regard to the school year."""
    wanted = view.wanted
    rows = assignments_open_to(view.actor).filter(HAS_TERM, OWED)
    if wanted.state != State.DRAFT:
        rows = rows.exclude(state=State.DRAFT)
    if wanted.kind:
        rows = rows.filter(organisation__kind=wanted.kind)
    if wanted.attribute:
        having = Organisation.objects.filter(attributes__code=wanted.attribute)
        rows = rows.filter(organisation_id__in=having.values("pk"))
    if wanted.directive:
        rows = rows.filter(directive_id=wanted.directive)
    if wanted.urgency:
        rows = rows.filter(urgency=wanted.urgency)
    if wanted.controller == 0:
        rows = rows.filter(controller=None)
    of_lists = Filter(
        words=wanted.words,
        document=wanted.document,
        organisation=wanted.organisation,
        controller=wanted.controller or None,
        state=wanted.state,
        standing=wanted.standing,
        due_from=wanted.due_from,
        due_to=wanted.due_to,
    )
    soon = view.soon_days if wanted.standing else 0
    return filtered(rows, of_lists, today=view.today, soon_days=soon).order_by()


def of_year(year: str) -> Q:
    """The condition of a school year; what has none belongs to each."""
    return Q(school_year=year) | Q(school_year="")


def standing_column(view: Outlook) -> Case:
    """How a row stands, as a column of the database."""
    ways = [When(stands(each, today=view.today, soon_days=view.soon_days), then=Value(each.value)) for each in TONES]
    return Case(*ways, default=Value(Standing.NO_DATE.value), output_field=CharField())


@dataclass(frozen=True, slots=True)
class Summary:
    """What a plan comes to.

    late_in   how many organisations have something late
    earlier   how much is late of other school years than the one that is looked at
    """

    tally: Tally
    organisations: int
    directives: int
    late_in: int
    earlier: int


def summary(view: Outlook) -> Summary:
    """What the plan comes to, by one query."""
    year = of_year(view.wanted.year) if view.wanted.year else Q(pk__isnull=False)
    standings = {each: stands(each, today=view.today, soon_days=view.soon_days) for each in TONES}
    late = standings[Standing.LATE]
    found = planned_of_all_years(view).aggregate(
        **{each.value: Count("pk", filter=condition & year) for each, condition in standings.items()},
        organisations=Count("organisation", distinct=True, filter=year),
        directives=Count("directive", distinct=True, filter=year),
        late_in=Count("organisation", distinct=True, filter=late & year),
        everywhere=Count("pk", filter=late),
    )
    tally = Tally({each: found[each.value] for each in TONES if found[each.value]})
    return Summary(
        tally, found["organisations"], found["directives"], found["late_in"], found["everywhere"] - tally.late
    )


def tallies_of(rows: Iterable[Mapping[str, object]], key: str) -> dict[object, Tally]:
    """Tallies by a column, of rows that hold it, `standing` and `number`."""
    counts: dict[object, dict[Standing, int]] = {}
    for row in rows:
        of_key = counts.setdefault(row[key], {})
        standing = Standing(str(row["standing"]))
        of_key[standing] = of_key.get(standing, 0) + int(str(row["number"]))
    return {each: Tally(found) for each, found in counts.items()}
