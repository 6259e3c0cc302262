"""A page's table while its tags come in, and what becomes of it: a table, or words where it only lays the page out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from avgust.reading.sources.tables import EMPTY, Box, Words
from avgust.reading.sources.web.article import Block
from avgust.reading.sources.web.lists import Marker

_WIDEST = 1000
_LAYOUT_PARAGRAPHS = 5
_PAGE_PARAGRAPHS = 12


@dataclass(slots=True)
class Draft:
    """A paragraph whose marker may still change."""

    text: str
    heading: int
    bold: bool
    markers: tuple[Marker, ...] = ()
    block: Block = field(default_factory=Block)

    def words(self) -> Words:
        """The paragraph as it is printed."""
        return Words("".join(marker.text for marker in self.markers) + self.text, self.heading, self.bold)


@dataclass(slots=True)
class HtmlCell:
    """A cell with all that stands in it."""

    colspan: int
    rowspan: int
    content: "list[Draft | HtmlTable]" = field(default_factory=list)

    def box(self, rowspan: int) -> Box:
        return Box(tuple(draft.words() for draft in drafts(self.content)), self.colspan, rowspan)


@dataclass(slots=True)
class HtmlTable:
    """Rows of cells; `before` is what stands outside of them (a caption, stray text)."""

    rows: list[list[HtmlCell]] = field(default_factory=list)
    before: "list[Draft | HtmlTable]" = field(default_factory=list)
    layout: bool = False
    block: Block = field(default_factory=Block)

    def add_cell(self, attributes: Mapping[str, str]) -> HtmlCell:
        """A new cell in the last row."""
        cell = HtmlCell(_span(attributes, "colspan", 1), _span(attributes, "rowspan", 0))
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)
        return cell

    def settled(self) -> "list[Draft | HtmlTable]":
        """The table with nested ones flattened; or its content, if it only lays the page out."""
        cells = [cell for row in self.rows for cell in row]
        if self._lays_out(cells):
            return [part for cell in cells for part in cell.content]
        for cell in cells:
            cell.content = list(drafts(cell.content))
        return [self] if any(cell.content for cell in cells) else []

    def _lays_out(self, cells: list[HtmlCell]) -> bool:
        """One column with a page's worth of paragraphs, or a cell that holds a real table."""
        if self.layout:
            return True
        if any(isinstance(part, HtmlTable) and part.is_grid() for cell in cells for part in cell.content):
            return True
        if self._holds_page(cells):
            return True
        one_column = all(len(row) < 2 for row in self.rows)
        return one_column and sum(len(cell.content) for cell in cells) >= _LAYOUT_PARAGRAPHS

    def _holds_page(self, cells: list[HtmlCell]) -> bool:
        """Whether one cell has a page's worth of paragraphs, and most of them all: columns of a site."""
        most = max((len(cell.content) for cell in cells), default=0)
        return most >= _PAGE_PARAGRAPHS and most * 2 > sum(len(cell.content) for cell in cells)

    def is_grid(self) -> bool:
        """Whether it has rows and columns of its own: two by two at least."""
        return sum(len(row) > 1 for row in self.rows) > 1


def _span(attributes: Mapping[str, str], name: str, least: int) -> int:
    """The number of columns or rows, as browsers bound it; rowspan 0 means to the end of the table."""
    digits = attributes.get(name, "").strip()[:6]
    value = int(digits) if digits.isascii() and digits.isdigit() else 1
    return max(least, min(value, _WIDEST if name == "colspan" else 65534))


def drafts(content: "Iterable[Draft | HtmlTable]") -> Iterator[Draft]:
    """The paragraphs, those of nested tables cell after cell among them. Tables in `content` hold no further ones."""
    for part in content:
        if isinstance(part, Draft):
            yield part
        else:
            for row in part.rows:
                for cell in row:
                    yield from (draft for draft in cell.content if isinstance(draft, Draft))


def table_text(table: HtmlTable) -> str:
    """The words of a table, a line for each row."""
    rows = (" | ".join(" ".join(draft.text for draft in drafts(cell.content)) for cell in row) for row in table.rows)
    return "\n".join(rows)


def grid_rows(table: HtmlTable) -> Iterator[list[Box]]:
    """Rows of boxes; the columns under a cell that covers several rows are filled with empty boxes."""
    covered: dict[int, tuple[int, int]] = {}
    rows = [row for row in table.rows if row]
    for number, row in enumerate(rows):
        yield _grid_row(row, covered, len(rows) - number)


def _grid_row(row: list[HtmlCell], covered: dict[int, tuple[int, int]], rows_left: int) -> list[Box]:
    """One row; `covered` tells for a column how many rows are still covered from above, and over how many columns."""
    boxes: list[Box] = []
    column = 0
    passed = dict(covered)
    covered.clear()
    for cell in row:
        column = _fill(boxes, column, passed, covered)
        rowspan = min(cell.rowspan or rows_left, rows_left)
        if rowspan > 1:
            covered[column] = (rowspan - 1, cell.colspan)
        boxes.append(cell.box(rowspan))
        column += cell.colspan
    for start in sorted(start for start in passed if start >= column):
        if start > column:
            boxes.append(Box((), start - column))
        column = _fill(boxes, start, passed, covered)
    return boxes


def _fill(
    boxes: list[Box], column: int, passed: dict[int, tuple[int, int]], covered: dict[int, tuple[int, int]]
) -> int:
    """Empty boxes for the columns covered from above, from this column on; the first free column."""
    while column in passed:
        rows, colspan = passed.pop(column)
        boxes.append(EMPTY if colspan == 1 else Box((), colspan))
        if rows > 1:
            covered[column] = (rows - 1, colspan)
        column += colspan
    return column
