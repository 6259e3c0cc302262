"""Paper made white and ink left alone: uneven light, specks, shadows at the edges."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from avgust.reading.sources.scans.pictures import Grey

Mask = NDArray[np.bool_]
"""Which pixels are ink."""

BLOCK = 16  # pixels a side of which the lightest tell the paper's own level
SMOOTH = 9  # blocks over which the paper's level is taken, so that letters and thick lines do not count as paper
PALEST = 60  # a paper darker than this is not lit up further: it is a picture or a cover
INK, PALE = 140, 190  # once the paper is white: levels below are ink, levels below are ink or its rim
COARSE = 50  # dots an inch on which blots are looked for
BLOT, RIM = 7, 6  # pixels of that: how thick a blot is, and how much of its rim goes with it
EDGE = 0.05  # of a side: how far a shadow may reach in from it
SHADOW = 0.6  # of a row or column that is dark, for it to be a shadow


def cleaned(grey: Grey, dots: float = 200) -> Grey:
    """The page on white paper, without specks, blots and the scanner's shadows; `dots` an inch."""
    return without_shadows(without_blots(without_specks(on_white_paper(grey)), dots))


def on_white_paper(grey: Grey) -> Grey:
    """Levels divided by those of the paper around them."""
    height, width = grey.shape
    small = Image.fromarray(grey).reduce(4) if min(height, width) >= 4 * BLOCK else Image.fromarray(grey)
    blocks = small.resize((max(1, width // BLOCK), max(1, height // BLOCK)), Image.Resampling.BOX)
    size = min(SMOOTH, (min(blocks.size) - 1) // 2 * 2 + 1)
    if size >= 3:
        blocks = blocks.filter(ImageFilter.MaxFilter(size)).filter(ImageFilter.BoxBlur(size // 2))
    paper = np.asarray(blocks.resize((width, height), Image.Resampling.BILINEAR), dtype=np.uint16)
    return np.minimum(grey.astype(np.uint16) * 255 // np.maximum(paper, PALEST), 255).astype(np.uint8)


def ink(grey: Grey) -> Mask:
    """Which pixels of a cleaned page are ink."""
    return grey < INK


def without_specks(grey: Grey) -> Grey:
    """Dark points that touch at most one other go white, light points inside of ink go dark; strokes stay whole."""
    rims = grey < PALE
    around = _neighbours(rims)
    out = grey.copy()
    out[rims & (around <= 1)] = 255
    out[~rims & (around >= 7)] = INK // 2
    return out


def _neighbours(dark: Mask) -> NDArray[np.uint8]:
    """How many of the eight pixels around each are ink."""
    padded = np.pad(dark.astype(np.uint8), 1)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray(rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:] - dark, dtype=np.uint8)


def without_blots(grey: Grey, dots: float) -> Grey:
    """Dark areas thicker than any letter's stroke go white: the table around a photographed sheet, black edges."""
    size = round(grey.shape[1] * COARSE / dots), round(grey.shape[0] * COARSE / dots)
    if min(size) <= BLOT + RIM:
        return grey
    small = Image.fromarray(grey).resize(size, Image.Resampling.BOX).point(lambda level: 0 if level < PALE else 255)
    thick = small.filter(ImageFilter.MaxFilter(BLOT)).filter(ImageFilter.MinFilter(BLOT + RIM))
    if thick.getextrema()[0] == 255:
        return grey
    out = grey.copy()
    out[np.asarray(thick.resize((grey.shape[1], grey.shape[0]))) < 255] = 255
    return out


def without_shadows(grey: Grey) -> Grey:
    """Bands along the edges that are mostly dark, as an open lid or a book's fold leaves them, go white."""
    out = grey
    for turned in range(4):
        side = np.rot90(out, turned)
        deep = _shadow(ink(side))
        if deep:
            side = side.copy()
            side[:deep] = 255
            out = np.rot90(side, -turned)
    return np.ascontiguousarray(out)


def _shadow(dark: Mask) -> int:
    """How many rows from the top on lie in a shadow."""
    reach = max(1, int(len(dark) * EDGE))
    shaded = np.flatnonzero(dark[:reach].mean(axis=1) > SHADOW)
    return int(shaded[-1]) + 1 if len(shaded) else 0
