"""DOCX: paragraphs and tables as Word prints them, with automatic numbers in front."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Address, Paragraph, SourceText, Table
from avgust.reading.sources.archive import Package, target_name
from avgust.reading.sources.decode import without_unseen
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.tables import Box, Tables, Words
from avgust.reading.sources.word.numbering import LEVELS, Numbering
from avgust.reading.sources.word.runs import BREAK, Losses, Runs
from avgust.reading.sources.word.styles import Style, Styles, outline
from avgust.reading.sources.word.xml import W, children, parse, switch, value
from avgust.reading.sources.xml import number

_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_WIDEST = 1000
BULLET_INDENT = 2  # columns for each level: numbers tell their depth themselves


class Label(NamedTuple):
    """What a list prints in front of a paragraph, and how deep a bullet stands, in columns."""

    text: str = ""
    indent: int = 0


UNNUMBERED = Label()


def read_docx(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: all printed words of the body in order, each automatic number in front of its paragraph."""
    try:
        return _read(Package(data, place, limits), place, limits)
    except RecursionError as error:
        raise refusal("too-deep", place, "элементы вложены один в другой слишком глубоко") from error


def _read(package: Package, place: str, limits: Limits) -> SourceText:
    main = _main_part(package, place, limits)
    related = _related(package, main, place, limits)
    styles = Styles(related.get("styles"))
    body = parse(package.part(main), main, place, limits).find(W + "body")
    if body is None:
        raise refusal("damaged", place, "в документе нет текста (w:body)")
    reader = _Reader(styles, Numbering(related.get("numbering"), styles), place, limits)
    parts = tuple(reader.parts(body))
    if not parts:
        raise refusal("no-text", place)
    return SourceText("docx", parts, findings=tuple(_findings(reader.losses)))


def _main_part(package: Package, place: str, limits: Limits) -> str:
    """The name of the part with the text, as the package tells it."""
    if package.has("_rels/.rels"):
        for relation in parse(package.part("_rels/.rels"), "_rels/.rels", place, limits):
            if relation.get("Type", "").endswith("/officeDocument"):
                name = target_name("", relation.get("Target", ""))
                if package.has(name):
                    return name
    if package.has("word/document.xml"):
        return "word/document.xml"
    raise refusal("not-docx", place)


