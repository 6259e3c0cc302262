"""Rows of a plan as duties; other tables as ordinary text or nothing."""

from dataclasses import replace

from avgust.reading.structure.fields_beside import open_period
from avgust.reading.structure.markers import find_marker
from avgust.reading.structure.model import Duty, Frame
from avgust.reading.structure.own_period import is_period
from avgust.reading.structure.pieces import trim
from avgust.reading.structure.plain import Grid, Para
from avgust.reading.structure.plan_tables import PlanRow, read_plan
from avgust.reading.structure.walk import Walk


def table(walk: Walk, grid: Grid) -> list[Para]:
    """Takes the duties out of a plan; of a table of one column gives the paragraphs back, they are ordinary text."""
    rows, walk.plan = read_plan(walk.text, walk.folded, walk.masked, grid, walk.plan)
    if rows is None:
        is_text = all(len([c for c in row if c.end > c.start]) <= 1 for row in grid.rows)
        return [p for row in grid.rows for cell in row for p in cell.paras] if is_text else []
    for row in rows:
        if row.is_section:
            table_section(walk, row)
        else:
            table_row(walk, row)
    return []


def table_section(walk: Walk, row: PlanRow) -> None:
    para = row.para
    marker = find_marker(walk.text, row.start, row.end)
    named = walk.leading(marker.end, row.end)
    if named:
        walk.push(Frame(1, "заголовок в таблице", row.start, row.end, para, named))
        return
    if is_period(walk.text[marker.end : row.end]):
        open_period(walk, replace(para, start=row.start, end=row.end), marker.end)
        return
    walk.open_section(replace(para, start=row.start, end=row.end), marker.end)


def table_row(walk: Walk, row: PlanRow) -> None:
    start, end = trim(walk.text, row.start, row.end)
    marker = find_marker(walk.text, start, end)
    if marker.kind == "number":
        start = marker.end
    if start >= end:
        return
    label = row.label or (marker.label if marker.kind == "number" else None)
    duty = Duty(start, end, label, walk.section, row.para, tuple(walk.frames), row=row)
    walk.out.duties.append(duty)
