"""A paragraph of a DOCX → its printed characters, each piece with its boldness, and what hangs on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.printed import BREAK, Piece, raised
from avgust.reading.sources.word import math
from avgust.reading.sources.word.fields import Counters, Field, form_choice
from avgust.reading.sources.word.styles import Style, Styles
from avgust.reading.sources.word.xml import ON, W, children, switch, value

_BOX = W + "txbxContent"
_INTO = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")}
_ACCEPTED = {W + "ins", W + "moveTo"}
_REJECTED = {W + "del", W + "moveFrom"}
_PICTURES = {W + "drawing", W + "pict", W + "object"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote", W + "commentReference": "comment"}
_EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
_LONGEST_INSTRUCTION = 10_000
_DOCUMENTS = ("word.", "excel.", "powerpoint.")
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
class Called:
    """A note that a paragraph refers to: its kind, its number in its part, its mark if it has one of its own."""

    kind: str
    number: str
    mark: str | None


@dataclass(slots=True)
class Inked:
    """What stands in a paragraph: its pieces, the text boxes and notes that hang on it, its hidden words."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Called] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class Runs:
    """Reads paragraphs. Fields may run over several, so it remembers which are open."""

    def __init__(self, styles: Styles, losses: Losses, place: str, limits: Limits) -> None:
        self._styles, self._losses, self._place, self._limits = styles, losses, place, limits
        self._fields: list[Field] = []
        self._counters = Counters()

    def read(self, paragraph: Element, style: Style) -> Inked:
        """The printed pieces; of a field only its result, of revisions only what is accepted."""
        inked = Inked()
        self._walk(paragraph, style, inked, 0)
        if self._fields:
            self._fields = [field for field in self._fields if field.result]
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
            elif child.tag in math.FORMULAS:
                inked.pieces.append((math.line(child), False))

    def _run(self, run: Element, style: Style, inked: Inked) -> None:
        properties = run.find(W + "rPr")
        hidden = self._is_hidden(properties, style)
        text = "".join(self._characters(run, inked, hidden))
        if hidden and text.strip():
            self._losses.hidden += len("".join(text.split()))
            inked.hidden.append(text)
        elif text and not hidden:
            if value(properties, "vertAlign") == "superscript":
                text = raised(text)
            inked.pieces.append((text, self._is_bold(properties, style)))

    def _characters(self, run: Element, inked: Inked, hidden: bool) -> Iterator[str]:
        for child in children(run):
            tag = child.tag
            if tag == W + "t":
                if self._printing():
                    yield _typed(child.text or "")
            elif tag in _SIGNS:
                if self._printing():
                    yield _SIGNS[tag]
            elif tag == W + "fldChar":
                yield self._field(child)
            elif tag == W + "instrText":
                self._instruct(child.text or "")
            elif tag == W + "sym":
                yield _symbol(child)
            elif tag in _NOTES:
                own_mark = child.get(W + "customMarkFollows", "0").lower() in ON
                mark = "".join(text.text or "" for text in run.iter(W + "t")) if own_mark else None
                inked.notes.append(Called(_NOTES[tag], child.get(W + "id", ""), mark))
                if own_mark:
                    return
            elif tag in _PICTURES and not hidden:
                self._picture(child, inked)
            elif tag == W + "ruby":
                yield "".join(text.text or "" for base in child.iter(W + "rubyBase") for text in base.iter(W + "t"))

    def _picture(self, picture: Element, inked: Inked) -> None:
        inked.boxes.extend(_outer_boxes(picture))
        for embedded in picture.iter(_EMBEDDED):
            self._losses.embedded += embedded.get("ProgID", "").lower().startswith(_DOCUMENTS)

    def _printing(self) -> bool:
        """Whether all open fields are in their results: a field's instruction is not printed."""
        return not self._fields or all(field.result for field in self._fields)

    def _field(self, sign: Element) -> str:
        """Opens or closes a field; a field that ends without a result is printed as Word computes it."""
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field(choice=form_choice(sign)))
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if self._printing() and (ended.choice or not ended.result):
                return self._counters.shown(ended)
        return ""

    def _instruct(self, words: str) -> None:
        if self._fields and not self._fields[-1].result and len(self._fields[-1].instruction) < _LONGEST_INSTRUCTION:
            self._fields[-1].instruction += words

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
