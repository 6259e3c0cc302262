"""Where a piece of the plain text stands in the source.

Reads: the paragraphs of the plain text with their addresses and spots. Writes: addresses; for pages with a box for each
printed line that the piece covers, and how sure the recognition is of its least sure word.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from avgust.reading.blocks import Address, Box, Spot

NOWHERE = Address("paragraph", 1)


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of paragraphs by where they start in the plain text, and the spots of words by where they end."""

    starts: list[int] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def add(self, start: int, address: Address, spots: Iterable[Spot]) -> None:
        """Put down the next paragraph; its spots are moved to their places in the whole text."""
        self.starts.append(start)
        self.addresses.append(address)
        for spot in spots:
            self.spots.append(replace(spot, start=spot.start + start, end=spot.end + start))
            self.ends.append(spot.end + start)

    def at(self, start: int, end: int) -> Address:
        """The address of `text[start:end]`: of the paragraph that it begins in, with the boxes of its own words."""
        i = bisect_right(self.starts, start) - 1
        address = self.addresses[i] if i >= 0 else NOWHERE
        if not self.spots:
            return address
        spots = list(self._covered(start, end))
        sure = [spot.confidence for spot in spots if spot.confidence is not None]
        return replace(address, boxes=tuple(_by_lines(spots)), confidence=min(sure, default=None))

    def _covered(self, start: int, end: int) -> Iterator[Spot]:
        for i in range(bisect_right(self.ends, start), len(self.spots)):
            if self.spots[i].start >= end:
                return
            yield self.spots[i]


def _by_lines(spots: list[Spot]) -> Iterator[Box]:
    """One box for each printed line."""
    line: Box | None = None
    for spot in spots:
        if line is not None and _goes_on(line, spot.box):
            line = Box(
                line.page,
                line.left,
                min(line.top, spot.box.top),
                max(line.right, spot.box.right),
                max(line.bottom, spot.box.bottom),
            )
        else:
            if line is not None:
                yield line
            line = spot.box
    if line is not None:
        yield line


def _goes_on(line: Box, box: Box) -> bool:
    """Whether the box stands to the right on the same printed line."""
    middle = (box.top + box.bottom) / 2
    return box.page == line.page and line.top <= middle <= line.bottom and box.left >= line.left
