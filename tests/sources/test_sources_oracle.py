"""LibreOffice, where it is installed, prints the same numbers as we do, in written documents and in random ones."""

import re

import pytest
from docx_builder import abstract, cell, docx, item, level, num, paragraph, style, table
from office import TEXT, converted, needs_office, printed_by_office, printed_by_us
from random_papers import paper

SPOKEN = re.compile(r" \d+$|^конец$")
"""Lines with words: LibreOffice prints the numbers of empty items too."""
THREE = abstract(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "russianLower"))
STARTS = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
FORMS = (
    "decimal",
    "decimalZero",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "russianLower",
    "russianUpper",
)
HEADING = style("h1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', shown="heading 1")
BODIES = {
    "levels": (
        item("а", 1)
        + item("б", 1, 1)
        + item("в", 1, 1)
        + item("г", 1, 2)
        + item("д", 1, 2)
        + item("е", 1)
        + item("ж", 1, 2),
        THREE + num(1, 0),
    ),
    "levels left out": (item("а", 1, 1) + item("б", 1, 1) + item("в", 1) + item("г", 1, 1), THREE + num(1, 0)),
    "a level in between left out": (
        item("а", 1) + item("б", 1, 2) + item("в", 1, 1) + item("г", 1, 2),
        abstract(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3.")) + num(1, 0),
    ),
    "shared counters": (
        item("а", 1) + paragraph("между") + item("б", 2) + item("в", 1) + item("г", 3) + item("д", 3) + item("е", 1),
        THREE + num(1, 0) + num(2, 0) + num(3, 0, STARTS),
    ),
    "starts": (
        item("а", 1) + item("б", 1, 1) + item("в", 1),
        abstract(0, level(0, "%1.", start=3), level(1, "%1.%2.", start=7)) + num(1, 0),
    ),
    "cells": (
        table(cell(item("а", 1)) + cell(item("б", 1)), cell(item("в", 1)) + cell("x")) + item("г", 1),
        THREE + num(1, 0),
    ),
    "words around": (item("а", 1) + item("б", 1), abstract(0, level(0, "Пункт %1")) + num(1, 0)),
    "a replaced level": (
        item("а", 1) + item("б", 2) + item("в", 2),
        THREE + num(1, 0) + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "upperLetter")}</w:lvlOverride>'),
    ),
    "a level left out below an override": (
        item("а", 1) + item("б", 3, 1) + item("в", 3) + item("г", 1) + item("д", 3),
        THREE + num(1, 0) + num(3, 0, STARTS),
    ),
    "a list that begins below its override": (
        item("а", 3, 1) + item("б", 1) + item("в", 3),
        THREE + num(1, 0) + num(3, 0, STARTS),
    ),
    "a style's list": (paragraph("а", '<w:pStyle w:val="h1"/>') + item("б", 1, 1), THREE + num(1, 0)),
    "forms": (
        "".join(item("x", number) for number in range(1, 9) for _ in range(12)),
        "".join(abstract(number, level(0, "%1)", form)) for number, form in enumerate(FORMS))
        + "".join(num(number + 1, number) for number in range(8)),
    ),
}
SEEDS = range(25)


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    """The documents above, and random ones."""
    styles = style("Normal", "", default=True) + HEADING
    named = {name: docx(body, numbering, styles) for name, (body, numbering) in BODIES.items()}
    return named | {f"random {seed}": paper(seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def printed(documents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What LibreOffice prints of each."""
    files = {f"{name}.docx": data for name, data in documents.items()}
    made = converted(files, TEXT, tmp_path_factory.mktemp("office"))
    return {name: printed_by_office(text) for name, text in made.items()}


@needs_office
@pytest.mark.parametrize("name", BODIES)
def test_libreoffice_prints_the_same_numbers(
    name: str, documents: dict[str, bytes], printed: dict[str, list[str]]
) -> None:
    assert printed_by_us(documents[name]) == printed[name]


@needs_office
@pytest.mark.parametrize("seed", SEEDS)
def test_libreoffice_prints_the_same_random_document(
    seed: int, documents: dict[str, bytes], printed: dict[str, list[str]]
) -> None:
    """Letter by letter, small and capital letters aside: LibreOffice prints «Аб» where Word prints «ББ»."""
    ours = [line.lower() for line in printed_by_us(documents[f"random {seed}"])]
    theirs = [line.lower() for line in printed[f"random {seed}"]]
    assert ours == [line for line in theirs if SPOKEN.search(line)]
