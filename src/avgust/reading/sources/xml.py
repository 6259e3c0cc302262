"""XML of an archive → elements, with what is dangerous refused before anything is built."""

from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits


class _Prologue(Exception):
    """Raised at the first element: what could declare entities is behind."""


def parse(data: bytes, part: str, place: str, limits: Limits) -> Element:
    """The root of a part; a DTD is refused, so there are no entities, neither inner nor outer ones."""
    check(data, part, place, limits)
    try:
        parser = XMLParser()  # noqa: S314 - a DTD has just been refused
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, expat.ExpatError, LookupError, ValueError, UnicodeError) as error:
        raise refusal("damaged", place, f"в части {part} испорчен XML") from error
    return root


def check(data: bytes, part: str, place: str, limits: Limits) -> None:
    """Refuses a part with a DTD or with too many elements, before anything is built."""
    if data.count(b"<") > 2 * limits.elements:
        raise refusal("too-large", place, f"в части {part} больше {counted(limits.elements)} элементов")
    try:
        _refuse_dtd(data, place)
    except (expat.ExpatError, LookupError, ValueError, UnicodeError) as error:
        raise refusal("damaged", place, f"в части {part} испорчен XML") from error


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


def number(text: str | None, default: int | None = None) -> int | None:
    """A whole number that a file may have written badly."""
    try:
        return int(text) if text is not None and len(text) < 12 else default
    except ValueError:
        return default
