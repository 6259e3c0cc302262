"""XML of a DOCX → elements, with what is dangerous refused, and small questions that all its readers ask."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_ON = frozenset(("", "1", "true", "on"))


class _Prologue(Exception):
    """Raised at the first element: what could declare entities is behind."""


def parse(data: bytes, part: str, place: str, limits: Limits) -> Element:
    """The root of a part; a DTD is refused before anything is built."""
    if data.count(b"<") > 2 * limits.elements:
        raise refusal("too-large", place, f"в части {part} больше {counted(limits.elements)} элементов")
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual)
    try:
        _refuse_dtd(data, place)
        parser = XMLParser()  # noqa: S314 - a DTD has just been refused
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, expat.ExpatError, LookupError, ValueError, UnicodeError) as error:
        raise refusal("damaged-docx", place, f"в части {part} испорчен XML") from error
    return root


def _refuse_dtd(data: bytes, place: str) -> None:
    def at_doctype(*_: object) -> None:
        raise refusal("xml-dtd", place)

    def at_element(*_: object) -> None:
        raise _Prologue

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = at_doctype
    parser.StartElementHandler = at_element
    try:
        parser.Parse(data, True)
    except _Prologue:
        return


def children(element: Element) -> Iterator[Element]:
    """The children, with the first choice in place of each set of alternatives, so that nothing is read twice."""
    for child in element:
        if child.tag == _ALTERNATE:
            yield from _chosen(child)
        else:
            yield child


def _chosen(alternates: Element) -> Iterator[Element]:
    choice = alternates.find(_CHOICE)
    if choice is None and len(alternates):
        choice = alternates[0]
    for child in choice if choice is not None else ():
        if child.tag != _ALTERNATE:
            yield child


def value(element: Element | None, name: str) -> str | None:
    """`w:val` of a child, if there is such a child."""
    child = element.find(W + name) if element is not None else None
    return child.get(VAL) if child is not None else None


def number(text: str | None, default: int | None = None) -> int | None:
    """A whole number that a file may have written badly."""
    try:
        return int(text) if text is not None and len(text) < 12 else default
    except ValueError:
        return default


def switch(element: Element | None, name: str) -> bool | None:
    """A property that is on by being there; None where it is not named."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(VAL, "").lower() in _ON
