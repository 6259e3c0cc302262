"""A picture file → its pages as grey levels with their size in points. Nothing is decoded before its size is known."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits

Grey = NDArray[np.uint8]
"""Rows of pixels: 0 is black, 255 is white."""

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ZeroDivisionError,
    OverflowError,
    MemoryError,
    RuntimeError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
"""What Pillow raises on a broken file."""
POINTS = 72  # in an inch
A4 = (8.27, 11.69)  # inches
SCREENS = 100  # dots an inch: what cameras and screens write without having measured anything
FINEST = 1200
SMALLEST, LARGEST = 2.0, 50.0  # inches of a page's longer side that are believed
FINE, WANTED = 330, 300  # dots an inch beyond which a page is made smaller, and to which
MOST = 30_000_000  # pixels of a page that are worked on
BLACK, MOSTLY_BLACK = 64, 0.6  # levels, and the share of them that makes a page one with white letters
DARK, COLOURED = 128, 96  # a level of ink; how much lighter ink must be in its own colour to count as coloured
MOSTLY_COLOURED = 0.5  # of the dark pixels: then the words themselves are coloured


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is shown: its grey levels, how many dots an inch they are, and its size in points."""

    grey: Grey
    dots: float
    width: float
    height: float


def pictures(data: bytes, place: str, limits: Limits) -> Iterator[Picture]:
    """The pages of a picture file, one at a time. Of an animation only its first picture counts."""
    image = _opened(data, place)
    number = 0
    while number < (limits.pages if image.format == "TIFF" else 1):
        with _decoding(place):
            try:
                image.seek(number)
            except EOFError:
                return
            page = _page(image, number + 1, place, limits)
        yield page
        number += 1


def pages_of(data: bytes, place: str) -> int:
    """How many pages a picture file says it has."""
    image = _opened(data, place)
    with _decoding(place):
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _opened(data: bytes, place: str) -> Image.Image:
    """The file with its head decoded; of MPO (two photos in one JPEG) the first is the page."""
    with _decoding(place):
        return Image.open(io.BytesIO(data), formats=FORMATS)


@contextmanager
def _decoding(place: str) -> Iterator[None]:
    """What Pillow raises becomes a refusal; what it warns of is either harmless or comes to light as an error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise refusal("too-large", place, "слишком много точек в изображении") from error
    except BROKEN as error:
        raise refusal("damaged", place, "изображение обрывается или испорчено") from error


def _page(image: Image.Image, number: int, place: str, limits: Limits) -> Picture:
    width, height = image.size
    if width * height > limits.pixels:
        raise refusal("too-large", place, f"больше {counted(limits.pixels)} точек на странице {number}")
    across, down = resolution(image)
    shown = ImageOps.exif_transpose(image)
    if shown.size != image.size:
        across, down = down, across
    return picture_of(grey_levels(shown), across, down)


def resolution(image: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down: as the file says where that can be, else as if the page were an A4 sheet."""
    said = _said_resolution(image.info.get("dpi"))
    width, height = image.size
    if said and SMALLEST <= max(width / said[0], height / said[1]) <= LARGEST:
        return said
    dots = max(max(image.size) / A4[1], min(image.size) / A4[0])
    return dots, dots


def _said_resolution(value: Any) -> tuple[float, float] | None:
    try:
        across, down = (float(each) for each in value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    known = SCREENS < across <= FINEST and SCREENS / 2 < down <= FINEST and 0.4 < down / across < 2.5
    return (across, down) if known else None


def picture_of(grey: Image.Image, across: float, down: float) -> Picture:
    """The page with square pixels, no finer than recognition needs."""
    width, height = grey.size
    dots = max(across, down)
    wanted = min(WANTED if dots > FINE else dots, (MOST * across * down / (width * height)) ** 0.5)
    size = max(1, round(width * wanted / across)), max(1, round(height * wanted / down))
    if size != grey.size:
        grey = grey.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return Picture(np.asarray(grey, dtype=np.uint8), wanted, width * POINTS / across, height * POINTS / down)


def grey_levels(image: Image.Image) -> Image.Image:
    """Grey on white paper, from any kind of picture; coloured seals and signatures over black words become pale."""
    if image.mode.startswith("I") or image.mode == "F":
        return _from_deep(image)
    if image.mode in ("1", "L"):
        return _on_white(image.convert("L"))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return _on_white(Image.fromarray(_without_colour(np.asarray(image.convert("RGB"), dtype=np.uint8))))


def _from_deep(image: Image.Image) -> Image.Image:
    """Sixteen bits and more: the lightest level is white."""
    levels = np.nan_to_num(np.asarray(image, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(levels.min()), float(levels.max())
    return _on_white(Image.fromarray(((levels - low) * (255 / max(high - low, 1.0))).astype(np.uint8)))


def _without_colour(colours: NDArray[np.uint8]) -> Grey:
    """The lightest of three colours, where coloured ink is pale; plain grey where most of the ink is coloured."""
    lightest = colours.max(axis=2)
    plain = np.asarray(Image.fromarray(colours).convert("L"), dtype=np.uint8)
    dark = plain < DARK
    coloured = dark & (lightest.astype(np.int16) - plain > COLOURED // 2)
    return plain if coloured.sum() > MOSTLY_COLOURED * max(1, int(dark.sum())) else lightest


def _on_white(grey: Image.Image) -> Image.Image:
    """White letters on black, the other way round; a photo in poor light is not black."""
    histogram = grey.histogram()
    return ImageOps.invert(grey) if sum(histogram[:BLACK]) > MOSTLY_BLACK * sum(histogram) else grey
