"""Tables of a plan: which column says what, row by row.

Guarantees: a table without a column of duties beside a column of terms or executors is no plan.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from avgust.reading.lexicon import months, plans
from avgust.reading.lexicon.infinitives import find_infinitive
from avgust.reading.lexicon.patterns import stem_of
from avgust.reading.structure.own_period import is_period
from avgust.reading.structure.plain import Grid, GridCell, Para

# «Ответст-» over «венный»: the fold has a space for the end of a line.
HYPHENATED = re.compile(r"(?<=[а-я])-\s+(?=[а-я])")
# What the head of a column says; tried in this order.
LONGEST_HEAD = 60
FEWEST_MONTHS = 3
MONTH_HEAD = re.compile(rf"\W*(?:{'|'.join(months.NAMES)})(?:\s+\d{{4}})?\W*")
ON_DAY = re.compile(rf"\W*(?:{'|'.join(plans.ON_DAY)})")
SINCE = re.compile(rf"\W*(?:{'|'.join(plans.SINCE)})")
UNTIL = re.compile(rf"\W*(?:{'|'.join(plans.UNTIL)})")
HEADS = (
    ("number", re.compile(plans.NUMBER)),
    ("term", stem_of(plans.TERMS)),
    ("who", stem_of(plans.EXECUTORS)),
    ("result", stem_of(plans.RESULTS)),
    ("duty", stem_of(plans.DUTIES)),
    ("other", stem_of(plans.OTHERS)),
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row: a section's title, or a duty with the cells beside it.

    since   the first day, where the term is parted in two columns
    on_day  whether the term is the day of an event, not the last one of a duty
    months  heads of the columns that the row marks, where each month has a column; `every_month` if it marks all
    """

    start: int
    end: int
    para: Para
    is_section: bool = False
    label: str | None = None
    since: GridCell | None = None
    term: GridCell | None = None
    on_day: bool = False
    months: tuple[GridCell, ...] = ()
    every_month: bool = False
    whos: tuple[GridCell, ...] = ()
    result: GridCell | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Grid columns by what they say."""

    duty: int
    number: int | None
    since: int | None
    term: int | None
    whos: tuple[int, ...]
    result: int | None
    width: int
    on_day: bool = False
    months: tuple[GridCell, ...] = ()


def read_plan(
    text: str, folded: str, masked: str, grid: Grid, above: Columns | None
) -> tuple[list[PlanRow] | None, Columns | None]:
    """The rows of a plan and its columns; None for another table. `above`: the columns of the table before."""
    width = max((sum(c.colspan for c in row) for row in grid.rows), default=0)
    for i, row in enumerate(grid.rows[:4]):
        columns = _columns(folded, row, width)
        if columns:
            columns = _parted_term(folded, grid.rows[i : i + 2], columns)
            columns = _months(folded, grid.rows[i : i + 2], columns)
            return _rows(text, grid.rows[i + 1 :], columns), columns
    columns = above if above and above.width == width else _guess(text, masked, grid, width)
    if columns is None:
        return None, above
    return _rows(text, grid.rows, columns), columns


def _columns(folded: str, row: Sequence[GridCell], width: int) -> Columns | None:
    found: dict[str, list[int]] = {}
    likeliest: dict[int, int] = {}
    for cell in row:
        if cell.end - cell.start > 120:
            return None
        head = _head(folded[cell.start : cell.end])
        if head:
            covered = cell.colspan if head == "who" else 1
            found.setdefault(head, []).extend(range(cell.column, cell.column + covered))
        if head == "duty":
            likeliest.setdefault(_rank(folded[cell.start : cell.end]), cell.column)
    if not likeliest or not ("term" in found or "who" in found):
        return None
    return Columns(
        likeliest[min(likeliest)],
        found.get("number", [None])[0],
        None,
        found.get("term", [None])[0],
        tuple(found.get("who", ())),
        found.get("result", [None])[0],
        width,
        any(_head(words) == "term" and ON_DAY.match(words) for words in (folded[c.start : c.end] for c in row)),
    )


def _parted_term(folded: str, rows: Sequence[Sequence[GridCell]], columns: Columns) -> Columns:
    """«Срок» over «начало» and «окончание», or two heads that say so: the term is from the one to the other."""
    cells = [(cell.column, folded[cell.start : cell.end]) for row in rows for cell in row]
    since = [column for column, words in cells if len(words) < LONGEST_HEAD and SINCE.match(words)]
    until = [column for column, words in cells if len(words) < LONGEST_HEAD and UNTIL.match(words)]
    if len(since) != 1 or len(until) != 1 or since[0] >= until[0]:
        return columns
    return replace(columns, since=since[0], term=until[0])


def _months(folded: str, rows: Sequence[Sequence[GridCell]], columns: Columns) -> Columns:
    """«сентябрь», «октябрь», … over columns of «+»: a duty's months are those that its row marks."""
    heads = tuple(cell for row in rows for cell in row if MONTH_HEAD.fullmatch(folded, cell.start, cell.end))
    if len(heads) < FEWEST_MONTHS:
        return columns
    term = None if columns.term in {cell.column for cell in heads} else columns.term
    return replace(columns, months=heads, term=term)


def _rank(words: str) -> int:
    """Of «Задача» and «Мероприятия» the second says what is to be done: it stands first in the lexicon."""
    return next((i for i, stem in enumerate(plans.DUTIES) if re.search(stem, words)), len(plans.DUTIES))


