"""Texts of unusual shape, for reading that must stay linear whatever it is given: one kind of thing again and again."""

import random
from collections.abc import Callable

from documents import HEAD, OPENING, golden_duties

Shape = Callable[[int, random.Random], str]


def shaped(name: str, size: int, seed: int) -> str:
    """A resolution of about `size` characters in which one shape repeats."""
    return f"{HEAD}\n{OPENING}\n\n{SHAPES[name](size, random.Random(seed))}\n"


def repeated(piece: Callable[[random.Random], str], between: str = "\n") -> Shape:
    """Pieces in a row until there are enough characters."""

    def make(size: int, chance: random.Random) -> str:
        pieces: list[str] = []
        length = 0
        while length < size:
            pieces.append(piece(chance))
            length += len(pieces[-1]) + len(between)
        return between.join(pieces)

    return make


def paragraph(start: str, shape: Shape) -> Shape:
    """The shape as one paragraph."""
    return lambda size, chance: start + shape(size, chance)


def day(chance: random.Random) -> str:
    """«07.03.2021»."""
    return f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{chance.randint(2010, 2025)}"


DUTIES = golden_duties()
WORDS = [word for duty in DUTIES for word in duty.lower().split() if word.isalpha()]


def words(chance: random.Random, count: int) -> str:
    """Words of the golden directives at random."""
    return " ".join(chance.choices(WORDS, k=count))


TABLE_HEAD = "№\tМероприятие\tСрок\tИсполнитель\n"
SHAPES: dict[str, Shape] = {
    "directives in one paragraph": paragraph("1. Школам: ", repeated(lambda c: c.choice(DUTIES), "; ")),
    "words in one paragraph": paragraph("1. обеспечить ", repeated(lambda c: words(c, 9), " ")),
    "words in wrapped lines": repeated(lambda c: words(c, 9) + ","),
    "words broken at the margin": repeated(lambda c: words(c, 9) + " обра-"),
    "quotes that nobody closes": paragraph("1. обеспечить ", repeated(lambda c: words(c, 2), " «")),
    "brackets that nobody closes": paragraph("1. обеспечить ", repeated(lambda c: words(c, 2), " (")),
    "dates in a row": paragraph("1. обеспечить ", repeated(day, ", ")),
    "percents in a row": paragraph("1. довести долю ", repeated(lambda c: f"до {c.randint(1, 99)} %", " ")),
    "acts in a row": paragraph("1. исполнить приказы ", repeated(lambda c: f"от {day(c)} № {c.randint(1, 999)}", ", ")),
    "addressees in a row": paragraph("1. ", repeated(lambda c: "руководителям школ", ", ")),
    "lead-ins": repeated(lambda c: f"Управлению образования {words(c, 2)}:"),
    "bullets with a term each": repeated(lambda c: f"- обеспечить {words(c, 3)};\nСрок: до {day(c)}."),
    "points with a term each": repeated(lambda c: f"{c.randint(1, 99)}. обеспечить питание.\nСрок: до {day(c)}."),
    "rows of a table": paragraph(TABLE_HEAD, repeated(lambda c: f"1\tпровести {words(c, 5)}\tдо {day(c)}\tдиректор")),
    "headings": repeated(lambda c: f"Раздел {c.randint(1, 99)}. {words(c, 3)}", "\n\n"),
}
