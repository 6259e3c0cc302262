"""Where the words of a reading are drawn on its pages.

Reads: the places of words. Writes: boxes, one for each printed line, or several where the page is crooked; a page that
lies on its side or on its head is turned. Guarantees: the boxes of a stretch of text cover all its words that have a
place and no others.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from avgust.reading.blocks import Box, Spot
from avgust.reading.structure.places import Places

LONG, SLIM = 4, 1.3  # letters of a word whose shape counts; how much taller than wide it then must be
LEVEL = 0.6  # of the lower of two words on a line, how much of it is level with the other
TALLEST = 1.5  # of the tallest word, how tall the box of a line is at most
BAND = 12.0  # points; words are looked up by the bands of the page that they reach into
FARTHEST = 300  # words to the left that are looked at for the beginning of a line


class Placed:
    """The words with their places on pages that stand upright. `size_of` a page is its width and height as shown."""

    def __init__(self, places: Places, size_of: Callable[[int], tuple[float, float]]) -> None:
        self.turns = {page: _turn(list(spots)) for page, spots in _by_page(places.spots)}
        self.spots = [(spot.start, self._upright(spot.box, size_of)) for spot in places.spots]
        self.ends = places.ends
        self.bands = _bands(box for _, box in self.spots)

    def boxes(self, start: int, end: int) -> list[Box]:
        """Where `text[start:end]` stands."""
        return list(_joined(self._covered(start, end)))

    def first(self, start: int) -> Box | None:
        """Where the word at `start` stands."""
        return next(self._covered(start, start + 1), None)

    def margin(self, box: Box) -> float:
        """Where the printed line begins that a word stands on, from word to word to the left."""
        near = self.bands.get((box.page, _band((box.top + box.bottom) / 2)), [])
        before = bisect_left(near, box.left, key=lambda other: other.left)
        for other in reversed(near[max(before - FARTHEST, 0) : before]):
            if other.top <= (box.top + box.bottom) / 2 <= other.bottom:
                box = other
        return box.left

    def _covered(self, start: int, end: int) -> Iterator[Box]:
        for i in range(bisect_right(self.ends, start), len(self.spots)):
            if self.spots[i][0] >= end:
                return
            yield self.spots[i][1]

    def _upright(self, box: Box, size_of: Callable[[int], tuple[float, float]]) -> Box:
        turn = self.turns[box.page]
        if not turn:
            return box
        width, height = size_of(box.page)
        match turn:
            case 1:
                return Box(box.page, height - box.bottom, box.left, height - box.top, box.right)
            case 2:
                return Box(box.page, width - box.right, height - box.bottom, width - box.left, height - box.top)
            case _:
                return Box(box.page, box.top, width - box.right, box.bottom, width - box.left)


def _bands(boxes: Iterable[Box]) -> dict[tuple[int, int], list[Box]]:
    """The words of each band of each page and of the bands beside it, from the left to the right."""
    bands: dict[tuple[int, int], list[Box]] = {}
    for box in boxes:
        middle = _band((box.top + box.bottom) / 2)
        for band in range(middle - 2, middle + 3):
            bands.setdefault((box.page, band), []).append(box)
    return {place: sorted(band, key=lambda box: box.left) for place, band in bands.items()}


def _band(level: float) -> int:
    return int(level // BAND)


def _by_page(spots: Iterable[Spot]) -> Iterator[tuple[int, list[Spot]]]:
    pages: dict[int, list[Spot]] = {}
    for spot in spots:
        pages.setdefault(spot.box.page, []).append(spot)
    yield from pages.items()


def _turn(spots: Sequence[Spot]) -> int:
    """How many quarters clockwise the page must be turned for its words to stand upright.

    Words are wider than tall; where most are not, the page lies on its side. Which one, and whether it stands on its
    head, is told by where the next word of a line stands.
    """
    shapes = [_shape(spot.box) for spot in spots if spot.end - spot.start >= LONG]
    pairs = [(one.box, other.box) for one, other in pairwise(spots)]
    if sum(shape > SLIM for shape in shapes) > sum(shape < 1 / SLIM for shape in shapes):
        steps = [
            _middle(b)[1] - _middle(a)[1] for a, b in pairs if abs(_middle(b)[0] - _middle(a)[0]) < a.right - a.left
        ]
        return 1 if sum(step < 0 for step in steps) >= sum(step > 0 for step in steps) else 3
    steps = [_middle(b)[0] - _middle(a)[0] for a, b in pairs if abs(_middle(b)[1] - _middle(a)[1]) < a.bottom - a.top]
    return 2 if sum(step < 0 for step in steps) > sum(step > 0 for step in steps) else 0


def _shape(box: Box) -> float:
    """How tall a word is for its width."""
    return _height(box) / max(box.right - box.left, 0.01)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _joined(boxes: Iterable[Box]) -> Iterator[Box]:
    """Words side by side on one line as one box; of a crooked line in several, none much taller than its words."""
    line, tallest = None, 0.0
    for box in boxes:
        tallest = max(tallest, _height(box))
        whole = _around(line, box) if line else box
        if line and not (_beside(line, box) and _height(whole) <= TALLEST * tallest):
            yield line
            whole, tallest = box, _height(box)
        line = whole
    if line:
        yield line


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Box(one.page, left, top, max(one.right, other.right), max(one.bottom, other.bottom))


def _beside(line: Box, box: Box) -> bool:
    """Whether the word stands to the right of the others on their line."""
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    level = shared >= LEVEL * min(_height(line), _height(box))
    return box.page == line.page and box.left >= line.left and level


def _height(box: Box) -> float:
    return box.bottom - box.top
