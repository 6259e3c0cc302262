"""Words that came out in Latin letters are read once more as Russian: «MMII» is «ИМЦ», «PISA» is PISA."""

import re
from collections.abc import Sequence
from dataclasses import replace

from avgust.reading.sources.limits import Limits
from avgust.reading.sources.scans.cells import Rectangle, strips
from avgust.reading.sources.scans.pictures import Grey
from avgust.reading.sources.scans.tesseract import Read, Tesseract, recognise

LATIN = re.compile(r"[A-Za-z]")
ROMAN = re.compile(r"[«\"(]*[IVXLC]+[-–IVXLC]*[.,;:)»\"]*")
AROUND = 3  # pixels
LEAST = 50  # per cent of the Russian reading …
LESS = 40  # … and how much less sure than the other it may be
SAME = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def russian_again(
    grey: Grey, reads: Sequence[Read], dots: float, program: Tesseract, language: str, limits: Limits
) -> list[Read]:
    """The words, those in Latin letters replaced where Russian reads them as surely; Roman numerals stay."""
    doubtful = [i for i, read in enumerate(reads) if LATIN.search(read.text) and not ROMAN.fullmatch(read.text)]
    out = list(reads)
    if not doubtful or program.languages == language:
        return out
    boxes = [_around(reads[i]) for i in doubtful]
    found: list[list[Read]] = [[] for _ in doubtful]
    for strip in strips(grey, boxes, dots):
        for read in recognise(Tesseract(program.path, language), strip.grey, dots, limits):
            left, top, right, bottom = strip.back(read.left, read.top, read.right, read.bottom)
            x, y = (left + right) / 2, (top + bottom) / 2
            for own, box in zip(found, boxes, strict=True):
                if box.left <= x <= box.right and box.top <= y <= box.bottom:
                    own.append(read)
    for i, own in zip(doubtful, found, strict=True):
        out[i] = _chosen(reads[i], own)
    return out


def _around(read: Read) -> Rectangle:
    return Rectangle(max(0, read.left - AROUND), max(0, read.top - AROUND), read.right + AROUND, read.bottom + AROUND)


def _chosen(read: Read, found: Sequence[Read]) -> Read:
    """The Russian word where it is one; else Latin letters that look like Russian ones, if there are no others."""
    text = "".join(each.text for each in found)
    sure = min((each.confidence for each in found), default=0)
    russian = CYRILLIC.search(text) and not LATIN.search(text) and _figures(text) <= _figures(read.text)
    if russian and sure >= max(LEAST, read.confidence - LESS):
        return replace(read, text=text, confidence=sure)
    alike = read.text.translate(SAME)
    return read if LATIN.search(alike) else replace(read, text=alike)


def _figures(text: str) -> int:
    return sum(map(str.isdigit, text))
