"""A paragraph of a DOCX → its printed characters, each piece with its boldness."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.word.styles import Style, Styles
from avgust.reading.sources.word.xml import W, children, switch, value

BREAK = "\n"
"""Stands for a manual line break."""
_M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara",
)
_BOX = W + "txbxContent"
_INTO = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")}
_ACCEPTED = {W + "ins", W + "moveTo"}
_REJECTED = {W + "del", W + "moveFrom"}
_PICTURES = {W + "drawing", W + "pict", W + "object"}
_NOTES = {W + "footnoteReference", W + "endnoteReference"}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": BREAK,
    W + "cr": BREAK,
    W + "noBreakHyphen": "-",
}
_ODD = re.compile("[\n\r\v\u2028\uf000-\uf0ff]")
_MEANT = {"\n": " ", "\r": " ", "\u2028": BREAK, "\v": BREAK}
_SYMBOLS = {0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0x2D: "−", 0xB7: "•", 0xD7: "·"}


@dataclass(slots=True)
class Losses:
    """What was left out of a document, to be told in findings."""

    hidden: int = 0
    notes: int = 0
    revisions: int = 0
    embedded: int = 0
    merged: int = 0


@dataclass(slots=True)
class Inked:
    """What stands in a paragraph: pieces as (text, bold), and the text boxes that hang on it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class Runs:
    """Reads paragraphs. Fields may run over several, so it remembers which are open."""

    def __init__(self, styles: Styles, losses: Losses, place: str, limits: Limits) -> None:
        self._styles, self._losses, self._place, self._limits = styles, losses, place, limits
        self._fields: list[bool] = []

    def read(self, paragraph: Element, style: Style) -> Inked:
        """The printed pieces; of a field only its result, of revisions only what is accepted."""
        inked = Inked()
        self._walk(paragraph, style, inked, 0)
        self._fields = [result for result in self._fields if result]
        return inked

    def _walk(self, element: Element, style: Style, inked: Inked, depth: int) -> None:
        if depth > self._limits.depth:
            raise refusal("too-deep", self._place, f"больше {self._limits.depth} элементов один в другом")
        for child in children(element):
            if child.tag == W + "r":
                self._run(child, style, inked)
            elif child.tag in _INTO:
                self._walk(child, style, inked, depth + 1)
            elif child.tag in _ACCEPTED:
                self._losses.revisions += 1
                self._walk(child, style, inked, depth + 1)
            elif child.tag in _REJECTED:
                self._losses.revisions += 1
            elif child.tag in _MATH:
                inked.pieces.append(("".join(text.text or "" for text in child.iter(_M_TEXT)), False))

    def _run(self, run: Element, style: Style, inked: Inked) -> None:
        properties = run.find(W + "rPr")
        hidden = self._is_hidden(properties, style)
        text = "".join(self._characters(run, inked, hidden))
        if hidden:
            self._losses.hidden += len("".join(text.split()))
        elif text:
            inked.pieces.append((text, self._is_bold(properties, style)))

    def _characters(self, run: Element, inked: Inked, hidden: bool) -> Iterator[str]:
        for child in children(run):
            tag = child.tag
            if tag == W + "t":
                if all(self._fields):
                    yield _typed(child.text or "")
            elif tag in _SIGNS:
                if all(self._fields):
                    yield _SIGNS[tag]
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == W + "sym":
                yield _symbol(child)
            elif tag in _NOTES:
                self._losses.notes += 1
            elif tag in _PICTURES and not hidden:
                inked.boxes.extend(_outer_boxes(child))
            elif tag == W + "ruby":
                yield "".join(text.text or "" for base in child.iter(W + "rubyBase") for text in base.iter(W + "t"))

    def _field(self, kind: str | None) -> None:
        """A field's instruction is not printed, its result is: the list tells for each open field which it is in."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_hidden(self, properties: Element | None, style: Style) -> bool:
        named = switch(properties, "vanish")
        if named is not None:
            return named
        run_style = self._styles.run(value(properties, "rStyle"))
        return style.hidden or bool(run_style and run_style.hidden)

    def _is_bold(self, properties: Element | None, style: Style) -> bool:
        """Named in the run, else by the styles: two bold styles one in another take each other back, as in Word."""
        named = switch(properties, "b")
        if named is not None:
            return named
        run_style = self._styles.run(value(properties, "rStyle"))
        return style.bold != bool(run_style and run_style.bold)


def _typed(text: str) -> str:
    """Typed words: line ends in the XML are spaces, signs of symbol fonts are bullets."""
    return _ODD.sub(lambda match: _MEANT.get(match[0], "•"), text) if _ODD.search(text) else text


def _symbol(element: Element) -> str:
    """A sign of a symbol font: a few are known, the others are ornaments."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    symbol_font = element.get(W + "font", "").lower() == "symbol"
    return _SYMBOLS.get(code - 0xF000, "•") if symbol_font else "•"


def _outer_boxes(picture: Element) -> Iterator[Element]:
    """The text boxes of a picture, not those inside of text boxes; walked without recursion."""
    waiting = [picture]
    while waiting:
        element = waiting.pop()
        if element.tag == _BOX:
            yield element
        else:
            waiting.extend(reversed(list(children(element))))
