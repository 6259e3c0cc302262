"""The pages of documentation: their tables of witnesses, their consoles, their figures.

`python tests/docs/doc_pages.py` puts the present output into every ```console block, and the present figures of
accuracy behind `<!-- accuracy -->`.
"""

import contextlib
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from avgust.cli.main import main
from avgust.reading import read_text

HOME = Path(__file__).parents[2]
PAGES = sorted([*HOME.glob("*.md"), *HOME.glob("docs/**/*.md")])
HEAD = "РЕЗОЛЮЦИЯ\nавгустовской конференции\n27 августа 2020 года\n\n"
FORMULA = "Участники рекомендуют:\n"
TABLE = HOME / "tests" / "accuracy" / "table.md"
ACCURACY = re.compile(r"(?<=^<!-- accuracy -->\n)\n*(?:\|.*\n)*", re.M)
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)


class Case(NamedTuple):
    """A row of a table of witnesses: its rules in backticks, its words, what they are read as."""

    page: str
    number: str
    rule: str
    words: str
    expected: str


def cases(page: Path) -> Iterator[Case]:
    """The rows of all tables that begin with a column «#»."""
    inside = False
    for line in page.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| # |"):
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("| ---"):
            yield Case(page.stem, *cells)


def document(words: str, opening: bool):
    """The reading of a resolution whose body is `words`."""
    return read_text(HEAD + FORMULA * opening + words.replace(" ⏎ ", "\n").replace("¦", "|"))


def structure(words: str) -> str:
    """The duties, each with its label, its section and whether it is a lead-in."""
    said = []
    for d in document(words, False).directives:
        section = f"[{d.section}]" if d.section else ""
        said.append(" ".join(filter(None, (section, d.label, d.text, "[lead-in]" * d.lead_in))))
    return " · ".join(said)


def addressees(words: str) -> str:
    """The names; what one directive names is parted by a dot."""
    return " / ".join(" · ".join(a.name for a in d.addressees) for d in document(words, True).directives)


def targets(words: str) -> str:
    """Comparator, value, unit, population, base, by; then the deadline of the directive."""
    (directive,) = document(words, True).directives
    said = []
    for t in directive.targets:
        words = f"{t.comparator} {t.value:g} {t.unit}"
        words += f" {t.population}" if t.population else ""
        words += f" from {t.base:g}" if t.base is not None else ""
        said.append(words + (f" → {t.by}" if t.by else ""))
    due = directive.deadline
    days = f"{due.start or ''}..{due.end or ''}".removesuffix("..") if due else ""
    return " · ".join(said) + (f" ! {due.freq or days}" if due and said else "")


def references(words: str) -> str:
    """Acts, or what is named."""
    (directive,) = document(words, True).directives
    acts = [
        " ".join(filter(None, (r.type, r.number, r.date, f"«{r.title}»" if r.title else None)))
        for r in directive.references
    ]
    return " · ".join(acts or [f"{e.kind} {e.name}" for e in directive.entities])


READ = {"structure": structure, "addressees": addressees, "targets": targets, "references": references}


def consoles(page: Path) -> list[str]:
    """The blocks that show a command and what it prints."""
    return CONSOLE.findall(page.read_text("utf-8"))


def filled(block: str) -> str:
    """The block with what each of its commands prints now."""
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            out += [line, *printed(line).splitlines()]
    return "\n".join(out) + "\n"


def printed(line: str) -> str:
    """What the command of a line «$ avgust …» prints, 80 columns wide."""
    arguments = shlex.split(line.removeprefix("$ "))
    assert arguments[0] in {"avgust", "./avgust"}, line
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        mock.patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}),
        contextlib.chdir(HOME),
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(stream),
        contextlib.suppress(SystemExit),
    ):
        main(arguments[1:])
    stream.flush()
    return "\n".join(each.rstrip() for each in stream.buffer.getvalue().decode("utf-8").splitlines())


def accuracy() -> str:
    """The rows of the table of accuracy that sum up a set."""
    lines = TABLE.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith(("| document", "| ---"))]
    sums = [line.replace("/ALL", "") for line in lines if "/ALL |" in line]
    return "".join(f"{line}\n" for line in [*head, *sums])


def renewed(text: str) -> str:
    """The page with all that is made by the program as it is now."""
    return ACCURACY.sub("\n" + accuracy(), CONSOLE.sub(lambda hit: filled(hit.group()), text), count=1)


if __name__ == "__main__":
    for name in sys.argv[1:] or PAGES:
        page = Path(name)
        before = page.read_text("utf-8")
        after = renewed(before)
        if after != before:
            page.write_text(after, "utf-8")
            print(page)
