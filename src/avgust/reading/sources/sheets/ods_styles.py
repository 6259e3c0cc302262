"""How cells, rows and sheets of an OpenDocument spreadsheet look, as far as its words depend on it."""

from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
STYLE, TABLE, FO = _NS + "style:1.0}", _NS + "table:1.0}", _NS + "xsl-fo-compatible:1.0}"
NUMBER = _NS + "datastyle:1.0}"
_DATED = {"day": "d", "month": "m", "year": "yy", "day-of-week": "ddd", "hours": "h", "minutes": "m", "seconds": "s"}
_EDGES = ("border-left", "border-right", "border-top", "border-bottom")


@dataclass(frozen=True, slots=True)
class OpenStyle:
    """One style.

    display  False for a sheet that is hidden
    code     the format of its dates, as spreadsheets of Excel write it; "" if it has none
    """

    bold: bool = False
    framed: bool = False
    display: bool = True
    code: str = ""


PLAIN = OpenStyle()


@dataclass(slots=True)
class OpenStyles:
    """Styles by name; one that is asked for must stand after its parent and its format, as programs write them."""

    named: dict[str, OpenStyle] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """A style or a format of dates."""
        name = element.get(STYLE + "name", "")
        if element.tag == NUMBER + "date-style":
            self.codes[name] = _code(element)
        elif element.tag == STYLE + "style":
            self.named[name] = self._style(element)

    def get(self, name: str | None) -> OpenStyle:
        """The style of this name."""
        return self.named.get(name or "", PLAIN)

    def _style(self, element: Element) -> OpenStyle:
        style = self.get(element.get(STYLE + "parent-style-name"))
        code = self.codes.get(element.get(STYLE + "data-style-name", ""), style.code)
        words = element.find(STYLE + "text-properties")
        cell = element.find(STYLE + "table-cell-properties")
        sheet = element.find(STYLE + "table-properties")
        weight = words.get(FO + "font-weight") if words is not None else None
        return replace(
            style,
            code=code,
            bold=style.bold if weight is None else weight in ("bold", "700", "800", "900"),
            framed=style.framed if cell is None else _is_framed(cell),
            display=sheet is None or sheet.get(TABLE + "display") != "false",
        )


def _is_framed(cell: Element) -> bool:
    if cell.get(FO + "border", "none") != "none":
        return True
    return sum(cell.get(FO + edge, "none") != "none" for edge in _EDGES) >= 2


def _code(element: Element) -> str:
    """«d mmmm yyyy» of a format's parts."""
    code = ""
    for part in element:
        name = part.tag.removeprefix(NUMBER)
        long = part.get(NUMBER + "style") == "long"
        if name == "text":
            code += f'"{(part.text or "").replace(chr(34), "")}"'
        elif name == "month" and part.get(NUMBER + "textual") == "true":
            code += "mmmm" if long else "mmm"
        elif name in _DATED:
            code += _DATED[name] * (2 if long else 1)
    return code
