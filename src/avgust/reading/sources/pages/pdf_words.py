"""The words of a PDF page, from the characters that PDFium finds on it.

PDFium tells spaces and line ends apart by the gaps between glyphs; the box of a word is taken from its first and last
character, its type from the text objects that these belong to.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from avgust.reading.sources.decode import without_unseen
from avgust.reading.sources.pages.page import Word
from avgust.reading.sources.pages.shown import Shown

_HYPHENS = "\x02\ufffe"
"""How PDFium writes a hyphen that ends a line."""
_TOKEN = re.compile(rf"[^\s\x00{_HYPHENS}]+[{_HYPHENS}]?")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!light)|полужирн", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_FILLED_AND_STROKED, _UNSEEN_MODES = 2, (3, 7)
_PLAIN = re.compile(r"[!-~А-яЁё«»№–—…]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_OTHER_SIZE = 0.2


@dataclass(frozen=True, slots=True)
class _Type:
    """How a text object is set: its size in points, its weight, whether it is seen at all."""

    size: float
    bold: bool
    unseen: bool


class PageText:
    """The characters of an open page, as PDFium finds them."""

    def __init__(self, text_page: Any, shown: Shown) -> None:
        self._text, self._shown = text_page, shown
        self._place = shown.place()
        self._types: dict[int, _Type] = {}
        self._bold_fonts: dict[int, bool] = {}
        self._box = pdfium.FS_RECTF()

    def words(self) -> Iterator[tuple[Word, bool]]:
        """The words on the page in the order of the file, and whether each is printed unseen (under a picture)."""
        text = _characters(self._text)
        for token in _TOKEN.finditer(text):
            yield from self._token(token[0], token.start(), token.end() - 1)

    def _token(self, text: str, first: int, last: int) -> Iterator[tuple[Word, bool]]:
        letters = text[:-1] + "-" if text[-1] in _HYPHENS else text
        start, end = self._char_box(first), self._char_box(last)
        even = start and end and start[1] == end[1] and start[3] == end[3] and start[0] <= end[2]
        if not even and self._is_uneven(first, last - (letters is not text)):
            yield from self._by_size(letters, first)
            return
        box = (start[0], start[1], end[2], start[3]) if even and start and end else self._union(first, last)
        kind = self._type_of(first)
        made = self._word(letters, box, kind) if box else None
        if made:
            yield made, kind.unseen

    def _is_uneven(self, first: int, last: int) -> bool:
        """Whether the characters are not of one size, or do not stand on one line."""
        start, end = self._type_of(first), self._type_of(last)
        other = abs(end.size - start.size) > _OTHER_SIZE * max(end.size, start.size)
        return last > first and (other or self._union(first, last) is None)

    def _by_size(self, letters: str, first: int) -> Iterator[tuple[Word, bool]]:
        """A token of several sizes or on several lines, parted into pieces of one size and one line."""
        begin = 0
        for at in range(1, len(letters) + 1):
            if at == len(letters) or self._breaks(first + at - 1, first + at):
                box = self._union(first + begin, first + at - 1)
                kind = self._type_of(first + begin)
                made = self._word(letters[begin:at], box, kind) if box else None
                if made:
                    yield made, kind.unseen
                begin = at

    def _breaks(self, before: int, after: int) -> bool:
        """Whether two neighbouring characters are of different size, or do not stand side by side."""
        one, two = self._type_of(before), self._type_of(after)
        if abs(one.size - two.size) > _OTHER_SIZE * max(one.size, two.size):
            return True
        return self._union(before, after) is None

    def _union(self, first: int, last: int) -> tuple[float, float, float, float] | None:
        """The box of characters `first` to `last`; None where they do not stand on one line, one after the other."""
        a = self._char_box(first)
        if last == first:
            return a
        b = self._char_box(last)
        if a is None or b is None:
            return a or b
        level = min(a[3], b[3]) - max(a[1], b[1]) > 0.3 * min(a[3] - a[1], b[3] - b[1]) and b[2] >= a[0]
        upright = min(a[2], b[2]) - max(a[0], b[0]) > 0.5 * min(a[2] - a[0], b[2] - b[0])
        if not level and not upright:
            return None
        return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])

    def _char_box(self, index: int) -> tuple[float, float, float, float] | None:
        box = self._box
        if not pdfium.FPDFText_GetLooseCharBox(self._text, index, box):
            return None
        return self._place(box.left, box.bottom, box.right, box.top)

    def _word(self, letters: str, box: tuple[float, float, float, float], kind: _Type) -> Word | None:
        left, top, right, bottom = box
        middle, level = (left + right) / 2, (top + bottom) / 2
        inside = 0 <= middle <= self._shown.width and 0 <= level <= self._shown.height
        text = _cleaned(letters) if inside else ""
        return Word(text, left, top, right, bottom, kind.size, kind.bold) if text else None

    def _type_of(self, index: int) -> _Type:
        part = pdfium.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(part, ctypes.c_void_p).value or 0
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._measured(part) if key else _Type(0.0, False, False)
        return found

    def _measured(self, part: Any) -> _Type:
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(part, size)
        pdfium.FPDFPageObj_GetMatrix(part, matrix)
        scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
        mode = pdfium.FPDFTextObj_GetTextRenderMode(part)
        bold = self._is_bold(pdfium.FPDFTextObj_GetFont(part)) or mode == _FILLED_AND_STROKED
        return _Type(round(abs(size.value) * (scale or 1.0), 1), bold, mode in _UNSEEN_MODES)

    def _is_bold(self, font: Any) -> bool:
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._bold_fonts:
            self._bold_fonts[key] = bool(key) and _bold_by_name(font)
        return self._bold_fonts[key]


def _bold_by_name(font: Any) -> bool:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    if _BOLD.search(name.value.decode("utf-8", "replace")):
        return True
    return bool(pdfium.FPDFFont_GetFlags(font) & _FORCED_BOLD)


def _characters(text_page: Any) -> str:
    """The page's characters, one for each index of PDFium."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    return "".join(_letter(pdfium.FPDFText_GetUnicode(text_page, index)) for index in range(count))


def _letter(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _cleaned(text: str) -> str:
    """Without what is not seen, letters composed, ligatures taken apart."""
    if _PLAIN.fullmatch(text):
        return text
    text = without_unseen(text)
    if text.isascii():
        return "".join(filter(str.isprintable, text))
    if _COMBINING.search(text):
        text = unicodedata.normalize("NFC", text)
    if _LIGATURES.search(text):
        text = unicodedata.normalize("NFKC", text)
    return text
