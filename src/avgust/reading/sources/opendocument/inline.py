"""A paragraph of an OpenDocument → its printed characters, and what hangs on it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.opendocument.styles import Look, Style, Styles
from avgust.reading.sources.opendocument.xml import DRAW, LOEXT, OFFICE, TEXT, is_true
from avgust.reading.sources.printed import BREAK, Piece, raised
from avgust.reading.sources.xml import number

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_SKIPPED = {
    OFFICE + "annotation-end",
    TEXT + "number",
    TEXT + "ruby-text",
    TEXT + "script",
    TEXT + "label",
    TEXT + "tracked-changes",
}


@dataclass(slots=True)
class Inked:
    """What stands in a paragraph: its pieces, drawings, notes and comments, its hidden words; whether all is hidden."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    vanished: bool = False


class Inline:
    """Reads paragraphs; runs of white space are one space, as the standard has it."""

    def __init__(self, styles: Styles, losses: Losses, place: str, limits: Limits) -> None:
        self._styles, self._losses, self._place, self._limits = styles, losses, place, limits
        self._inked = Inked()
        self._spaced = True
        self._special: dict[str, Callable[[Element, Look], None]] = {
            TEXT + "s": self._spaces,
            TEXT + "tab": lambda _, look: self._put("\t", look),
            TEXT + "line-break": lambda _, look: self._put(BREAK, look),
            TEXT + "note": lambda note, _: self._inked.notes.append(note),
            OFFICE + "annotation": lambda note, _: self._inked.notes.append(note),
            TEXT + "placeholder": self._prompt,
            TEXT + "hidden-text": self._hidden_text,
            TEXT + "hidden-paragraph": self._hidden_paragraph,
        }

    def read(self, paragraph: Element, style: Style) -> Inked:
        """The printed pieces of a paragraph."""
        self._inked, self._spaced = Inked(), True
        self._walk(paragraph, style.look, 0)
        return self._inked

    def _walk(self, element: Element, look: Look, depth: int) -> None:
        if depth > self._limits.depth:
            raise refusal("too-deep", self._place, f"больше {self._limits.depth} элементов один в другом")
        if element.text:
            self._typed(element.text, look)
        for child in element:
            self._child(child, look, depth)
            if child.tail:
                self._typed(child.tail, look)

    def _child(self, child: Element, look: Look, depth: int) -> None:
        tag = child.tag
        if tag == TEXT + "span":
            own = self._styles.text(child.get(TEXT + "style-name"))
            self._walk(child, own.over(look), depth + 1)
        elif tag in self._special:
            self._special[tag](child, look)
        elif tag.startswith(DRAW):
            self._inked.boxes.append(child)
        elif tag == LOEXT + "content-control" and is_true(child, LOEXT + "showing-place-holder"):
            self._losses.unfilled += 1
        elif tag not in _SKIPPED:
            self._walk(child, look, depth + 1)

    def _typed(self, text: str, look: Look) -> None:
        text = _SPACES.sub(" ", text)
        if self._spaced:
            text = text.lstrip(" ")
        if text:
            self._put(text, look)
            self._spaced = text.endswith(" ")

    def _put(self, text: str, look: Look) -> None:
        self._spaced = False
        if look.hidden:
            self._inked.hidden.append(text)
        else:
            self._inked.pieces.append((raised(text) if look.raised else text, bool(look.bold)))

    def _spaces(self, element: Element, look: Look) -> None:
        count = number(element.get(TEXT + "c"), 1) or 1
        self._put(" " * min(max(count, 1), _MOST_SPACES), look)

    def _prompt(self, element: Element, look: Look) -> None:
        self._losses.unfilled += 1

    def _hidden_text(self, element: Element, look: Look) -> None:
        """A field that shows its words on a condition."""
        words = element.get(TEXT + "string-value") or "".join(element.itertext())
        self._put(words, Look(look.bold, is_true(element, TEXT + "is-hidden"), look.raised))

    def _hidden_paragraph(self, element: Element, look: Look) -> None:
        self._inked.vanished |= is_true(element, TEXT + "is-hidden")
