"""Plain text: its physical lines, and the tables that stand in them."""

from collections.abc import Iterator

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Paragraph, SourceText, Table
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.lines import physical_lines
from avgust.reading.sources.tables import Tables, plain_words
from avgust.reading.sources.text_tables import TRIGGER, find_table, may_hold_table


def read_text(text: str, place: str, limits: Limits, findings: list[Finding]) -> SourceText:
    """Guarantees: every line that is not blank comes once, as a paragraph or in a table's cell, in order."""
    lines = physical_lines(text, place, limits)
    parts = tuple(_with_tables(lines, Tables(place, limits))) if may_hold_table(text) else tuple(lines)
    return SourceText("text", parts, lines=True, findings=tuple(findings))


def _with_tables(lines: list[Paragraph], tables: Tables) -> Iterator[Paragraph | Table]:
    at = 0
    while at < len(lines):
        taken = 1
        if TRIGGER.search(lines[at].text):
            grid = find_table(lines, at, plain_words)
            taken = grid.taken
            if grid.rows:
                yield tables.table(grid.rows)
                at += taken
                continue
        yield from lines[at : at + taken]
        at += taken
