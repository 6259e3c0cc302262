"""The styles of an OpenDocument: what a paragraph or a piece of text has from its style and from those above it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from avgust.reading.sources.opendocument.xml import FO, STYLE, TEXT
from avgust.reading.sources.xml import number

_HEADING = re.compile(r"(?:heading|заголовок)\s*([1-9])$", re.I)
_TITLES = frozenset(("title", "название"))
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_LONGEST_CHAIN = 64


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None: as around them."""

    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, around: "Look") -> "Look":
        """This look where it says something, else the one around it."""
        return Look(
            around.bold if self.bold is None else self.bold,
            around.hidden if self.hidden is None else self.hidden,
            around.raised if self.raised is None else self.raised,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it is based on; `lists`: the list style that it names, "" where it takes one away."""

    look: Look = Look()
    heading: int = 0
    lists: str | None = None


PLAIN = Style()


class Styles:
    """Styles by family and name, resolved when asked for; earlier groups come before later ones."""

    def __init__(self, groups: Iterable[Element | None]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._defaults: dict[str, Style] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for group in groups:
            for element in group if group is not None else ():
                self._take(element)

    def _take(self, element: Element) -> None:
        name = element.get(STYLE + "name", "")
        if element.tag == STYLE + "style":
            self._elements.setdefault((element.get(STYLE + "family", ""), name), element)
        elif element.tag == STYLE + "default-style":
            self._defaults[element.get(STYLE + "family", "")] = _applied(PLAIN, element, named=False)
        elif element.tag == TEXT + "list-style":
            self.lists.setdefault(name, element)
        elif element.tag == TEXT + "outline-style":
            self.outline = element

    def paragraph(self, name: str | None) -> Style:
        """The style of a paragraph."""
        return self._style("paragraph", name)

    def text(self, name: str | None) -> Look:
        """How a piece of text looks by its own style."""
        return self._style("text", name).look

    def _style(self, family: str, name: str | None) -> Style:
        key = (family, name or "")
        if key not in self._resolved:
            style = self._defaults.get(family, PLAIN) if family == "paragraph" else PLAIN
            for element in reversed(list(self._chain(family, name))):
                style = _applied(style, element)
            self._resolved[key] = style
        return self._resolved[key]

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        """The style and those above it, one after another; a circle ends it."""
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _LONGEST_CHAIN and (family, name) in self._elements:
            seen.add(name)
            element = self._elements[family, name]
            yield element
            name = element.get(STYLE + "parent-style-name")


def _applied(style: Style, element: Element, named: bool = True) -> Style:
    """The style with what this element adds."""
    heading = _heading(element, style.heading) if named else 0
    return Style(_look(element).over(style.look), heading, element.get(STYLE + "list-style-name", style.lists))


def _look(element: Element) -> Look:
    properties = element.find(STYLE + "text-properties")
    if properties is None:
        return Look()
    weight, display = properties.get(FO + "font-weight"), properties.get(TEXT + "display")
    position = properties.get(STYLE + "text-position")
    return Look(
        None if weight is None else weight in _BOLD,
        None if display is None else display == "none",
        None if position is None else _is_raised(position),
    )


def _is_raised(position: str) -> bool:
    """«super 58%», or a height in per cent of the line."""
    height = position.split(" ")[0]
    return height == "super" or (height.endswith("%") and (number(height.rstrip("%").split(".")[0]) or 0) > 0)


def _heading(element: Element, inherited: int) -> int:
    """The level that a style has by its outline level or by its name."""
    level = number(element.get(STYLE + "default-outline-level"))
    if level is not None:
        return max(level, 0)
    name = element.get(STYLE + "display-name") or _ESCAPED.sub(_unescaped, element.get(STYLE + "name", ""))
    numbered = _HEADING.match(name.strip())
    if numbered:
        return int(numbered[1])
    return 1 if name.strip().lower() in _TITLES else inherited


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
