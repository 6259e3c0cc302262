"""What is marked in the text of a reading: every field, where it was read, and what is said of it.

Reads: a reading. Writes: marks, labels and badges. Guarantees: a mark for every provenance of the reading that covers
words (a school year that follows from the date covers none); words that several directives share are marked once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from avgust.kernel.findings import Finding, Severity
from avgust.reading.annotation.kinds import KINDS, Name
from avgust.reading.doubts import place_of
from avgust.reading.explanation import ADDRESSEES, DEADLINES, REFERENCES, TARGETS
from avgust.reading.export.outline import outline
from avgust.reading.export.printable import one_line
from avgust.reading.export.words import long_day, origin_words, plural, reference_words, target_words
from avgust.reading.reading import Directive, Entity, Provenance, Reading

ABOUT = {
    "kind": "вид документа",
    "title": "название",
    "date": "дата",
    "place": "место",
    "territory": "территория",
    "school_year": "учебный год",
}
ENTITIES = {"programme": "программа", "project": "проект", "information_system": "информационная система"}
MOST_NAMED = 12  # directives that a mark names; of more it gives the number
_GRAVITY: tuple[Severity, ...] = ("warning", "doubt", "note")
_RULES = ADDRESSEES | DEADLINES | TARGETS | REFERENCES


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that were read as something.

    start, end  `text[start:end]` of the reading
    words       what was understood and how it is known, in Russian, a line for each fact
    source      the first provenance that it shows
    """

    start: int
    end: int
    kind: Name
    words: str
    source: Provenance


@dataclass(frozen=True, slots=True)
class Chip:
    """The label of a directive, beside its first word. `number` counts all directives from 1."""

    at: int
    number: int
    label: str
    words: str
    directive: Directive


@dataclass(frozen=True, slots=True)
class Badge:
    """The findings about words that begin at `at`; `number` is the first of them in the list of findings, from 1."""

    at: int
    number: int
    severity: Severity
    words: str


@dataclass(frozen=True, slots=True)
class _Fact:
    kind: Name
    value: str
    source: Provenance
    of: str = ""


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """The marks, by where they start; of those that start together the longer one first."""
    together: dict[tuple[Name, int, int], list[_Fact]] = {}
    for fact in _facts(reading):
        if fact.source.start < fact.source.end:
            together.setdefault((fact.kind, fact.source.start, fact.source.end), []).append(fact)
    marks = [Mark(start, end, kind, _said(facts), facts[0].source) for (kind, start, end), facts in together.items()]
    return tuple(sorted(marks, key=standing))


def standing(mark: Mark) -> tuple[int, int, int]:
    """The key of the order of marks: outer ones before those inside them."""
    return mark.start, -mark.end, list(KINDS).index(mark.kind)


def chips_of(reading: Reading) -> tuple[Chip, ...]:
    """The labels, in the order of the directives."""
    return tuple(
        Chip(d.source.start, i, label_of(d, item.number), _heading(d), d)
        for i, item in enumerate(outline(reading), 1)
        for d in (item.directive,)
    )


def label_of(directive: Directive, number: int | None) -> str:
    """«1.5»; without a label the running number of the plan, «№ 7», or «–» for a lead-in."""
    return one_line(directive.label or "") or (f"№\u00a0{number}" if number else "–")


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """The findings: the gravest first, then by their places."""
    return tuple(sorted(reading.findings, key=lambda f: (_GRAVITY.index(f.severity), f.span.start if f.span else -1)))


def badges_of(reading: Reading) -> tuple[Badge, ...]:
    """One badge for each place that findings point to."""
    places: dict[int, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings_of(reading), 1):
        if finding.span:
            places.setdefault(finding.span.start, []).append((number, finding))
    return tuple(
        Badge(at, found[0][0], found[0][1].severity, "\n".join(one_line(f.message) for _, f in found))
        for at, found in sorted(places.items())
    )


def _facts(reading: Reading) -> Iterator[_Fact]:
    for field in reading.metadata.sources:
        yield _Fact("about", _about(field.key, getattr(reading.metadata, field.key, None)), field.source)
    for section in reading.sections:
        yield _Fact("section", section.title, section.source)
    for note in reading.noted:
        yield _Fact(note.kind, "", note.source)
    for entity in reading.entities:
        yield _named(entity, "")
    for directive in reading.directives:
        yield from _directive_facts(directive)


def _about(key: str, value: object) -> str:
    said = long_day(str(value)) if key == "date" else str(value or "")
    return said if key == "kind" else f"{ABOUT.get(key, key)} – {said}"


def _directive_facts(d: Directive) -> Iterator[_Fact]:
    of = place_of(d)
    yield _Fact("duty", of, d.source)
    for a in d.addressees:
        yield _Fact("who", a.name, a.source, of)
    if d.deadline:
        yield _Fact("when", d.deadline.explanation, d.deadline.source, of)
    for t in d.targets:
        yield _Fact("target", target_words(t), t.source, of)
    for r in d.references:
        yield _Fact("act", reference_words(r), r.source, of)
    for e in d.entities:
        yield _named(e, of)


def _named(entity: Entity, of: str) -> _Fact:
    return _Fact("named", f"{ENTITIES[entity.kind]} «{entity.name.strip('«»')}»", entity.source, of)


def _heading(directive: Directive) -> str:
    kind = "Вводная строка: поручения – её части" if directive.lead_in else "Поручение"
    return f"{kind}, {place_of(directive)}"


def _said(facts: list[_Fact]) -> str:
    """«Исполнитель: …», for which directives, from where, by which rule; a line each."""
    first = facts[0]
    values = _distinct(one_line(fact.value) for fact in facts)
    lines = [": ".join(filter(None, (KINDS[first.kind].name, "; ".join(values))))]
    of = _distinct(fact.of for fact in facts)
    if of:
        lines.append(_whose(of))
    if origins := _distinct(origin_words(fact.source.inherited) for fact in facts):
        lines.append(f"Откуда: {', '.join(origins)}")
    about = _RULES.get(first.source.rule, "") if KINDS[first.kind].field else ""
    if about:
        lines.append(f"Правило: {first.source.rule} – {about}")
    lines.append(f"Где: {first.source.address.words()}")
    if first.source.address.confidence is not None:
        lines.append(f"Распознано с уверенностью {first.source.address.confidence}\u00a0%")
    return "\n".join(lines)


def _whose(of: list[str]) -> str:
    title = "Поручение" if len(of) == 1 else "Поручения"
    if len(of) > MOST_NAMED:
        return f"Всего {plural(len(of), 'поручение', 'поручения', 'поручений')}"
    return f"{title}: {', '.join(of)}"


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))
