"""A page before it is understood: words and drawn lines at their places. PDF and recognised scans both make it.

Coordinates are points (1/72 inch) from the upper left corner of the page as it is shown, to the right and down.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word: no spaces in it.

    size        of its type in points, 0 where it is not known
    bold        whether its font is bold
    confidence  of the recognition, per cent; None where the word was not recognised but read
    hyphen      whether the layout put a hyphen at its end to break the line (a soft hyphen); the text ends before it
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    confidence: int | None = None
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn straight line, level or upright: the thin rectangle that it fills."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `words` in the order in which the file draws them or the recognition found them, and its `rulings`."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...] = ()
