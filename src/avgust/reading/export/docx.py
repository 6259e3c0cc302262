"""The plan as a Word document that an office prints, has approved and fills in by hand.

Margins, typeface and page numbers follow ГОСТ Р 7.0.97-2016.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import pairwise

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from avgust.reading.export.archive import timeless
from avgust.reading.export.days import document_day
from avgust.reading.export.outline import Item, outline
from avgust.reading.export.printable import one_line, shorten
from avgust.reading.export.words import (
    KINDS,
    about,
    addressee_words,
    adopted,
    naming,
    place_words,
    target_words,
    term_words,
)
from avgust.reading.reading import Reading

_TYPEFACE = "Times New Roman"
_COLUMNS = (
    ("№ п/п", 12),
    ("Поручение", 103),
    ("Исполнитель", 52),
    ("Срок", 32),
    ("Показатель / результат", 38),
    ("Отметка об исполнении", 30),
)
_APPROVAL: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("УТВЕРЖДАЮ", ()),
    ("Начальник \t", (266,)),
    ("\t", (266,)),
    ("\t / \t", (215, 266)),
    ("«____» _______________ 20___ г.", ()),
)
_APPROVAL_EDGE = 190
_ROW_THAT_FITS_A_PAGE = 1500
_PROPERTY_LIMIT = 255


def to_docx(reading: Reading) -> bytes:
    """The document."""
    document = docx.Document()
    _without_preview(document)
    _style(document)
    _page(document)
    _properties(document, reading)
    _heading(document, reading)
    _plan(document, outline(reading))
    _questions(document, reading)
    _signature(document)
    file = BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def _without_preview(document: Document) -> None:
    """Drops the picture of another document that the template of python-docx carries."""
    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]


def _style(document: Document) -> None:
    """Times New Roman 12, single spacing, in Russian."""
    style = document.styles["Normal"]
    style.font.name = _TYPEFACE
    style.font.size = Pt(12)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1
    fonts = style.element.rPr.rFonts
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), _TYPEFACE)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")
    for size in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:sz"), qn("w:szCs")):
        size.set(qn("w:val"), "24")  # half points; Word lets a table fall back to the default where it is not the same
    _modern(document.settings.element)


def _modern(settings: _Element) -> None:
    """Tells Word that the file is in Russian and needs no compatibility mode."""
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "ru-RU")
    for compat in settings.findall(qn("w:compat")):
        for setting in compat.findall(qn("w:compatSetting")):
            compat.remove(setting)
        mode = OxmlElement("w:compatSetting")
        mode.set(qn("w:name"), "compatibilityMode")
        mode.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
        mode.set(qn("w:val"), "15")
        compat.append(mode)


def _page(document: Document) -> None:
    """A4 landscape, margins 20/10/20/20 mm, numbers at the top of all pages but the first."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)


def _properties(document: Document, reading: Reading) -> None:
    """Title and dates of the file; the dates are the document's own, never today."""
    properties = document.core_properties
    moment = datetime.combine(document_day(reading), time())
    properties.title = shorten(one_line(f"План-график исполнения: {about(reading)}"), _PROPERTY_LIMIT)
    properties.author = properties.last_modified_by = "Avgust"
    properties.comments = ""
    properties.language = "ru-RU"
    properties.created = properties.modified = moment


def _heading(document: Document, reading: Reading) -> None:
    """The place for an approval and the name of the plan."""
    for number, (line, edges) in enumerate(_APPROVAL):
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Mm(_APPROVAL_EDGE)
        paragraph.paragraph_format.space_before = Pt(6 if number else 0)
        for edge in edges:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(edge), leader=WD_TAB_LEADER.LINES)
    kind = KINDS[reading.metadata.kind][1]
    named = naming(reading)
    title = f"исполнения {kind} {named}".strip()
    for number, line in enumerate(filter(None, ("ПЛАН-ГРАФИК", title, adopted(reading)))):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(0 if number else 18)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(line).bold = True
    document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _plan(document: Document, items: Sequence[Item]) -> None:
    """The table, a titled row before each section."""
    if not items:
        document.add_paragraph("Поручений в документе не найдено.")
        return
    table = _table(document)
    sectioned = any(item.directive.section for item in items)
    previous = [None, *(item.directive.section for item in items)]
    for item, (before, section) in zip(items, pairwise(previous), strict=True):
        if sectioned and section != before:
            _section_row(table, section or "Вне разделов")
        _directive_row(table, item)


