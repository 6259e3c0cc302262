"""Drawn lines of tables and underlines: found on a straightened page, and taken off it before its words are read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from avgust.reading.sources.scans.cleaning import PALE, Mask
from avgust.reading.sources.scans.pictures import Grey

SHORTEST_LEVEL, SHORTEST_UPRIGHT = 0.45, 0.28  # inches
SHORTEST_HELD = 0.15  # inches of an upright line between two level ones: the sides of a row with one line of text
WHOLE = 0.96  # of a line that must be ink
THICKEST = 0.06  # inches …
SLANT = 0.02  # … and how much of its length more, as photos bend lines
BREAK = 0.1  # inches of a line that noise may have eaten
HELD = 0.04  # inches between the end of an upright line and the level one that holds it
BESIDE = 0.03  # inches by which its two pieces may be off each other


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line as the rectangle of pixels that it fills; `level` or upright."""

    left: int
    top: int
    right: int
    bottom: int
    level: bool


class _Run(NamedTuple):
    """Pixels `start` to `end` of row `row`."""

    row: int
    start: int
    end: int


@dataclass(slots=True)
class _Band:
    """Runs of neighbouring rows that touch: `start` to `end`, from row `first` to `last`; `ending` is its last run."""

    first: int
    last: int
    start: int
    end: int
    ending: _Run


def find_lines(grey: Grey, dots: float, most: int) -> tuple[tuple[Line, ...], Grey]:
    """The drawn lines, and the page without them. A page with more than `most` has none that mean anything."""
    dark = grey < PALE
    level_mask = _long(dark, round(SHORTEST_LEVEL * dots))
    upright_mask = _long(dark.T, round(SHORTEST_HELD * dots)).T
    level = _lines(level_mask, dots, most)
    upright = [line for line in _lines(upright_mask.T, dots, most) if _stands(line, level, dots)]
    if len(level) + len(upright) > most:
        return (), grey
    out = grey.copy()
    _erase(level, level_mask, out)
    _erase(upright, upright_mask.T, out.T)
    return (*level, *(Line(line.top, line.left, line.bottom, line.right, False) for line in upright)), out


def _stands(upright: Line, level: list[Line], dots: float) -> bool:
    """Whether an upright line (its axes are swapped) is long, or is held above and below by level ones."""
    if upright.right - upright.left >= SHORTEST_UPRIGHT * dots:
        return True
    at, near = (upright.top + upright.bottom) // 2, HELD * dots
    over = [line for line in level if line.left - near <= at <= line.right + near]
    return all(
        any(abs((line.top + line.bottom) / 2 - end) <= near for line in over) for end in (upright.left, upright.right)
    )


def _erase(lines: list[Line], mask: Mask, out: Grey) -> None:
    """Take level lines off the page, with the grey at their rims."""
    rims = mask.copy()
    rims[1:] |= mask[:-1]
    rims[:-1] |= mask[1:]
    for line in lines:
        place = slice(max(0, line.top - 1), line.bottom + 1), slice(line.left, line.right)
        out[place][rims[place]] = 255


def _long(dark: Mask, length: int) -> Mask:
    """Pixels in a level stretch of this length that is all but whole; neighbouring rows help out."""
    if dark.shape[1] <= length:
        return np.zeros_like(dark)
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    full = _windows(thick, length) >= WHOLE * length
    covered = np.pad(full, ((0, 0), (length - 1, length - 1)))
    return np.asarray((_windows(covered, length) > 0) & thick)


def _windows(mask: Mask, length: int) -> NDArray[np.int32]:
    """How many pixels are set in each level window of this length."""
    sums = np.cumsum(mask, axis=1, dtype=np.int32)
    sums = np.pad(sums, ((0, 0), (1, 0)))
    return np.asarray(sums[:, length:] - sums[:, :-length])


def _lines(mask: Mask, dots: float, most: int) -> list[Line]:
    """The level lines of a mask."""
    runs = _runs(mask)
    if len(runs) > 40 * most:
        return []
    found = [Line(band.start, band.first, band.end, band.last + 1, True) for band in _bands(runs) if _thin(band, dots)]
    return list(_joined(sorted(found, key=lambda line: (line.top, line.left)), dots))


def _runs(mask: Mask) -> list[_Run]:
    edges = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    return [_Run(*each) for each in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True)]


def _bands(runs: list[_Run]) -> Iterator[_Band]:
    """Runs of neighbouring rows that overlap are one line."""
    open_bands: list[_Band] = []
    for run in runs:
        still = []
        for band in open_bands:
            if band.last < run.row - 1:
                yield band
            else:
                still.append(band)
        open_bands = still
        own = next((band for band in open_bands if _touches(band, run)), None)
        if own:
            own.last, own.ending = run.row, run
            own.start, own.end = min(own.start, run.start), max(own.end, run.end)
        else:
            open_bands.append(_Band(run.row, run.row, run.start, run.end, run))
    yield from open_bands


def _touches(band: _Band, run: _Run) -> bool:
    return band.ending.row >= run.row - 1 and run.start <= band.ending.end and band.ending.start <= run.end


def _thin(band: _Band, dots: float) -> bool:
    return band.last + 1 - band.first <= THICKEST * dots + SLANT * (band.end - band.start)


def _joined(lines: list[Line], dots: float) -> Iterator[Line]:
    """Pieces of one line that noise has broken."""
    open_lines: list[Line] = []
    for line in lines:
        near = next((each for each in open_lines if _goes_on(each, line, dots)), None)
        if near is None:
            open_lines.append(line)
            continue
        open_lines.remove(near)
        open_lines.append(
            replace(
                near,
                left=min(near.left, line.left),
                top=min(near.top, line.top),
                right=max(near.right, line.right),
                bottom=max(near.bottom, line.bottom),
            )
        )
    yield from open_lines


def _goes_on(one: Line, other: Line, dots: float) -> bool:
    beside = one.top - BESIDE * dots <= other.bottom and other.top <= one.bottom + BESIDE * dots
    return beside and one.left - BREAK * dots <= other.right and other.left <= one.right + BREAK * dots
