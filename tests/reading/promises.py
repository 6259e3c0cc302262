"""What holds for every reading, whatever the text was."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from avgust.reading import Reading, read_text
from avgust.reading.export.json import from_json, to_json
from avgust.reading.reading import Provenance
from avgust.reading.sources import SourceError

NOTHING_TO_READ = {"empty-source", "no-text"}


def read_any(text: str) -> Reading | None:
    """The reading of a text; None where there is not a word in it, which is the one thing that may be refused."""
    try:
        return read_text(text)
    except SourceError as refusal:
        assert refusal.code in NOTHING_TO_READ, refusal.code
        return None


def words(text: str) -> str:
    """With one space between words."""
    return " ".join(text.split())


def broken(reading: Reading) -> list[str]:
    """The promises that a reading breaks, in words."""
    return [*_spans(reading), *_quotes(reading), *_order(reading), *_days(reading), *_json(reading)]


def sources(reading: Reading) -> Iterator[tuple[str, Provenance]]:
    """Every provenance with the name of what it belongs to."""
    yield from ((f"metadata {each.key}", each.source) for each in reading.metadata.sources)
    for name in ("sections", "noted", "entities", "directives"):
        yield from ((name, each.source) for each in getattr(reading, name))
    for directive in reading.directives:
        if directive.deadline:
            yield "deadline", directive.deadline.source
        for name in ("addressees", "targets", "references", "entities"):
            yield from ((name, each.source) for each in getattr(directive, name))


def _spans(reading: Reading) -> Iterator[str]:
    size = len(reading.text)
    for name, source in sources(reading):
        if not 0 <= source.start <= source.end <= size:
            yield f"{name}: {source.start}..{source.end} is not in a text of {size}"
    for finding in reading.findings:
        if finding.span and not 0 <= finding.span.start <= finding.span.end <= size:
            yield f"finding {finding.code}: {finding.span} is not in a text of {size}"


def _quotes(reading: Reading) -> Iterator[str]:
    """What a field says that it was read from stands at its span."""
    said = [("directive", d.text, d.source) for d in reading.directives]
    said += [("noted", n.text, n.source) for n in reading.noted]
    for d in reading.directives:
        said += [("deadline", d.deadline.text, d.deadline.source)] if d.deadline else []
        said += [("target", t.text, t.source) for t in d.targets]
        said += [("reference", r.text, r.source) for r in d.references]
        said += [("entity", e.text, e.source) for e in d.entities]
        said += [("addressee", words(a.written), a.source) for a in d.addressees]
    for name, text, source in said:
        if words(reading.text[source.start : source.end]) != text:
            yield f"{name}: «{text}» is not «{reading.text[source.start : source.end]}»"
        if not text:
            yield f"{name}: empty"
    yield from (
        f"addressee without a name: «{a.written}»" for d in reading.directives for a in d.addressees if not a.name
    )


def _order(reading: Reading) -> Iterator[str]:
    spans = [(d.source.start, d.source.end) for d in reading.directives]
    for (_, end), (start, _) in pairwise(spans):
        if start < end:
            yield f"a directive begins at {start}, before the one above it ends at {end}"


def _days(reading: Reading) -> Iterator[str]:
    days = [reading.metadata.date]
    for d in reading.directives:
        days += [d.deadline.start, d.deadline.end] if d.deadline else []
        days += [t.by for t in d.targets]
        days += [r.date for r in d.references]
    for day in filter(None, days):
        if date.fromisoformat(day).isoformat() != day:
            yield f"{day} is no day"


def _json(reading: Reading) -> Iterator[str]:
    back = from_json(to_json(reading))
    if repr(back) != repr(reading):  # equality passes over provenance, the written form does not
        yield "JSON and back is another reading"
