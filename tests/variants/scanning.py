"""A PDF → a noisy scan of it: 200 dpi, grey, askew, specks, slightly blurred, packed as an office's scanner packs it."""

import io
import random
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

DPI = 200
MOST_ASKEW = 1.5  # degrees
SPECKS = 0.0005  # share of pixels
QUALITY = 70


def scan(pdf: Path, target: Path, seed: int) -> None:
    """Write the scan of all pages; the suffix of `target` tells how they are packed: .pdf or .tiff."""
    chance = random.Random(seed)
    pages = [noisy(page, chance) for page in pictures(pdf)]
    if target.suffix == ".tiff":
        pages[0].save(target, save_all=True, append_images=pages[1:], dpi=(DPI, DPI), compression="tiff_lzw")
    else:
        pages[0].save(target, save_all=True, append_images=pages[1:], resolution=DPI, quality=QUALITY)


def pictures(pdf: Path) -> list[Image.Image]:
    """The pages of the PDF in grey."""
    folder = pdf.with_suffix(".pages")
    folder.mkdir()
    command = ["pdftoppm", "-r", str(DPI), "-gray", str(pdf), str(folder / "page")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [Image.open(io.BytesIO(path.read_bytes())) for path in sorted(folder.iterdir())]


def noisy(page: Image.Image, chance: random.Random) -> Image.Image:
    """The page as a worn scanner sees it."""
    angle = chance.uniform(-MOST_ASKEW, MOST_ASKEW)
    page = page.convert("L").rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(0.6))
    noise = np.random.default_rng(chance.getrandbits(32))
    pixels = np.asarray(page, dtype=np.int16) + noise.normal(0, 8, (page.height, page.width)).astype(np.int16) - 6
    pixels[noise.random(pixels.shape) < SPECKS] = 40
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
