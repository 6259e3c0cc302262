"""Letters as outlines, for labels on PDF pages: they need no font in the file and add nothing to its text.

The outlines are those of DejaVu Sans Condensed (see NOTICE), made by docs/letters/make.py.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

UNKNOWN = "?"
_STEP = re.compile(r"([MLCZ])([-\d ]*)")
Act = Literal["M", "L", "C", "Z"]


class Stroke(NamedTuple):
    """One step of an outline: move, line, curve or close, with its points in points of the page."""

    act: Act
    points: tuple[tuple[float, float], ...]


@cache
def _letters() -> tuple[float, dict[str, tuple[float, str]]]:
    said = json.loads(files(__package__).joinpath("letters.json").read_text("utf-8"))
    return float(said["em"]), {letter: (float(width), steps) for letter, (width, steps) in said["letters"].items()}


def width_of(words: str, size: float) -> float:
    """How wide the words are in points, `size` points high."""
    em, letters = _letters()
    return sum(letters.get(letter, letters[UNKNOWN])[0] for letter in words) * size / em


def outlines(words: str, size: float, left: float, base: float) -> Iterator[Stroke]:
    """The outline of the words that stand on `base`; x to the right, y downwards, as on a page that is shown."""
    em, letters = _letters()
    scale = size / em
    for letter in words:
        width, steps = letters.get(letter, letters[UNKNOWN])
        for act, numbers in _STEP.findall(steps):
            values = [int(number) * scale for number in numbers.split()]
            yield Stroke(act, tuple((left + x, base - y) for x, y in zip(values[::2], values[1::2], strict=True)))
        left += width * scale
