"""A Word document with styles of its own: pages, headings, tables with a repeated head, fields, links.

Nothing here sets a font on a word: how the document looks is said by its styles, so that an office may change it there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement, _Element

from avgust.reading.export.archive import timeless
from avgust.reading.export.printable import one_line, printable, shorten

TYPEFACE = "Times New Roman"
INK, LINK = RGBColor(0, 0, 0), RGBColor(0x0B, 0x5A, 0x5E)
TABLE_TEXT, TABLE_HEAD, TABLE_NUMBER, QUOTE = "Avgust Table", "Avgust Table Head", "Avgust Table Number", "Avgust Words"
REQUISITE = "Avgust Requisite"
HEADINGS = {"Title": 14, "Heading 1": 14, "Heading 2": 12, "Heading 3": 12}
MILLIMETRE = 56.7  # in twentieths of a point
PROPERTY_LIMIT = 250


class Link:
    """Words that lead to a page."""

    def __init__(self, text: str, address: str) -> None:
        self.text, self.address = text, address

    def __str__(self) -> str:
        return self.text


class Strong(str):
    """Words that stand out."""


Piece = str | Link


def new_paper(title: str, by: str, at: datetime, *, landscape: bool = False) -> Document:
    """An empty A4 page with our styles, the number of the page below."""
    document = docx.Document()
    _without_preview(document)
    _styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    properties = document.core_properties
    properties.title = shorten(one_line(title), PROPERTY_LIMIT)
    properties.author = properties.last_modified_by = shorten(one_line(by), PROPERTY_LIMIT)
    properties.comments = ""
    properties.language = "ru-RU"
    properties.created = properties.modified = at.replace(tzinfo=None)
    return document


def saved(document: Document) -> bytes:
    """The file."""
    file = BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def room_of(document: Document) -> float:
    """How wide the text of the last section is, in millimetres."""
    section = document.sections[-1]
    edges = (section.left_margin or Mm(0)) + (section.right_margin or Mm(0))
    return float(((section.page_width or Mm(210)) - edges) / Mm(1))


def turn(document: Document, *, landscape: bool) -> None:
    """Begins a section whose pages lie the other way."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))


def say(document: Document, pieces: Iterable[Piece] | Piece, style: str = "Normal") -> Paragraph:
    """A paragraph of words and links."""
    paragraph = document.add_paragraph(style=style)
    _fill(document, paragraph._p, [pieces] if isinstance(pieces, (str, Link)) else pieces)
    return paragraph


def add_table(
    document: Document,
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[Piece]],
    numbers: Iterable[int] = (),
) -> None:
    """A table of these columns; `widths` share the page, `numbers` are the columns that stand on the right.

    Written as XML: python-docx takes a minute for what this does in a second.
    """
    scale = room_of(document) * MILLIMETRE / (sum(widths) or 1)
    sizes = [round(width * scale) for width in widths]
    table = document.add_table(0, len(heads), "Table Grid")
    table.autofit = False
    for column, size in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), sizes, strict=True):
        column.set(qn("w:w"), str(size))
    right = set(numbers)
    _row(document, table._tbl, heads, sizes, lambda place: TABLE_HEAD, head=True)
    for row in rows:
        _row(document, table._tbl, row, sizes, lambda place: TABLE_NUMBER if place in right else TABLE_TEXT)


def _row(
    document: Document, table: Any, cells: Sequence[Piece], sizes: Sequence[int], style: Any, head: bool = False
) -> None:
    row = SubElement(table, qn("w:tr"))
    properties = SubElement(row, qn("w:trPr"))
    if head or sum(len(str(each)) for each in cells) < 1200:
        SubElement(properties, qn("w:cantSplit"))
    if head:
        SubElement(properties, qn("w:tblHeader"))
    for place, (piece, size) in enumerate(zip(cells, sizes, strict=True)):
        cell = SubElement(row, qn("w:tc"))
        width = SubElement(SubElement(cell, qn("w:tcPr")), qn("w:tcW"))
        width.set(qn("w:w"), str(size))
        width.set(qn("w:type"), "dxa")
        parts = str(piece).split("\n") if isinstance(piece, str) else [piece]
        for part in parts:
            paragraph = SubElement(cell, qn("w:p"))
            wanted = SubElement(SubElement(paragraph, qn("w:pPr")), qn("w:pStyle"))
            wanted.set(qn("w:val"), document.styles[style(place)].style_id)
            _fill(document, paragraph, [part])


def _fill(document: Document, paragraph: Any, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        if isinstance(piece, Link):
            identity = document.part.relate_to(piece.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            holder = SubElement(paragraph, qn("w:hyperlink"))
            holder.set(qn("r:id"), identity)
            _run(holder, piece.text, "Hyperlink")
        elif piece:
            _run(paragraph, piece, "Strong" if isinstance(piece, Strong) else "")


def _run(holder: _Element, text: str, style: str = "") -> None:
    run = SubElement(holder, qn("w:r"))
    if style:
        SubElement(SubElement(run, qn("w:rPr")), qn("w:rStyle")).set(qn("w:val"), style)
    words = SubElement(run, qn("w:t"))
    words.text = printable(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _without_preview(document: Document) -> None:
    """Drops the picture of another document that the template of python-docx carries."""
    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]


def _styles(document: Document) -> None:
    """One typeface for all styles, black headings that stay with what follows, styles for tables, words and links."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    _typeface(normal)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")
    for name, size in HEADINGS.items():
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, INK
        _typeface(style)
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
        style.paragraph_format.space_before = Pt(0 if name == "Title" else 12)
        style.paragraph_format.space_after = Pt(6 if name == "Title" else 4)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    signature = _paragraph_style(document, "Signature", 12)
    signature.paragraph_format.space_before, signature.paragraph_format.space_after = Pt(24), Pt(12)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.color.rgb = Pt(11), INK
    _typeface(caption)
    caption.paragraph_format.keep_with_next = True
    _paragraph_style(document, TABLE_TEXT, 9)
    _paragraph_style(document, TABLE_NUMBER, 9).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _paragraph_style(document, TABLE_HEAD, 9).font.bold = True
    _paragraph_style(document, REQUISITE, 12).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = _paragraph_style(document, QUOTE, 12)
    words.paragraph_format.left_indent, words.font.italic = Mm(8), True
    words.paragraph_format.space_after = Pt(4)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = LINK, True


def _paragraph_style(document: Document, name: str, size: int) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(0)
    return style


def _typeface(style: Any) -> None:
    style.font.name = TYPEFACE
    fonts = style.element.rPr.rFonts
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), TYPEFACE)
