"""The numbers and bullets that a browser prints in front of list items."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from avgust.reading.sources.numerals import LATIN, RUSSIAN, counted_in_letters, roman

BULLET = "• "
_MOST = 3999
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_NUMBER = re.compile(r"\s*([-+]?\d{1,9})")
_BULLETS = {"disc": "• ", "circle": "◦ ", "square": "▪ "}
_BY_DEPTH = ("disc", "circle", "square")  # as browsers draw bullets in lists one in another
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_PRINTED: dict[str, Callable[[int], str]] = {
    "decimal": lambda number: f"{number}. ",
    "decimal-leading-zero": lambda number: f"{number:02}. ",
    "lower-alpha": lambda number: counted_in_letters(number, LATIN) + ". ",
    "upper-alpha": lambda number: counted_in_letters(number, LATIN).upper() + ". ",
    "lower-roman": lambda number: _roman(number) + ". ",
    "upper-roman": lambda number: _roman(number).upper() + ". ",
    "lower-russian": lambda number: counted_in_letters(number, RUSSIAN) + ") ",
    "upper-russian": lambda number: counted_in_letters(number, RUSSIAN).upper() + ") ",
    "none": lambda number: "",
}
_SAME = {"lower-latin": "lower-alpha", "upper-latin": "upper-alpha"}


def printed(style: str, number: int) -> str:
    """The number alone, as a style prints it; an unknown style is decimal."""
    form = _PRINTED.get(_SAME.get(style.lower(), style.lower()), _PRINTED["decimal"])
    return form(number).rstrip(" .)")


def _roman(number: int) -> str:
    return roman(number) if number <= _MOST else str(number)


@dataclass(slots=True)
class Marker:
    """What is printed before an item; a list that counts down knows it only at its end."""

    text: str = ""


@dataclass(slots=True)
class Numbering:
    """One open list."""

    style: str
    next: int = 1
    step: int = 1
    items: list[Marker] | None = field(default=None)

    def item(self, attributes: Mapping[str, str]) -> Marker:
        """The marker of the next item."""
        style = _style(attributes) or self.style
        if style in _BULLETS:
            return Marker(_BULLETS[style])
        marker = Marker()
        value = _number(attributes.get("value", ""))
        if value is not None:
            self.next = value
            self.items = None
        marker.text = _PRINTED[style](self.next)
        if self.items is not None:
            self.items.append(marker)
        self.next += self.step
        return marker

    def close(self) -> None:
        """Give a list that counts down its numbers, now that their count is known."""
        for number, marker in enumerate(reversed(self.items or []), 1):
            marker.text = _PRINTED[self.style](number)


def opened(name: str, attributes: Mapping[str, str], outer: int) -> Numbering:
    """The state of a list at its start tag; `outer` lists are open round it."""
    style = _style(attributes) or ("decimal" if name == "ol" else _BY_DEPTH[min(outer, len(_BY_DEPTH) - 1)])
    start = _number(attributes.get("start", ""))
    if "reversed" not in attributes:
        return Numbering(style, 1 if start is None else start)
    if start is not None:
        return Numbering(style, start, -1)
    return Numbering(style, 0, -1, [])


def _style(attributes: Mapping[str, str]) -> str:
    """The known style that the attributes ask for, or nothing."""
    found = _STYLE.search(attributes.get("style", ""))
    named = found[1].lower() if found else _TYPES.get(attributes.get("type", ""), attributes.get("type", "").lower())
    named = _SAME.get(named, named)
    return named if named in _PRINTED or named in _BULLETS else ""


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None
