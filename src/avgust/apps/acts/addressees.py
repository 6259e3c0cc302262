"""Addressees of directives → dated lists of organisations, questions, and the answers that people give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from avgust.apps.acts.access import directives_open_to
from avgust.apps.acts.models import AddresseeAnswer, AnsweredOrganisation, Directive, Document
from avgust.apps.journal.api import Change, record, service
from avgust.apps.registry.api import Actor, Groups, Organisation, Power, groups_of, remember_rule
from avgust.control.addressees import Resolution, normalise


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One phrase that waits for an answer, and where it stands. `of` are directives with it, `candidates` ids."""

    owner: int
    phrase: str
    written: str
    text: str
    candidates: tuple[int, ...]
    directives: tuple[Directive, ...]


@service
def resolve_addressees(*, by: Actor, now: datetime, today: date, document: Document) -> list[AddresseeAnswer]:
    """What the addressees of all directives of a document come to on this day; earlier answers are made anew."""
    by.demand(Power.REVIEW, document.owner)
    groups = groups_of(document.owner, today)
    AddresseeAnswer.objects.filter(directive__document=document).delete()
    answers = []
    duties = document.directives.filter(lead_in=False).exclude(state__in=["dropped", "replaced"])
    for directive in duties.order_by("order", "id"):
        names = dict.fromkeys(filter(None, (addressee.get("name", "") for addressee in directive.addressees)))
        answers += [AddresseeAnswer(directive=directive, name=name[:500], on=today) for name in names]
    _settle(answers, groups)
    states = [answer.state for answer in answers]
    after = {state: states.count(state) for state in ("resolved", "open", "outside")}
    record(by=by, now=now, change=Change(document, "document.addressees_resolved", {}, after, document.owner_id))
    return answers


@service
def answer_question(
    *,
    by: Actor,
    now: datetime,
    today: date,
    owner: Organisation,
    written: str,
    organisations: Sequence[int] = (),
    kinds: Sequence[str] = (),
    attributes: Sequence[str] = (),
    outside: bool = False,
) -> int:
    """Remembers the answer as a rule of the authority and applies it wherever the phrase waits; how many waited."""
    remember_rule(
        by=by, now=now, today=today, owner=owner, written=written, organisations=organisations, kinds=kinds,
        attributes=attributes, outside=outside,
    )  # fmt: skip
    phrase = normalise(written)
    waiting = AddresseeAnswer.objects.filter(directive__document__owner=owner, state="open").order_by("id")
    same = [answer for answer in waiting if normalise(answer.name) == phrase]
    for answer in same:
        answer.on = today
    _settle(same, groups_of(owner, today))
    return len(same)


def open_questions(actor: Actor) -> list[OpenQuestion]:
    """The phrases that wait for an answer in the documents that the actor may read, the most frequent first."""
    rows = AddresseeAnswer.objects.filter(state="open", directive__in=directives_open_to(actor))
    found: dict[tuple[int, str], list[AddresseeAnswer]] = {}
    for row in rows.select_related("directive__document").order_by("id"):
        found.setdefault((row.directive.document.owner_id, normalise(row.name)), []).append(row)
    questions = [_question(owner, phrase, same) for (owner, phrase), same in found.items()]
    return sorted(questions, key=lambda question: (-len(question.directives), question.phrase))


def _question(owner: int, phrase: str, same: list[AddresseeAnswer]) -> OpenQuestion:
    asked = same[0].question or {}
    directives = tuple({row.directive_id: row.directive for row in same}.values())
    candidates = tuple(asked.get("candidates", ()))
    return OpenQuestion(owner, phrase, same[0].name, asked.get("text", ""), candidates, directives)


def _settle(answers: Iterable[AddresseeAnswer], groups: Groups) -> None:
    """Writes the answers, each with its organisations."""
    found: list[AnsweredOrganisation] = []
    for answer in answers:
        resolution = groups.resolve(answer.name)
        answer.written = resolution.written[:500]
        answer.state = "outside" if resolution.outside else ("open" if resolution.question else "resolved")
        answer.question = _as_json(resolution)
        answer.reason = resolution.outside_reason[:500]
        answer.rule_id = resolution.rule
        answer.save()
        answer.found.all().delete()
        found += [
            AnsweredOrganisation(answer=answer, organisation_id=match.organisation, reason=match.reason[:500])
            for match in resolution.matches
        ]
    AnsweredOrganisation.objects.bulk_create(found)


def _as_json(resolution: Resolution) -> dict[str, object] | None:
    question = resolution.question
    if question is None:
        return None
    return {"kind": str(question.kind), "text": question.text, "candidates": list(question.candidates)}
