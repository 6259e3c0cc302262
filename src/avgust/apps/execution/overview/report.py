"""The execution report of a document (справка об исполнении): what was made of each of its items, as of a day.

Nothing here reads the database: `report_facts` brings the facts, `composed` makes a report of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from avgust.apps.acts.api import AddresseeAnswer, Directive, Document
from avgust.apps.execution.overview.planned import Tally, sum_of
from avgust.control.states import OPEN, Standing, State

IN_WORK = (Standing.DUE_TODAY, Standing.SOON, Standing.LATER, Standing.NO_DATE)
PAPERS = {
    "приказ": "приказы", "распоряжение": "распоряжения", "положение": "положения", "справка": "справки",
    "план": "планы", "протокол": "протоколы", "договор": "договоры", "соглашение": "соглашения", "паспорт": "паспорта",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment as the report needs it. `grounds` are those on which it was closed."""

    pk: int
    directive: int
    organisation: int
    name: str
    lead: str
    period: str
    state: State
    standing: Standing
    first_due: date | None
    due: date | None
    reported_on: date | None
    grounds: str


@dataclass(frozen=True, slots=True)
class Move:
    """A term that was moved, with the grounds; the organisations whose term was moved so."""

    old: date | None
    new: date
    grounds: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """Evidence of one kind and unit of the accepted reports: how many pieces, and what their counts come to."""

    kind: str
    title: str
    unit: str
    number: int
    total: Decimal | None = None

    @property
    def words(self) -> str:
        """«приказы: 12», «340 чел.»."""
        if self.kind == "count":
            amount = f"{(self.total or Decimal(0)).normalize():f} {self.unit}".strip()
            return f"{self.title}: {amount}" if self.title else amount
        return f"{self.title}: {self.number}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database knows. Keys of the mappings are ids of directives."""

    document: Document
    today: date
    head: tuple[str, str]  # the post and the name of who heads the authority
    directives: Sequence[Directive]
    answers: Mapping[int, Sequence[AddresseeAnswer]]
    duties: Sequence[Duty]
    moves: Mapping[int, Sequence[tuple[str, date | None, date, str]]] = field(default_factory=dict)
    proofs: Mapping[int, Sequence[Proven]] = field(default_factory=dict)
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the document and what was made of it.

    done, whole  how many organisations have carried it out, of how many whom it concerns
    late         names of those that are late
    released     names and grounds of those whom it does not concern
    """

    directive: Directive
    answers: Sequence[AddresseeAnswer]
    duties: Sequence[Duty]
    tally: Tally
    done: int
    whole: int
    late: tuple[str, ...]
    released: tuple[tuple[str, str], ...]
    first_terms: tuple[date, ...]
    terms: tuple[date, ...]
    moves: Sequence[Move]
    proofs: Sequence[Proven]


@dataclass(frozen=True, slots=True)
class ExecutionReport:
    """The report: sums over all items, the items that bind, those that recommend, every assignment.

    drafts  assignments that are not on control yet and are in no sum
    """

    document: Document
    today: date
    head: tuple[str, str]
    tally: Tally
    organisations: int
    items: Sequence[Item]
    recommendations: Sequence[Item]
    drafts: int

    @property
    def in_work(self) -> int:
        """Whose term has not come, or who have none."""
        return self.tally.count(*IN_WORK)

    @property
    def duties(self) -> list[Duty]:
        """Every assignment, in the order of the items."""
        return [duty for item in (*self.items, *self.recommendations) for duty in item.duties]


def composed(facts: Facts) -> ExecutionReport:
    """The report that the facts come to."""
    by_directive: dict[int, list[Duty]] = {}
    for duty in facts.duties:
        by_directive.setdefault(duty.directive, []).append(duty)
    items = [_item(facts, each, by_directive.get(each.pk, [])) for each in facts.directives]
    return ExecutionReport(
        document=facts.document,
        today=facts.today,
        head=facts.head,
        tally=sum_of(each.tally for each in items),
        organisations=len({duty.organisation for duty in facts.duties}),
        items=[each for each in items if not is_advice(each)],
        recommendations=[each for each in items if is_advice(each)],
        drafts=facts.drafts,
    )


def is_advice(item: Item) -> bool:
    """Whether an item binds nobody: it recommends, or all whom it names are outside the authority's power."""
    outside = bool(item.answers) and all(each.state == "outside" for each in item.answers)
    return not item.duties and (item.directive.recommendation or outside)


