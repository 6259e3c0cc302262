"""How large the type of each printed line is, and the band that it fills: the same for every word of the line.

Tesseract's boxes end where the ink does, so a dash is a point high and «на» is lower than «Отдел»; the layout needs
what a font would say.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from avgust.reading.sources.scans.tesseract import Read

RISING = frozenset("бёйфАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") | set("0123456789«»№%()/bdfhkltABCDEFGHIKMNOPRSTUVXYZ")
SINKING = frozenset("руфцщдДЦЩ") | set("Q,;()gjpqy/")
CAPITAL, SMALL = 0.69, 0.48  # of the size: the height of capitals and figures, of small letters
OVER, UNDER = 0.78, 0.22  # of the size: from the foot of the letters up and down
SUNK, SUNK_SMALL = 0.24, 0.31  # of the height of a word with a letter that sinks: how far, beside risen letters or not
SAME = 0.3  # a line whose size differs less from that of the page's words has theirs: one line tells its size poorly


@dataclass(frozen=True, slots=True)
class Band:
    """What a line fills from top to bottom, and the size of its type; pixels."""

    top: float
    bottom: float
    size: float


def bands(reads: Sequence[Read]) -> dict[tuple[int, ...], Band]:
    """For each printed line of a page, told by `Read.line`."""
    lines: dict[tuple[int, ...], list[Read]] = defaultdict(list)
    for read in reads:
        if any(map(str.isalnum, read.text)):
            lines[read.line].append(read)
    feet = {line: _foot(words) for line, words in lines.items()}
    sizes = {line: _size(words, feet[line]) for line, words in lines.items()}
    usual = _usual(lines, sizes)
    return {line: _band(feet[line], _settled(size, usual)) for line, size in sizes.items()}


def _foot(words: Sequence[Read]) -> float:
    """Where the letters stand; some boxes reach too far, hence the median."""
    return median(word.bottom - _sunk(word) for word in words)


def _sunk(word: Read) -> float:
    """How far below the line the lowest letters of a word reach."""
    if SINKING.isdisjoint(word.text):
        return 0.0
    return (SUNK_SMALL if RISING.isdisjoint(word.text) else SUNK) * (word.bottom - word.top)


def _size(words: Sequence[Read], foot: float) -> float:
    heights = ((foot - word.top) / (SMALL if RISING.isdisjoint(word.text) else CAPITAL) for word in words)
    return max(1.0, median(heights))


def _usual(lines: dict[tuple[int, ...], list[Read]], sizes: dict[tuple[int, ...], float]) -> float:
    """The size of most words."""
    weighed = [sizes[line] for line, words in lines.items() for _ in words]
    return median(weighed) if weighed else 1.0


def _settled(size: float, usual: float) -> float:
    return usual if abs(size - usual) <= SAME * usual else size


def _band(foot: float, size: float) -> Band:
    return Band(foot - OVER * size, foot + UNDER * size, size)
