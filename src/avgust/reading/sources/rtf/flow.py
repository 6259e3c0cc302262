"""Words as they come → the paragraphs and tables of the body, or of another story: a footnote, a header, a text box."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from avgust.reading.blocks import Address, Aside, AsideKind, Paragraph, Table
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.nested import CellDraft, TableDraft, laid_out
from avgust.reading.sources.numerals import bullet
from avgust.reading.sources.printed import UNNUMBERED, Label, Piece, labelled, printed, raised
from avgust.reading.sources.rtf import grid
from avgust.reading.sources.rtf.codepages import drawn
from avgust.reading.sources.rtf.header import Styles, heading
from avgust.reading.sources.rtf.lists import Lists
from avgust.reading.sources.rtf.state import State
from avgust.reading.sources.tables import Tables, Words

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Counts:
    """What the whole file is bounded by, and what is told about it in the end."""

    paragraphs: int = 0
    cells: int = 0
    merged: int = 0
    hidden: int = 0
    revisions: int = 0
    objects: int = 0


@dataclass(slots=True)
class Shared:
    """What all the stories of a file share."""

    place: str
    limits: Limits
    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=Lists)
    counts: Counts = field(default_factory=Counts)
    hidden: list[Aside] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """A table while it is read: its rows, the cells of the row that is open, the cell that is open."""

    rows: list[grid.Row] = field(default_factory=list)
    cells: list[grid.Content] = field(default_factory=list)
    cell: grid.Content = field(default_factory=list)
    shape: grid.Shape = field(default_factory=grid.Shape)

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append(grid.Row(self.shape, self.cells))
            self.cells = []


class Flow:
    """One story: the body and text boxes have no kind; `marked` is one whose note has a number."""

    def __init__(self, shared: Shared, kind: AsideKind | Literal[""] = "") -> None:
        self.kind: AsideKind | Literal[""] = kind
        self.marked = False
        self._shared = shared
        self._pieces: list[Piece] = []
        self._hidden: list[str] = []
        self._label = ""
        self._boxes: list[Words] = []
        self._parts: list[tuple[int, Words] | TableDraft] = []
        self._levels: list[_Level] = []
        self._shape = grid.Shape()
        self.number = 1

    def text(self, text: str, state: State) -> None:
        """Words of the open paragraph."""
        if state.deleted:
            return
        if state.hidden:
            self._hidden.append(text)
        else:
            self._pieces.append((raised(text) if state.raised else text, state.bold))

    def label(self, text: str) -> None:
        """What the writer printed in front of the open paragraph."""
        self._label = text

    def box(self, words: list[Words]) -> None:
        """The words of a text box that hangs on the open paragraph."""
        self._boxes += words

    def word(self, name: str, number: int | None, state: State) -> None:
        """A control word that ends something or is about a table."""
        if name == "par" or (name == "sect" and self._pieces):
            if not (state.deleted or state.hidden):
                self._end_paragraph(state)
        elif name == "cell":
            self._end_cell(state, 1)
        elif name == "nestcell":
            self._end_cell(state, max(2, state.nested))
        elif name == "row":
            self._end_row(1)
        elif name == "trowd":
            self._shape = grid.Shape()
        elif name in grid.WORDS:
            self._shape.word(name, number)

    def nested_row(self, shape: grid.Shape) -> None:
        """The end of a row of a table in a table."""
        if len(self._levels) > 1:
            level = self._levels[-1]
            level.shape = shape
            level.end_row()

    def end(self, state: State) -> None:
        """The end of the story: what was still open is closed."""
        if self._pieces or self._boxes:
            self._end_paragraph(state)
        self._flush_hidden()
        self._close(0)

    def _end_paragraph(self, state: State) -> None:
        depth = self._depth(state)
        self._close(depth)
        self._open(depth)
        words = [*self._printed(state), *self._boxes]
        self._boxes = []
        if self._levels:
            self._levels[-1].cell += words
        else:
            self._parts += ((self.number, paragraph) for paragraph in words)
        self._flush_hidden()
        self.number += not self._levels

    def _depth(self, state: State) -> int:
        """How deep the paragraph stands; one behind a cell of an open row is in that row whatever is said."""
        depth = state.depth()
        if depth > self._shared.limits.depth:
            raise refusal("too-deep", self._shared.place, f"больше {self._shared.limits.depth} таблиц одна в другой")
        return depth or int(bool(self._levels and self._levels[0].cells))

    def _printed(self, state: State) -> Iterator[Words]:
        counts, limits = self._shared.counts, self._shared.limits
        counts.paragraphs += 1
        if counts.paragraphs > limits.paragraphs:
            raise refusal("too-large", self._shared.place, f"больше {counted(limits.paragraphs)} абзацев")
        label = self._numbered(state)
        pieces = [(_shown(part), bold) for bold, part in groupby(self._pieces, lambda piece: piece[1])]
        self._pieces, self._label = [], ""
        of_style = self._shared.styles.headings.get(state.style, 0)
        return printed(pieces, label, of_style if state.outline is None else heading(state.outline))

    def _numbered(self, state: State) -> Label:
        """What the writer printed before the paragraph, else what its list counts; the list is counted on anyway."""
        computed = self._shared.lists.label(state.list, state.level) if state.list else ""
        written = self._label.strip()
        text = written or computed
        if not text:
            return UNNUMBERED
        numbered = any(map(str.isalnum, text)) and text != "o"
        return labelled(drawn(text) if numbered else bullet(text), state.level)

    def _flush_hidden(self) -> None:
        text = _shown((text, False) for text in self._hidden).strip()
        self._hidden = []
        if text:
            self._shared.counts.hidden += len("".join(text.split()))
            self._shared.hidden.append(Aside("hidden", text, Address("paragraph", self.number)))

    def _end_cell(self, state: State, depth: int) -> None:
        self._shared.counts.cells += 1
        if self._shared.counts.cells > self._shared.limits.cells:
            raise refusal(
                "too-large", self._shared.place, f"больше {counted(self._shared.limits.cells)} ячеек в таблицах"
            )
        self._end_paragraph(state._replace(nested=min(depth, self._shared.limits.depth)))
        self._levels[-1].end_cell()

    def _end_row(self, depth: int) -> None:
        if self._levels:
            self._close(depth)
            self._levels[-1].shape = self._shape
            self._levels[-1].end_row()

    def _open(self, depth: int) -> None:
        """One table more where the paragraph stands deeper: a file that leaves levels out gets no more of them."""
        if depth > len(self._levels):
            self._levels.append(_Level())

    def _close(self, depth: int) -> None:
        """End the tables that are deeper than this; each goes into the cell that it stands in."""
        while len(self._levels) > depth:
            level = self._levels.pop()
            if level.cells or level.cell:
                level.shape = self._shape
                level.end_row()
            if not level.rows:
                continue
            table, lost = grid.table(level.rows)
            self._shared.counts.merged += lost
            if self._levels:
                self._levels[-1].cell.append(table)
            else:
                self._parts.append(table)

    def parts(self) -> Iterator[Paragraph | Table]:
        """With their addresses."""
        tables = Tables(self._shared.place, self._shared.limits)
        for part in self._parts:
            if isinstance(part, TableDraft):
                yield from laid_out(part, tables)
            else:
                yield part[1].at(Address("paragraph", part[0]))

    def words(self) -> list[Words]:
        """Without addresses, the rows of tables as paragraphs."""
        return list(CellDraft([part if isinstance(part, TableDraft) else part[1] for part in self._parts]).words())


def _shown(pieces: Iterable[Piece]) -> str:
    """The characters; those that were written as two halves (\\u-10179 \\u-8704) are put together."""
    text = drawn("".join(text for text, _ in pieces))
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
