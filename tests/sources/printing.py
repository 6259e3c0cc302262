"""Documents of the tests → DOCX as an office types them → PDF by LibreOffice or Chromium."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from avgust.reading.blocks import Paragraph, SourceText, Table
from avgust.reading.sources import open_source
from avgust.reading.structure.lines import join_lines
from avgust.reading.structure.space_tables import find_space_tables
from avgust.reading.structure.stitching import stitch


@dataclass(frozen=True)
class Style:
    """How an office types its papers."""

    font: str = "Liberation Serif"
    size: float = 14
    indent: float = 1.25
    spacing: float = 1.0
    after: float = 0
    justified: bool = True
    hyphens: bool = False
    numbered: bool = True
    header: str = ""


STYLES = {
    "order": Style(),
    "airy": Style(font="PT Serif", size=12, indent=0, after=8, justified=False),
    "broken": Style(size=13, spacing=1.5, hyphens=True, header="Министерство образования"),
    "sans": Style(font="PT Sans", size=12, indent=1.0, after=6, justified=False, numbered=False),
}


def parts_of(path: Path) -> tuple[Paragraph | Table, ...]:
    """Paragraphs and tables of a document of the tests, its lines joined."""
    source: SourceText = open_source(path)
    return tuple(join_lines(stitch(find_space_tables(source.parts)))) if source.lines else source.parts


def write_docx(parts: Sequence[Paragraph | Table], style: Style, file: Path) -> None:
    """The same words as a Word document."""
    document = Document()
    _set_page(document, style)
    for part in parts:
        if isinstance(part, Table):
            _add_table(document, part, style)
        else:
            _add_paragraph(document, part, style)
    document.save(str(file))


def _set_page(document: Any, style: Style) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = style.font, Pt(style.size)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), style.font)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    normal.element.get_or_add_rPr().append(language)
    if style.hyphens:
        document.settings.element.append(OxmlElement("w:autoHyphenation"))
    if style.header:
        section.header.paragraphs[0].text = style.header
    if style.numbered:
        _add_page_number(section.footer.paragraphs[0])


def _add_page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add_paragraph(document: Any, part: Paragraph, style: Style) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(" ".join(part.text.split())).bold = part.bold or bool(part.heading)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(0), Pt(style.after)
    shape.line_spacing = style.spacing
    if part.heading or _is_title(part.text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    shape.first_line_indent = Cm(style.indent)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if style.justified else WD_ALIGN_PARAGRAPH.LEFT


def _is_title(text: str) -> bool:
    return text.isupper() and len(text) < 120


def _add_table(document: Any, part: Table, style: Style) -> None:
    width = max(sum(cell.colspan for cell in row) for row in part.rows)
    table = document.add_table(rows=len(part.rows), cols=width)
    table.style = "Table Grid"
    for number, row in enumerate(part.rows):
        column = 0
        for cell in row:
            last = (min(number + cell.rowspan, len(part.rows)) - 1, column + cell.colspan - 1)
            if cell.paragraphs or last != (number, column):
                merged = table.cell(number, column)
                if last != (number, column):
                    merged = merged.merge(table.cell(*last))
                _fill(merged, cell.paragraphs, style)
            column += cell.colspan


def _fill(cell: Any, paragraphs: Sequence[Paragraph], style: Style) -> None:
    for number, part in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(" ".join(part.text.split()))
        run.bold, run.font.size = part.bold, Pt(style.size - 2)


def print_docx(files: Sequence[Path], folder: Path, profile: Path) -> None:
    """PDFs of DOCX files by LibreOffice, all in one call."""
    office = shutil.which("soffice")
    assert office
    command = [office, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600)
