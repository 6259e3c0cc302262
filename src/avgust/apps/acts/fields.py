"""Fields of a directive as JSON: what the reader wrote, and what a person puts in its place.

Shapes are those of the reader's export. Every field has a `source`: the span in the document's text, the rule, where it
was inherited from; of a person's field the rule is «person» and `by` says who.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from avgust.apps.acts.errors import FieldError
from avgust.apps.acts.models import Directive, Document
from avgust.kernel.periods import Frequency, Period
from avgust.reading.temporal import Anchor, edtf, explain, find_temporals, read_term, rrule

Json = dict[str, Any]
PERSON = "person"
# Doubts of the reader that a person's word on the field settles.
SETTLED = {
    "deadline": {"directive-without-deadline", "due-before-document", "deadline-supplied", "deadline-inverted"},
    "addressees": {"directive-without-addressee"},
    "targets": {"directive-without-measure"},
    "text": {"directive-repeated"},
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term as a person gives it: by words alone, or by days and a frequency beside them."""

    words: str = ""
    start: date | None = None
    end: date | None = None
    frequency: str = ""

    @property
    def has_days(self) -> bool:
        """Whether days or a frequency are given beside the words."""
        return bool(self.start or self.end or self.frequency)


def words_of(text: str, start: int, end: int) -> str:
    """The words of a stretch of the document's text, as the reader writes them."""
    return " ".join(text[start:end].split())


def source_of(start: int, end: int, by: str, old: Mapping[str, Any] | None = None) -> Json:
    """The provenance of a person's field; the address in the file is kept from the field that it replaces."""
    return {**(old or {}), "start": start, "end": end, "rule": PERSON, "inherited": "", "by": by}


def anchor_of(document: Document) -> Anchor:
    """What relative terms of the document are relative to."""
    year = document.school_year[:4]
    return Anchor(day=document.date, school_year=int(year) if year.isdigit() else None)


def deadline_of(document: Document, directive: Directive, term: Term, by: str) -> Json | None:
    """The deadline that a person gives; None where he says that there is none. Raises FieldError for unknown words."""
    words = " ".join(term.words.split())
    if term.has_days:
        if term.start and term.end and term.end < term.start:
            raise FieldError("ends", "Конец срока раньше начала.")
        period = Period(term.start, term.end, Frequency(term.frequency) if term.frequency else None)
    elif words:
        found = read_term(words, anchor_of(document))
        if found is None:
            raise FieldError("deadline", f"Срок «{words}» не понят: напишите иначе или укажите дни.")
        period = found.period
    else:
        return None
    source = source_of(*span_of_words(document.text, words, directive.source), by, directive.source)
    return deadline_json(period, words or explain(period), source)


def deadline_json(period: Period, words: str, source: Json) -> Json:
    """A deadline as the reader's export writes it."""
    return {
        "start": period.start and period.start.isoformat(),
        "end": period.end and period.end.isoformat(),
        "freq": period.freq and str(period.freq),
        "text": words,
        "edtf": edtf(period),
        "rrule": rrule(period),
        "explanation": explain(period),
        "source": source,
    }


def own_deadline(document: Document, start: int, end: int) -> Json | None:
    """The term that a stretch of the document's text names itself, as the reader would take it."""
    text = document.text[start:end]
    if not any(found.governed for found in find_temporals(text, anchor_of(document))):
        return None
    found = read_term(text, anchor_of(document))
    if found is None:
        return None
    source = {"start": start + found.start, "end": start + found.end, "rule": "sentence", "inherited": ""}
    return deadline_json(found.period, words_of(text, found.start, found.end), source)


def put_deadline(directive: Directive, deadline: Json | None) -> None:
    """Sets the deadline and the columns that lists are sorted by."""
    directive.deadline = deadline
    told = deadline or {"start": None, "end": None, "freq": None}
    directive.starts, directive.ends, directive.frequency = _day(told["start"]), _day(told["end"]), told["freq"] or ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def addressees_of(document: Document, directive: Directive, names: Sequence[str], by: str) -> list[Json]:
    """Addressees by their names; those that stood there already keep how they were known."""
    before = {each["name"].casefold(): each for each in directive.addressees}
    given = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    return [before.get(name.casefold()) or _addressee(document, directive, name, by) for name in given]


def _addressee(document: Document, directive: Directive, name: str, by: str) -> Json:
    span = span_of_words(document.text, name, directive.source)
    return {"name": name, "written": name, "source": source_of(*span, by, directive.source)}


def targets_of(directive: Directive, given: Sequence[Mapping[str, Any]], by: str) -> list[Json]:
    """Targets by value, unit, bound and day; those that stood there already keep how they were known."""
    before = {_target_key(each): each for each in directive.targets}
    return [before.get(_target_key(each)) or _target(directive, each, by) for each in given]


def _target_key(target: Mapping[str, Any]) -> tuple[float, str, str, str]:
    return float(target["value"]), target["unit"], target["comparator"], target["by"] or ""


def _target(directive: Directive, given: Mapping[str, Any], by: str) -> Json:
    value = float(given["value"])
    source = directive.source
    return {
        "value": int(value) if value.is_integer() else value,
        "unit": given["unit"],
        "comparator": given["comparator"],
        "by": given["by"] or None,
        "text": given.get("text") or directive.text[:300],
        "base": None,
        "population": None,
        "source": source_of(source["start"], source["end"], by, source),
    }


def span_of_words(text: str, words: str, near: Mapping[str, Any]) -> tuple[int, int]:
    """Where the words stand in the text, the place nearest to `near` (a source); its own span where nowhere."""
    found = list(places_of(text, words)) if words else []
    if not found:
        return near["start"], near["end"]
    return min(found, key=lambda span: (abs(span[0] - near["start"]), span))


def places_of(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Every place of the text where these words stand, however they are spaced and in whatever case."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if pattern:
        yield from (hit.span() for hit in re.finditer(pattern, text, re.IGNORECASE))


def span_between(text: str, first: str, last: str, near: int) -> tuple[int, int]:
    """The stretch that begins with some words (at the place nearest to `near`) and ends with others.

    Raises FieldError where the text does not say so.
    """
    starts = sorted(places_of(text, first), key=lambda span: (abs(span[0] - near), span))
    if not starts:
        raise FieldError("first", f"В документе нет слов «{first.strip()}».")
    start = starts[0][0]
    ends = [end for begun, end in places_of(text, last) if end > start and begun >= start]
    if not ends:
        raise FieldError("last", f"После начала в документе нет слов «{last.strip()}».")
    return start, ends[0]


def settle(directive: Directive, *fields: str) -> None:
    """Takes away the doubts about these fields."""
    codes = set().union(*(SETTLED.get(field, set()) for field in fields))
    directive.findings = [finding for finding in directive.findings if finding["code"] not in codes]
