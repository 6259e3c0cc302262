"""What tesseract takes for words where there are specks, seals, signatures and coats of arms."""

from statistics import median

from avgust.reading.sources.scans.spelling import BULLET
from avgust.reading.sources.scans.tesseract import Read

NOISE = 25  # per cent: below, hardly a word is right
SIGNS = 50  # per cent: below, a sign without a letter or digit is a speck
TALL = 2.5  # times as tall as the words of the page: letters in a drawing
UNSURE = 60  # per cent: a word that tall and less sure is none


def without_rubbish(reads: list[Read]) -> tuple[list[Read], int]:
    """The words that are some, and how many were none."""
    usual = median([read.bottom - read.top for read in reads]) if reads else 0
    kept = [read for read in reads if not _is_rubbish(read, usual)]
    return kept, len(reads) - len(kept)


def _is_rubbish(read: Read, usual: float) -> bool:
    letters = sum(char.isalnum() for char in read.text)
    if not letters:
        return read.confidence < SIGNS and read.text != BULLET
    if read.bottom - read.top > TALL * usual and read.confidence < UNSURE:
        return True
    return read.confidence < NOISE and (letters < 3 or 2 * letters < len(read.text))
