"""Workbooks that are written row by row: no more than a row is in memory, whatever their size."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from avgust.reading.export.days import UNDATED
from avgust.reading.export.xlsx import cell_text

MOST_ROWS = 1_048_576  # of a sheet, the heading among them
FIRST_YEAR = 1901  # Excel counts days from 1900 and takes that year for a leap year
Value = str | int | date | None
Columns = Sequence[tuple[str, float]]  # headings and widths
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}


class Book:
    """A workbook in a file; nothing of the day on which it is made is in it."""

    def __init__(self, path: Path, title: str) -> None:
        options = {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": dict(_FONT),
        }
        self._book = Workbook(str(path), options)
        self._book.set_properties({"title": title, "author": "Avgust", "created": datetime.combine(UNDATED, time())})
        body = {**_FONT, "text_wrap": True, "valign": "top"}
        self.head = self._book.add_format(
            {**_FONT, "bold": True, "text_wrap": True, "bg_color": "#E7EDEC", "border": 1}
        )
        self.body = self._book.add_format(body)
        self.quoted = self._book.add_format(body | {"quote_prefix": True})
        self.day = self._book.add_format(body | {"num_format": "dd.mm.yyyy", "align": "center"})

    def add(self, name: str) -> Worksheet:
        """A new sheet."""
        sheet: Worksheet = self._book.add_worksheet(name)
        return sheet

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._book.close()


class Table:
    """Rows under a heading that stays in sight; what does not fit goes on in a sheet «… (2)»."""

    def __init__(self, book: Book, name: str, columns: Columns, most: int = MOST_ROWS) -> None:
        self._book, self._name, self._columns, self._most = book, name, columns, most
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add(self._name if self._sheets == 1 else f"{self._name} ({self._sheets})")
        self._row = 1
        for column, (heading, width) in enumerate(self._columns):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, heading, self._book.head)
        self._sheet.freeze_panes(1, 0)

    def add(self, values: Sequence[Value]) -> None:
        """A row."""
        if self._row >= self._most:
            self.end()
            self._begin()
        for column, value in enumerate(values):
            self._cell(column, value)
        self._row += 1

    def _cell(self, column: int, value: Value) -> None:
        if isinstance(value, str):
            self._text(column, value)
        elif isinstance(value, int):
            self._sheet.write_number(self._row, column, value, self._book.body)
        elif value is not None:
            self._day(column, value)

    def _text(self, column: int, text: str) -> None:
        words = cell_text(text)
        if words:
            style = self._book.quoted if words.startswith("'") else self._book.body
            self._sheet.write_string(self._row, column, words, style)

    def _day(self, column: int, day: date) -> None:
        """A day that Excel does not know is text."""
        if day.year < FIRST_YEAR:
            self._text(column, day.isoformat())
        else:
            self._sheet.write_datetime(self._row, column, datetime.combine(day, time()), self._book.day)

    def end(self) -> None:
        """A filter over what is written."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._columns) - 1)
