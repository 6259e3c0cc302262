"""Which words of a directive name its executors, its term, its targets and the acts that it cites."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from avgust.reading.reading import Addressee, Deadline, Directive, Reading, Reference, Target

Field = Addressee | Deadline | Target | Reference


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` of a directive is what the field was read from."""

    start: int
    end: int
    field: Field


def marks(reading: Reading, directive: Directive) -> tuple[Sequence[Mark], Sequence[Field]]:
    """The fields that stand in the directive's own words, in order and side by side, and those that do not.

    Where two overlap, an act goes before a term, a term before an executor and a target last.
    """
    found: list[Mark] = []
    elsewhere: list[Field] = []
    for field in _fields(directive):
        mark = _mark(reading, directive, field)
        if mark and all(mark.end <= other.start or other.end <= mark.start for other in found):
            found.append(mark)
        else:
            elsewhere.append(field)
    return sorted(found, key=lambda mark: mark.start), elsewhere


def _fields(directive: Directive) -> Iterable[Field]:
    """All fields with words of their own, the surest first."""
    yield from directive.references
    if directive.deadline:
        yield directive.deadline
    yield from directive.addressees
    yield from directive.targets


def _mark(reading: Reading, directive: Directive, field: Field) -> Mark | None:
    """Where the words of a field stand in the directive's text; None if they are elsewhere or cannot be found there.

    The text of a directive is its stretch of the document without the label, and without line ends where lines were
    joined: so the offset is tried first, and the words themselves, if they stand there once, second.
    """
    source, around, text = field.source, directive.source, directive.text
    words = reading.text[source.start : source.end]
    if not words or source.inherited or not around.start <= source.start <= source.end <= around.end:
        return None
    start = source.start - around.start - max(0, reading.text[around.start : around.end].find(text))
    if start < 0 or not text.startswith(words, start):
        if text.count(words) != 1:
            return None
        start = text.index(words)
    return Mark(start, start + len(words), field)
