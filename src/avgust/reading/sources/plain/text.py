"""Plain text: its physical lines, and the tables that stand in them."""

from collections.abc import Iterator

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Paragraph, SourceText, Table
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.plain.lines import may_hold_table, physical_lines, without_tabs


def read_text(text: str, place: str, limits: Limits, findings: list[Finding]) -> SourceText:
    """Guarantees: every line that is not blank comes once, as a paragraph or in a table's cell, in order."""
    lines = physical_lines(text, place, limits)
    parts = tuple(_with_tables(lines, place, limits)) if may_hold_table(text) else tuple(lines)
    return SourceText("text", parts, lines=True, findings=tuple(findings))


def _with_tables(lines: list[Paragraph], place: str, limits: Limits) -> Iterator[Paragraph | Table]:
    from avgust.reading.sources.plain.text_tables import TRIGGER, find_table
    from avgust.reading.sources.tables import Tables, plain_words

    tables = Tables(place, limits)
    at = 0
    while at < len(lines):
        taken = 1
        rows = None
        if TRIGGER.search(lines[at].text):
            grid = find_table(lines, at, plain_words)
            taken, rows = grid.taken, grid.rows
        if rows:
            yield tables.table(rows)
        else:
            yield from map(without_tabs, lines[at : at + taken])
        at += taken
