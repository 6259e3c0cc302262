"""ODS: cells as LibreOffice shows them, with its merged cells, comments, and what it hides."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element

from avgust.reading.blocks import SourceText
from avgust.reading.sources import xml
from avgust.reading.sources.archive import Package
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.dates import item_number, shown_date
from avgust.reading.sources.sheets.layout import lay_out
from avgust.reading.sources.sheets.number_format import general
from avgust.reading.sources.sheets.ods_styles import NUMBER, STYLE, TABLE, OpenStyle, OpenStyles
from avgust.reading.sources.sheets.sheet import COLUMNS, ROWS, Range, Sheet, Shown
from avgust.reading.sources.sheets.streaming import streamed

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, DRAW = _NS + "office:1.0}", _NS + "text:1.0}", _NS + "drawing:1.0}"
_SHEET, _ROW, _COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
_STYLES = {STYLE + "style", NUMBER + "date-style"}
_WANTED = {_ROW, _COLUMN, TABLE + "shapes", _SHEET, *_STYLES}
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_LOGICAL = {"TRUE": "ИСТИНА", "FALSE": "ЛОЖЬ"}
_HIDDEN_ROWS = 100_000
"""Of one run of hidden rows that are noted; what is hidden beyond has no words."""


def read_ods(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: every filled cell once, as it is shown, in the body, among what is hidden, or told in a finding."""
    package = Package(data, place, limits)
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise refusal("encrypted", place)
    reader = _Reader(place, limits)
    try:
        for part in ("styles.xml", "content.xml"):
            if package.has(part):
                reader.read(package.part(part), part)
    except RecursionError as error:
        raise refusal("too-deep", place, "элементы вложены один в другой слишком глубоко") from error
    return lay_out("ods", [draft.sheet for draft in reader.drafts], reader.lost, place, limits)


@dataclass(slots=True)
class _Draft:
    """A sheet while it is read: how far it has come, and the styles that its columns give."""

    sheet: Sheet
    row: int = 0
    column: int = 0
    styles: list[tuple[int, int, str]] = field(default_factory=list)

    def style_of(self, column: int) -> str:
        return next((name for first, last, name in self.styles if first <= column <= last), "")


class _Reader:
    """Takes rows and columns of sheets as they come."""

    def __init__(self, place: str, limits: Limits) -> None:
        self.drafts: list[_Draft] = []
        self.lost: Counter[str] = Counter()
        self._styles = OpenStyles()
        self._table: Element | None = None
        self._place, self._limits = place, limits
        self._cells = 0

    def read(self, data: bytes, part: str) -> None:
        """One part of the file."""
        for above, element in streamed(data, _WANTED, part, self._place, self._limits):
            tables = [each for each in above if each.tag == _SHEET]
            if element.tag in _STYLES:
                self._styles.add(element)
            elif element.tag != _SHEET and len(tables) == 1 and not any("dde-link" in each.tag for each in above):
                self._part(self._draft(tables[0]), element)

    def _draft(self, table: Element) -> _Draft:
        """The sheet of a table; a new one if it is the first time that it is met."""
        if table is not self._table:
            self._table = table
            hidden = not self._styles.get(table.get(TABLE + "style-name")).display
            self.drafts.append(_Draft(Sheet(table.get(TABLE + "name", ""), hidden)))
        return self.drafts[-1]

    def _part(self, draft: _Draft, element: Element) -> None:
        if element.tag == _COLUMN:
            _add_columns(draft, element)
        elif element.tag == _ROW:
            self._row(draft, element)
        else:
            self.lost["text-boxes"] += sum(bool(_lines(box)) for box in element.iter(DRAW + "text-box"))

    def _row(self, draft: _Draft, element: Element) -> None:
        """A row, or several equal ones."""
        first = draft.row + 1
        count = _repeated(element, "rows")
        draft.row = min(draft.row + count, ROWS)
        cells = list(self._cells_of(draft, element, first))
        if element.get(TABLE + "visibility") in ("collapse", "filter"):
            draft.sheet.hidden_rows.update(range(first, first + min(count, _HIDDEN_ROWS)))
            draft.sheet.filtered |= element.get(TABLE + "visibility") == "filter"
        if cells:
            self._count(count * len(cells))
            for row in range(first, draft.row + 1):
                for column, shown in cells:
                    draft.sheet.put(row, column, shown)

    def _cells_of(self, draft: _Draft, row: Element, number: int) -> Iterator[tuple[int, Shown]]:
        """The filled cells of a row with their columns; merged ranges and comments go to the sheet."""
        column = 1
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            count = _repeated(cell, "columns")
            own = cell.get(TABLE + "style-name") or row.get(TABLE + "default-cell-style-name") or draft.style_of(column)
            shown = self._shown(cell, self._styles.get(own))
            _add_merge(draft.sheet, cell, number, column)
            self._note(draft.sheet, cell, number, column)
            if shown.text.strip():
                self._count(count)
                for at in range(column, min(column + count, COLUMNS + 1)):
                    yield at, shown
            column += count

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > 2 * self._limits.cells:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.cells)} ячеек в таблицах")

    def _note(self, sheet: Sheet, cell: Element, row: int, column: int) -> None:
        for note in cell.findall(OFFICE + "annotation"):
            if lines := _lines(note):
                sheet.notes.append((row, column, "\n".join(lines)))
        self.lost["text-boxes"] += sum(bool(_lines(box)) for box in cell.iter(DRAW + "text-box"))

    def _shown(self, cell: Element, style: OpenStyle) -> Shown:
        """The words that stand in the file as they were shown; dates with months in words are spelled out."""
        text = "\n".join(_lines(cell))
        kind, item = cell.get(OFFICE + "value-type", ""), ""
        if kind == "date":
            text, item = _date(cell, text, style.code)
        elif kind == "boolean":
            text = _LOGICAL.get(text.upper(), text)
        elif kind in ("float", "percentage", "currency"):
            text = text or _number(cell, kind)
            item = text.replace(",", ".") if re.fullmatch(r"\d+[.,]\d+", text) else ""
        if text.startswith(("#", "Err:")) and cell.get(TABLE + "formula"):
            self.lost["errors"] += 1
        return Shown(text, style.bold, item, style.framed)


