"""How large the type of each printed line is, and the band that it fills: the same for every word of the line.

Tesseract's boxes end where the ink does, so a dash is a point high and «на» is lower than «Отдел»; the layout needs
what a font would say.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from avgust.reading.sources.scans.tesseract import Read

RISING = frozenset("бёйфАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") | set("0123456789«»№%()/bdfhkltABCDEFGHIKMNOPRSTUVXYZ")
SINKING = frozenset("руфцщдДЦЩ") | set("Q,;()gjpqy/")
CAPITAL, SMALL = 0.69, 0.48  # of the size: the height of capitals and figures, of small letters
OVER, UNDER = 0.78, 0.22  # of the size: from the foot of the letters up and down
SAME = 0.15  # a line whose size differs less from that of the page's words has theirs


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


def _foot(words: Iterable[Read]) -> float:
    """Where the letters stand: the lower end of words in which none sinks below."""
    words = list(words)
    standing = [word.bottom for word in words if SINKING.isdisjoint(word.text)]
    return median(standing) if standing else median(word.bottom - 0.2 * (word.bottom - word.top) for word in words)


def _size(words: Iterable[Read], foot: float) -> float:
    words = list(words)
    tall = [foot - word.top for word in words if not RISING.isdisjoint(word.text)]
    return max(1.0, median(tall) / CAPITAL if tall else median(foot - word.top for word in words) / SMALL)


def _usual(lines: dict[tuple[int, ...], list[Read]], sizes: dict[tuple[int, ...], float]) -> float:
    """The size of most words."""
    weighed = [sizes[line] for line, words in lines.items() for _ in words]
    return median(weighed) if weighed else 1.0


def _settled(size: float, usual: float) -> float:
    return usual if abs(size - usual) <= SAME * usual else size


def _band(foot: float, size: float) -> Band:
    return Band(foot - OVER * size, foot + UNDER * size, size)
