"""A golden document → the DOCX that an office would have made of it: justified paragraphs, lists of Word, bordered tables."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from avgust.reading.blocks import Paragraph, Table
from avgust.reading.sources import open_source
from avgust.reading.structure.lines import join_lines
from avgust.reading.structure.space_tables import find_space_tables
from avgust.reading.structure.stitching import stitch

NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2})\.\s+(?=\S)")
DASH = re.compile(r"([-–—•])\s+(?=\S)")
LEVELS = 3
WIDE, FITS = 16.5, 82  # centimetres of a table, and the characters of 11 points that fit into them
INDENT = 2  # columns of space that make a level of bullets
HANGING = 709  # twentieths of a point: 1.25 cm
LEAD = 9001  # the first id of our lists, behind those of the template


def parts_of(path: Path) -> list[Paragraph | Table]:
    """The paragraphs and tables of a document of any format."""
    source = open_source(path)
    return list(join_lines(stitch(find_space_tables(source.parts)))) if source.lines else list(source.parts)


def write_docx(parts: Iterable[Paragraph | Table], target: Path, *, numbered: bool) -> None:
    """Write the DOCX; `numbered` makes Word's own lists of the numbers and bullets that a list would print as they are.

    A bullet below another is always one of a list: nobody types it.
    """
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(13)
    style.element.rPr.rFonts.set(qn("w:cs"), "Liberation Serif")
    parts = list(parts)
    lists = Lists(document) if numbered or any(isinstance(p, Paragraph) and p.indent for p in parts) else None
    for part in parts:
        if isinstance(part, Table):
            add_table(document, part)
        else:
            add_paragraph(document.add_paragraph(), part, lists)
    document.save(str(target))


def add_paragraph(paragraph: Any, part: Paragraph, lists: "Lists | None") -> None:
    """A body paragraph: indented and justified, a heading in the middle and bold."""
    text = part.text.strip()
    title = part.heading > 0 or (text.isupper() and len(text) < 120)
    if lists and not title:
        text = lists.take(paragraph, text, part.indent // INDENT)
    if part.heading:
        paragraph.style = f"Heading {min(part.heading, 9)}"
    run = paragraph.add_run(text)
    run.bold = part.bold or part.heading > 0 or None
    paragraph.paragraph_format.space_after = Pt(0 if not title else 6)
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if paragraph._p.pPr.numPr is None:
            paragraph.paragraph_format.first_line_indent = Cm(1.25)


def add_table(document: Any, part: Table) -> None:
    """A table with borders; cells over several columns or rows are merged."""
    width = max(sum(cell.colspan for cell in row) for row in part.rows)
    table = document.add_table(rows=len(part.rows), cols=width, style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, widths(part, width), strict=True):
        column.width = Cm(WIDE * share)
        for cell in column.cells:
            cell.width = Cm(WIDE * share)
    merged = []
    for number, row in enumerate(part.rows):
        column = 0
        for cell in row:
            place = table.cell(number, column)
            fill(place, cell.paragraphs)
            bottom, right = min(number + cell.rowspan, len(part.rows)) - 1, min(column + cell.colspan, width) - 1
            merged.append((place, bottom, right))
            column += cell.colspan
    for place, bottom, right in merged:
        corner = table.cell(bottom, right)
        if corner._tc is not place._tc:
            place.merge(corner)


def widths(part: Table, columns: int) -> list[float]:
    """The share of each column: as wide as its longest word needs, the rest by the length of its texts."""
    words, lengths = [4.0] * columns, [1.0] * columns
    for row in part.rows:
        column = 0
        for cell in row:
            text = " ".join(paragraph.text for paragraph in cell.paragraphs)
            if cell.colspan == 1 and text:
                words[column] = max(words[column], *(len(word) + 2.0 for word in text.split() or [""]))
                lengths[column] += len(text) ** 0.5
            column += cell.colspan
    free = max(0.0, FITS - sum(words))
    wanted = [word + free * length / sum(lengths) for word, length in zip(words, lengths, strict=True)]
    return [each / sum(wanted) for each in wanted]


def fill(place: Any, paragraphs: tuple[Paragraph, ...]) -> None:
    for i, paragraph in enumerate(paragraphs):
        target = place.paragraphs[0] if i == 0 else place.add_paragraph()
        target.add_run(paragraph.text.strip()).font.size = Pt(11)


def indented(before: int, hanging: int) -> str:
    """A level whose label hangs in front of its words, as Word makes it; twentieths of a point."""
    return f'<w:pPr><w:ind w:left="{before + hanging}" w:hanging="{hanging}"/></w:pPr>'


class Lists:
    """Word's lists: one of numbers with three levels, one of dashes; a number that starts anew makes a new list."""

    def __init__(self, document: Any) -> None:
        self.numbering = document.part.numbering_part.element
        self.next, self.counters, self.current = LEAD + 2, [0] * LEVELS, 0
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:lvlText w:val="{"".join(f"%{n + 1}." for n in range(i + 1))}"/>{indented(0, HANGING)}</w:lvl>'
            for i in range(LEVELS)
        )
        self.abstract(LEAD, levels)
        dashes = "".join(
            f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>'
            f"{indented(i * HANGING + HANGING // 2, HANGING // 2)}</w:lvl>"
            for i in range(LEVELS)
        )
        self.abstract(LEAD + 1, dashes)
        self.num(LEAD + 1, LEAD + 1)

    def abstract(self, number: int, levels: str) -> None:
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'
        first = self.numbering.find(qn("w:num"))
        first.addprevious(parse_xml(xml))

    def num(self, number: int, abstract: int, starts: str = "") -> None:
        self.numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{starts}</w:num>')
        )

    def take(self, paragraph: Any, text: str, deep: int) -> str:
        """The text without the label that the list will print; the text itself where no list can print it."""
        dash, number = DASH.match(text), NUMBER.match(text)
        if dash and dash[1] in "-–—":
            self.mark(paragraph, LEAD + 1, min(deep, LEVELS - 1))
            return text[dash.end() :]
        if not number:
            return text
        values = [int(value) for value in number[1].split(".")]
        if not self.follows(values):
            return text
        self.mark(paragraph, self.current, len(values) - 1)
        return text[number.end() :]

    def follows(self, values: list[int]) -> bool:
        """Whether the list prints these numbers next; «1.» alone begins a new list."""
        level = len(values) - 1
        if values == [1]:
            self.current, self.counters = self.next, [1] + [0] * (LEVELS - 1)
            self.num(self.current, LEAD, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
            self.next += 1
            return True
        if not self.current or values[:-1] != self.counters[:level] or values[-1] != self.counters[level] + 1:
            return False
        self.counters[level:] = [values[-1]] + [0] * (LEVELS - level - 1)
        return True

    def mark(self, paragraph: Any, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        numbered = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", level), ("w:numId", number)):
            element = OxmlElement(name)
            element.set(qn("w:val"), str(value))
            numbered.append(element)
        properties.append(numbered)
