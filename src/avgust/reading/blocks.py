"""What a source reader hands on: paragraphs and tables with their address in the source."""

from dataclasses import dataclass, field
from typing import Literal

from avgust.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Address:
    """Where words stand in the source; every number counts from 1.

    A line of a text file, a paragraph of a document (tables not counted), or a paragraph in a table's cell.
    """

    kind: Literal["line", "paragraph", "cell"]
    number: int = 0
    table: int = 0
    row: int = 0
    column: int = 0

    def words(self) -> str:
        """The address in Russian: «строка 12», «абзац 3», «таблица 1, строка 2, столбец 3»."""
        if self.kind == "cell":
            return f"таблица {self.table}, строка {self.row}, столбец {self.column}"
        return f"{'строка' if self.kind == 'line' else 'абзац'} {self.number}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one physical line where the format does not tell paragraphs apart.

    text      the words, with the automatic number or bullet in front as it is printed («1.1. », «• »); no line ends
    heading   level of a heading (1 is the highest), 0 for body text
    bold      whether all the words are bold
    gap       whether a blank line stands before it (only for lines)
    indent    columns of space before it, where they tell how deep a list is nested
    """

    text: str
    address: Address
    heading: int = 0
    bold: bool = False
    gap: bool = False
    indent: int = 0


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


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as its reader understood it.

    format    `text`, `markdown`, `html`, `docx`
    lines     True where `parts` are physical lines that a later stage must join to paragraphs
    findings  what the reader could not read or had to guess
    """

    format: str
    parts: tuple[Paragraph | Table, ...]
    lines: bool = False
    findings: tuple[Finding, ...] = field(default=())
