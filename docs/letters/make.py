"""Makes the outlines of the letters that labels on PDF pages are drawn with: `python docs/letters/make.py FONT.ttf`.

Needs fonttools (in an environment of its own) and DejaVuSansCondensed.ttf, of Debian's `fonts-dejavu-extra`. DejaVu may
be modified and passed on if its notice stands with it (it does, in NOTICE) and no modified font is called Bitstream or
Vera: what comes out is no font and has no name.
"""

import json
import sys
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[2] / "src" / "avgust" / "reading" / "annotation" / "letters.json"
RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
LATIN = "abcdefghijklmnopqrstuvwxyz"
OTHERS = "0123456789 \u00a0.,:;()[]/-–—№«»!?+×¶*•%&"
LETTERS = RUSSIAN + RUSSIAN.upper() + LATIN + LATIN.upper() + OTHERS


class Outline(BasePen):
    """Draws a letter as «M x y», «L x y», «C x y x y x y» and «Z»; the curves of TrueType become cubic ones."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.steps: list[str] = []

    def _put(self, sign: str, *points: tuple[float, float]) -> None:
        self.steps.append(sign + " ".join(f"{round(x)} {round(y)}" for x, y in points))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._put("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._put("L", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._put("C", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._put("Z")


def main() -> None:
    """Writes the file of letters."""
    font = TTFont(sys.argv[1])
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    letters = {}
    for letter in sorted(set(LETTERS)):
        pen = Outline(glyphs)
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(pen)
        letters[letter] = [glyph.width, "".join(pen.steps)]
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(drawn)}" for name, drawn in letters.items()
    )
    TARGET.write_text(f'{{"em": {font["head"].unitsPerEm}, "letters": {{\n{lines}\n}}}}\n', "utf-8")


if __name__ == "__main__":
    main()
