"""Pages that lie on their side or askew: how far they are turned, and the way back to the page as it is shown."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from avgust.reading.sources.scans.cleaning import Mask, ink
from avgust.reading.sources.scans.pictures import Grey

LOOKED_AT = 900  # pixels of the longer side on which the skew is measured
POINTS_OF_INK = 80_000
FEWEST = 100  # points of ink that tell anything
WIDEST = 10.0  # degrees of skew
STEPS = (0.5, 0.1, 0.02)
LEVEL, SIDEWAYS = 0.6, 1.7  # how sharp columns are to rows: below, lines of words run level, above, up or down
LEAST = 0.04  # degrees that are left as they are

Points = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tilt:
    """How a page was turned to stand upright: by `angle` degrees to the left about its middle.

    shown, upright  width and height in points, before and after
    """

    angle: float
    shown: tuple[float, float]
    upright: tuple[float, float]

    def back(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the upright page → the box around it on the page as it is shown; points both."""
        if not self.angle:
            return left, top, right, bottom
        corners = [self._point(x, y) for x in (left, right) for y in (top, bottom)]
        across, down = zip(*corners, strict=True)
        return (
            max(0.0, min(across)),
            max(0.0, min(down)),
            min(self.shown[0], max(across)),
            min(self.shown[1], max(down)),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        turn = math.radians(self.angle)
        x, y = x - self.upright[0] / 2, y - self.upright[1] / 2
        return (
            x * math.cos(turn) - y * math.sin(turn) + self.shown[0] / 2,
            x * math.sin(turn) + y * math.cos(turn) + self.shown[1] / 2,
        )


def turns(grey: Grey) -> tuple[float, ...]:
    """By how many degrees to the left the page may have to be turned, the likeliest first; tables tell little."""
    y, x = _points(grey)
    if len(y) < FEWEST:
        return (0,)
    ratio = _sharpest(x, y, 1.0)[1] / max(1.0, _sharpest(y, x, 1.0)[1])
    if ratio > SIDEWAYS:
        return (90, 270, 0)
    return (0, 180) if ratio < LEVEL else (0, 270, 90, 180)


def skew(grey: Grey) -> float:
    """Degrees to the left by which the page must be turned for its lines to be level."""
    y, x = _points(grey)
    if len(y) < FEWEST:
        return 0.0
    angle, reach = 0.0, WIDEST
    for step in STEPS:
        angle = _sharpest(y, x, step, angle, reach)[0]
        reach = step
    return angle if abs(angle) >= LEAST else 0.0


def turned(grey: Grey, angle: float) -> Grey:
    """The page turned to the left; the corners that appear are white."""
    if angle % 90 == 0:
        return np.ascontiguousarray(np.rot90(grey, int(angle // 90)))
    image = Image.fromarray(grey).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return np.asarray(image, dtype=np.uint8)


def _points(grey: Grey) -> tuple[Points, Points]:
    """Where there is ink, on a smaller picture of the page."""
    image = Image.fromarray(grey)
    image.thumbnail((LOOKED_AT, LOOKED_AT), Image.Resampling.BOX, reducing_gap=None)
    dark: Mask = ink(np.asarray(image, dtype=np.uint8))
    y, x = np.nonzero(dark)
    every = max(1, len(y) // POINTS_OF_INK)
    return y[::every].astype(np.float32), x[::every].astype(np.float32)


def _sharpest(y: Points, x: Points, step: float, middle: float = 0.0, reach: float = WIDEST) -> tuple[float, float]:
    """The angle at which lines and the space between them differ most, and how much they do."""
    count = round(reach / step)
    angles = [middle + step * each for each in range(-count, count + 1)]
    return max(((angle, _sharpness(y, x, angle)) for angle in angles), key=lambda found: (found[1], -abs(found[0])))


def _sharpness(y: Points, x: Points, angle: float) -> float:
    rows = (y - x * np.float32(math.tan(math.radians(angle)))).astype(np.int32)
    profile = np.bincount(rows - rows.min()).astype(np.float64)
    return float(np.square(np.diff(profile)).sum())
