"""The tables at the head of an RTF file: its fonts and its styles."""

import re
from dataclasses import dataclass, field

from avgust.reading.sources.rtf import codepages

_HEADING = re.compile(r"(?:heading|заголовок)\s*([1-9])$", re.I)
_TITLES = frozenset(("title", "название"))
_BODY_LEVEL = 9


@dataclass(slots=True)
class Fonts:
    """Which code page each font has."""

    codecs: dict[int, str] = field(default_factory=dict)
    _font: int = 0

    def word(self, name: str, number: int | None) -> None:
        """A control word of the table of fonts."""
        if name == "f":
            self._font = number or 0
        elif name == "fcharset":
            self._set(codepages.of_charset(number))
        elif name == "cpg":
            self._set(codepages.of_page(number))

    def _set(self, codec: str | None) -> None:
        if codec:
            self.codecs[self._font] = codec


@dataclass(slots=True)
class Styles:
    """Which styles of paragraphs are headings: those with a level, and those that are called so."""

    headings: dict[int, int] = field(default_factory=dict)
    _style: int = 0
    _paragraphs: bool = True
    _name: str = ""

    def word(self, name: str, number: int | None) -> None:
        """A control word of the table of styles."""
        if name in ("s", "cs", "ds", "ts"):
            self._style, self._paragraphs, self._name = number or 0, name == "s", ""
        elif name == "outlinelevel" and self._paragraphs:
            self.headings.setdefault(self._style, heading(number))

    def text(self, text: str) -> None:
        """A part of the name, which ends with «;»."""
        name, end, _ = text.partition(";")
        self._name += name
        if not end:
            return
        shown = self._name.strip()
        numbered = _HEADING.match(shown)
        level = int(numbered[1]) if numbered else int(shown.lower() in _TITLES)
        if level and self._paragraphs:
            self.headings.setdefault(self._style, level)
        self._style, self._paragraphs, self._name = 0, True, ""


def heading(outline: int | None) -> int:
    """The level of a heading by its \\outlinelevel: 0 for body text."""
    return outline + 1 if outline is not None and 0 <= outline < _BODY_LEVEL else 0
