"""What the page of a review shows: each directive as a card, each field with the way it was known."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from avgust.apps.acts.api import DIRECTIVE_STATES, Directive, Review
from avgust.reading.explanation import ADDRESSEES, DEADLINES, REFERENCES, TARGETS
from avgust.reading.export.words import (
    FREQUENCIES,
    numeric_day,
    origin_words,
    period_words,
    reference_words,
    target_words,
)
from avgust.reading.reading import Reference, Target
from avgust.web.source_text import NOWHERE, span_key

ABOUT = ADDRESSEES | DEADLINES | TARGETS | REFERENCES
DOUBTFUL = ("warning", "doubt")
GRAVITY = ("warning", "doubt", "note")
SURE = 85  # per cent of the recognition's confidence below which a word is shown as unsure
# How a field is known, for the rules that look elsewhere than at the directive's own sentence.
PLACES = {
    "column": "из столбца исполнителей",
    "responsible": "из строки «Ответственный»",
    "cell": "из ячейки таблицы",
    "own_line": "из отдельной строки",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a directive on its card.

    value   what was understood; "" where nothing was read
    known   how it is known, in words; `rule` is what the rule looks at
    key     by which it finds its words in the source
    """

    kind: str
    title: str
    value: str
    known: str = ""
    rule: str = ""
    words: str = ""
    key: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A directive on the page of the review. `following` is the one after it, with which it can be merged."""

    directive: Directive
    fields: list[Field]
    findings: list[dict[str, Any]]
    following: Directive | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody has looked at it and the reader was in doubt about it."""
        return self.directive.state == "proposed" and any(each["severity"] in DOUBTFUL for each in self.findings)

    @property
    def state(self) -> str:
        """The state in words."""
        return dict(DIRECTIVE_STATES)[self.directive.state]


@dataclass(frozen=True, slots=True)
class Desk:
    """The page: the review and its cards, the doubtful ones apart unless the order of the text is asked for."""

    review: Review
    doubtful: list[Card] = field(default_factory=list)
    others: list[Card] = field(default_factory=list)


def desk_of(review: Review, *, in_order: bool = False) -> Desk:
    """The cards of a review."""
    cards = [card_of(directive, following) for directive, following in _with_next(review.directives)]
    first = [] if in_order else [card for card in cards if card.is_doubtful]
    return Desk(review, first, [card for card in cards if card not in first])


def _with_next(directives: list[Directive]) -> Iterator[tuple[Directive, Directive | None]]:
    """Each with the next one that it could be merged with."""
    for at, directive in enumerate(directives):
        after = (each for each in directives[at + 1 :] if not each.lead_in and each.state != "dropped")
        yield directive, next(after, None)


def card_of(directive: Directive, following: Directive | None = None) -> Card:
    """The card of a directive."""
    findings = [{**each, "said": said(each["message"])} for each in directive.findings]
    findings.sort(key=lambda each: GRAVITY.index(each["severity"]))
    return Card(directive, list(fields_of(directive)), findings, following)


def said(message: str) -> str:
    """A doubt without the words of the directive itself, which stand above it on the card."""
    return message.partition(": «")[0]


def fields_of(row: Directive) -> Iterator[Field]:
    """Every field, also those that nobody could read: who, when, how much, on what grounds."""
    yield from _each(row.addressees, "who", _("Исполнитель"), lambda each: each["name"], lambda each: each["written"])
    if not row.addressees:
        yield Field("who", _("Исполнитель"), "")
    if row.deadline:
        yield _field("when", _("Срок"), term_words(row.deadline), row.deadline["text"], row.deadline["source"])
    else:
        yield _day_of_targets(row) or Field("when", _("Срок"), "")
    yield from _each(row.targets, "target", _("Показатель"), target_line, lambda each: each["text"])
    yield from _each(row.references, "act", _("Основание"), _reference, lambda each: each["text"])
    yield from _each(row.entities, "named", _("Назван"), lambda each: each["name"], lambda each: each["text"])


def _day_of_targets(row: Directive) -> Field | None:
    """The day of the target, where the duty has no other term."""
    dated = [each for each in row.targets if each["by"]]
    if not dated:
        return None
    days = ", ".join(dict.fromkeys(_("к %(day)s") % {"day": numeric_day(each["by"])} for each in dated))
    return Field("when", _("Срок"), days, _("из показателя"), key=span_key("target", dated[0]["source"]))


def _each(values: list[dict[str, Any]], kind: str, title: str, value: Any, words: Any) -> Iterator[Field]:
    for each in values:
        yield _field(kind, title, value(each), words(each), each["source"])


def _field(kind: str, title: str, value: str, words: str, source: dict[str, Any]) -> Field:
    rule = source.get("rule", "")
    about = ABOUT.get(rule, "")
    said = "" if words.casefold() == value.casefold() else words
    return Field(kind, title, value, known(source), about, said, span_key(kind, source), rule == "person")


def known(source: dict[str, Any]) -> str:
    """«из заголовка п. 2», «из текста», «исправлено: Петрова А. С.»; of a scan how sure the recognition was."""
    if source.get("rule") == "person":
        return _("исправлено: %(name)s") % {"name": source.get("by", "")}
    inherited = source.get("inherited", "")
    words = origin_words(inherited) if inherited else PLACES.get(source.get("rule", ""), "из текста")
    confidence = (source.get("address") or {}).get("confidence")
    if confidence is not None and confidence < SURE:
        words += _(", распознано с уверенностью %(percent)s %%") % {"percent": confidence}
    return words


def term_words(deadline: dict[str, Any]) -> str:
    """When, in a few words; the words of the document where they come to no day."""
    frequency = FREQUENCIES.get(deadline["freq"], "")
    period = period_words(deadline["start"], deadline["end"])
    return ", ".join(filter(None, (frequency, period))) or deadline["text"]


def target_line(each: dict[str, Any]) -> str:
    """A target in words: «не менее 80 %»."""
    base = each.get("base")  # JSON keeps 75.0 as 75
    numbers = {"value": float(each["value"]), "base": None if base is None else float(base)}
    return target_words(Target(**{**each, **numbers, "source": NOWHERE}))


def _reference(each: dict[str, Any]) -> str:
    return reference_words(Reference(**{**each, "source": NOWHERE}))
