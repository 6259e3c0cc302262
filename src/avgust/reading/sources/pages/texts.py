"""The lines of a paragraph → its text, with a spot for every printed word."""

from collections.abc import Sequence

from avgust.reading.blocks import Box, Spot
from avgust.reading.sources.pages.hyphens import HYPHENS, is_torn, joint, touching
from avgust.reading.sources.pages.lines import Line
from avgust.reading.sources.pages.page import Word

_PIECES = 8  # of one word that are looked at together
_TOUCHING = 0.1  # of the type's size: such pieces make one word


def text_of(lines: Sequence[Line]) -> tuple[str, tuple[Spot, ...]]:
    """The words with single spaces between; a word broken at a line's end is whole again and has two spots."""
    pieces: list[str] = []
    spots: list[Spot] = []
    length = begun = 0  # of the text; the piece with which the present word begins
    last: Word | None = None
    for row, line in enumerate(lines):
        for number, word in enumerate(line.words):
            if last is not None:
                torn = number == 0 and _tears(lines[row - 1], line)
                whole = "".join(pieces[max(begun, len(pieces) - _PIECES) :])
                glue = "-" if torn else _glue(last, word, number == 0, whole)
                if glue is None:
                    pieces.append(" ")
                    begun = len(pieces)
                    length += 1
                elif not glue and not last.hyphen and number == 0:
                    pieces[-1] = pieces[-1][:-1]
                    length -= 1
                    spots[-1] = Spot(spots[-1].start, length, spots[-1].box, spots[-1].confidence)
            pieces.append(word.text)
            spots.append(Spot(length, length + len(word.text), box_of(word, line.frame.page), word.confidence))
            length += len(word.text)
            last = word
    return "".join(pieces), tuple(spots)


def box_of(word: Word, page: int) -> Box:
    """Where a word stands, rounded."""
    return Box(page, round(word.left, 1), round(word.top, 1), round(word.right, 1), round(word.bottom, 1))


def _glue(last: Word, word: Word, new_line: bool, whole: str) -> str | None:
    """None: two words. "": one word. "-": one word that keeps its hyphen. `whole` is what the word is so far."""
    if not new_line:
        printed = last.size > 0 and last.confidence is None  # recognition has parted its words itself
        near = printed and word.left - last.right < _TOUCHING * max(last.size, word.size)
        return "-" if near else None
    if last.hyphen:
        return ""
    if len(last.text) > 1 and last.text[-1] in HYPHENS:
        return joint(whole, word.text)
    return "-" if touching(last.text, word.text) else None


def _tears(line: Line, following: Line) -> bool:
    """Whether the one word of a line fills it and is broken without a hyphen, as in a narrow cell."""
    word, rest = line.words[0], following.words[0]
    if len(line.words) > 1 or line.frame.kind != "cell":
        return False
    letter = (rest.right - rest.left) / len(rest.text)
    if line.frame.right - line.right > max(0.6 * line.size, 1.3 * letter):
        return False
    digits = word.text.isdigit() and rest.text.isdigit() and line.frame.width < 2 * line.size
    return digits or is_torn(word.text, rest.text)
