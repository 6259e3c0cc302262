"""XML of a DOCX → elements, and small questions that all its readers ask."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from avgust.reading.sources import xml
from avgust.reading.sources.limits import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
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
ON = frozenset(("", "1", "true", "on"))


def parse(data: bytes, part: str, place: str, limits: Limits) -> Element:
    """The root of a part; the names of the strict format become the usual ones."""
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual)
    return xml.parse(data, part, place, limits)


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


def switch(element: Element | None, name: str) -> bool | None:
    """A property that is on by being there; None where it is not named."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(VAL, "").lower() in ON
