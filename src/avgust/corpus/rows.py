"""The directives of a reading as rows of a table."""

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import overload

import msgspec

from avgust.reading.export.days import day
from avgust.reading.export.printable import printable
from avgust.reading.export.words import addressee_words, reference_words, target_words
from avgust.reading.reading import Directive, Reading, Target

MOST_WORDS = 1_000_000  # characters of a text in a table; the reading has it whole
CUT = "… [обрезано: весь текст есть в чтении]"
_LEVEL = 1  # of zlib


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target as in `reading.Target`; `words` say it shortly in Russian."""

    value: float | None
    unit: str
    comparator: str
    by: str | None
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A directive. Days are ISO 8601, None where the document names none.

    number      its place among the directives of its document, from 1
    lead_in     True for a duty that its parts below carry out
    findings    that stand at its words
    place       where it stands in the source, in Russian; `page` on which page
    confidence  of the recognition, per cent; None for text that was not recognised
    """

    number: int
    label: str | None
    text: str
    section: str | None
    lead_in: bool
    addressees: tuple[str, ...]
    deadline_start: str | None
    deadline_end: str | None
    frequency: str | None
    deadline_text: str | None
    targets: tuple[TargetRow, ...]
    acts: tuple[str, ...]
    findings: int
    place: str
    page: int | None
    confidence: int | None


def rows_of(reading: Reading) -> Iterator[Row]:
    """A row for each directive, in the order of the document."""
    spots = sorted(finding.span.start for finding in reading.findings if finding.span)
    for number, directive in enumerate(reading.directives, 1):
        yield _row(number, directive, spots)


def _row(number: int, directive: Directive, spots: Sequence[int]) -> Row:
    deadline, source = directive.deadline, directive.source
    address = source.address
    return Row(
        number=number,
        label=directive.label,
        text=_words(directive.text),
        section=_words(directive.section),
        lead_in=directive.lead_in,
        addressees=tuple(map(_words, addressee_words(directive))),
        deadline_start=_day(deadline.start) if deadline else None,
        deadline_end=_day(deadline.end) if deadline else None,
        frequency=deadline.freq if deadline else None,
        deadline_text=_words(deadline.text) if deadline else None,
        targets=tuple(map(_target, directive.targets)),
        acts=tuple(_words(reference_words(each)) for each in directive.references),
        findings=bisect_left(spots, source.end) - bisect_left(spots, source.start),
        place=address.words(),
        page=address.boxes[0].page if address.boxes else None,
        confidence=address.confidence,
    )


def _target(target: Target) -> TargetRow:
    value = target.value if isfinite(target.value) else None
    unit, text, words = map(_words, (target.unit, target.text, target_words(target)))
    return TargetRow(value, unit, target.comparator, _day(target.by), text, words)


def _day(text: str | None) -> str | None:
    """The day, unless it is damaged: a table's column of days takes no other words."""
    return text if day(text) else None


@overload
def _words(text: str) -> str: ...
@overload
def _words(text: None) -> None: ...
def _words(text: str | None) -> str | None:
    """The text as every table takes it: without control characters and lone surrogates, not endless."""
    if text is None:
        return None
    text = printable(text)
    return text if len(text) <= MOST_WORDS else text[:MOST_WORDS] + CUT


def packed(reading: Reading) -> bytes:
    """The rows as lines of JSON, packed."""
    lines = (msgspec.json.encode(row) for row in rows_of(reading))
    return zlib.compress(b"\n".join(lines), _LEVEL)


def lines_of(data: bytes) -> list[bytes]:
    """The lines of JSON again."""
    return zlib.decompress(data).split(b"\n") if data else []


def unpacked(data: bytes) -> Iterator[Row]:
    """The rows again."""
    return (msgspec.json.decode(line, type=Row) for line in lines_of(data) if line)
