"""The body of a DOCX, or another story of it (a header, a footnote): its paragraphs and tables, walked once."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from avgust.reading.blocks import Address, Aside, Paragraph, Table
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.nested import CellDraft, TableDraft, laid_out
from avgust.reading.sources.printed import UNNUMBERED, Label, Piece, labelled, printed
from avgust.reading.sources.tables import Tables, Words
from avgust.reading.sources.word.numbering import LEVELS, Numbering
from avgust.reading.sources.word.runs import Called, Inked, Runs
from avgust.reading.sources.word.styles import Style, Styles, outline
from avgust.reading.sources.word.xml import W, children, switch, value
from avgust.reading.sources.xml import number

_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_EMBEDDED = (W + "altChunk", W + "subDoc")
_WIDEST = 1000


@dataclass(slots=True)
class Call:
    """A note called from the text, and where."""

    note: Called
    address: Address


class Body:
    """Walks in the order of the document, so that the counters of lists run as in Word."""

    def __init__(self, styles: Styles, numbering: Numbering, losses: Losses, place: str, limits: Limits) -> None:
        self._styles, self._numbering, self._losses = styles, numbering, losses
        self._place, self._limits = place, limits
        self._runs = Runs(styles, losses, place, limits)
        self._tables = Tables(place, limits)
        self._address = Address("paragraph", 1)
        self._carried: list[Piece] = []
        self._carried_label = UNNUMBERED
        self._paragraphs = self._cells = self._grids = 0
        self.calls: list[Call] = []
        self.hidden: list[Aside] = []

    def parts(self, body: Element) -> Iterator[Paragraph | Table]:
        """Paragraphs with their numbers (empty ones are counted, tables are not) and tables."""
        place = 0
        address = self._address
        for block in self._blocks(body, 0):
            if block.tag == W + "tbl":
                yield from _addressed(self._rest(), address)
                yield from laid_out(self._table(block, 0), self._tables)
            else:
                place += 1
                self._address = address = Address("paragraph", place)
                yield from _addressed(self._paragraph(block, 0), address)
        yield from _addressed(self._rest(), address)

    def story(self, root: Element) -> str:
        """The words of a header, footer or note, a line for each paragraph and for each row of a table."""
        return "\n".join(words.text for words in CellDraft(self._content(root, 0)).words())

    def _blocks(self, element: Element, depth: int) -> Iterator[Element]:
        """Paragraphs and tables, also those in content controls and accepted insertions."""
        self._check_depth(depth)
        for child in children(element):
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, depth + 1)
            elif child.tag in _EMBEDDED:
                self._losses.embedded += 1

    def _check_depth(self, depth: int) -> None:
        if depth > self._limits.depth:
            raise refusal("too-deep", self._place, f"больше {self._limits.depth} элементов один в другом")

    def _content(self, container: Element, depth: int) -> list[Words | TableDraft]:
        """All paragraphs and tables of a cell, a text box or a story."""
        outer = self._carried, self._carried_label
        self._carried, self._carried_label = [], UNNUMBERED
        content: list[Words | TableDraft] = []
        for block in self._blocks(container, depth):
            if block.tag == W + "p":
                content += self._paragraph(block, depth)
            else:
                content.append(self._table(block, depth + 1))
        content += self._rest()
        self._carried, self._carried_label = outer
        return [part for part in content if isinstance(part, Words) or any(cell.content for cell in part.cells())]

    def _rest(self) -> Iterator[Words]:
        """Words that waited for a next paragraph which did not come."""
        yield from printed(self._carried, self._carried_label, 0)
        self._carried, self._carried_label = [], UNNUMBERED

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Words]:
        """A paragraph as its parts: the pieces between line breaks, then its text boxes."""
        self._count_paragraph()
        properties = paragraph.find(W + "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        inked = self._runs.read(paragraph, style)
        self._set_apart(inked)
        if not self._goes_on(properties, style, inked.pieces):
            label = self._carried_label if self._carried_label.text else self._label(properties, style)
            pieces = self._carried + inked.pieces
            self._carried, self._carried_label = [], UNNUMBERED
            level = outline(properties)
            yield from printed(pieces, label, style.heading if level is None else level)
        for box in inked.boxes:
            self._check_depth(depth)
            yield from CellDraft(self._content(box, depth + 1)).words()

    def _set_apart(self, inked: Inked) -> None:
        """Remember the notes and the hidden words of a paragraph with their address."""
        self.calls += (Call(note, self._address) for note in inked.notes)
        hidden = "".join(inked.hidden).strip()
        if hidden:
            self.hidden.append(Aside("hidden", hidden, self._address))

    def _goes_on(self, properties: Element | None, style: Style, pieces: list[Piece]) -> bool:
        """Whether the paragraph's own end is deleted or hidden, so that its words belong to the next one."""
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is None:
            return False
        deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        hidden = bool(switch(mark, "vanish"))
        if not deleted and not hidden:
            return False
        if hidden and not deleted and pieces and not self._carried:
            self._carried_label = self._label(properties, style)
        self._carried += pieces
        return True

    def _count_paragraph(self) -> None:
        self._paragraphs += 1
        if self._paragraphs > self._limits.paragraphs:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.paragraphs)} абзацев")

    def _label(self, properties: Element | None, style: Style) -> Label:
        """The automatic number, counted on even if the paragraph is empty."""
        direct = properties.find(W + "numPr") if properties is not None else None
        num_id, level = value(direct, "numId"), number(value(direct, "ilvl"))
        if num_id is None:
            num_id = style.num_id
            if level is None and num_id is not None:
                level = self._style_level(num_id, properties, style)
        if not num_id or num_id == "0":
            return UNNUMBERED
        deep = min(max(level or 0, 0), LEVELS - 1)
        return labelled(self._numbering.label(num_id, deep), deep)

    def _style_level(self, num_id: str, properties: Element | None, style: Style) -> int | None:
        own = value(properties, "pStyle") or self._styles.default
        bound = self._numbering.level_of_style(num_id, own, style.listed_by)
        return style.level if bound is None else bound

    def _table(self, table: Element, depth: int) -> TableDraft:
        """The rows of a table; a cell that continues one above lengthens it and is empty itself."""
        self._check_depth(depth)
        outer = self._address
        self._grids += 1
        grid = self._grids
        draft = TableDraft()
        above: dict[int, CellDraft] = {}
        for row in self._children(table, "tr", depth):
            if row.find(f"{W}trPr/{W}del") is None:
                self._address = Address("cell", 1, grid, len(draft.rows) + 1)
                draft.rows.append(self._row(row, above, depth))
            else:
                self._losses.revisions += 1
        self._address = outer
        return draft

    def _children(self, element: Element, name: str, depth: int) -> Iterator[Element]:
        self._check_depth(depth)
        for child in children(element):
            if child.tag == W + name:
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._children(child, name, depth + 1)

    def _row(self, row: Element, above: dict[int, CellDraft], depth: int) -> list[CellDraft]:
        drafts: list[CellDraft] = []
        at = self._address
        before, after = (_span(value(row.find(W + "trPr"), name), 0) for name in ("gridBefore", "gridAfter"))
        if before:
            drafts.append(CellDraft(colspan=before))
        column = before
        for cell in self._children(row, "tc", depth):
            properties = cell.find(W + "tcPr")
            if properties is not None and properties.find(W + "cellDel") is not None:
                self._losses.revisions += 1
                continue
            self._address = Address("cell", 1, at.table, at.row, column + 1)
            draft = CellDraft(self._content(cell, depth + 1), _span(value(properties, "gridSpan"), 1))
            self._count_cell()
            if drafts and _continues(properties, "hMerge"):
                drafts[-1].colspan += draft.colspan
                drafts[-1].content += draft.content
            else:
                self._merge_down(draft, column, properties, above)
                drafts.append(draft)
            column += draft.colspan
        return [*drafts, CellDraft(colspan=after)] if after else drafts

    def _merge_down(
        self, draft: CellDraft, column: int, properties: Element | None, above: dict[int, CellDraft]
    ) -> None:
        """Remember a cell that others may continue; empty one that continues another."""
        if _continues(properties, "vMerge") and column in above:
            above[column].rowspan += 1
            self._losses.merged += bool(draft.content)
            draft.content = []
        elif properties is not None and properties.find(W + "vMerge") is not None:
            above[column] = draft
        else:
            above.pop(column, None)

    def _count_cell(self) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.cells)} ячеек в таблицах")


def _addressed(paragraphs: Iterator[Words], address: Address) -> Iterator[Paragraph]:
    for words in paragraphs:
        yield words.at(address)


def _continues(properties: Element | None, name: str) -> bool:
    """Whether a cell goes on with the merged one before it: that is what the property means unless it says restart."""
    if properties is None or properties.find(W + name) is None:
        return False
    return value(properties, name) != "restart"


def _span(text: str | None, default: int) -> int:
    return min(max(number(text, default) or default, default), _WIDEST)
