"""The stage that reads the masthead.

Reads: the plain text. Writes: `Metadata` and the anchor that relative terms hang on.
"""

from collections.abc import Iterator
from itertools import islice

from avgust.reading.reading import Metadata, MetadataField, Provenance
from avgust.reading.rules import metadata as rules
from avgust.reading.rules.metadata import Line, Read
from avgust.reading.structure.plain import Grid, Para, Plain
from avgust.reading.structure.plan_tables import is_plan_head
from avgust.reading.temporal import Anchor

SMALL = 3  # rows of a table that may hold a masthead
HEAD, TAIL = 30, 8  # paragraphs that may hold the masthead and the closing lines


def read_metadata(plain: Plain) -> tuple[Metadata, Anchor]:
    """What the document is, and the day and school year that its terms are relative to."""
    paras = list(islice(_mastheads(plain), HEAD))
    head = [Line(p.start, p.end, p.heading) for p in paras]
    last = [Line(p.start, p.end) for p in plain.items[-TAIL:] if isinstance(p, Para)]
    kind = rules.find_kind(plain.folded, head)
    masthead = _until_body(head, kind)
    dated = rules.find_date(plain.clean, plain.folded, masthead, last)
    day = dated[1] if dated else None
    span = (dated[0].start, dated[0].end) if dated else None
    body = (0, len(plain.text))
    read: dict[str, Read | None] = {
        "kind": kind,
        "title": rules.find_title(plain.clean, plain.folded, masthead, kind),
        "date": dated[0] if dated else None,
        "place": rules.find_place(plain.clean, masthead, span),
        "territory": rules.find_territory(plain.clean, masthead, body),
        "school_year": rules.find_school_year(plain.folded, masthead, body, day, kind.value if kind else None),
    }
    values = {key: value.value if value else None for key, value in read.items()}
    sources = tuple(
        MetadataField(key, Provenance(value.start, value.end, plain.places.at(value.start, value.end), value.rule))
        for key, value in read.items()
        if value
    )
    year = values["school_year"]
    return Metadata(**values, sources=sources), Anchor(day=day, school_year=int(year[:4]) if year else None)  # type: ignore[arg-type]


def _mastheads(plain: Plain) -> Iterator[Para]:
    """Paragraphs that may belong to a masthead: those in a small table too, for a masthead is often laid out in one."""
    for item in plain.items:
        if isinstance(item, Para):
            inside = [item]
        elif len(item.rows) > SMALL or _is_plan(plain, item):
            return
        else:
            inside = [p for row in item.rows for cell in row for p in cell.paras]
        yield from (para for para in inside if para.end > para.start)


def _is_plan(plain: Plain, grid: Grid) -> bool:
    """A plan of few rows: its dates are terms."""
    return any(is_plan_head([plain.text[cell.start : cell.end] for cell in row]) for row in grid.rows)


def _until_body(head: list[Line], kind: Read | None) -> list[Line]:
    """The masthead: what stands before the first long paragraph after the kind and the title."""
    seen = -1
    for i, line in enumerate(head):
        if kind and line.start <= kind.start < line.end:
            seen = i
        long = line.end - line.start > rules.PROSE
        if long and i > max(seen, 0) + 1:
            return head[: i + 1]
    return head
