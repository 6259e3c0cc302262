"""Lists as a Word document: landscape pages, the head of each table repeated, what was chosen above it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from avgust.reading.export.printable import one_line
from avgust.web.exports.table import Column, Export, Kind, Table
from avgust.web.exports.word import Link, Piece, add_table, new_paper, saved, say
from avgust.web.exports.workbook import about
from avgust.web.words import fraction, percent, short_day

MOST_COLUMNS = 12  # that can be read on a page
LETTERS = 150  # of table text across a page
LONGEST_WORD, EDGES = 18, 3.0  # longer words are broken; the edges of a cell, in letters
MOST_ROWS = 3000  # some three hundred pages; a workbook holds them all


def to_paper(export: Export) -> bytes:
    """The document."""
    document = new_paper(export.title, export.by, export.at, landscape=True)
    say(document, one_line(export.title), "Title")
    titles = {_("Список"), _("Адрес списка")}
    for title, text in about(export):
        if title not in titles:
            say(document, f"{title}: {one_line(text)}")
    for table in export.tables:
        if len(export.tables) > 1:
            say(document, table.title, "Heading 1")
        table_of(document, export, table)
    return saved(document)


def table_of(document: Any, export: Export, table: Table) -> None:
    """Writes a list, in as many tables as its columns need."""
    if len(table.rows) > MOST_ROWS:
        said = {"shown": MOST_ROWS, "all": len(table.rows)}
        say(document, _("Здесь первые %(shown)s строк из %(all)s; все строки есть в выгрузке XLSX.") % said)
    for columns in _sheets(table):
        _table(document, export, columns, table.rows[:MOST_ROWS])


def _sheets(table: Table) -> Iterator[Sequence[Column]]:
    """The columns in groups that a page can hold, the fixed ones in each; without those where no row has anything."""
    fixed = list(table.columns[: table.fixed])
    rest = [each for each in table.columns[table.fixed :] if each.paper and (not table.rows or _is_used(each, table))]
    room = MOST_COLUMNS - len(fixed)
    if len(rest) <= room:
        yield [*fixed, *rest]
        return
    for start in range(0, len(rest), room):
        yield [*fixed, *rest[start : start + room]]


def _is_used(column: Column, table: Table) -> bool:
    return any(text_of(column, column.value(row)) for row in table.rows)


def _table(document: Any, export: Export, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    heads = [column.title for column in columns]
    numbers = [place for place, column in enumerate(columns) if column.kind == Kind.NUMBER]
    cells = [[_piece(export, column, row) for column in columns] for row in rows]
    add_table(document, heads, widths_of([column.width for column in columns], heads, cells), cells, numbers)
    say(document, "")


def widths_of(wanted: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[Piece]]) -> list[float]:
    """The widths of columns in letters: each as wide as its longest word, what is left as it was wanted."""
    columns: list[list[str]] = [[head, *(str(row[place]) for row in rows)] for place, head in enumerate(heads)]
    least = [
        min(max((len(word) for text in column for word in text.split()), default=1), LONGEST_WORD) + EDGES
        for column in columns
    ]
    spare = max(LETTERS - sum(least), 0.0)
    wishes = [max(width - floor, 0.0) for width, floor in zip(wanted, least, strict=True)]
    share = spare / (sum(wishes) or 1)
    return [floor + wish * share for floor, wish in zip(least, wishes, strict=True)]


def _piece(export: Export, column: Column, row: Any) -> Piece:
    text = text_of(column, column.value(row))
    return Link(text, export.site + column.link(row)) if column.link and text and export.site else text


def text_of(column: Column, value: Any) -> str:
    """What stands in a cell of paper."""
    if value is None:
        return ""
    if column.kind == Kind.DAY:
        return short_day(value)
    if column.kind == Kind.STATE:
        return str(_(value.word))
    if column.kind == Kind.SHARE:
        part = percent(value.numerator, value.denominator)
        return f"{part} ({fraction(value.numerator, value.denominator)})" if value.denominator else "–"
    if column.kind == Kind.NUMBER and isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return str(value)
