"""Pages of Russian words drawn as pictures, and what becomes of them in a scanner."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

DOTS = 200
FONTS = ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "PTF55F.ttf", "DejaVuSans.ttf", "times.ttf")
WORDS = (
    "РЕЗОЛЮЦИЯ",
    "августовского совещания педагогических работников",
    "1. Управлению образования администрации района:",
    "1.1. разработать план мероприятий до 1 октября 2024 года;",
    "1.2. довести долю школ, подключённых к платформе, до 85 %.",
    "2. Руководителям общеобразовательных организаций:",
    "2.1. провести родительские собрания в сентябре 2024 года;",
    "2.2. представить отчёт до 25 декабря 2024 года.",
)


def _russian_tesseract() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "rus" in listed.stdout.split()


needs_tesseract = pytest.mark.skipif(not _russian_tesseract(), reason="tesseract with Russian is not here")


def font(size: int) -> ImageFont.FreeTypeFont:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    pytest.skip("no font with Russian letters is here")


def paper(
    lines: tuple[str, ...] = WORDS, points: int = 14, width: float = 8.27, height: float = 11.69, margin: float = 1
) -> Image.Image:
    """A sheet with these lines, one under another; inches."""
    page = Image.new("L", (round(width * DOTS), round(height * DOTS)), 255)
    draw = ImageDraw.Draw(page)
    size = points * DOTS // 72
    for number, line in enumerate(lines):
        draw.text((1.2 * margin * DOTS, margin * DOTS + number * round(size * 1.5)), line, fill=0, font=font(size))
    return page


def table(rows: list[list[str]], widths: list[int], height: int = 120) -> Image.Image:
    """A sheet with a drawn table: widths of columns and height of rows in pixels; «|» in a cell breaks its line."""
    page = Image.new("L", (round(8.27 * DOTS), round(11.69 * DOTS)), 255)
    draw = ImageDraw.Draw(page)
    for down, row in enumerate(rows):
        left = 150
        for width, words in zip(widths, row, strict=True):
            top = 300 + down * height
            draw.rectangle((left, top, left + width, top + height), outline=0, width=3)
            draw.multiline_text((left + 12, top + 10), words.replace("|", "\n"), fill=0, font=font(33))
            left += width
    return page


def saved(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **({"dpi": (DOTS, DOTS)} | how))
    return out.getvalue()


def fake_tesseract(folder: Path, script: str) -> None:
    """A program that stands in for tesseract."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
