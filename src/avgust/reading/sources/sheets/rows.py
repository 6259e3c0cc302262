"""The XML of a sheet → its rows and what stands beside them, one at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from avgust.reading.sources import xml
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.sheets.parts import Book, X

if TYPE_CHECKING:
    Events = Iterator[tuple[str, Element]]

_CHUNK = 1 << 16
_ROW = X + "row"


def streamed(book: Book, name: str) -> Iterator[Element]:
    """Each row, and each child of the root, as soon as it is read; it is forgotten when the next one is asked for."""
    above: list[Element] = []
    for event, element in _events(book, name):
        if event == "start":
            above.append(element)
            if len(above) > book.limits.depth:
                raise refusal("too-deep", book.place, f"больше {book.limits.depth} элементов один в другом")
            continue
        above.pop()
        if element.tag == _ROW or len(above) == 1:
            yield element
            above[-1].clear()


def _events(book: Book, name: str) -> "Events":
    data = book.bytes_of(name)
    xml.check(data, name, book.place, book.limits)
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    try:
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            yield from parser.read_events()  # type: ignore[misc]
        parser.close()
    except (ParseError, LookupError, ValueError, UnicodeError) as error:
        raise refusal("damaged", book.place, f"в части {name} испорчен XML") from error
