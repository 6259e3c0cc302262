"""Text for a person at a terminal: wrapped to its width, coloured only where a person looks at it."""

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from avgust.reading.export.printable import printable

Piece = tuple[str, str]  # words and their style, a key of STYLES or ""

STYLES = {"strong": "1", "muted": "2", "accent": "36", "warning": "31", "doubt": "33"}
NARROWEST, WIDEST, PLAIN = 60, 120, 80
_TURNED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile("[^\\S\u00a0\u202f]+")


def clean(text: str) -> str:
    """One line without what would steer a terminal: control characters and marks that turn the direction of writing."""
    return _SPACE.sub(" ", _TURNED.sub("", printable(text))).strip()


class Paper:
    """What is written on: `width` columns, in colour or plain."""

    __slots__ = ("colour", "width")

    def __init__(self, width: int = PLAIN, colour: bool = False) -> None:
        self.width = width
        self.colour = colour

    def styled(self, text: str, style: str) -> str:
        """The text in its colour."""
        return f"\033[{STYLES[style]}m{text}\033[0m" if text and style and self.colour else text

    def paragraph(self, pieces: Iterable[Piece], indent: int = 0) -> Iterator[str]:
        """Lines of wrapped text."""
        return self.hanging(("", ""), pieces, indent, indent)

    def hanging(self, head: Piece, pieces: Iterable[Piece], indent: int, column: int) -> Iterator[str]:
        """`head` at `indent` and the wrapped text from `column` on; below the head where it reaches over the column."""
        words = clean(head[0])
        start = " " * indent + self.styled(words, head[1])
        if len(words) > column - indent - 1 and words:
            yield start
            start = " " * column
        else:
            start += " " * (column - indent - len(words))
        for line in wrapped(pieces, self.width - column) or [[]]:
            yield (start + self._joined(line)).rstrip()
            start = " " * column

    def _joined(self, line: list[Piece]) -> str:
        """A line with each run of one style coloured as a whole; printed, a space that does not break is a space."""
        runs: list[Piece] = []
        for word, style in line:
            if runs and runs[-1][1] == style:
                runs[-1] = (f"{runs[-1][0]} {word}", style)
            else:
                runs.append((word, style))
        return re.sub("[\u00a0\u202f]", " ", " ".join(self.styled(*run) for run in runs))


def wrapped(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """The words in lines of at most `width` characters. A longer word stands whole on a line of its own."""
    lines: list[list[Piece]] = []
    used = width
    for word, style in _words(pieces, width):
        if used + 1 + len(word) > width:
            lines.append([])
            used = -1
        used += 1 + len(word)
        lines[-1].append((word, style))
    return lines


def _words(pieces: Iterable[Piece], width: int) -> Iterator[Piece]:
    """The words of the pieces; what holds together by spaces that do not break is one word while it fits."""
    for text, style in pieces:
        for word in clean(text).split(" "):
            for part in word.split() if len(word) > width else (word,):
                if part:
                    yield part, style


def paper_for(stream: TextIO) -> Paper:
    """As wide as the terminal, within reason; a pipe gets 80 columns (or COLUMNS) and no colour."""
    columns = shutil.get_terminal_size((PLAIN, 24)).columns
    return Paper(max(NARROWEST, min(WIDEST, columns)), has_colour(stream))


def has_colour(stream: TextIO) -> bool:
    """Whether a person looks at it who has not asked for plain text (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def put_out(what: str | bytes) -> None:
    """Prints text in the encoding of the terminal, and a file's bytes as they are."""
    if isinstance(what, str):
        print(what, end="\n" if what else "")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(what)
