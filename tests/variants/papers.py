"""Every golden document in every format that an office keeps, and the score of each reading."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "accuracy"))

import json

from scanning import scan
from scoring import Score, score
from word import parts_of, write_docx

from avgust.kernel.errors import AvgustError
from avgust.reading import read
from avgust.reading.export.json import to_json
from avgust.reading.sources.programs import soffice
from corpus import Golden, documents

CONVERTED = {
    "odt": "odt",
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "html": "html:HTML (StarWriter)",
    "pdf": "pdf",
}
"""What LibreOffice makes of the DOCX: the suffix and the filter."""
FORMATS = ("docx", *CONVERTED, "scan")
FLOORS = dict.fromkeys(FORMATS, 0.98) | {"scan": 0.93}
"""The share of the original's score that a format must keep."""


@cache
def folder() -> Path:
    """Where the papers lie until the tests end."""
    return Path(tempfile.mkdtemp(prefix="avgust-papers-"))


def masters() -> list[Path]:
    """The DOCX of each golden document; every second one has Word's own lists instead of typed numbers."""
    made = []
    for number, golden in enumerate(documents()):
        path = folder() / f"{golden.set}-{golden.name}.docx"
        if not path.exists():
            write_docx(parts_of(golden.source), path, numbered=number % 2 == 0)
        made.append(path)
    return made


def convert(files: Iterable[Path], format: str) -> None:
    """One start of LibreOffice for all the files."""
    profile = folder() / "profile"
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to"]
    command += [CONVERTED[format], "--outdir", str(folder()), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=1200)


@cache
def papers(format: str) -> list[Path]:
    """The documents in this format, in the order of `documents()`."""
    files = masters()
    if format == "docx":
        return files
    if format == "scan":
        return [scanned(number, path) for number, path in enumerate(papers("pdf"))]
    if format == "doc":
        return opened(papers("rtf"))
    made = [path.with_suffix(f".{format}") for path in files]
    if not all(path.exists() for path in made):
        convert(files, format)
    return made


def opened(files: list[Path]) -> list[Path]:
    """DOC files, opened for all of them at once as the corpus does it.

    They come from RTF: the DOC that LibreOffice makes of a DOCX loses tables and starts lists anew, as its own print shows.
    """
    old = soffice.convert(files, "doc", folder())
    new = soffice.convert([Path(str(old[file])) for file in files], "docx", folder())
    return [Path(str(file)) for file in new.values()]


def scanned(number: int, pdf: Path) -> Path:
    """A scan, every second one as TIFF, the others as PDF."""
    target = pdf.with_name(pdf.stem + ("-scan.tiff" if number % 2 else "-scan.pdf"))
    if not target.exists():
        scan(pdf, target, number)
    return target


def scored(golden: Golden, path: Path) -> Score:
    """The score of a paper; nothing right where it cannot be read."""
    try:
        given = json.loads(to_json(read(path)))
    except AvgustError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        given = {"metadata": {}, "directives": []}
    return score(golden.wanted, given)


@cache
def scores(format: str) -> list[tuple[Golden, Score]]:
    """Each document with the score of its paper in this format."""
    pairs = list(zip(documents(), papers(format), strict=True))
    with ThreadPoolExecutor(2 if format == "scan" else 1) as pool:  # tesseract is a process of its own
        return list(zip(documents(), pool.map(lambda pair: scored(*pair), pairs), strict=True))


def share(golden: Golden, found: Score) -> float:
    """What is left of the original's score."""
    return (found.row()["score"] or 0) / (golden.score.row()["score"] or 1)


def kept(format: str) -> float:
    """The mean share of the original's score over all documents."""
    shares = [share(golden, found) for golden, found in scores(format)]
    return sum(shares) / len(shares)
