"""Findings on the resolution itself: what a person should look at before it is adopted or carried out.

Reads: the reading. Writes: findings in document order. Each rule sees one thing.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from avgust.kernel.findings import Finding, Severity
from avgust.kernel.spans import Span
from avgust.reading.lexicon.formulas import DONE_BY_WRITING
from avgust.reading.reading import Directive, Provenance, Reading
from avgust.reading.temporal.folding import fold

SHOWN = 70  # characters of a directive in a message


def find_doubts(reading: Reading) -> tuple[Finding, ...]:
    """All doubts about a reading."""
    return tuple(finding for rule in RULES for finding in rule(reading))


def place_of(directive: Directive) -> str:
    """«п. 1.5», or the address where there is no number."""
    return f"п. {directive.label}" if directive.label else directive.source.address.words()


def _about(directive: Directive, code: str, severity: Severity, message: str) -> Finding:
    return Finding(code, severity, message, place_of(directive), Span(directive.source.start, directive.source.end))


def _shown(directive: Directive) -> str:
    text = directive.text
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"


@lru_cache(maxsize=256)
def _shadow(text: str) -> str:
    """The shadow of a directive, for which several rules ask one after the other."""
    return fold(text)


def _is_done(directive: Directive) -> bool:
    return bool(DONE_BY_WRITING.search(_shadow(directive.text)))


def nothing_to_do(reading: Reading) -> Iterator[Finding]:
    """No directive at all, or no kind."""
    if not reading.directives:
        yield Finding("no-directives", "warning", "В документе не найдено ни одного поручения.")
    if reading.metadata.kind is None:
        yield Finding(
            "unknown-kind", "doubt", "Не удалось определить вид документа (резолюция, протокол, приказ, план…)."
        )


def undated_document(reading: Reading) -> Iterator[Finding]:
    """Relative terms hang on the date of the document."""
    if reading.metadata.date is None and reading.directives:
        yield Finding(
            "no-date", "doubt", "Дата принятия документа не найдена: сроки без года и «в течение N дней» не рассчитаны."
        )


def without_deadline(reading: Reading) -> Iterator[Finding]:
    """Nobody can be held to it."""
    for d in reading.directives:
        dated = d.deadline is not None or any(t.by for t in d.targets)
        if not dated and not d.lead_in and not _is_done(d):
            yield _about(d, "directive-without-deadline", "doubt", f"Нет срока: «{_shown(d)}»")


def without_addressee(reading: Reading) -> Iterator[Finding]:
    """Nobody is named."""
    for d in reading.directives:
        if not d.addressees and not d.lead_in and not _is_done(d):
            yield _about(d, "directive-without-addressee", "doubt", f"Не назван исполнитель: «{_shown(d)}»")


def due_before_document(reading: Reading) -> Iterator[Finding]:
    """The term had passed when the document was adopted, or leaves less than a week."""
    day = reading.metadata.date
    for d in reading.directives:
        end = d.deadline.end if d.deadline else None
        if day and end and end < day and not (d.deadline and d.deadline.freq):
            yield _about(d, "due-before-document", "warning", f"Срок {_ru(end)} истёк до даты документа ({_ru(day)}).")


def supplied(reading: Reading) -> Iterator[Finding]:
    """What the calculus of terms had to supply or repair."""
    for d in reading.directives:
        hit = re.search(r"\(([^()]*)\)$", d.deadline.explanation) if d.deadline else None
        if hit and d.deadline and not d.deadline.source.inherited:
            yield _about(d, "deadline-supplied", "note", f"Срок «{d.deadline.text}»: {hit.group(1)}.")


def inverted(reading: Reading) -> Iterator[Finding]:
    """An interval that ends before it starts."""
    for d in reading.directives:
        if d.deadline and d.deadline.start and d.deadline.end and d.deadline.start > d.deadline.end:
            yield _about(d, "deadline-inverted", "warning", f"Начало срока позже конца: «{d.deadline.text}».")


def repeated(reading: Reading) -> Iterator[Finding]:
    """The same words for the same addressees twice."""
    seen: dict[tuple[str, tuple[str, ...]], Directive] = {}
    for d in reading.directives:
        key = (" ".join(_shadow(d.text).split()), tuple(a.name.lower() for a in d.addressees))
        if key in seen:
            yield _about(d, "directive-repeated", "doubt", f"Повторяет {place_of(seen[key])}: «{_shown(d)}»")
        seen.setdefault(key, d)


def problems_without_directive(reading: Reading) -> Iterator[Finding]:
    """A section that notes problems and tells nobody to do anything."""
    told = {d.section for d in reading.directives}
    for section in dict.fromkeys(n.section for n in reading.noted if n.kind == "problem"):
        if section is not None and section not in told:
            note = next(n for n in reading.noted if n.section == section and n.kind == "problem")
            yield Finding(
                "problem-without-directive",
                "doubt",
                f"В разделе «{section}» отмечены проблемы, но нет ни одного поручения.",
                note.source.address.words(),
                Span(note.source.start, note.source.end),
            )


def without_measure(reading: Reading) -> Iterator[Finding]:
    """A duty to raise or lower something without a figure."""
    for d in reading.directives:
        if not d.targets and RAISE.match(_shadow(d.text)):
            yield _about(d, "directive-without-measure", "note", f"Нет измеримого показателя: «{_shown(d)}»")


def unsure_words(reading: Reading) -> Iterator[Finding]:
    """Fields of a scan in which recognition was not sure of some word; one that came down from a heading, once."""
    told: set[tuple[int, int]] = set()
    for d in reading.directives:
        unsure = [field for field in _fields(d) if _is_unsure(field[1]) and (field[1].start, field[1].end) not in told]
        told.update((source.start, source.end) for _, source in unsure)
        if unsure:
            words = "; ".join(
                f"{name} «{reading.text[source.start : source.end]}» ({source.address.confidence} %)"
                for name, source in unsure
            )
            yield _about(d, "unsure-words", "doubt", f"Неуверенно распознано: {words}")


def _fields(directive: Directive) -> Iterator[tuple[str, Provenance]]:
    """What is carried out and checked, with what it is called."""
    yield from (("исполнитель", each.source) for each in directive.addressees)
    if directive.deadline:
        yield "срок", directive.deadline.source
    yield from (("показатель", each.source) for each in directive.targets)
    yield from (("основание", each.source) for each in directive.references)


def _is_unsure(source: Provenance) -> bool:
    return source.address.confidence is not None and source.address.confidence < SURE


SURE = 85  # per cent; docs/algorithms/source-scan.md has what was measured
RAISE = re.compile(r"\s*(?:увеличить|повысить|снизить|сократить|довести|расширить|уменьшить)(?![а-я])")


def _ru(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}.{month}.{year}"


RULES: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    nothing_to_do,
    undated_document,
    due_before_document,
    inverted,
    without_addressee,
    without_deadline,
    repeated,
    problems_without_directive,
    supplied,
    without_measure,
    unsure_words,
)
