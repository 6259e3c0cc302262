"""styles.xml → what a paragraph or a run has from its style: heading level, boldness, hidden, a list."""

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from avgust.reading.sources.word.xml import W, switch, value
from avgust.reading.sources.xml import number

_HEADING = re.compile(r"(?:heading|заголовок)\s*([1-9])$", re.I)
_TITLES = frozenset(("title", "название"))
_BODY_LEVEL = 9
_LONGEST_CHAIN = 64


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it is based on.

    num_id, level  the list of its paragraphs; `None` where it has none
    listed_by      the style in the chain that names the list: a level of the list may be bound to it
    """

    heading: int = 0
    bold: bool = False
    hidden: bool = False
    num_id: str | None = None
    level: int | None = None
    listed_by: str = ""


PLAIN = Style()


class Styles:
    """Styles by their id, resolved when asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._base = PLAIN
        self.default = ""
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements.setdefault(name, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = name
        properties = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = Style(bold=bool(switch(properties, "b")), hidden=bool(switch(properties, "vanish")))

    def paragraph(self, name: str | None) -> Style:
        """The style of a paragraph; the default one where none is named."""
        return self._style(name if name in self._elements else self.default)

    def run(self, name: str | None) -> Style | None:
        """The style of a run, if it names one."""
        return self._style(name) if name in self._elements else None

    def list_of(self, name: str) -> str | None:
        """The list that a style of lists stands for."""
        return self._style(name).num_id

    def _style(self, name: str | None) -> Style:
        if not name:
            return self._base
        if name not in self._resolved:
            style = self._base
            for element_name in reversed(self._chain(name)):
                style = _applied(style, element_name, self._elements[element_name])
            self._resolved[name] = style
        return self._resolved[name]

    def _chain(self, name: str) -> list[str]:
        """The style and what it is based on, one after another; a circle ends it."""
        chain: list[str] = []
        following: str | None = name
        while following in self._elements and following not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(following)
            following = value(self._elements[following], "basedOn")
        return chain


def _applied(style: Style, name: str, element: Element) -> Style:
    """The style with what this element adds."""
    properties, run = element.find(W + "pPr"), element.find(W + "rPr")
    bold, hidden = switch(run, "b"), switch(run, "vanish")
    style = replace(
        style,
        heading=_heading(element, properties, style.heading),
        bold=style.bold if bold is None else bold,
        hidden=style.hidden if hidden is None else hidden,
    )
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return style
    num_id, level = value(numbering, "numId"), number(value(numbering, "ilvl"))
    return replace(
        style,
        num_id=num_id if num_id is not None else style.num_id,
        level=level if level is not None else style.level,
        listed_by=name,
    )


def _heading(element: Element, properties: Element | None, inherited: int) -> int:
    level = outline(properties)
    if level is not None:
        return level
    name = (value(element, "name") or "").strip()
    numbered = _HEADING.match(name)
    if numbered:
        return int(numbered[1])
    return 1 if name.lower() in _TITLES else inherited


def outline(properties: Element | None) -> int | None:
    """The level of a heading that paragraph properties name: 0 for body text, None where they name none."""
    level = number(value(properties, "outlineLvl"))
    if level is None:
        return None
    return level + 1 if 0 <= level < _BODY_LEVEL else 0
