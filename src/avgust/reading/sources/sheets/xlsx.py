"""XLSX: cells as Excel shows them, its merged ranges, comments, and what it hides."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from avgust.reading.blocks import SourceText
from avgust.reading.sources import xml
from avgust.reading.sources.archive import Package
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.layout import lay_out
from avgust.reading.sources.sheets.number_format import show, show_text
from avgust.reading.sources.sheets.parts import Book, R, Relation, Style, X, is_on, rich_text, shared_words, styles
from avgust.reading.sources.sheets.sheet import COLUMNS, ROWS, Range, Sheet, Shown
from avgust.reading.sources.sheets.streaming import streamed

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.I)
_ERRORS = {
    "#N/A": "#Н/Д",
    "#REF!": "#ССЫЛКА!",
    "#VALUE!": "#ЗНАЧ!",
    "#DIV/0!": "#ДЕЛ/0!",
    "#NAME?": "#ИМЯ?",
    "#NUM!": "#ЧИСЛО!",
    "#NULL!": "#ПУСТО!",
}
_ROW = X + "row"
_WANTED = {_ROW, X + "cols", X + "mergeCells", X + "autoFilter", X + "headerFooter"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ON_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&\d+|&.')
"""Of fonts, places and page numbers in a header: «&C&"Arial"Школа № 5»."""
_THREAD = re.compile(r"^\[(?:Threaded comment|Цепочка примечаний)\].*?(?:Comment|Примечание):\s*", re.S)


def read_xlsx(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: every filled cell once, as it is shown, in the body, among what is hidden, or told in a finding."""
    try:
        return _Workbook(Book(Package(data, place, limits), place, limits)).read()
    except RecursionError as error:
        raise refusal("too-deep", place, "элементы вложены один в другой слишком глубоко") from error


def xlsx_sheets(data: bytes, place: str, limits: Limits) -> list[Sheet]:
    """The sheets with their cells as they are shown, for whoever wants rows and columns, not a document."""
    try:
        return _Workbook(Book(Package(data, place, limits), place, limits)).sheets()
    except RecursionError as error:
        raise refusal("too-deep", place, "элементы вложены один в другой слишком глубоко") from error


