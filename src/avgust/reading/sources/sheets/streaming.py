"""The XML of a part → those of its elements that a reader wants, one at a time."""

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from avgust.reading.sources import xml
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits

if TYPE_CHECKING:
    Events = Iterator[tuple[str, Element]]

_CHUNK = 1 << 16


def streamed(
    data: bytes, wanted: Container[str], part: str, place: str, limits: Limits
) -> Iterator[tuple[list[Element], Element]]:
    """Each wanted element as soon as it is read, with those around it; it is forgotten when the next is asked for."""
    above: list[Element] = []
    for event, element in _events(data, part, place, limits):
        if event == "start":
            above.append(element)
            if len(above) > limits.depth:
                raise refusal("too-deep", place, f"больше {limits.depth} элементов один в другом")
            continue
        above.pop()
        if element.tag in wanted:
            yield above, element
            if above:
                del above[-1][-1]


def _events(data: bytes, part: str, place: str, limits: Limits) -> "Events":
    xml.check(data, part, place, limits)
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    try:
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            yield from parser.read_events()  # type: ignore[misc]
        parser.close()
    except (ParseError, LookupError, ValueError, UnicodeError) as error:
        raise refusal("damaged", place, f"в части {part} испорчен XML") from error
