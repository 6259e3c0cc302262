"""LibreOffice, where it is installed, prints the same numbers as we do."""

import shutil
import subprocess
from pathlib import Path

import pytest
from docx_builder import abstract, cell, docx, item, level, num, paragraph, style, table

from avgust.reading.blocks import Table
from avgust.reading.sources import from_bytes

SOFFICE = shutil.which("soffice")
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
    "a style's list": (paragraph("а", '<w:pStyle w:val="h1"/>') + item("б", 1, 1), THREE + num(1, 0)),
    "forms": (
        "".join(item("x", number) for number in range(1, 9) for _ in range(12)),
        "".join(abstract(number, level(0, "%1)", form)) for number, form in enumerate(FORMS))
        + "".join(num(number + 1, number) for number in range(8)),
    ),
}


def printed_by_office(data: bytes, folder: Path) -> list[str]:
    """The lines of LibreOffice's export to text, made with a profile of its own."""
    path = folder / "a.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], timeout=120, check=True, capture_output=True)
    lines = (folder / "a.txt").read_text("utf-8-sig").splitlines()
    return [line.strip() for line in lines if line.strip()]


def printed_by_us(data: bytes) -> list[str]:
    lines = []
    for part in from_bytes(data, "a.docx").parts:
        if isinstance(part, Table):
            lines += [words.text for row in part.rows for one in row for words in one.paragraphs]
        else:
            lines.append(part.text)
    return lines


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", BODIES)
def test_libreoffice_prints_the_same_numbers(name: str, tmp_path: Path) -> None:
    body, numbering = BODIES[name]
    data = docx(body, numbering, style("Normal", "", default=True) + HEADING)
    assert printed_by_us(data) == printed_by_office(data, tmp_path)
