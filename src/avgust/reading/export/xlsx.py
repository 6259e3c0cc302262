"""The plan as an Excel workbook: «План» to filter and to print, «Замечания», «О документе».

Every text is a text cell. What a spreadsheet program could take for a formula when the sheet goes through CSV or a cell
is edited is put so that it cannot: see `inert`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from avgust.reading.export.days import day, document_day
from avgust.reading.export.outline import Item, duties, outline
from avgust.reading.export.printable import one_line, printable, shorten
from avgust.reading.export.words import (
    FREQUENCIES,
    KINDS,
    SEVERITIES,
    about,
    addressee_words,
    long_day,
    reference_words,
    target_words,
)
from avgust.reading.reading import Directive, Reading

CELL_LIMIT = 32_767
CUT = "… [обрезано: ячейка Excel вмещает не больше 32 767 знаков; весь текст есть в выгрузке JSON]"
_HEADER_LIMIT = 255
_LINE_LIMIT = 250
_FIRST_SAFE_YEAR = 1901  # Excel counts days from 1900 and takes that year for a leap year
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}
_LINE_HEIGHT = 14.5
_HIGHEST_ROW = 409.0
_WIDE = frozenset("жмфшщыю№—%")
_BLANK_START = re.compile(r"^[\s\u200b-\u200f\u2060\ufeff]+")

_PLAN = (
    ("№", 5.0),
    ("Раздел", 17.0),
    ("Пункт", 7.5),
    ("Поручение", 52.0),
    ("Исполнители", 27.0),
    ("Начало", 11.5),
    ("Срок", 11.5),
    ("Периодичность", 15.0),
    ("Показатель", 22.0),
    ("Основание", 22.0),
    ("Срок, как в документе", 18.0),
    ("Общее поручение", 40.0),
)
_NARROW = 12.0
_PRINTED = len(_PLAN) - 1  # «Общее поручение» serves the filter; on paper the group row stands above


def to_xlsx(reading: Reading) -> bytes:
    """The workbook."""
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": dict(_FONT),
    }
    book = Workbook(file, options)
    book.set_properties(
        {
            "title": shorten(one_line(f"План исполнения: {about(reading)}"), _HEADER_LIMIT),
            "author": "Avgust",
            "created": datetime.combine(document_day(reading), time()),
        }
    )
    _plan(book, reading)
    _remarks(book, reading)
    _document(book, reading)
    book.close()
    return file.getvalue()


def inert(text: str) -> str:
    """The text so that no spreadsheet program takes it for a formula, also after a trip through CSV.

    A text that begins with a hyphen gets a dash («- провести» → «– провести»); one that begins with `=`, `+` or `@`
    gets an apostrophe; blanks in front are dropped. All else stays.
    """
    text = _BLANK_START.sub("", text)
    if text.startswith("-"):
        return "–" + text[1:]
    return "'" + text if text.startswith(("=", "+", "@", "＝", "＋", "－", "＠")) else text


def cell_text(text: str) -> str:
    """What a cell can hold: printable, inert, with few line breaks and not longer than Excel allows."""
    text = inert(printable(text.replace("\r\n", "\n").replace("\r", "\n")))
    if text.count("\n") > _LINE_LIMIT:
        text = text.replace("\n", " ")
    if _length(text) <= CELL_LIMIT:
        return text
    room = CELL_LIMIT - _length(CUT)
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + CUT


def _length(text: str) -> int:
    """Length as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def lines(text: str, width: float) -> int:
    """How many lines the text takes in a column of `width` digits, words kept whole where they fit."""
    count = 0
    for part in text.split("\n"):
        room = 0.0
        for word in part.split(" "):
            size = len(word) + 0.4 * sum(letter in _WIDE or letter.isupper() for letter in word)
            if size > room:
                count += max(1, ceil(size / width))
                room = width - size % width
            else:
                room -= size
            room -= 0.5
        count += not part
    return count


