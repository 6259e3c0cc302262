"""Plans that live in workbooks are read into the directives that they mean."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from books import BOOKS, made
from gold import GOLD

from avgust.reading import read_bytes
from avgust.reading.export.json import to_json
from measuring import Score, score, total

FLOOR = 0.95
"""Mean of the six columns over all workbooks."""
KNOWN = {
    "network_schedule": {
        "targets",
        "metadata",
    },  # «классов» is no unit yet; the programme's name is taken for the title
    "two_tables": {"addressees"},  # «Сорокина Т.В., учителя 4 классов»: could be her post
    "wrapped": {"metadata"},  # «в Каменском … районе» with an adjective that the dictionary lacks
}
"""Columns that are known to miss, for reasons that no workbook brings in."""


@cache
def scored(name: str) -> Score:
    reading = read_bytes(made(BOOKS[name]), f"{name}.xlsx")
    return score(GOLD[name], json.loads(to_json(reading)))


def told(each: Score) -> str:
    return "\n".join(map(str, each.misses))


@pytest.mark.parametrize("name", BOOKS)
def test_every_duty_of_a_workbook_is_read_with_its_executors_and_term(name: str) -> None:
    missed = {column for column, value in scored(name).row().items() if value is not None and value < 1}
    assert missed - {"score"} <= KNOWN.get(name, set()), told(scored(name))


def test_all_workbooks_together_keep_to_the_floor() -> None:
    assert set(GOLD) == set(BOOKS)
    every = total(scored(name) for name in BOOKS)
    assert every.row()["score"] >= FLOOR, told(every)


@pytest.mark.parametrize("name", BOOKS)
def test_every_directive_says_its_sheet_and_cell(name: str) -> None:
    reading = read_bytes(made(BOOKS[name]), f"{name}.xlsx")
    assert all(directive.source.address.words().startswith("лист «") for directive in reading.directives)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all workbooks as LibreOffice saves them as ODS."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("not installed: soffice")
    folder = tmp_path_factory.mktemp("books")
    for name, fill in BOOKS.items():
        (folder / f"{name}.xlsx").write_bytes(made(fill))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = [str(folder / f"{name}.xlsx") for name in BOOKS]
    command = [soffice, "--headless", profile, "--convert-to", "ods", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("name", BOOKS)
def test_the_same_plan_as_ods_is_read_as_the_same_directives(name: str, converted: Path) -> None:
    def said(file: str) -> list[object]:
        directives = json.loads(to_json(read_bytes((converted / file).read_bytes(), file)))["directives"]
        return [(each["label"], each["text"], each["addressees"], each["deadline"]) for each in directives]

    assert said(f"{name}.ods") == said(f"{name}.xlsx")
