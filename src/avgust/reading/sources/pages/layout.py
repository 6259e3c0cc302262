"""Pages of words and drawn lines → paragraphs and tables in reading order.

    words → cells of drawn tables | lines → headers, footers, footnotes apart → columns → paragraphs; tables joined

Reads: pages of a PDF or of recognised scans. Writes: parts with addresses and a spot for every word, asides, findings.
Guarantees: every word of the pages stands once, in a part or in an aside, but for the headings that a table repeats on
its next page and the marks of footnotes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Address, Aside, Cell, Paragraph, Table
from avgust.reading.sources.pages.aligned import take_tables
from avgust.reading.sources.pages.columns import strips_of
from avgust.reading.sources.pages.drafts import CellDraft, TableDraft, table_draft
from avgust.reading.sources.pages.furniture import PageLines, set_footnotes_apart, set_furniture_apart
from avgust.reading.sources.pages.grids import grids_of
from avgust.reading.sources.pages.gutters import gutters_of
from avgust.reading.sources.pages.lines import Line, lines_of
from avgust.reading.sources.pages.page import Page, Word
from avgust.reading.sources.pages.paragraphs import Habits, habits_of, paragraphs_of
from avgust.reading.sources.pages.texts import text_of
from avgust.reading.sources.pages.wording import is_bulleted
from avgust.reading.sources.printed import BULLET_INDENT

_STEP = 9.0  # points: bullets that stand less further in are of one level
Parts = tuple[Paragraph | Table, ...]


@dataclass(slots=True)
class _Laid:
    """A page on its way: its tables, and its lines outside of them."""

    tables: list[TableDraft]
    text: PageLines


def layout(pages: Sequence[Page]) -> tuple[Parts, tuple[Aside, ...], tuple[Finding, ...]]:
    """Parts in reading order, what was set apart, and what was doubtful."""
    laid = [_laid(page) for page in pages]
    texts = [each.text for each in laid]
    set_furniture_apart(texts)
    size = _usual_size(texts)
    for each in laid:
        page = each.text.page
        if page.rulings:
            set_footnotes_apart(each.text, page.rulings, size)
        if not any(gutter.columns for gutter in gutters_of(each.text.lines, page.number, page.height)):
            each.tables += take_tables(each.text.lines, page.number)
    flow = list(_joined(_flow(laid)))
    return tuple(_parts(flow)), tuple(_asides(texts)), ()


def _laid(page: Page) -> _Laid:
    tables = []
    words = page.words
    for grid in grids_of(page.rulings) if page.rulings else []:
        inside, outside = _parted(words, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        if inside:
            tables.append(table_draft(grid, inside, page.number))
            words = tuple(outside)
    return _Laid(tables, PageLines(page, lines_of(words)))


def _parted(
    words: Sequence[Word], left: float, top: float, right: float, bottom: float
) -> tuple[list[Word], list[Word]]:
    """The words whose middle stands in the rectangle, and the others."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        (inside if left <= x < right and top <= y < bottom else outside).append(word)
    return inside, outside


def _usual_size(texts: Sequence[PageLines]) -> float:
    sizes = [line.size for text in texts for line in text.lines for _ in range(len(line.words))]
    return median(sizes) if sizes else 0.0


def _flow(laid: Sequence[_Laid]) -> Iterator[Line | TableDraft]:
    """Lines and tables of all pages in reading order."""
    framed = strips_of([each.text for each in laid])
    for each, lines in zip(laid, framed, strict=True):
        tables = sorted(each.tables, key=lambda table: table.top)
        for line in lines:
            while tables and tables[0].top < line.level:
                yield tables.pop(0)
            yield line
        yield from tables


def _joined(flow: Iterator[Line | TableDraft]) -> Iterator[Line | TableDraft]:
    """Tables that go on over a page break as one."""
    last: TableDraft | None = None
    for each in flow:
        if isinstance(each, TableDraft):
            if last is not None and each.page == last.page + 1 and last.goes_on_as(each):
                last.take_in(each)
                continue
            if last is not None:
                yield last
            last = each
        else:
            if last is not None:
                yield last
            last = None
            yield each
    if last is not None:
        yield last


def _parts(flow: Sequence[Line | TableDraft]) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables with their addresses."""
    lines = [each for each in flow if isinstance(each, Line)]
    cells = [
        line for each in flow if isinstance(each, TableDraft) for row in each.rows for c in row for line in c.lines
    ]
    habits, cell_habits, steps = habits_of(lines), habits_of(cells), bullet_steps(lines)
    waiting: list[Line] = []
    paragraph = table = 0
    for each in (*flow, None):
        if isinstance(each, Line):
            waiting.append(each)
            continue
        for group in paragraphs_of(waiting, habits):
            paragraph += 1
            yield made_paragraph(group, Address("paragraph", paragraph), steps)
        waiting = []
        if each is not None:
            table += 1
            yield _made_table(each, table, cell_habits)


def bullet_steps(lines: Sequence[Line]) -> tuple[float, ...]:
    """How far in bullets stand, each distance once, the smallest first."""
    steps: list[float] = []
    for offset in sorted(line.offset for line in lines if is_bulleted(line.text)):
        if not steps or offset - steps[-1] > _STEP:
            steps.append(offset)
    return tuple(steps)


def made_paragraph(lines: Sequence[Line], address: Address, steps: Sequence[float] = ()) -> Paragraph:
    """The lines of a paragraph as one; a bullet is as deep as its place among the `steps`."""
    text, spots = text_of(lines)
    spoken = [line.bold for line in lines if any(map(str.isalnum, line.text))]
    deep = bisect_right(steps, lines[0].offset + 0.01) - 1 if is_bulleted(lines[0].text) else 0
    return Paragraph(text, address, bold=bool(spoken) and all(spoken), indent=BULLET_INDENT * max(0, deep), spots=spots)


def _made_table(draft: TableDraft, number: int, habits: Habits) -> Table:
    rows = []
    for row_number, row in enumerate(draft.rows, 1):
        column, cells = 1, []
        for cell in row:
            address = Address("cell", 0, number, row_number, column)
            cells.append(_made_cell(cell, address, habits))
            column += cell.colspan
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _made_cell(draft: CellDraft, address: Address, habits: Habits) -> Cell:
    groups = enumerate(paragraphs_of(draft.lines, habits), 1)
    paragraphs = (made_paragraph(group, replace(address, number=number)) for number, group in groups)
    return Cell(tuple(paragraphs), draft.colspan, draft.rowspan)


def _asides(texts: Sequence[PageLines]) -> Iterator[Aside]:
    """What was set apart, with its boxes."""
    number = 0
    for text in texts:
        for kind, lines in text.apart:
            number += 1
            words, spots = text_of([replace(line, frame=replace(line.frame, page=text.page.number)) for line in lines])
            yield Aside(kind, words, Address("paragraph", number, boxes=tuple(spot.box for spot in spots[:1])))
