"""The sample resolution that ships: both files are what the script makes, and both say the same."""

import runpy
from pathlib import Path
from zipfile import ZipFile

import pytest

from avgust.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLE = EXAMPLES / "resolution.docx"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples")
    runpy.run_path(str(EXAMPLES / "make_resolution.py"))["main"](folder)
    return folder


@pytest.fixture(scope="module")
def reading():
    return read(SAMPLE)


def contents(path):
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_files_that_ship_are_what_the_script_makes(made):
    assert (made / "resolution.txt").read_text("utf-8") == (EXAMPLES / "resolution.txt").read_text("utf-8")
    assert contents(made / "resolution.docx") == contents(SAMPLE)


def test_no_number_is_typed_in_the_word_document():
    with ZipFile(SAMPLE) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "1.1." not in body
    assert "w:numPr" in body


def test_the_word_document_and_the_text_say_the_same(reading):
    text = read(EXAMPLES / "resolution.txt")
    for part in ("metadata", "sections", "directives", "noted", "entities"):
        assert getattr(reading, part) == getattr(text, part)
    assert [f.code for f in reading.findings] == [f.code for f in text.findings]


def test_the_sample_is_read_as_a_careful_person_reads_it(reading):
    about = reading.metadata
    assert (about.kind, about.date, about.school_year) == ("resolution", "2026-08-27", "2026/2027")
    assert (about.place, about.territory) == ("г. Журавлинск", "Журавлинский муниципальный округ")
    assert [s.title for s in reading.sections] == [
        "Качество образования и объективность оценки",
        "Воспитание, безопасность и поддержка педагогов",
    ]
    labels = "1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 3.1 3.2а 3.2б 3.2в 3.3 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6 7 8"
    assert [d.label for d in reading.directives] == labels.split()


@pytest.mark.parametrize(
    ("label", "days"),
    {
        "1.1": (None, "2026-09-15", None),
        "1.3": (None, None, "QUARTERLY"),
        "2.2": ("2026-10-01", "2026-12-31", None),
        "2.4": (None, None, "CONTINUOUS"),
        "3.2б": ("2026-09-01", "2027-08-31", None),
        "4.1": (None, "2026-12-01", None),
        "4.4": ("2027-04-01", "2027-06-30", None),
        "5.1": (None, "2026-09-27", None),
        "5.2": (None, "2026-09-05", "MONTHLY"),
        "5.3": (None, "2026-12-25", None),
        "6": ("2026-10-01", "2027-04-30", None),
    }.items(),
)
def test_its_deadlines_are_of_many_forms(reading, label, days):
    deadline = next(d.deadline for d in reading.directives if d.label == label)
    assert (deadline.start, deadline.end, deadline.freq) == days