class _Sheet:
    """A sheet with a header row that stays in sight and is repeated on each printed page.

    The height of a row is written into the file: LibreOffice does not find it by itself when it opens a workbook.
    """

    def __init__(self, book: Workbook, name: str, columns: Sequence[tuple[str, float]], title: str) -> None:
        self.book = book
        self.sheet = book.add_worksheet(name)
        self.widths = [width for _, width in columns]
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.heights: dict[int, int] = {}
        for column, (heading, width) in enumerate(columns):
            self.sheet.set_column(column, column, width)
            self.text(0, column, heading, bold=True, align="center", valign="vcenter", bg_color="#E7EDEC")
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        _paper(self.sheet, title)

    def format(self, **properties: object) -> Format:
        """The cell format with these properties on top of the common ones."""
        common = {**_FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#808080"}
        key = tuple(sorted((common | properties).items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(dict(key))
        return self.formats[key]

    def text(self, row: int, column: int, text: str, indent: int = 0, /, **properties: object) -> None:
        """A text cell; Excel's own mark of an apostrophe keeps it a text when it is edited."""
        words = cell_text(text)
        if indent:
            properties |= {"align": "left", "indent": indent}
        if not words:
            self.sheet.write_blank(row, column, None, self.format(**properties))
            return
        if words.startswith("'"):
            properties["quote_prefix"] = True
        self.sheet.write_string(row, column, words, self.format(**properties))
        room = self.widths[column] - 1.5 * indent
        self._fit(row, lines(words, room * (0.9 if properties.get("bold") else 1)))

    def number(self, row: int, column: int, number: int, **properties: object) -> None:
        """A cell with a number."""
        self.sheet.write_number(row, column, number, self.format(**properties))

    def day(self, row: int, column: int, iso: str | None, **properties: object) -> None:
        """A date cell; a day that Excel does not know is text."""
        found = day(iso)
        if found is None or found.year < _FIRST_SAFE_YEAR:
            self.text(row, column, iso or "", **properties)
            return
        style = self.format(num_format="dd.mm.yyyy", align="center", **properties)
        self.sheet.write_datetime(row, column, datetime.combine(found, time()), style)

    def filter(self, rows: int) -> None:
        """A filter over the header and `rows` rows below it."""
        self.sheet.autofilter(0, 0, max(rows, 1), len(self.widths) - 1)

    def _fit(self, row: int, count: int) -> None:
        """Makes the row high enough for `count` lines."""
        if count > self.heights.get(row, 0):
            self.heights[row] = count
            self.sheet.set_row(row, min(count * _LINE_HEIGHT + 2, _HIGHEST_ROW))


def _paper(sheet: Worksheet, title: str) -> None:
    """A4 landscape, one page wide, the title above and the page number below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.4, top=0.8, bottom=0.7)
    sheet.set_header(_print_line("&C", title), {"margin": 0.35})
    sheet.set_footer('&C&"Times New Roman,Regular"&10Страница &P из &N', {"margin": 0.3})


def _print_line(place: str, text: str) -> str:
    """A line of the page's header, whose own language gives `&` a meaning and has room for 255 characters."""
    style = f'{place}&"Times New Roman,Bold"&11 '
    return style + shorten(one_line(text).replace("&", "＆"), _HEADER_LIMIT - len(style))


def _plan(book: Workbook, reading: Reading) -> None:
    """The directives, one a row, lead-ins as rows of a group."""
    title = about(reading)
    items = outline(reading)
    sheet = _Sheet(book, "План", _columns(items), f"План исполнения. {title[:1].upper()}{title[1:]}")
    for row, item in enumerate(items, start=1):
        _plan_row(sheet, row, item)
    if not items:
        sheet.text(1, 3, "Поручений в документе не найдено.", italic=True, border=0)
    sheet.filter(len(items))
    sheet.sheet.print_area(0, 0, max(len(items), 1), _PRINTED - 1)


def _columns(items: Sequence[Item]) -> Sequence[tuple[str, float]]:
    """The columns of the plan; those for which this document has nothing are narrow, so that the print is larger."""
    used = {
        "Раздел": any(item.directive.section for item in items),
        "Показатель": any(item.directive.targets for item in items),
        "Основание": any(item.directive.references for item in items),
    }
    return [(name, width if used.get(name, True) else _NARROW) for name, width in _PLAN]


def _plan_row(sheet: _Sheet, row: int, item: Item) -> None:
    """One directive. A lead-in has no duty of its own: its executors and days stand in the rows of its parts."""
    directive = item.directive
    look: dict[str, object] = {"bold": True, "bg_color": "#F2F2F2"} if directive.lead_in else {}
    if item.number is None:
        sheet.text(row, 0, "", **look)
    else:
        sheet.number(row, 0, item.number, align="center", **look)
    sheet.text(row, 1, directive.section or "", **look)
    sheet.text(row, 2, directive.label or "", **look)
    indent = min(len(item.leads), 3)
    sheet.text(row, 3, directive.text + ":" * directive.lead_in, indent, **look)
    _who_and_when(sheet, row, directive, look)
    sheet.text(row, 8, ";\n".join(map(target_words, directive.targets)), **look)
    sheet.text(row, 9, ";\n".join(map(reference_words, directive.references)), **look)
    sheet.text(row, 10, directive.deadline.text if directive.deadline else "", **look)
    sheet.text(row, 11, " ".join(f"{lead.text}:" for lead in item.leads), font_color="#595959", **look)


def _who_and_when(sheet: _Sheet, row: int, directive: Directive, look: dict[str, object]) -> None:
    """Executors, first and last day, frequency; all empty for a lead-in."""
    deadline = None if directive.lead_in else directive.deadline
    names = [] if directive.lead_in else addressee_words(directive)
    sheet.text(row, 4, ";\n".join(names), **look)
    sheet.day(row, 5, deadline.start if deadline else None, **look)
    sheet.day(row, 6, deadline.end if deadline else None, **look)
    sheet.text(row, 7, FREQUENCIES[deadline.freq] if deadline else "", **look)


def _remarks(book: Workbook, reading: Reading) -> None:
    """What the reader found doubtful."""
    columns = (("№", 6.0), ("Важность", 18.0), ("Замечание", 90.0), ("Где", 28.0))
    sheet = _Sheet(book, "Замечания", columns, "Замечания к прочитанному документу")
    for row, finding in enumerate(reading.findings, start=1):
        sheet.number(row, 0, row, align="center")
        for column, text in enumerate((SEVERITIES[finding.severity], finding.message, finding.place), start=1):
            sheet.text(row, column, text)
    if reading.findings:
        sheet.filter(len(reading.findings))
    else:
        sheet.text(1, 2, "Замечаний нет.", italic=True, border=0)


def _document(book: Workbook, reading: Reading) -> None:
    """What the document is, and how much was found in it."""
    sheet = _Sheet(book, "О документе", (("Сведение", 34.0), ("Значение", 90.0)), "О документе")
    facts: list[tuple[str, str | int | None]] = [*_facts(reading), *_counts(reading)]
    for row, (name, value) in enumerate(facts, start=1):
        sheet.text(row, 0, name, bold=True)
        if isinstance(value, int):
            sheet.number(row, 1, value, align="left")
        else:
            sheet.text(row, 1, value or "не указано")


def _facts(reading: Reading) -> Iterable[tuple[str, str | None]]:
    """The metadata by their Russian names."""
    metadata = reading.metadata
    yield "Вид документа", KINDS[metadata.kind][0] if metadata.kind else None
    yield "Название", metadata.title
    yield "Дата принятия", long_day(metadata.date)
    yield "Место", metadata.place
    yield "Территория", metadata.territory
    yield "Учебный год", metadata.school_year
    yield "Файл", reading.name


def _counts(reading: Reading) -> Iterable[tuple[str, int]]:
    """How many duties there are, and how many can be controlled by a day and by a figure."""
    counted = duties(reading)
    yield "Поручений", len(counted)
    yield "– со сроком или периодичностью", sum(d.deadline is not None for d in counted)
    yield "– без срока", sum(d.deadline is None for d in counted)
    yield "– с исполнителями", sum(bool(d.addressees) for d in counted)
    yield "– с показателями", sum(bool(d.targets) for d in counted)
    yield "Замечаний", len(reading.findings)