def is_plan_head(cells: Sequence[str]) -> bool:
    """Whether the words of a row are the head of a plan: duties beside terms or executors."""
    heads = {_head(cell.lower().replace("ё", "е")) for cell in cells}
    return "duty" in heads and bool(heads & {"term", "who"})


def _head(words: str) -> str | None:
    bare = " ".join(HYPHENATED.sub("", words).replace("-", "").split())
    for name, pattern in HEADS:
        if pattern.search(bare):
            return name
    return None


def _guess(text: str, masked: str, grid: Grid, width: int) -> Columns | None:
    """A table without a head: the column of terms is the one whose cells are terms, the duty is the longest one."""
    if width < 2 or len(grid.rows) < 2:
        return None
    cells: dict[int, list[GridCell]] = {}
    for row in grid.rows:
        for cell in row:
            if cell.end > cell.start:
                cells.setdefault(cell.column, []).append(cell)
    terms = [c for c, column in cells.items() if _share(column, lambda x: is_period(text[x.start : x.end])) >= 0.6]
    longest = max(cells, key=lambda c: sum(x.end - x.start for x in cells[c]), default=None)
    if not terms or longest is None or longest in terms:
        return None
    if _share(cells[longest], lambda x: find_infinitive(masked, x.start, x.end) >= 0) < 0.5:
        return None
    number = 0 if longest > 0 and _share(cells.get(0, []), lambda x: x.end - x.start < 7) > 0.8 else None
    who = tuple(c for c in cells if c > longest and c not in terms)[:1]
    return Columns(longest, number, None, terms[0], who, None, width)


def _share(cells: Sequence[GridCell], holds: Callable[[GridCell], bool]) -> float:
    return sum(holds(c) for c in cells) / len(cells) if cells else 0.0


def _rows(text: str, rows: Sequence[tuple[GridCell, ...]], columns: Columns) -> list[PlanRow]:
    found: list[PlanRow] = []
    merged: dict[int, tuple[GridCell, int]] = {}
    for row in rows:
        by_column = {cell.column: cell for cell in row}
        merged = _merge(by_column, merged)
        plan_row = _row(text, by_column, row, columns)
        if plan_row:
            found.append(plan_row)
    return found


def _merge(by_column: dict[int, GridCell], merged: dict[int, tuple[GridCell, int]]) -> dict[int, tuple[GridCell, int]]:
    """Fills cells that continue a vertically merged one, and remembers those that go on."""
    following: dict[int, tuple[GridCell, int]] = {}
    for column, (cell, left) in merged.items():
        below = by_column.get(column)
        if below is None or below.end <= below.start:
            by_column[column] = cell
            if left > 1:
                following[column] = (cell, left - 1)
    for column, cell in by_column.items():
        if cell.rowspan > 1 and column not in merged:
            following[column] = (cell, cell.rowspan - 1)
    return following


def _row(text: str, by_column: dict[int, GridCell], row: Sequence[GridCell], columns: Columns) -> PlanRow | None:
    filled = [cell for cell in row if text[cell.start : cell.end].strip()]
    if not filled or _is_numbering(text, filled):
        return None
    goes_on = any(cell.end > cell.start and cell not in row for cell in by_column.values())
    if not goes_on and _is_section(text, filled, columns):
        cell = max(filled, key=lambda c: c.end - c.start)
        return PlanRow(cell.start, cell.end, cell.paras[0], is_section=True)
    duty = by_column.get(columns.duty)
    if duty is None or not text[duty.start : duty.end].strip() or not duty.paras:
        return None
    marked = tuple(head for head in columns.months if _is_marked(text, by_column.get(head.column)))
    return PlanRow(
        duty.start,
        duty.end,
        duty.paras[0],
        label=_label(text, by_column.get(columns.number) if columns.number is not None else None),
        since=by_column.get(columns.since) if columns.since is not None else None,
        on_day=columns.on_day,
        months=marked,
        every_month=len(marked) > FEWEST_MONTHS and len(marked) == len(columns.months),
        term=by_column.get(columns.term) if columns.term is not None else None,
        whos=tuple(by_column[c] for c in columns.whos if c in by_column),
        result=by_column.get(columns.result) if columns.result is not None else None,
    )


def _is_marked(text: str, cell: GridCell | None) -> bool:
    """«+», «х», «✓», a day; not an empty cell, a dash or «нет»."""
    words = text[cell.start : cell.end].strip(" \n-–—.") if cell else ""
    return words.lower() not in {"", "нет"}


def _is_numbering(text: str, filled: Sequence[GridCell]) -> bool:
    """The row «1 2 3 4» under the head."""
    words = [text[c.start : c.end].strip() for c in filled]
    return (
        len(words) > 1
        and all(w.isdigit() for w in words)
        and [int(w) for w in words] == list(range(int(words[0]), int(words[0]) + len(words)))
    )


def _is_section(text: str, filled: Sequence[GridCell], columns: Columns) -> bool:
    """One cell across the row, or a number and a title with all other cells empty."""
    texts = {text[c.start : c.end].strip() for c in filled}
    if len(texts) == 1:
        return filled[0].colspan > 1 or columns.width > 1
    if len(filled) == 2 and columns.number is not None and filled[0].column == columns.number:
        return len(text[filled[0].start : filled[0].end].strip()) <= 6 and columns.width > 2
    return False


def _label(text: str, cell: GridCell | None) -> str | None:
    label = text[cell.start : cell.end].strip().rstrip(".)") if cell else ""
    return label or None
