"""The elements of an OpenDocument's text in order: paragraphs with what numbers them, tables, hidden sections."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.opendocument.lists import Item, Lists, OpenList
from avgust.reading.sources.opendocument.xml import DRAW, OFFICE, TABLE, TEXT, is_true

PARAGRAPHS = {TEXT + "p", TEXT + "h"}
SECTION = TEXT + "section"
_INDEXES = (
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
    "bibliography",
)
_WRAPPERS = {TEXT + name for name in (*_INDEXES, "index-body", "index-title")}
_ITEMS = {TEXT + "list-item", TEXT + "list-header"}


class Found(NamedTuple):
    """A paragraph, table or hidden section; `item`: what a paragraph is numbered by; `listed`: whether in a list."""

    element: Element
    item: Item | None = None
    listed: bool = False


class Blocks:
    """Walks through sections, lists and drawings down to what is printed."""

    def __init__(self, lists: Lists, place: str, limits: Limits) -> None:
        self._lists, self._place, self._limits = lists, place, limits

    def of(self, element: Element, depth: int) -> Iterator[Found]:
        """What stands in this element."""
        self.check_depth(depth)
        for child in element:
            yield from self._child(child, depth)

    def check_depth(self, depth: int) -> None:
        """Refuse what nests deeper than the limit."""
        if depth > self._limits.depth:
            raise refusal("too-deep", self._place, f"больше {self._limits.depth} элементов один в другом")

    def _child(self, child: Element, depth: int) -> Iterator[Found]:
        tag = child.tag
        if tag in PARAGRAPHS or tag == TABLE + "table" or (tag == SECTION and is_hidden(child)):
            yield Found(child)
        elif tag == TEXT + "list":
            yield from self._list(child, None, False, depth + 1)
        elif tag == TEXT + "numbered-paragraph":
            item = self._lists.numbered(child)
            for each in child:
                if each.tag in PARAGRAPHS:
                    yield Found(each, item, True)
        elif tag == SECTION or tag in _WRAPPERS or tag.startswith(DRAW):
            yield from self.of(child, depth + 1)

    def _list(self, element: Element, outer: OpenList | None, further: bool, depth: int) -> Iterator[Found]:
        self.check_depth(depth)
        opened = self._lists.open(element, outer, further)
        for item in element:
            if item.tag in _ITEMS:
                yield from self._item(item, opened, depth)

    def _item(self, item: Element, opened: OpenList, depth: int) -> Iterator[Found]:
        """The first paragraph of an item is numbered; a second list of the same item begins anew."""
        numbered = self._lists.item(item, opened) if item.tag == TEXT + "list-item" else None
        further = False
        for child in item:
            if child.tag == TEXT + "list":
                yield from self._list(child, opened, further, depth + 1)
                further = True
            elif child.tag in PARAGRAPHS:
                yield Found(child, numbered, True)
                numbered = None
            else:
                yield from self._child(child, depth + 1)


def is_hidden(section: Element) -> bool:
    """Whether a section is hidden, always or by its condition as it was last."""
    display = section.get(TEXT + "display", "")
    return display == "none" or (display == "condition" and is_true(section, TEXT + "is-hidden"))


def text_of(root: Element) -> Element | None:
    """The element that holds the text of a document."""
    return root.find(f"{OFFICE}body/{OFFICE}text")