class _Workbook:
    """Reads the sheets one after the other and counts what is lost."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._words = shared_words(book)
        self._styles = styles(book)
        self._since_1904 = False
        self._cells = 0
        self._lost: Counter[str] = Counter()

    def read(self) -> SourceText:
        return lay_out("xlsx", self.sheets(), self._lost, self._book.place, self._book.limits)

    def sheets(self) -> list[Sheet]:
        """All that are sheets of cells."""
        root = self._book.parse(self._book.main)
        properties = root.find(X + "workbookPr")
        self._since_1904 = properties is not None and is_on(properties.get("date1904"))
        sheets = [self._sheet(each) for each in root.iterfind(f"{X}sheets/{X}sheet")]
        return [sheet for sheet in sheets if sheet]

    def _sheet(self, named: Element) -> Sheet | None:
        """A sheet of cells; charts and macro sheets have none."""
        relation = self._book.related.get(named.get(R + "id", ""))
        if relation is None or relation.kind != "worksheet":
            self._lost["not-sheets"] += 1
            return None
        sheet = Sheet(named.get("name", ""), named.get("state", "visible") != "visible")
        rows = _Rows(sheet)
        for element in self._elements(relation.target):
            if element.tag == _ROW:
                self._row(rows, element)
            else:
                _describe(sheet, element)
        for part in self._book.relations(relation.target).values():
            self._beside(sheet, part)
        return sheet

    def _elements(self, name: str) -> Iterator[Element]:
        """The rows of a sheet and what says how it looks."""
        book = self._book
        for _, element in streamed(book.bytes_of(name), _WANTED, name, book.place, book.limits):
            yield element

    def _row(self, rows: "_Rows", element: Element) -> None:
        number = rows.begin(element)
        for cell in element.iterfind(X + "c"):
            column = rows.column(cell)
            shown = self._shown(cell)
            if shown.text.strip():
                self._count()
                if 0 < number <= ROWS and column <= COLUMNS:
                    rows.sheet.put(number, column, shown)
                else:
                    self._lost["outside"] += 1

    def _count(self) -> None:
        self._cells += 1
        if self._cells > self._book.limits.cells:
            raise refusal("too-large", self._book.place, f"больше {counted(self._book.limits.cells)} ячеек в таблицах")

    def _shown(self, cell: Element) -> Shown:
        """The cell as it is shown; of a formula its last value."""
        style = self._style(cell)
        kind, value = cell.get("t", "n"), cell.findtext(X + "v")
        if cell.find(X + "f") is not None and not value and kind not in ("inlineStr", "str"):
            self._lost["formulas"] += 1
        if kind == "inlineStr":
            inline = cell.find(X + "is")
            words, bold = rich_text(inline) if inline is not None else ("", False)
            return Shown(show_text(words, style.code), bold or style.bold, framed=style.framed)
        if kind == "s":
            words, bold = self._shared(value)
            return Shown(show_text(words, style.code), bold or style.bold, framed=style.framed)
        return self._plain(kind, value or "", style)

    def _style(self, cell: Element) -> Style:
        at = xml.number(cell.get("s"), 0) or 0
        return self._styles[at] if 0 <= at < len(self._styles) else Style()

    def _shared(self, value: str | None) -> tuple[str, bool]:
        at = xml.number(value, -1)
        if at is None or not 0 <= at < len(self._words):
            self._lost["words"] += 1
            return "", False
        return self._words[at]

    def _plain(self, kind: str, value: str, style: Style) -> Shown:
        if kind == "b":
            return Shown("ИСТИНА" if is_on(value.strip()) else "ЛОЖЬ", style.bold, framed=style.framed)
        if kind == "e":
            self._lost["errors"] += 1
            return Shown(_ERRORS.get(value.strip(), value), style.bold, framed=style.framed)
        if kind == "d":
            return Shown(_iso(value), style.bold, framed=style.framed)
        if kind == "str" or not value.strip():
            return Shown(show_text(value, style.code), style.bold, framed=style.framed)
        number = _float(value)
        if number is None:
            return Shown(value, style.bold, framed=style.framed)
        text, item = show(number, style.code, self._since_1904)
        return Shown(text, style.bold, item, style.framed)

    def _beside(self, sheet: Sheet, part: Relation) -> None:
        """Comments are kept, words of text boxes counted."""
        if part.kind == "comments":
            for comment in self._book.parse(part.target).iter(X + "comment"):
                place, words = _place(comment.get("ref", "")), comment.find(X + "text")
                text = _THREAD.sub("", rich_text(words)[0]) if words is not None else ""
                if place and text.strip():
                    sheet.notes.append((*place, text.strip()))
        elif part.kind == "drawing":
            shapes = self._book.parse(part.target).iter(_ON_SHEET + "txBody")
            self._lost["text-boxes"] += sum(any((t.text or "").strip() for t in s.iter(_DRAWING + "t")) for s in shapes)


class _Rows:
    """Where a row and a cell stand; one that does not say so follows the one before."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._row = self._column = 0

    def begin(self, row: Element) -> int:
        self._row = xml.number(row.get("r")) or self._row + 1
        self._column = 0
        if is_on(row.get("hidden")) or _float(row.get("ht") or "1") == 0:
            self.sheet.hidden_rows.add(self._row)
        return self._row

    def column(self, cell: Element) -> int:
        place = _place(cell.get("r", ""))
        self._column = place[1] if place else self._column + 1
        return self._column


def _describe(sheet: Sheet, element: Element) -> None:
    """Hidden columns, merged cells, a filter, headers and footers of printed pages."""
    if element.tag == X + "cols":
        for column in element:
            first, last = xml.number(column.get("min")), xml.number(column.get("max"))
            if first and last and (is_on(column.get("hidden")) or _float(column.get("width") or "1") == 0):
                sheet.hidden_columns.append((first, last))
    elif element.tag == X + "mergeCells":
        sheet.merges += [found for each in element if (found := _range(each.get("ref", "")))]
    elif element.tag == X + "autoFilter":
        sheet.filtered = element.find(X + "filterColumn") is not None
    elif element.tag == X + "headerFooter":
        for margin in element:
            text = " ".join(_CODES.sub(" ", margin.text or "").split())
            if any(map(str.isalpha, text)):
                sheet.printed.append(("header" if margin.tag.endswith("Header") else "footer", text))


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last)
    if start is None or end is None:
        return None
    return Range(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def _place(reference: str) -> tuple[int, int] | None:
    """«C5» → row 5, column 3."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)), column


def _float(value: str) -> float | None:
    """A finite number."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < 1e300 else None


def _iso(value: str) -> str:
    """A date that stands in the file as «2026-09-01T00:00:00»."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?", value)
    if found is None:
        return value
    year, month, day, clock = found.groups()
    return f"{day}.{month}.{year}" + (f" {clock}" if clock and clock != "00:00" else "")
