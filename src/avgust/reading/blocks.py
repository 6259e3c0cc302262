"""What a source reader hands on: paragraphs and tables with their address in the source."""

from dataclasses import dataclass, field
from typing import Literal

from avgust.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the upper left corner of the page as it is shown."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Address:
    """Where words stand in the source; every number counts from 1.

    A line of a text file, a paragraph of a document (tables not counted), or a paragraph in a table's cell.

    sheet       the sheet of a spreadsheet; then `row` and `column` are those of the sheet
    boxes       where the words stand on pages, a box for each printed line; none where the source has no pages
    confidence  how sure the recognition is of the least sure word, per cent; None for text that was not recognised
    """

    kind: Literal["line", "paragraph", "cell"]
    number: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""
    boxes: tuple[Box, ...] = ()
    confidence: int | None = None

    def words(self) -> str:
        """In Russian: «строка 12», «с. 3, абзац 12», «таблица 1, строка 2, столбец 3», «лист «План», C5»."""
        page = f"с. {self.boxes[0].page}, " if self.boxes else ""
        if self.sheet and not self.row:
            return f"лист «{self.sheet}»"
        if self.sheet:
            return f"лист «{self.sheet}», {column_letters(self.column)}{self.row}"
        if self.kind == "cell":
            return f"{page}таблица {self.table}, строка {self.row}, столбец {self.column}"
        return f"{page}{'строка' if self.kind == 'line' else 'абзац'} {self.number}"


def column_letters(column: int) -> str:
    """How spreadsheets call a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Spot:
    """Where `text[start:end]` of a paragraph, a word of it, stands on a page, and how sure its recognition is."""

    start: int
    end: int
    box: Box
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one physical line where the format does not tell paragraphs apart.

    text      the words, with the automatic number or bullet in front as it is printed («1.1. », «• »); no line ends
    heading   level of a heading (1 is the highest), 0 for body text
    bold      whether all the words are bold
    gap       whether a blank line stands before it (only for lines)
    indent    columns of space before it, where they tell how deep a list is nested
    spots     where its words stand on pages, in order; a text with spots has single spaces and none at its ends
    """

    text: str
    address: Address
    heading: int = 0
    bold: bool = False
    gap: bool = False
    indent: int = 0
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and how many grid columns and rows it covers."""

    paragraphs: tuple[Paragraph, ...]
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. A cell that continues a vertically merged one is an empty cell of its own."""

    rows: tuple[tuple[Cell, ...], ...]


AsideKind = Literal["header", "footer", "footnote", "endnote", "comment", "menu", "hidden"]


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand outside the body: they are kept and shown, but no duty is read from them.

    header, footer  of the pages; one that runs over many pages comes once
    menu            of a site around its article: links, adverts, the site's own footer
    hidden          text, rows or sheets that the document hides
    """

    kind: AsideKind
    text: str
    address: Address


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as its reader understood it.

    format    a key of `sources.readers.READERS`, or `text`, `markdown`, `html`, `csv`
    lines     True where `parts` are physical lines that a later stage must join to paragraphs
    findings  what the reader could not read or had to guess
    asides    what was set apart from the body
    member    «архив.zip/приказ.docx» for a document that stands in an archive or a letter, else ""
    """

    format: str
    parts: tuple[Paragraph | Table, ...]
    lines: bool = False
    findings: tuple[Finding, ...] = field(default=())
    asides: tuple[Aside, ...] = ()
    member: str = ""
