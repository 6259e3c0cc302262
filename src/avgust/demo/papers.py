"""The papers of the example: written line by line in `data/papers`, made into files as offices send them.

    python -m avgust.demo.papers FOLDER [--today 2026-11-22]

A paper stands as `what: words`, one paragraph a line; what each kind of paragraph is, see `WHAT`.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from avgust.demo.days import Days, on_a_weekday

WHAT = {
    "kind": "what the paper is: РЕЗОЛЮЦИЯ",
    "event": "a line of the masthead",
    "date": "day and place, or day and number, parted by a bar",
    "place": "the place on a line of its own",
    "title": "what it is about",
    "body": "a plain paragraph",
    "opening": "«ПРИКАЗЫВАЮ:»",
    "section": "a titled section: I.",
    "item": "1.",
    "point": "1.1.",
    "letter": "а)",
    "bullet": "–",
    "agenda": "a point of the agenda: 1.",
    "field": "«Срок: …» below its item",
    "signature": "post and name, parted by a bar",
    "attachment": "the heading of an attachment, on a new page",
    "head": "a table begins: the cells of its head, parted by bars",
    "row": "a row of the table",
    "band": "a row of one cell across the table",
}
IN_TABLE = {"head", "row", "band"}
STAGES = ("", "draft", "read", "visitor")
LETTERS = "абвгдежзиклмн"
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a row: what it is, its words, and the number that an office would type in front of it."""

    what: str
    text: str
    number: str = ""

    @property
    def cells(self) -> list[str]:
        """Its parts between bars."""
        return [cell.strip() for cell in self.text.split("|")]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the example.

    owner  the code of the organisation whose paper it is
    by     who uploads it
    on     the day on which it was signed
    after  how many days later it is uploaded
    stage  how far it has come: "" all the way, "draft" its assignments are drafts, "read" its reading waits for a
           review, "visitor" the visitor uploads it
    """

    code: str
    title: str
    file: str
    owner: str
    by: str
    on: date
    after: int
    stage: str
    number: str
    paragraphs: tuple[Paragraph, ...]

    def as_file(self) -> bytes:
        """The paper in the format that its file name tells."""
        match Path(self.file).suffix:
            case ".docx":
                from avgust.demo.word import as_docx as write
            case ".odt":
                from avgust.demo.opendocument import as_odt as write
            case _:
                from avgust.demo.rich_text import as_rtf as write
        return write(self)


def papers(today: date) -> list[Paper]:
    """All papers that exist on `today`, in the order of their days."""
    heads, bodies = {}, {}
    for entry in files("avgust.demo").joinpath("data", "papers").iterdir():
        head, _, body = entry.read_text("utf-8").partition("\n---\n")
        told = dict(line.split(": ", 1) for line in head.splitlines())
        heads[told["code"]], bodies[told["code"]] = told, body
    signed = {code: _signed(told["on"], today) for code, told in heads.items()}
    made = [_paper(told, bodies[code], Days(today, signed, signed[code])) for code, told in heads.items()]
    return sorted((paper for paper in made if paper.on <= today), key=lambda paper: (paper.on, paper.code))


def write_all(folder: Path, today: date) -> list[Path]:
    """Writes all papers into the folder; tells what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for paper in papers(today):
        written.append(folder / paper.file)
        written[-1].write_bytes(paper.as_file())
    return written


def numbered(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs with their numbers; items count through the whole paper."""
    section = item = point = letter = agenda = 0
    for each in paragraphs:
        number = ""
        match each.what:
            case "section":
                section += 1
                number = ROMAN[section] + "."
            case "item":
                item, point = item + 1, 0
                number = f"{item}."
            case "point":
                point, letter = point + 1, 0
                number = f"{item}.{point}."
            case "letter":
                letter += 1
                number = LETTERS[letter - 1] + ")"
            case "agenda":
                agenda += 1
                number = f"{agenda}."
            case "bullet":
                number = "–"
        yield replace(each, number=number)


def tables(paragraphs: tuple[Paragraph, ...]) -> Iterator[list[Paragraph]]:
    """The paragraphs one by one, the rows of a table together."""
    table: list[Paragraph] = []
    for each, following in pairwise([*paragraphs, Paragraph("", "")]):
        if each.what not in IN_TABLE:
            yield [each]
            continue
        table.append(each)
        if following.what not in IN_TABLE:
            yield table
            table = []


def _signed(on: str, today: date) -> date:
    day = Days(today).day(on)
    if day is None:
        raise ValueError(on)
    return on_a_weekday(day)


def _paper(told: dict[str, str], body: str, days: Days) -> Paper:
    if days.own is None:
        raise ValueError(told["code"])
    lines = [line.split(": ", 1) for line in days.fill(body).splitlines()]
    if unknown := {what for what, _ in lines} - WHAT.keys():
        raise ValueError(f"{told['code']}: {unknown}")
    return Paper(
        code=told["code"],
        title=told["title"],
        file=days.fill(told["file"]),
        owner=told["owner"],
        by=told["by"],
        on=days.own,
        after=int(told["after"]),
        stage=STAGES[STAGES.index(told.get("stage", ""))],
        number=told.get("number", ""),
        paragraphs=tuple(numbered([Paragraph(what, text) for what, text in lines])),
    )


def main(arguments: list[str]) -> None:
    """Writes the papers and names them."""
    parser = argparse.ArgumentParser(prog="python -m avgust.demo.papers", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    told = parser.parse_args(arguments)
    for path in write_all(told.folder, told.today):
        print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
