"""Lists as an Excel workbook: a sheet each, and «Отбор» that says what was chosen, by whom and when.

Every text is a text cell that no spreadsheet program takes for a formula (`reading.export.xlsx.inert`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from avgust.control.states import Tone
from avgust.reading.export.xlsx import cell_text, lines
from avgust.web.exports.table import Column, Export, Kind, Table
from avgust.web.words import day, local, moment

GROUNDS = {Tone.LATE: "#FADBD8", Tone.WAITING: "#FDEBC8", Tone.DONE: "#DDEFE0", Tone.CALM: ""}
LINE, HIGHEST = 14.5, 409.0  # points
NAME_LIMIT = 31
A4 = 9
MOST_LINKS = 60_000  # Excel holds 65,530 on a sheet
FIRST_YEAR = 1901  # Excel counts days from 1900 and takes that year for a leap year


def to_workbook(export: Export) -> bytes:
    """The workbook."""
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, options) as book:
        book.set_properties({"title": cell_text(export.title)[:250], "author": cell_text(export.by)})
        styles = _Styles(book)
        for table in export.tables:
            _sheet(book.add_worksheet(_free_name(book, table.title)), export, table, styles)
        _about(book.add_worksheet(_free_name(book, _("Отбор"))), export, styles)
    return file.getvalue()


class _Styles:
    """The formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        wanted = {"valign": "top", "text_wrap": True, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(wanted)
        return self.made[key]


def _free_name(book: Workbook, title: str) -> str:
    """A name that a sheet may have and none has yet."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in cell_text(title)).strip() or _("Список")
    taken = {sheet.name.casefold() for sheet in book.worksheets()}
    names = (plain[: NAME_LIMIT - len(end)] + end for end in ("", *(f" {number}" for number in range(2, 99))))
    return next(name for name in names if name.casefold() not in taken)


def _sheet(sheet: Worksheet, export: Export, table: Table, styles: _Styles) -> None:
    columns = list(spread(table.columns))
    head = styles(bold=True, bg_color="#E7EDEC", bottom=1, valign="vcenter")
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, cell_text(column.title), head)
    sheet.set_row(0, LINE * max((lines(each.title, each.width - 2) for each in columns), default=1) + 4)
    for number, row in enumerate(table.rows, start=1):
        _row(sheet, export, columns, number, row, styles)
    sheet.freeze_panes(1, table.fixed)
    sheet.autofilter(0, 0, max(len(table.rows), 1), max(len(columns) - 1, 0))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _row(sheet: Worksheet, export: Export, columns: Sequence[Column], number: int, row: Any, styles: _Styles) -> None:
    """One row, as high as its longest text: LibreOffice does not find the height by itself."""
    height = 1
    for place, column in enumerate(columns):
        value = column.value(row)
        if value is None or value == "":
            continue
        if column.kind == Kind.NUMBER:
            sheet.write_number(
                number, place, value, styles(num_format="0%" if column.title.endswith("%") else "General")
            )
        elif column.kind == Kind.DAY and value.year >= FIRST_YEAR:
            sheet.write_datetime(number, place, _day(value), styles(num_format="dd.mm.yyyy", align="left"))
        elif column.kind == Kind.STATE:
            ground, text = GROUNDS[value.tone], cell_text(_(value.word))
            height = max(height, lines(text, column.width - 1))
            sheet.write_string(number, place, text, styles(bg_color=ground) if ground else styles())
        else:
            text = cell_text(str(value))
            height = max(height, lines(text, column.width - 1))
            if column.link and export.site and number <= MOST_LINKS:
                style = styles(font_color="#0B5A5E", underline=1)
                sheet.write_url(number, place, export.site + column.link(row), style, text)
            else:
                sheet.write_string(number, place, text, styles())
    sheet.set_row(number, min(LINE * height + 2, HIGHEST))


def _day(value: date | datetime) -> date:
    here = local(value)
    return here.date() if isinstance(here, datetime) else here


def spread(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, each share as three: how many, of how many, what part that is. The links stand in a last column of
    their own: LibreOffice does not break the lines of a linked cell."""
    for column in columns:
        if column.kind != Kind.SHARE:
            yield replace(column, link=None)
            continue
        yield Column(column.title, _of(column, "numerator"), Kind.NUMBER, 11)
        yield Column(_("%(title)s: из скольких") % {"title": column.title}, _of(column, "denominator"), Kind.NUMBER, 11)
        yield Column(f"{column.title}, %", _of(column, "value"), Kind.NUMBER, 11)
    for column in columns:
        if column.link:
            yield Column(_("Страница"), lambda row: _("открыть"), width=11, link=column.link)


def _of(column: Column, name: str) -> Any:
    return lambda row: getattr(column.value(row), name)


def _about(sheet: Worksheet, export: Export, styles: _Styles) -> None:
    """What was chosen, of which day, by whom and when; how many rows came of it."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for number, (title, text) in enumerate(about(export)):
        sheet.write_string(number, 0, title, styles(bold=True))
        sheet.write_string(number, 1, cell_text(text), styles())
        sheet.set_row(number, min(LINE * lines(text, 90) + 2, HIGHEST))


def about(export: Export) -> list[tuple[str, str]]:
    """What a reader of the file has to know of it: titles and texts."""
    rows = [(_("Список"), export.title)]
    rows += [(_("Отбор"), each) for each in export.chosen] or [(_("Отбор"), _("нет: весь список"))]
    rows.append((_("Состояние на"), day(export.day)))
    for table in export.tables:
        title = _("Строк") if len(export.tables) == 1 else _("Строк: %(title)s") % {"title": table.title}
        rows.append((title, str(len(table.rows))))
    rows += [(_("Составил(а)"), export.by), (_("Когда"), moment(export.at))]
    if export.address:
        rows.append((_("Адрес списка"), export.address))
    return rows + [(_("Примечание"), each) for each in export.notes]
