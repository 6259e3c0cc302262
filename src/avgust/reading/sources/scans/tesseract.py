"""One call of tesseract: a picture in, words with their boxes and how sure they are out."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.programs.running import find_program, run_program
from avgust.reading.sources.scans.pictures import Grey

LANGUAGE = "rus"
PAGE, BLOCK = 3, 6  # how tesseract looks at a picture: as a page with columns and headings, as one block of lines
ASKING = 20  # seconds for the list of languages


@dataclass(frozen=True, slots=True)
class Read:
    """A word as tesseract read it: its box in pixels, the number of its printed line, and per cent of confidence."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]
    confidence: int


class Late(Exception):
    """A page took longer than its limit."""


class Failed(Exception):
    """Tesseract ended with an error; the text is its complaint."""


def find_tesseract(place: str, limits: Limits) -> str:
    """Its path; refuses the file where it or its Russian is not there."""
    program = find_program("tesseract")
    if program is None:
        raise refusal("no-tesseract", place)
    asked = run_program([program, "--list-langs"], seconds=ASKING, memory=limits.program_memory)
    if LANGUAGE not in asked.out.decode("utf-8", "replace").split():
        raise refusal("no-russian", place)
    return program


def recognise(program: str, grey: Grey, dots: float, mode: int, limits: Limits) -> list[Read]:
    """The words of a picture in the order in which tesseract reads them.

    Raises `Late` beyond the time limit of a page and `Failed` where tesseract gives up.
    """
    picture = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(grey)).save(picture, "PPM")
    command = [program, "-", "-", "-l", LANGUAGE, "--psm", str(mode), "--dpi", str(round(dots)), "tsv"]
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
