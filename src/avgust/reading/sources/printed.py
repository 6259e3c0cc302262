"""The pieces of an office document's paragraph → the words as they are printed."""

from collections.abc import Iterator
from typing import NamedTuple

from avgust.reading.sources.decode import without_unseen
from avgust.reading.sources.tables import Words

BREAK = "\n"
"""Stands for a manual line break."""
Piece = tuple[str, bool]
"""Printed characters, and whether they are bold."""
BULLET_INDENT = 2  # columns for each level: numbers tell their depth themselves
_FIRM_HYPHEN = "\u2011"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Label(NamedTuple):
    """What a list prints in front of a paragraph, and how deep a bullet stands, in columns."""

    text: str = ""
    indent: int = 0


UNNUMBERED = Label()


def labelled(text: str, level: int) -> Label:
    """The label of an item on this level (from 0)."""
    return Label(text, 0 if any(map(str.isalnum, text)) else level * BULLET_INDENT)


def printed(pieces: list[Piece], label: Label, heading: int) -> Iterator[Words]:
    """The paragraphs that a paragraph's pieces make; the number stands before the first."""
    for line in _lines(pieces):
        text = without_unseen("".join(piece for piece, _ in line)).strip().replace(_FIRM_HYPHEN, "-")
        if text:
            spoken = [bold for piece, bold in line if any(map(str.isalnum, piece))]
            words = f"{label.text} {text}" if label.text else text
            yield Words(words, heading, bool(spoken) and all(spoken), label.indent)
            label = UNNUMBERED


def raised(text: str) -> str:
    """Digits above the line as such: «17¹» is not 171."""
    return text.translate(_RAISED)


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces parted at line breaks, except where the next words begin with a small letter: there a space will do."""
    if not any(BREAK in text for text, _ in pieces):
        yield pieces
        return
    line: list[Piece] = []
    for part in _parted(pieces):
        if line and not _goes_on_small(part):
            yield line
            line = []
        elif line:
            line.append((" ", False))
        line += part
    yield line


def _parted(pieces: list[Piece]) -> Iterator[list[Piece]]:
    part: list[Piece] = []
    for text, bold in pieces:
        for number_of, words in enumerate(text.split(BREAK)):
            if number_of:
                yield part
                part = []
            part.append((words, bold))
    yield part


def _goes_on_small(part: list[Piece]) -> bool:
    text = "".join(words for words, _ in part).lstrip()
    return text[:1].islower()
