"""The place of a text that shows why it was found, with the words that were sought marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from avgust.apps.search.stems import Question, words_of

WIDTH = 260  # characters of a snippet
LEAD = 60  # characters before its first mark


@dataclass(frozen=True, slots=True)
class Bit:
    """A bit of text; `marked` where it is a word that was sought."""

    text: str
    marked: bool = False


def marked(text: str, question: Question) -> list[Bit]:
    """The whole text, in bits."""
    return _bits(text, 0, len(text), _hits(text, question))


def snippet(text: str, question: Question) -> list[Bit]:
    """The window of the text in which most of the sought words stand, in bits, with … where something is left out."""
    hits = _hits(text, question)
    if len(text) <= WIDTH:
        return _bits(text, 0, len(text), hits)
    start, end = _window(text, hits)
    before = [Bit("… ")] if start else []
    after = [Bit(" …")] if end < len(text) else []
    return [*before, *_bits(text, start, end, hits), *after]


def _hits(text: str, question: Question) -> list[tuple[int, int, str]]:
    return [word for word in words_of(text) if question.meets(word[2])]


def _window(text: str, hits: list[tuple[int, int, str]]) -> tuple[int, int]:
    """Where the window begins and ends: at words, never in one."""
    if not hits:
        return 0, _at_word(text, WIDTH)
    best, first, seen = 0, hits[0][0], list[tuple[int, int, str]]()
    for hit in hits:
        seen = [each for each in seen if hit[1] - each[0] <= WIDTH - LEAD] + [hit]
        if (told := len({stem for _, _, stem in seen})) > best:
            best, first = told, seen[0][0]
    start = max(0, first - LEAD)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    return start, _at_word(text, start + WIDTH)


def _at_word(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
    return space if space > end - LEAD else end


def _bits(text: str, start: int, end: int, hits: Iterable[tuple[int, int, str]]) -> list[Bit]:
    bits, at = [], start
    for first, last, _ in hits:
        if first < at or last > end:
            continue
        if first > at:
            bits.append(Bit(text[at:first]))
        bits.append(Bit(text[first:last], marked=True))
        at = last
    return [*bits, Bit(text[at:end])] if at < end else bits