def _related(package: Package, main: str, place: str, limits: Limits) -> dict[str, Element]:
    """The roots of the parts that the main one needs: its styles and its numbering."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    names = {kind: f"{folder}/{kind}.xml".lstrip("/") for kind in ("styles", "numbering")}
    if package.has(relations):
        for relation in parse(package.part(relations), relations, place, limits):
            kind = relation.get("Type", "").rpartition("/")[2]
            if kind in names and relation.get("TargetMode") != "External":
                names[kind] = target_name(main, relation.get("Target", ""))
    return {kind: parse(package.part(name), name, place, limits) for kind, name in names.items() if package.has(name)}


def _findings(losses: Losses) -> Iterator[Finding]:
    """What the reader left out."""
    if losses.hidden:
        yield Finding("hidden-text", "note", f"Пропущен скрытый текст: {counted(losses.hidden)} знаков")
    if losses.notes:
        yield Finding("footnotes", "note", f"Пропущены сноски: {counted(losses.notes)}")
    if losses.revisions:
        message = f"В документе есть исправления ({counted(losses.revisions)}): вставки приняты, удаления отброшены"
        yield Finding("revisions", "note", message)
    if losses.embedded:
        yield Finding("embedded-documents", "warning", f"Не прочитаны вложенные документы: {counted(losses.embedded)}")
    if losses.merged:
        message = f"Пропущен текст, закрытый объединёнными ячейками: ячеек {counted(losses.merged)}"
        yield Finding("merged-cell-text", "warning", message)


@dataclass(slots=True)
class _CellDraft:
    """A cell while the rows below may still lengthen it."""

    words: list[Words] = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1

    def box(self) -> Box:
        return Box(tuple(self.words), self.colspan, self.rowspan)


class _Reader:
    """Walks over the body once, in the order of the document, so that the counters of lists run as in Word."""

    def __init__(self, styles: Styles, numbering: Numbering, place: str, limits: Limits) -> None:
        self.losses = Losses()
        self._styles, self._numbering, self._place, self._limits = styles, numbering, place, limits
        self._runs = Runs(styles, self.losses, place, limits)
        self._tables = Tables(place, limits)
        self._carried: list[tuple[str, bool]] = []
        self._carried_label = UNNUMBERED
        self._paragraphs = self._cells = 0

    def parts(self, body: Element) -> Iterator[Paragraph | Table]:
        """Paragraphs with their numbers (empty ones are counted, tables are not) and tables."""
        place = 0
        address = Address("paragraph", 1)
        for block in self._blocks(body, 0):
            if block.tag == W + "tbl":
                yield from _addressed(self._rest(), address)
                rows = self._rows(block, 0)
                if any(draft.words for row in rows for draft in row):
                    yield self._tables.table([draft.box() for draft in row] for row in rows)
            else:
                place += 1
                address = Address("paragraph", place)
                yield from _addressed(self._paragraph(block, 0), address)
        yield from _addressed(self._rest(), address)

    def _blocks(self, element: Element, depth: int) -> Iterator[Element]:
        """Paragraphs and tables, also those in content controls and accepted insertions."""
        self._check_depth(depth)
        for child in children(element):
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, depth + 1)
            elif child.tag == W + "altChunk":
                self.losses.embedded += 1

    def _check_depth(self, depth: int) -> None:
        if depth > self._limits.depth:
            raise refusal("too-deep", self._place, f"больше {self._limits.depth} элементов один в другом")

    def _words(self, container: Element, depth: int) -> Iterator[Words]:
        """All paragraphs of a cell or a text box, those of nested tables among them."""
        outer = self._carried, self._carried_label
        self._carried, self._carried_label = [], UNNUMBERED
        for block in self._blocks(container, depth):
            if block.tag == W + "p":
                yield from self._paragraph(block, depth)
            else:
                for row in self._rows(block, depth + 1):
                    for draft in row:
                        yield from draft.words
        yield from self._rest()
        self._carried, self._carried_label = outer

    def _rest(self) -> Iterator[Words]:
        """Words that waited for a next paragraph which did not come."""
        yield from _printed(self._carried, self._carried_label, 0)
        self._carried, self._carried_label = [], UNNUMBERED

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Words]:
        """A paragraph as its parts: the pieces between line breaks, then its text boxes."""
        self._count_paragraph()
        properties = paragraph.find(W + "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        inked = self._runs.read(paragraph, style)
        boxes = inked.boxes
        if not self._goes_on(properties, style, inked.pieces):
            label = self._carried_label if self._carried_label.text else self._label(properties, style)
            pieces = self._carried + inked.pieces
            self._carried, self._carried_label = [], UNNUMBERED
            level = outline(properties)
            yield from _printed(pieces, label, style.heading if level is None else level)
        for box in boxes:
            self._check_depth(depth)
            yield from self._words(box, depth + 1)

    def _goes_on(self, properties: Element | None, style: Style, pieces: list[tuple[str, bool]]) -> bool:
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
        text = self._numbering.label(num_id, deep)
        return Label(text, 0 if any(map(str.isalnum, text)) else deep * BULLET_INDENT)

    def _style_level(self, num_id: str, properties: Element | None, style: Style) -> int | None:
        own = value(properties, "pStyle") or self._styles.default
        bound = self._numbering.level_of_style(num_id, own, style.listed_by)
        return style.level if bound is None else bound

    def _rows(self, table: Element, depth: int) -> list[list[_CellDraft]]:
        """The rows of a table; a cell that continues one above lengthens it and is empty itself."""
        self._check_depth(depth)
        rows: list[list[_CellDraft]] = []
        above: dict[int, _CellDraft] = {}
        for row in self._children(table, "tr", depth):
            if row.find(f"{W}trPr/{W}del") is None:
                rows.append(self._row(row, above, depth))
        return rows

    def _children(self, element: Element, name: str, depth: int) -> Iterator[Element]:
        self._check_depth(depth)
        for child in children(element):
            if child.tag == W + name:
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._children(child, name, depth + 1)

    def _row(self, row: Element, above: dict[int, _CellDraft], depth: int) -> list[_CellDraft]:
        drafts: list[_CellDraft] = []
        skipped = _span(value(row.find(W + "trPr"), "gridBefore"), 0)
        if skipped:
            drafts.append(_CellDraft(colspan=skipped))
        column = skipped
        for cell in self._children(row, "tc", depth):
            properties = cell.find(W + "tcPr")
            draft = _CellDraft(list(self._words(cell, depth + 1)), _span(value(properties, "gridSpan"), 1))
            self._count_cell()
            if drafts and _continues(properties, "hMerge"):
                drafts[-1].colspan += draft.colspan
                drafts[-1].words += draft.words
            else:
                self._merge_down(draft, column, properties, above)
                drafts.append(draft)
            column += draft.colspan
        return drafts

    def _merge_down(
        self, draft: _CellDraft, column: int, properties: Element | None, above: dict[int, _CellDraft]
    ) -> None:
        """Remember a cell that others may continue; empty one that continues another."""
        if _continues(properties, "vMerge") and column in above:
            above[column].rowspan += 1
            self.losses.merged += bool(draft.words)
            draft.words = []
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
        yield Paragraph(words.text, address, words.heading, words.bold, indent=words.indent)


def _continues(properties: Element | None, name: str) -> bool:
    """Whether a cell goes on with the merged one before it: that is what the property means unless it says restart."""
    if properties is None or properties.find(W + name) is None:
        return False
    return value(properties, name) != "restart"


def _span(text: str | None, default: int) -> int:
    return min(max(number(text, default) or default, default), _WIDEST)


def _printed(pieces: list[tuple[str, bool]], label: Label, heading: int) -> Iterator[Words]:
    """The paragraphs that a paragraph's pieces make; the number stands before the first."""
    for line in _lines(pieces):
        text = without_unseen("".join(piece for piece, _ in line)).strip()
        if text:
            spoken = [bold for piece, bold in line if any(map(str.isalnum, piece))]
            words = f"{label.text} {text}" if label.text else text
            yield Words(words, heading, bool(spoken) and all(spoken), label.indent)
            label = UNNUMBERED


def _lines(pieces: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """Pieces parted at line breaks, except where the next words begin with a small letter: there a space will do."""
    line: list[tuple[str, bool]] = []
    for part in _parted(pieces):
        if line and not _goes_on_small(part):
            yield line
            line = []
        elif line:
            line.append((" ", False))
        line += part
    yield line


def _parted(pieces: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    part: list[tuple[str, bool]] = []
    for text, bold in pieces:
        for number_of, words in enumerate(text.split(BREAK)):
            if number_of:
                yield part
                part = []
            part.append((words, bold))
    yield part


def _goes_on_small(part: list[tuple[str, bool]]) -> bool:
    text = "".join(words for words, _ in part).lstrip()
    return text[:1].islower()
