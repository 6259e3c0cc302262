"""The text of a document with the words that were read marked in it, as HTML that may be shown.

Every mark knows its directives (`data-of`) and its field (`data-span`, which the field beside it bears too); every
paragraph knows where it begins (`data-at`), so that a selection can be told as a stretch of the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from avgust.apps.acts.api import Directive
from avgust.reading.annotation.kinds import Name
from avgust.reading.annotation.marks import Mark, standing
from avgust.reading.annotation.nesting import Step, steps
from avgust.reading.blocks import Address
from avgust.reading.reading import Provenance

NOWHERE = Provenance(0, 0, Address("paragraph", 1), "")
FIELDS: tuple[tuple[str, Name], ...] = (
    ("addressees", "who"),
    ("targets", "target"),
    ("references", "act"),
    ("entities", "named"),
)


@dataclass(frozen=True, slots=True)
class Chip:
    """The number of a directive before its first word."""

    at: int
    directive: int
    label: str
    state: str


def span_key(kind: str, source: dict[str, Any]) -> str:
    """By what a field and its words in the source know each other."""
    return f"{kind}-{source['start']}-{source['end']}"


def fields_of(directive: Directive) -> Iterator[tuple[Name, dict[str, Any]]]:
    """The kind of every field of a directive, and its source."""
    for column, kind in FIELDS:
        yield from ((kind, each["source"]) for each in getattr(directive, column))
    if directive.deadline:
        yield "when", directive.deadline["source"]


def source_html(text: str, directives: Sequence[Directive]) -> SafeString:
    """The paragraphs of the text, escaped, with their marks."""
    of = _marks(directives)
    marks = sorted((Mark(start, end, kind, "", NOWHERE) for kind, start, end in of), key=standing)
    chips = sorted((_chip(each) for each in directives if each.state != "dropped"), key=lambda chip: chip.at)
    return mark_safe("\n".join(_paragraphs(text, marks, chips, of)))  # noqa: S308 (made of escaped pieces)


def _marks(directives: Iterable[Directive]) -> dict[tuple[Name, int, int], list[int]]:
    """The directives of each mark; words that several of them share are marked once."""
    of: dict[tuple[Name, int, int], list[int]] = {}
    for directive in directives:
        if directive.state == "dropped":
            continue
        for kind, source in (("duty", directive.source), *fields_of(directive)):
            if source["start"] < source["end"]:
                of.setdefault((kind, source["start"], source["end"]), []).append(directive.pk)
    return of


def _chip(directive: Directive) -> Chip:
    return Chip(directive.source["start"], directive.pk, directive.label or "–", directive.state)


def _paragraphs(
    text: str, marks: list[Mark], chips: list[Chip], of: dict[tuple[Name, int, int], list[int]]
) -> Iterator[str]:
    at, active, waiting, numbered = 0, list[Mark](), list(reversed(marks)), list(reversed(chips))
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start < end:
            active.append(waiting.pop())
        here: list[Chip] = []
        while numbered and numbered[-1].at < at:
            here.append(numbered.pop())
        if line.strip():
            yield _paragraph(text, (start, end), sorted(active, key=standing), here, of)


def _paragraph(
    text: str, span: tuple[int, int], marks: list[Mark], chips: list[Chip], of: dict[tuple[Name, int, int], list[int]]
) -> str:
    """One paragraph; a row of a table keeps its cells apart by tabs."""
    kind = "row" if "\t" in text[slice(*span)] else "line"
    chips_at: dict[int, list[Chip]] = {}
    for chip in chips:
        chips_at.setdefault(chip.at, []).append(chip)
    inside = "".join(_step(step, text, chips_at, of) for step in steps(*span, marks, sorted(chips_at)))
    return format_html('<p class="{}" data-at="{}">{}</p>', kind, span[0], mark_safe(inside))  # noqa: S308


def _step(
    step: Step, text: str, chips: dict[int, list[Chip]], of: dict[tuple[Name, int, int], list[int]]
) -> SafeString:
    if step.act == "text":
        return format_html("{}", text[step.start : step.end])
    if step.act == "point":
        return SafeString("".join(_chip_html(chip) for chip in chips[step.start]))
    if step.act == "close" or step.mark is None:
        return SafeString("</mark>")
    mark = step.mark
    key = span_key(mark.kind, {"start": mark.start, "end": mark.end})
    name = SafeString("") if step.continued else format_html(' id="m-{}"', key)
    return format_html(
        '<mark class="read {}"{} data-span="{}" data-of="{}">',
        mark.kind, name, key, " ".join(map(str, of[mark.kind, mark.start, mark.end])),
    )  # fmt: skip


def _chip_html(chip: Chip) -> SafeString:
    return format_html(
        '<a class="chip {}" id="s-{}" href="#d-{}" data-label="{}" aria-label="{}"></a>',
        chip.state, chip.directive, chip.directive, chip.label, chip.label,
    )  # fmt: skip
