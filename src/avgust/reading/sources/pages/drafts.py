"""Tables while they are put together: cells with their lines, before paragraphs and addresses are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from avgust.reading.sources.pages.grids import Area, Grid
from avgust.reading.sources.pages.lines import Frame, Line, lines_of
from avgust.reading.sources.pages.page import Word
from avgust.reading.sources.pages.wording import begins_small, breaks_off

_PADDING = (1.0, 8.0)
_SAME_PLACE = 8.0


@dataclass(slots=True)
class CellDraft:
    """A cell: its lines; `covered` where it is the continuation of the one above."""

    lines: list[Line] = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1
    covered: bool = False

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class TableDraft:
    """A table: its rows, where its columns stand, and the page's piece it fills."""

    page: int
    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: list[list[CellDraft]]

    def goes_on_as(self, other: "TableDraft") -> bool:
        """Whether `other`, on the next page, has the same columns."""
        if len(self.xs) != len(other.xs):
            return False
        shift = other.xs[0] - self.xs[0]
        return all(abs(b - a - shift) <= _SAME_PLACE for a, b in zip(self.xs, other.xs, strict=True))

    def take_in(self, other: "TableDraft") -> None:
        """Add the rows of the next page: repeated headings are dropped, a torn row is made whole."""
        rows = other.rows[_repeated(self.rows, other.rows) :]
        if rows and self.rows and _is_torn(self.rows[-1], rows[0], self.rows):
            for above, below in zip(self.rows[-1], rows[0], strict=True):
                above.lines += below.lines
            rows = rows[1:]
        self.rows += rows
        self.page = other.page


def table_draft(grid: Grid, words: Sequence[Word], page: int) -> TableDraft:
    """The words of a page that stand in the grid, put into its cells."""
    owners = _owners(grid)
    inside: dict[Area, list[Word]] = {area: [] for area in grid.areas}
    for word in words:
        box = grid.box_at((word.left + word.right) / 2, (word.top + word.bottom) / 2)
        if box:
            inside[owners[box]].append(word)
    rows = [list(_row(grid, number, owners, inside, page)) for number in range(len(grid.ys) - 1)]
    return TableDraft(page, grid.ys[0], grid.ys[-1], grid.xs, rows)


def _owners(grid: Grid) -> dict[tuple[int, int], Area]:
    return {
        (area.row + r, area.column + c): area
        for area in grid.areas
        for r in range(area.rowspan)
        for c in range(area.colspan)
    }


def _row(
    grid: Grid,
    number: int,
    owners: dict[tuple[int, int], Area],
    inside: dict[Area, list[Word]],
    page: int,
) -> Iterator[CellDraft]:
    column = 0
    while column < len(grid.xs) - 1:
        area = owners[number, column]
        if area.row == number:
            lines = cell_lines(inside[area], grid.xs[area.column], grid.xs[area.column + area.colspan], page)
            yield CellDraft(lines, area.colspan, area.rowspan)
        else:
            yield CellDraft(colspan=area.colspan, covered=True)
        column += area.colspan


def cell_lines(words: Sequence[Word], left: float, right: float, page: int) -> list[Line]:
    """The lines of a cell between its sides."""
    if not words:
        return []
    padding = min(max(min(word.left for word in words) - left, _PADDING[0]), _PADDING[1])
    frame = Frame(page, left + padding, right - padding, "cell")
    return [_framed(line, frame) for line in lines_of(words)]


def _framed(line: Line, frame: Frame) -> Line:
    return replace(line, frame=frame)


def _repeated(before: Sequence[Sequence[CellDraft]], rows: Sequence[Sequence[CellDraft]]) -> int:
    """How many of the first rows only repeat the heading of the table."""
    number = 0
    while number < min(len(before), len(rows)) and _same_words(before[number], rows[number]):
        number += 1
    return number


def _same_words(row: Sequence[CellDraft], other: Sequence[CellDraft]) -> bool:
    words = [cell.text for cell in row]
    return any(words) and words == [cell.text for cell in other]


def _is_torn(last: Sequence[CellDraft], row: Sequence[CellDraft], rows: Sequence[Sequence[CellDraft]]) -> bool:
    """Whether a page break has torn a row: its number is not repeated, and a sentence goes on in some cell."""
    if [cell.colspan for cell in last] != [cell.colspan for cell in row] or len(row) < 2:
        return False
    pairs = [(a.text, b.text) for a, b in zip(last, row, strict=True)]
    if any(b and not a for a, b in pairs) or not any(b for _, b in pairs):
        return False
    numbered = sum(bool(each[0].text) for each in rows) > len(rows) / 2
    if numbered and pairs[0][1] and not begins_small(pairs[0][1]):
        return False
    going_on = [begins_small(b) or breaks_off(a) for a, b in pairs if b]
    return any(going_on) or (numbered and not last[0].covered and not pairs[0][1] and len(row) > 2)
