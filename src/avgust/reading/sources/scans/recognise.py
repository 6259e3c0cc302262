"""A page as a picture → its words and drawn lines at their places, upright, with the way back to the page as shown."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from PIL import Image

from avgust.kernel.findings import Finding, Severity
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.pages.page import Page, Ruling, Word
from avgust.reading.sources.scans.cells import Rectangle, find_cells, strips
from avgust.reading.sources.scans.cleaning import cleaned
from avgust.reading.sources.scans.latin import russian_again
from avgust.reading.sources.scans.pictures import POINTS, Grey, Picture
from avgust.reading.sources.scans.rubbish import without_rubbish
from avgust.reading.sources.scans.rulings import Line, find_lines
from avgust.reading.sources.scans.spelling import mended
from avgust.reading.sources.scans.straighten import Tilt, skew, turned, turns
from avgust.reading.sources.scans.tesseract import LANGUAGE, Failed, Late, Read, Tesseract, recognise
from avgust.reading.sources.scans.typeface import Band, bands

COARSE, ENLARGED = 180, 300  # dots an inch below which a page is made larger, and to which …
MOST_ENLARGED = 3  # … unless that is more than so many times
POOR = 70  # per cent: a page read with less confidence may stand on its head or lie on its side
DOUBTFUL = 75  # per cent: a person should hold the page against its text
FEWEST = 3  # words from which the confidence of a page means anything


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page upright, how it was turned for that, and what was doubtful about it."""

    page: Page
    tilt: Tilt
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The page turned one way: what was read, and how sure tesseract is of it on average."""

    reads: list[Read]
    lines: tuple[Line, ...]
    angle: float
    size: tuple[int, int]
    dots: float
    confidence: float


def recognise_pages(
    pictures: Iterable[tuple[int, Picture]], program: Tesseract, limits: Limits
) -> Iterator[Recognised]:
    """Numbered pages in their order, several at a time: each waits for a process of its own."""
    workers = limits.threads or os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Recognised]] = deque()
        for number, picture in pictures:
            waiting.append(pool.submit(recognise_page, picture, number, program, limits))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def recognise_page(picture: Picture, number: int, program: Tesseract, limits: Limits) -> Recognised:
    """One page; where tesseract fails or is late the page has no words and a finding says so."""
    shown = (picture.width, picture.height)
    nothing = Page(number, *shown, ())
    try:
        attempt = _best(picture, program, limits)
    except Late:
        message = f"Страница {number} не распознана за {limits.page_seconds} с: её текста здесь нет"
        return Recognised(
            nothing, Tilt(0, shown, shown), (_finding("page-not-recognised", "warning", message, number),)
        )
    except Failed as error:
        message = f"Страница {number} не распознана: {error}"
        return Recognised(
            nothing, Tilt(0, shown, shown), (_finding("page-not-recognised", "warning", message, number),)
        )
    scale = POINTS / attempt.dots
    upright = (attempt.size[1] * scale, attempt.size[0] * scale)
    reads, dropped = without_rubbish(attempt.reads)
    rulings = tuple(
        Ruling(line.left * scale, line.top * scale, line.right * scale, line.bottom * scale) for line in attempt.lines
    )
    page = Page(number, *upright, tuple(_words(reads, scale)), rulings)
    return Recognised(page, Tilt(attempt.angle, shown, upright), tuple(_findings(number, reads, dropped)))


def _best(picture: Picture, program: Tesseract, limits: Limits) -> _Attempt:
    """The page turned as it reads well; where no turn does, as it reads best."""
    grey, dots = _enlarged(cleaned(picture.grey, picture.dots), picture.dots)
    attempts: list[_Attempt] = []
    for turn in turns(grey):
        attempts.append(_attempt(grey, turn, dots, program, limits))
        if attempts[-1].confidence >= POOR or not attempts[-1].reads:
            break
    return max(attempts, key=lambda attempt: attempt.confidence)


def _enlarged(grey: Grey, dots: float) -> tuple[Grey, float]:
    """A coarse page made larger once it is clean: specks must not grow."""
    if dots >= COARSE:
        return grey, dots
    times = min(ENLARGED / dots, MOST_ENLARGED)
    size = round(grey.shape[1] * times), round(grey.shape[0] * times)
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BICUBIC), dtype=np.uint8), dots * times


def _attempt(grey: Grey, quarter: float, dots: float, program: Tesseract, limits: Limits) -> _Attempt:
    grey = turned(grey, quarter)
    askew = skew(grey)
    grey = turned(grey, askew)
    lines, words = find_lines(grey, dots, limits.rulings)
    reads = _read(words, lines, dots, program, limits)
    return _Attempt(reads, lines, quarter + askew, (grey.shape[0], grey.shape[1]), dots, _confidence(reads))


def _confidence(reads: list[Read]) -> float:
    """How sure tesseract is on average of what is long enough to tell; it reads lines that run up or down, too."""
    sure = [
        read.confidence if read.right - read.left > read.bottom - read.top else 0
        for read in reads
        if len(read.text) > 2
    ]
    return sum(sure) / len(sure) if sure else 0.0


def _read(grey: Grey, lines: tuple[Line, ...], dots: float, program: Tesseract, limits: Limits) -> list[Read]:
    """Cells of tables by themselves, all the rest as a page."""
    tables = find_cells(lines, dots)
    rest = grey.copy()
    for cell in (cell for cells in tables for cell in cells):
        rest[cell.top : cell.bottom, cell.left : cell.right] = 255
    reads = recognise(program, rest, dots, limits)
    for number, cells in enumerate(tables):
        inside = list(_in_cells(grey, cells, dots, program, limits, number))
        end = max(cell.bottom for cell in cells)
        at = next((i for i, read in enumerate(reads) if (read.top + read.bottom) / 2 > end), len(reads))
        reads[at:at] = inside
    return mended(russian_again(grey, reads, dots, program, LANGUAGE, limits))


def _in_cells(
    grey: Grey, cells: list[Rectangle], dots: float, program: Tesseract, limits: Limits, table: int
) -> Iterator[Read]:
    for number, strip in enumerate(strips(grey, cells, dots)):
        for read in recognise(program, strip.grey, dots, limits):
            left, top, right, bottom = strip.back(read.left, read.top, read.right, read.bottom)
            yield Read(read.text, left, top, right, bottom, (table + 1, number, *read.line), read.confidence)


def _words(reads: list[Read], scale: float) -> Iterator[Word]:
    lines = bands(reads)
    for read in reads:
        band = lines.get(read.line) or Band(read.top, read.bottom, 0)
        yield Word(
            read.text,
            read.left * scale,
            band.top * scale,
            read.right * scale,
            band.bottom * scale,
            size=band.size * scale,
            confidence=read.confidence,
        )


def _findings(number: int, reads: list[Read], dropped: int) -> Iterator[Finding]:
    if dropped:
        message = f"Страница {number}: не приняты за слова пятна, штрихи подписей и печатей ({dropped})"
        yield _finding("scan-marks", "note", message, number)
    sure = round(float(np.mean([read.confidence for read in reads]))) if reads else 0
    if len(reads) >= FEWEST and sure < DOUBTFUL:
        message = f"Страница {number} распознана неуверенно (в среднем {sure} %): сверьте её с изображением"
        yield _finding("page-doubtful", "doubt", message, number)
    if not reads:
        yield _finding("page-without-words", "note", f"На странице {number} слова не найдены", number)


def _finding(code: str, severity: Severity, message: str, number: int) -> Finding:
    return Finding(code, severity, message, f"с. {number}")