def _item(facts: Facts, directive: Directive, duties: list[Duty]) -> Item:
    applying = [duty for duty in duties if duty.standing != Standing.NOT_APPLICABLE]
    by_organisation: dict[int, list[Duty]] = {}
    for duty in applying:
        by_organisation.setdefault(duty.organisation, []).append(duty)
    done = sum(_is_done(each, facts.today) for each in by_organisation.values())
    return Item(
        directive=directive,
        answers=facts.answers.get(directive.pk, []),
        duties=duties,
        tally=tally_of(duties),
        done=done,
        whole=len(by_organisation),
        late=_names(duty.name for duty in duties if duty.standing == Standing.LATE),
        released=tuple((each.name, each.grounds) for each in duties if each.standing == Standing.NOT_APPLICABLE),
        first_terms=_days(duty.first_due or duty.due for duty in applying),
        terms=_days(duty.due for duty in applying),
        moves=_moves(facts.moves.get(directive.pk, [])),
        proofs=_summed(facts.proofs.get(directive.pk, [])),
    )


def tally_of(duties: Iterable[Duty]) -> Tally:
    """How many assignments stand how."""
    counts: dict[Standing, int] = {}
    for duty in duties:
        counts[duty.standing] = counts.get(duty.standing, 0) + 1
    return Tally(counts)


def _is_done(duties: Sequence[Duty], today: date) -> bool:
    """Whether an organisation has carried an item out: of a recurring duty, all periods whose term has come."""
    come = [each for each in duties if each.state not in OPEN or (each.due is not None and each.due <= today)]
    return all(each.standing in {Standing.DONE, Standing.DONE_LATE} for each in come or duties)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _days(days: Iterable[date | None]) -> tuple[date, ...]:
    return tuple(sorted({day for day in days if day is not None}))


def _moves(moves: Iterable[tuple[str, date | None, date, str]]) -> list[Move]:
    """The moves of terms; those alike are told once with all their organisations."""
    alike: dict[tuple[date | None, date, str], list[str]] = {}
    for name, old, new, grounds in moves:
        alike.setdefault((old, new, grounds), []).append(name)
    return [Move(old, new, grounds, _names(names)) for (old, new, grounds), names in alike.items()]


def _summed(proofs: Iterable[Proven]) -> list[Proven]:
    """Evidence by kind and unit: papers by what their titles call them, counts by their unit."""
    sums: dict[tuple[str, str, str], Proven] = {}
    titles: dict[tuple[str, str, str], set[str]] = {}
    for each in proofs:
        title = "" if each.kind == "count" else _called(each)
        key = (each.kind, title, each.unit.casefold())
        old = sums.get(key)
        total = (each.total or Decimal(0)) + ((old.total if old else None) or Decimal(0))
        sums[key] = Proven(each.kind, title, each.unit, each.number + (old.number if old else 0), total)
        titles.setdefault(key, set()).add(each.title.strip().casefold())
    return [_with_title(each, titles[key]) for key, each in sums.items()]


def _called(proof: Proven) -> str:
    if proof.kind == "act":
        first = proof.title.strip().casefold().partition(" ")[0]
        return PAPERS.get(first, "акты")
    return {"protocol": "протоколы", "link": "ссылки", "file": "файлы"}.get(proof.kind, proof.kind)


def _with_title(proof: Proven, titles: set[str]) -> Proven:
    """A count with the words that all its pieces share, if any."""
    shared = next(iter(titles)) if len(titles) == 1 else ""
    if proof.kind != "count" or not shared or shared == proof.unit.casefold():
        return proof
    return Proven(proof.kind, shared, proof.unit, proof.number, proof.total)
