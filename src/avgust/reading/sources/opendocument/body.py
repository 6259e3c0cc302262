"""The text of an OpenDocument, or another story of it (a header, a footnote): its paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from avgust.reading.blocks import Address, Aside, AsideKind, Paragraph, Table
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.nested import CellDraft, TableDraft, laid_out
from avgust.reading.sources.opendocument.blocks import SECTION, Blocks, Found
from avgust.reading.sources.opendocument.inline import Inked, Inline
from avgust.reading.sources.opendocument.lists import Lists
from avgust.reading.sources.opendocument.styles import Style, Styles
from avgust.reading.sources.opendocument.tables import drafted
from avgust.reading.sources.opendocument.xml import DRAW, OFFICE, TABLE, TEXT
from avgust.reading.sources.printed import UNNUMBERED, Label, printed
from avgust.reading.sources.tables import Tables, Words
from avgust.reading.sources.xml import number

_OBJECTS = (DRAW + "object", DRAW + "object-ole")


class Body:
    """Walks in the order of the document, so that the counters of lists run as they are printed."""

    def __init__(self, styles: Styles, losses: Losses, place: str, limits: Limits) -> None:
        self._styles, self._losses, self._place, self._limits = styles, losses, place, limits
        self._lists = Lists(styles)
        self._blocks = Blocks(self._lists, place, limits)
        self._inline = Inline(styles, losses, place, limits)
        self._tables = Tables(place, limits)
        self._address = Address("paragraph", 1)
        self._paragraphs = self._cells = self._grids = 0
        self.asides: list[Aside] = []

    def parts(self, text: Element) -> Iterator[Paragraph | Table]:
        """Paragraphs with their numbers (empty ones are counted, tables are not) and tables."""
        place = 0
        for found in self._blocks.of(text, 0):
            if found.element.tag == TABLE + "table":
                yield from laid_out(self._table(found.element, 0), self._tables)
            elif found.element.tag == SECTION:
                self._hide(self._story(found.element, 1))
            else:
                place += 1
                self._address = address = Address("paragraph", place)
                for words in self._paragraph(found, 0):
                    yield words.at(address)

    def story(self, root: Element, depth: int = 0) -> str:
        """The words of a header or footer, a line for each paragraph and for each row of a table."""
        return "\n".join(words.text for words in CellDraft(self._content(root, depth)).words())

    def _story(self, root: Element, depth: int) -> str:
        """The words of a note or hidden section; its lists do not count with those of the text."""
        beside = Body(self._styles, Losses(), self._place, self._limits)
        words = beside.story(root, depth)
        self.asides += (replace(aside, address=self._address) for aside in beside.asides)
        return words

    def _content(self, container: Element, depth: int) -> list[Words | TableDraft]:
        """All paragraphs and tables of a cell, a drawing or a story."""
        content: list[Words | TableDraft] = []
        for found in self._blocks.of(container, depth):
            if found.element.tag == TABLE + "table":
                content.append(self._table(found.element, depth + 1))
            elif found.element.tag == SECTION:
                self._hide(self._story(found.element, depth + 1))
            else:
                content += self._paragraph(found, depth)
        return [part for part in content if isinstance(part, Words) or any(cell.content for cell in part.cells())]

    def _paragraph(self, found: Found, depth: int) -> Iterator[Words]:
        """A paragraph as its parts: the pieces between line breaks, then its text boxes."""
        self._count_paragraph()
        element = found.element
        style = self._styles.paragraph(element.get(TEXT + "style-name"))
        inked = self._inline.read(element, style)
        label = self._label(found, style)
        hidden = "".join(piece for piece, _ in inked.pieces) if inked.vanished else ""
        self._hide(("".join(inked.hidden) + hidden).strip())
        self._keep_notes(inked, depth + 1)
        if not inked.vanished:
            level = number(element.get(TEXT + "outline-level"), 1) if element.tag == TEXT + "h" else style.heading
            yield from printed(inked.pieces, label, level or 0)
        for box in inked.boxes:
            self._losses.embedded += sum(len(box.findall(name)) for name in _OBJECTS)
            yield from CellDraft(self._content(box, depth + 1)).words()

    def _label(self, found: Found, style: Style) -> Label:
        """The automatic number, counted on even if the paragraph is empty."""
        if found.item is not None:
            return self._lists.label(found.item, style.lists)
        if found.element.tag == TEXT + "h" and not found.listed and style.lists != "":
            return self._lists.heading(found.element)
        return UNNUMBERED

    def _keep_notes(self, inked: Inked, depth: int) -> None:
        """Set the notes and comments of a paragraph apart."""
        for note in inked.notes:
            if note.tag == OFFICE + "annotation":
                self._keep(Aside("comment", self._story(note, depth), self._address))
            else:
                self._losses.notes += 1
                self._keep_note(note, depth)

    def _keep_note(self, note: Element, depth: int) -> None:
        mark, body = note.find(TEXT + "note-citation"), note.find(TEXT + "note-body")
        if body is not None:
            text = self._story(body, depth)
            sign = "".join(mark.itertext()).strip() if mark is not None else ""
            kind: AsideKind = "endnote" if note.get(TEXT + "note-class") == "endnote" else "footnote"
            self._keep(Aside(kind, f"{sign} {text}" if sign and text else text, self._address))

    def _keep(self, aside: Aside) -> None:
        if aside.text:
            self.asides.append(aside)

    def _hide(self, words: str) -> None:
        if words:
            self._losses.hidden += len("".join(words.split()))
            self.asides.append(Aside("hidden", words, self._address))

    def _count_paragraph(self) -> None:
        self._paragraphs += 1
        if self._paragraphs > self._limits.paragraphs:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.paragraphs)} абзацев")

    def _table(self, table: Element, depth: int) -> TableDraft:
        self._blocks.check_depth(depth)
        outer = self._address
        self._grids += 1
        at = Address("cell", 1, self._grids)

        def content(cell: Element, row: int, column: int) -> CellDraft:
            self._count_cell()
            self._address = replace(at, row=row, column=column)
            draft = CellDraft(self._content(cell, depth + 1))
            if cell.tag == TABLE + "covered-table-cell" and draft.content:
                self._losses.merged += 1
                draft.content = []
            return draft

        draft = drafted(table, content)
        self._address = outer
        return draft

    def _count_cell(self) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.cells)} ячеек в таблицах")
