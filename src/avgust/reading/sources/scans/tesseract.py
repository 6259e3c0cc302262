"""One call of tesseract: a picture in, words with their boxes and how sure they are out."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.programs.running import find_program, run_program
from avgust.reading.sources.scans.pictures import Grey

LANGUAGE, HELPING = "rus", "eng"  # the second reads «PISA» and figures better, where it is installed
BLOCK = 6  # how tesseract looks at a picture: as one block of lines; modes that seek columns lose numbers at the margin
ASKING = 20  # seconds for the list of languages


@dataclass(frozen=True, slots=True)
class Read:
    """A word as tesseract read it: its box in pixels, the number of its printed line, and per cent of confidence."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, ...]
    confidence: int


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program's path and the languages that it is called with."""

    path: str
    languages: str


class Late(Exception):
    """A page took longer than its limit."""


class Failed(Exception):
    """Tesseract ended with an error; the text is its complaint."""


def find_tesseract(place: str, limits: Limits) -> Tesseract:
    """The program; refuses the file where it or its Russian is not there."""
    path = find_program("tesseract")
    if path is None:
        raise refusal("no-tesseract", place)
    asked = run_program([path, "--list-langs"], seconds=ASKING, memory=limits.program_memory)
    there = asked.out.decode("utf-8", "replace").split()
    if LANGUAGE not in there:
        raise refusal("no-russian", place)
    return Tesseract(path, f"{LANGUAGE}+{HELPING}" if HELPING in there else LANGUAGE)


def recognise(program: Tesseract, grey: Grey, dots: float, limits: Limits) -> list[Read]:
    """The words of a picture in the order in which tesseract reads them.

    Raises `Late` beyond the time limit of a page and `Failed` where tesseract gives up.
    """
    picture = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(grey)).save(picture, "PPM")
    command = [program.path, "-", "-", "-l", program.languages, "--psm", str(BLOCK), "--dpi", str(round(dots)), "tsv"]
    done = run_program(
        command,
        seconds=limits.page_seconds,
        memory=limits.program_memory,
        stdin=picture.getvalue(),
        environment={"OMP_THREAD_LIMIT": "1"},
    )
    if done.late:
        raise Late
    if done.code:
        raise Failed(done.said.strip()[-200:])
    return words_of(done.out.decode("utf-8", "replace"), limits.words)


def words_of(table: str, most: int) -> list[Read]:
    """The words in tesseract's table (TSV), `most` of them."""
    words: list[Read] = []
    for row in table.split("\n"):
        fields = row.split("\t")
        if len(fields) == 12 and fields[0] == "5" and fields[11].strip() and len(words) < most:
            block, paragraph, line, _, left, top, width, height = map(int, fields[2:10])
            box = (left, top, left + width, top + height)
            words.append(Read(fields[11].strip(), *box, (block, paragraph, line), round(float(fields[10]))))
    return words
