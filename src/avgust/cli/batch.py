"""Reading several documents onto the screen: one bad file never stops the rest, the end says how each came out."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from avgust.cli.documents import open_reading, shown_name
from avgust.cli.exits import READ, SOME_UNREAD, UNREAD
from avgust.cli.failures import Failure, attempt
from avgust.cli.folder import Found, Source, gather
from avgust.cli.page import page
from avgust.cli.terminal import Paper, clean, paper_for, put_out
from avgust.cli.wording import finding_counts
from avgust.kernel.errors import AvgustError
from avgust.reading.sources import SUFFIXES

INDENT = 2
ROOM = 34  # columns that a name leaves to what is said of it


class Done(NamedTuple):
    """A document read; `doubts` are counted in words, "" where there are none."""

    name: str
    doubts: str


Row = Done | Failure


def print_all(files: list[str], notes: bool) -> int:
    """Reads the documents one by one, prints each as a page and returns the exit code."""
    found = gather(files, None)
    if not found.sources and not found.failures:
        raise nothing(files)
    rows: list[Row] = [*found.failures]
    try:
        for source in found.sources:
            rows.append(_row(source, notes))
    except KeyboardInterrupt:
        _tell(rows, found)
        raise
    _tell(rows, found)
    return code_of(rows)


def nothing(files: Sequence[str]) -> AvgustError:
    """The error where nothing that is named can be read."""
    return AvgustError("nothing-to-read", f"здесь нет документов {', '.join(SUFFIXES)}", ", ".join(files))


def code_of(rows: Sequence[Row]) -> int:
    """The exit code of the whole."""
    unread = sum(isinstance(row, Failure) for row in rows)
    if not unread:
        return READ
    return UNREAD if unread == len(rows) else SOME_UNREAD


def _row(source: Source, notes: bool) -> Row:
    """How one document came out; it is printed as a page under its name."""
    name = shown_name(source.file)
    done = attempt(name, lambda: _printed(source, notes))
    if isinstance(done, Failure):
        return done
    put_out(done[0])
    return Done(name, done[1])


def _printed(source: Source, notes: bool) -> tuple[str, str]:
    """The page, and the doubts in words."""
    paper = paper_for(sys.stdout)
    reading = open_reading(source.file)
    name = f"── {clean(shown_name(source.file))} "
    rule = paper.styled(name + "─" * max(2, paper.width - len(name)), "accent")
    return "\n".join([rule, "", *page(reading, paper, notes), ""]), finding_counts(reading.findings)


def _tell(rows: Sequence[Row], found: Found) -> None:
    """The table of how each document came out, on the standard error."""
    lines = summary(rows, len(found.sources) + len(found.failures), found.others, None, paper_for(sys.stderr))
    print("\n".join(lines), file=sys.stderr)


def summary(
    rows: Sequence[Row],
    total: int,
    others: Mapping[str, int],
    folder: Path | None,
    paper: Paper,
    most: int | None = None,
) -> Iterator[str]:
    """Which documents leave doubts, which were not read and why (at most so many), and how many were read."""
    unread = [row for row in rows if isinstance(row, Failure)]
    doubtful = [row for row in rows if isinstance(row, Done) and row.doubts]
    yield from _table("С сомнениями", [(row.name, row.doubts) for row in doubtful], "doubt", paper, most)
    yield from _table("Не прочитано", [(row.name, row.message) for row in unread], "warning", paper, most)
    if others:
        kinds = ", ".join(f"{suffix}\u00a0–\u00a0{number}" for suffix, number in sorted(others.items()))
        yield from paper.paragraph([(f"Пропущены файлы других видов: {kinds}", "muted")])
    numbers = f", с\u00a0сомнениями\u00a0{len(doubtful)}" * bool(doubtful)
    where = [("→", "muted"), (str(folder), "")] if folder else []
    yield from paper.paragraph([(f"Прочитано {len(rows) - len(unread)} из\u00a0{total}{numbers}", "strong"), *where])


def _table(title: str, rows: Sequence[tuple[str, str]], style: str, paper: Paper, most: int | None) -> Iterator[str]:
    """Names and what is said of them, under a title with their number; nothing where there are none."""
    if not rows:
        return
    yield from paper.paragraph([(f"{title} – {len(rows)}", style)])
    column = min(max(len(clean(name)) for name, _ in rows[:most]), paper.width - ROOM) + 2 * INDENT
    for name, words in rows[:most]:
        yield from paper.hanging((name, ""), [(words, "")], INDENT, column)
    if most is not None and len(rows) > most:
        yield from paper.paragraph([(f"… и ещё {len(rows) - most}, все – в summary.xlsx", "muted")], INDENT)