def _table(document: Document) -> Table:
    """An empty table of fixed widths whose header row is repeated on each page."""
    table: Table = document.add_table(1, len(_COLUMNS), "Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    header = table.rows[0]
    _mark(header, "w:tblHeader")
    for cell, (heading, width) in zip(_keep_whole(header), _COLUMNS, strict=True):
        cell.width = Mm(width)
        _fill(cell, [heading], bold=True, centred=True)
    return table


def _section_row(table: Table, title: str) -> None:
    """The title of a section across the table, on the same page as what follows."""
    cells = _keep_whole(_row(table))
    merged = cells[0].merge(cells[-1])
    _fill(merged, [one_line(title)], bold=True, centred=True, keep=True)


def _directive_row(table: Table, item: Item) -> None:
    """One duty, or a lead-in, which is in bold, without a number, and takes the room of executors and term."""
    directive = item.directive
    row = _row(table)
    cells = _keep_whole(row) if len(directive.text) < _ROW_THAT_FITS_A_PAGE else list(row.cells)
    words = " ".join(filter(None, (place_words(directive.label), one_line(directive.text) + ":" * directive.lead_in)))
    targets = [target_words(target) for target in directive.targets]
    if directive.lead_in:
        _fill(cells[1].merge(cells[3]), [words], bold=True, keep=True)
    else:
        _fill(cells[0], [str(item.number)], centred=True)
        _fill(cells[1], [words], indent=4 * min(len(item.leads), 3))
        _fill(cells[2], addressee_words(directive) or ["не указан"])
        _fill(cells[3], [term_words(directive)])
    _fill(cells[4], targets)


def _questions(document: Document, reading: Reading) -> None:
    """What a person must settle before the plan is approved."""
    doubts = [finding for finding in reading.findings if finding.severity != "note"]
    if not doubts:
        return
    title = document.add_paragraph()
    title.add_run("Вопросы, требующие уточнения").bold = True
    title.paragraph_format.space_before = Pt(14)
    title.paragraph_format.space_after = Pt(4)
    title.paragraph_format.keep_with_next = True
    for number, finding in enumerate(doubts, start=1):
        place = one_line(finding.place)
        words = f"{number}. {f'{place}: ' if place else ''}{one_line(finding.message)}"
        document.add_paragraph(words).paragraph_format.first_line_indent = Mm(12.5)


def _signature(document: Document) -> None:
    """Lines for the one who made the plan, never alone on a page."""
    _hold_end(document)
    stops = (85, 150, 215)
    rows = (
        ("Составил", "____________________________", "__________________", "____________________________"),
        ("", "(должность)", "(подпись)", "(расшифровка подписи)"),
    )
    for number, row in enumerate(rows):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(0 if number else 28)
        paragraph.paragraph_format.keep_with_next = not number
        for stop in stops:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.CENTER)
        paragraph.add_run("\t".join(row)).font.size = Pt(9 if number else 12)


def _hold_end(document: Document) -> None:
    """Keeps what stands last, a paragraph or a row, on the page of what will follow it."""
    end = list(document.iter_inner_content())[-1]
    if isinstance(end, Paragraph):
        end.paragraph_format.keep_with_next = True
        return
    for cell in end.rows[-1].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _fill(
    cell: _Cell, lines: Iterable[str], *, bold: bool = False, centred: bool = False, keep: bool = False, indent: int = 0
) -> None:
    """Puts lines into an empty cell, a paragraph each, with «;» between them."""
    lines = list(lines)
    paragraph: Paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        if number:
            paragraph = cell.add_paragraph()
        run = paragraph.add_run(line + ";" * (number < len(lines) - 1))
        run.bold = bold or None
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = keep or None
        paragraph.paragraph_format.left_indent = Mm(indent) if indent else None


def _row(table: Table) -> _Row:
    """A new row at the end of the table."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _keep_whole(row: _Row) -> list[_Cell]:
    """Keeps a row on one page; returns its cells."""
    _mark(row, "w:cantSplit")
    return list(row.cells)


def _mark(row: _Row, name: str) -> None:
    """Sets a property of a row."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
