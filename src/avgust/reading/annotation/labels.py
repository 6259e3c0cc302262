"""The labels of directives and the signs of findings in the margin of a page, each beside its line."""

from collections import deque
from collections.abc import Iterable

from avgust.reading.annotation.drawing import Drawing
from avgust.reading.annotation.letters import width_of
from avgust.reading.annotation.marks import Badge, Chip
from avgust.reading.annotation.placed import Placed
from avgust.reading.blocks import Box
from avgust.reading.export.printable import shorten
from avgust.reading.export.words import SEVERITIES

PRESS, INK, SOFT, PAPER = "#0b5563", "#1b2426", "#566266", "#ffffff"
COLOURS = {"warning": "#a3261b", "doubt": "#8a4b00", "note": SOFT}
SIGNS = {"warning": "!", "doubt": "?", "note": "i"}
LETTERS, SMALLEST, TALL = 7.0, 4.5, 9.4  # points: letters at their best and at their smallest, and the plate
INSIDE = 2.5  # points between the plate's edge and its letters
LONGEST = 14  # letters of a label
STEP = 2.0  # points down, where a plate would cover another one
NEAR = 60  # plates before this one that it is kept off


class Labels:
    """Draws in the order of the page; plates that would meet stand one below the other."""

    def __init__(self, drawing: Drawing, placed: Placed) -> None:
        self.drawing = drawing
        self.placed = placed
        self.plates: deque[Box] = deque(maxlen=NEAR)

    def draw(self, labels: Iterable[tuple[Chip | Badge, Box]]) -> None:
        """Each with the place of the word that it is about; a directive comes before the findings about it."""
        for label, word in sorted(labels, key=lambda pair: (pair[0].at, isinstance(pair[0], Badge))):
            if isinstance(label, Chip):
                self._chip(label, word)
            else:
                self._badge(label, word)

    def _chip(self, chip: Chip, word: Box) -> None:
        self.drawing.plate(Box(word.page, word.left - 1.6, word.top, word.left - 0.8, word.bottom), PRESS)
        edge, ink = (SOFT, SOFT) if chip.directive.lead_in else (PRESS, INK)
        self._plate(shorten(chip.label, LONGEST), word, self.placed.margin(word) - 4, (PAPER, edge, ink), chip.words)

    def _badge(self, badge: Badge, word: Box) -> None:
        level = [plate.left for plate in self.plates if plate.top < word.bottom and word.top < plate.bottom]
        right = min(level, default=self.placed.margin(word) - 2) - 2
        colour = COLOURS[badge.severity]
        colours = (PAPER, colour, colour) if badge.severity == "note" else (colour, colour, PAPER)
        said = f"{SEVERITIES[badge.severity].capitalize()}: {badge.words}"
        self._plate(SIGNS[badge.severity], word, right, colours, said)

    def _plate(self, words: str, word: Box, right: float, colours: tuple[str, str, str], said: str) -> None:
        """A plate that ends at `right`, level with the word or below; `colours` of its ground, edge and letters."""
        size = LETTERS
        while size > SMALLEST and _wide(words, size) > right - 1:
            size -= 0.5
        left, top = max(right - _wide(words, size), 1.0), (word.top + word.bottom - TALL) / 2
        place = Box(word.page, left, top, left + _wide(words, size), top + TALL)
        for _ in range(NEAR):
            if not any(_meet(place, other) for other in self.plates):
                break
            top += STEP
            place = Box(place.page, left, top, place.right, top + TALL)
        self.plates.append(place)
        self.drawing.plate(place, colours[0], colours[1])
        self.drawing.letters(words, size, left + INSIDE, place.bottom - INSIDE + 0.2, colours[2])
        self.drawing.remark([place], said)


def _wide(words: str, size: float) -> float:
    return width_of(words, size) + 2 * INSIDE


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom
