"""A paper as Word keeps it: its numbers are counted by Word's own lists, its plan is a table."""

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from avgust.demo.papers import Paper, Paragraph, tables
from avgust.reading.export.archive import timeless

TYPEFACE = "Times New Roman"
TWIPS = 56.7  # in a millimetre
TEXT_WIDTH = 165  # millimetres between the margins
NARROW, WIDE = 10, 65  # the columns of the number and of the measure

# Lists of Word. Each level: form, text, where the number and where the words begin, in millimetres.
SECTIONS, ITEMS, BULLETS, AGENDA = 91, 92, 93, 94
LISTS = {
    SECTIONS: (("upperRoman", "%1.", 0, 0),),
    ITEMS: (("decimal", "%1.", 0, 10), ("decimal", "%1.%2.", 0, 12), ("russianLower", "%3)", 12, 20)),
    BULLETS: (("bullet", "–", 6, 12),),
    AGENDA: (("decimal", "%1.", 0, 10),),
}
LEVELS = {
    "section": (SECTIONS, 0),
    "item": (ITEMS, 0),
    "point": (ITEMS, 1),
    "letter": (ITEMS, 2),
    "bullet": (BULLETS, 0),
    "agenda": (AGENDA, 0),
}
CENTRED = {"kind", "event", "section", "place", "title"}
BOLD = {"kind", "section", "title"}


def as_docx(paper: Paper) -> bytes:
    """The paper as an office lays it out; the same bytes for the same days."""
    document = docx.Document()
    _lay_out(document, paper)
    _add_lists(document)
    for block in tables(paper.paragraphs):
        if block[0].what == "head":
            _add_table(document, block)
        else:
            _add_paragraph(document, block[0])
    packed = BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def _lay_out(document: Document, paper: Paper) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)
    for name in ("Normal", "Heading 1"):
        style = document.styles[name]
        style.font.name, style.font.size = TYPEFACE, Pt(13)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), TYPEFACE)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    about = document.core_properties
    about.author, about.comments, about.language, about.title = "", "", "ru-RU", paper.title
    about.created = about.modified = datetime.combine(paper.on, time(12))


def _add_lists(document: Document) -> None:
    root = document.part.numbering_part.element
    first = root.findall(qn("w:num"))[0]
    for ident, levels in LISTS.items():
        inside = "".join(_level(depth, *each) for depth, each in enumerate(levels))
        kind = "multilevel" if len(levels) > 1 else "singleLevel"
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}"><w:multiLevelType w:val="{kind}"/>'
                f"{inside}</w:abstractNum>"
            )
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>'))


def _level(depth: int, form: str, text: str, start: int, words: int) -> str:
    suffix = '<w:suff w:val="space"/>' if words == 0 else ""
    indent = f'w:left="{words * TWIPS:.0f}" w:hanging="{(words - start) * TWIPS:.0f}"'
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{suffix}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind {indent}/></w:pPr></w:lvl>'
    )


def _add_paragraph(document: Document, each: Paragraph) -> None:
    made = document.add_paragraph(style="Heading 1" if each.what == "section" else "Normal")
    if each.what == "attachment":
        made.add_run().add_break(WD_BREAK.PAGE)
    words = made.add_run("\t".join(each.cells))
    words.bold, words.italic = each.what in BOLD or None, each.what == "field" or None
    if each.what in LEVELS:
        ident, depth = LEVELS[each.what]
        properties = made._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = depth, ident
    _place(made, each.what)


def _place(made: WordParagraph, what: str) -> None:
    layout = made.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if what in CENTRED else WD_ALIGN_PARAGRAPH.JUSTIFY
    match what:
        case "section" | "title" | "opening":
            layout.space_before = layout.space_after = Pt(8)
        case "date" | "signature":
            layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
            layout.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
            layout.space_before = layout.space_after = Pt(14)
        case "body":
            layout.first_line_indent = Mm(12.5)
        case "item":
            layout.space_before = Pt(4)
        case "field":
            layout.left_indent = Mm(12)
        case "attachment":
            layout.alignment, layout.left_indent = WD_ALIGN_PARAGRAPH.LEFT, Mm(80)


def _add_table(document: Document, rows: list[Paragraph]) -> None:
    columns = len(rows[0].cells)
    rest = (TEXT_WIDTH - NARROW - WIDE) / (columns - 2)
    widths = [Mm(NARROW), Mm(WIDE), *[Mm(rest)] * (columns - 2)]
    table = document.add_table(rows=len(rows), cols=columns, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for line, row in zip(table.rows, rows, strict=True):
        cells = line.cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        if row.what == "band":
            cells = [cells[0].merge(cells[-1])]
        for cell, text in zip(cells, row.cells, strict=True):
            words = cell.paragraphs[0].add_run(text)
            words.font.size, words.bold = Pt(11), row.what != "row" or None
