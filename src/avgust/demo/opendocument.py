"""A paper as OpenDocument text: its numbers are typed, as many offices do."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from avgust.demo.papers import Paper, Paragraph, tables

UNIX = 3
TYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
STYLES = (
    '<style:style style:name="Centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Plain" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"/>'
    "</style:style>"
    '<style:style style:name="Line" style:family="paragraph"><style:paragraph-properties><style:tab-stops>'
    '<style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops></style:paragraph-properties>'
    "</style:style>"
)
CENTRED = {"kind", "event", "section", "title"}


def as_odt(paper: Paper) -> bytes:
    """The paper as an OpenDocument package; the same bytes for the same days."""
    body = "".join(_table(block) if block[0].what == "head" else _line(block[0]) for block in tables(paper.paragraphs))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMES} office:version="1.2">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as package:
        for name, text in (("mimetype", TYPE), ("content.xml", content), ("META-INF/manifest.xml", MANIFEST)):
            entry = ZipInfo(name)  # of the year 1980, wherever and whenever it is packed
            entry.create_system = UNIX
            package.writestr(entry, text)
    return packed.getvalue()


def _line(each: Paragraph) -> str:
    words = "<text:tab/>".join(escape(cell) for cell in each.cells)
    number = f"{each.number} " if each.number else ""
    style = "Centre" if each.what in CENTRED else "Line" if len(each.cells) > 1 else "Plain"
    return f'<text:p text:style-name="{style}">{number}{words}</text:p>'


def _table(rows: list[Paragraph]) -> str:
    columns = len(rows[0].cells)
    lines = "".join(_row(row, columns) for row in rows)
    return f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>{lines}</table:table>'


def _row(row: Paragraph, columns: int) -> str:
    cells = [f"<text:p>{escape(cell)}</text:p>" for cell in row.cells]
    if row.what == "band":
        covered = "<table:covered-table-cell/>" * (columns - 1)
        wide = f'<table:table-cell table:number-columns-spanned="{columns}">{cells[0]}</table:table-cell>'
        return f"<table:table-row>{wide}{covered}</table:table-row>"
    return (
        "<table:table-row>" + "".join(f"<table:table-cell>{c}</table:table-cell>" for c in cells) + "</table:table-row>"
    )
