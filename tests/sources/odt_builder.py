"""An ODT from hand-written XML, so that a test shows the very markup it is about."""

from collections.abc import Mapping

from docx_builder import zipped

_NAMES = "office text table style draw:drawing fo:xsl-fo-compatible svg:svg-compatible"
NAMESPACES = (
    " ".join(
        f'xmlns:{name.partition(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name.rpartition(":")[2]}:1.0"'
        for name in _NAMES.split()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def content(body: str, styles: str = "") -> str:
    """content.xml with this in `office:text`; `styles` are automatic ones."""
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def shared(styles: str = "", pages: str = "") -> str:
    """styles.xml with these common styles and master pages."""
    return (
        f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )


def odt(body: str, styles: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """The bytes of a document; `more` adds or replaces parts."""
    return zipped({"mimetype": MIMETYPE, "content.xml": content(body, styles)} | dict(more or {}))


def flat(body: str, styles: str = "") -> bytes:
    """The same as one XML file."""
    inside = (
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text>"
    )
    root = f'<office:document {NAMESPACES} office:mimetype="{MIMETYPE}">{inside}</office:body></office:document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()


def p(text: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>' if style else f"<text:p>{text}</text:p>"


def listed(*items: str, style: str = "L", more: str = "") -> str:
    """A list of items, each the XML inside of one; a plain word is a paragraph."""
    inside = "".join(
        one if one.startswith("<text:list-") else f"<text:list-item>{one if one[0] == '<' else p(one)}</text:list-item>"
        for one in items
    )
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named} {more}>{inside}</text:list>"


def level(number: int, form: str = "1", suffix: str = ".", more: str = "") -> str:
    """A numbered level of a list style (from 1)."""
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


def list_style(*levels: str, name: str = "L") -> str:
    """A list style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def table(*rows: str) -> str:
    """A table of rows that are made of `cell`s."""
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def cell(inside: str, more: str = "") -> str:
    """A cell of paragraphs, or of plain words."""
    return f"<table:table-cell {more}>{inside if inside.startswith('<') else p(inside)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"