def _add_columns(draft: _Draft, element: Element) -> None:
    """Columns, hidden or not, and the style of their cells."""
    first, count = draft.column + 1, _repeated(element, "columns")
    draft.column += count
    if element.get(TABLE + "visibility") in ("collapse", "filter"):
        draft.sheet.hidden_columns.append((first, draft.column))
    if name := element.get(TABLE + "default-cell-style-name"):
        draft.styles.append((first, draft.column, name))


def _add_merge(sheet: Sheet, cell: Element, row: int, column: int) -> None:
    wide = max(xml.number(cell.get(TABLE + "number-columns-spanned"), 1) or 1, 1)
    high = max(xml.number(cell.get(TABLE + "number-rows-spanned"), 1) or 1, 1)
    if wide > 1 or high > 1:
        sheet.merges.append(Range(row, column, min(row + high - 1, ROWS), min(column + wide - 1, COLUMNS)))


def _repeated(element: Element, what: str) -> int:
    return max(xml.number(element.get(f"{TABLE}number-{what}-repeated"), 1) or 1, 1)


def _lines(element: Element) -> list[str]:
    """The paragraphs of a cell, a comment or a box that have words."""
    texts = ("".join(_words(paragraph)) for paragraph in element.findall(TEXT + "p"))
    return [line for text in texts for line in text.split("\n") if line.strip()]


def _words(element: Element) -> Iterator[str]:
    """Text with its spaces, tabs and line breaks."""
    yield element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            yield " " * min(xml.number(child.get(TEXT + "c"), 1) or 1, 100)
        elif child.tag == TEXT + "tab":
            yield " "
        elif child.tag == TEXT + "line-break":
            yield "\n"
        elif child.tag != OFFICE + "annotation":
            yield from _words(child)
        yield child.tail or ""


def _date(cell: Element, text: str, code: str) -> tuple[str, str]:
    """A date as it is shown, and what was probably typed if it is an item's number."""
    try:
        when = datetime.fromisoformat(cell.get(OFFICE + "date-value", "")[:19])
    except ValueError:
        return text, ""
    if "mmm" in code or not text:
        return shown_date(when, 0, code or "dd.mm.yyyy"), item_number(when, code)
    return text, item_number(when, code)


def _number(cell: Element, kind: str) -> str:
    """A value whose words are not in the file."""
    try:
        value = float(cell.get(OFFICE + "value", ""))
    except ValueError:
        return ""
    if abs(value) > 1e300 or value != value:
        return ""
    return general(value * 100) + "%" if kind == "percentage" else general(value)
