"""Reading several documents: one bad file never stops the rest, and the end says how each came out."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from avgust.cli.documents import open_reading, shown_name
from avgust.cli.exits import READ, SOME_UNREAD, UNREAD
from avgust.cli.failures import Failure, UsageError, attempt, reason
from avgust.cli.folder import Found, Source, gather
from avgust.cli.page import page
from avgust.cli.progress import progress
from avgust.cli.results import STDOUT, TEXT, refuse_overwriting, targets_for
from avgust.cli.terminal import Paper, clean, paper_for, put_out
from avgust.cli.wording import finding_counts
from avgust.kernel.errors import AvgustError
from avgust.reading.export import write
from avgust.reading.sources import SUFFIXES

INDENT = 2
ROOM = 34  # columns that a name leaves to what is said of it


class Done(NamedTuple):
    """A document read; `doubts` are counted in words, "" where there are none."""

    name: str
    doubts: str


Row = Done | Failure
Work = Callable[[Source], tuple[str, str]]  # what to print, and the doubts in words


def read_all(files: list[str], format: str, output: str | None, notes: bool) -> int:
    """Reads the documents one by one and returns the exit code."""
    folder = _folder_for(output, format)
    found = gather(files, folder)
    if not found.sources and not found.failures:
        raise AvgustError("nothing-to-read", f"здесь нет документов {', '.join(SUFFIXES)}", ", ".join(files))
    work = _saving(found.sources, folder, format) if folder else _printing(notes)
    rows: list[Row] = [*found.failures]
    try:
        with progress(len(found.sources), shown=folder is not None) as advance:
            for source in found.sources:
                rows.append(_row(source, work))
                advance()
    except KeyboardInterrupt:
        _tell(rows, found, folder)
        raise
    _tell(rows, found, folder)
    return _code(rows)


def _code(rows: Sequence[Row]) -> int:
    """The exit code of the whole."""
    unread = sum(isinstance(row, Failure) for row in rows)
    if not unread:
        return READ
    return UNREAD if unread == len(rows) else SOME_UNREAD


def _folder_for(output: str | None, format: str) -> Path | None:
    """The folder for the results; None where they are printed."""
    if format == TEXT:
        if output not in (None, STDOUT):
            raise UsageError("в каком виде записать результаты? Укажите --format json, xlsx, docx, ics или akn")
        return None
    if output is None or output == STDOUT:
        raise UsageError("документов несколько: укажите папку для результатов, -o ПАПКА")
    if Path(output).exists() and not Path(output).is_dir():
        raise UsageError(f"документов несколько, а {output} – не папка; укажите папку для результатов, -o ПАПКА")
    return Path(output)


def _row(source: Source, work: Work) -> Row:
    """How one document came out."""
    name = shown_name(source.file)
    done = attempt(name, lambda: work(source))
    if isinstance(done, Failure):
        return done
    put_out(done[0])
    return Done(name, done[1])


def _printing(notes: bool) -> Work:
    """Each document as a page under its name."""
    paper = paper_for(sys.stdout)

    def work(source: Source) -> tuple[str, str]:
        reading = open_reading(source.file)
        name = f"── {clean(shown_name(source.file))} "
        rule = paper.styled(name + "─" * max(2, paper.width - len(name)), "accent")
        return "\n".join([rule, "", *page(reading, paper, notes), ""]), finding_counts(reading.findings)

    return work


def _saving(sources: Sequence[Source], folder: Path, format: str) -> Work:
    """Each document as a file in the folder."""
    targets = dict(zip(sources, targets_for(sources, folder, format), strict=True))
    refuse_overwriting(targets.values(), [source.file for source in sources])

    def work(source: Source) -> tuple[str, str]:
        reading = open_reading(source.file)
        _make_folder(targets[source].parent)
        write(reading, format, targets[source])
        return "", finding_counts(reading.findings)

    return work


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AvgustError("cannot-write", f"Не удалось создать папку: {reason(error)}.", str(folder)) from error


def _tell(rows: Sequence[Row], found: Found, folder: Path | None) -> None:
    """The table of how each document came out, on the standard error."""
    lines = summary(rows, len(found.sources) + len(found.failures), found.others, folder, paper_for(sys.stderr))
    print("\n".join(lines), file=sys.stderr)


def summary(
    rows: Sequence[Row], total: int, others: Mapping[str, int], folder: Path | None, paper: Paper
) -> Iterator[str]:
    """Which documents leave doubts, which were not read and why, and how many were read."""
    unread = [row for row in rows if isinstance(row, Failure)]
    doubtful = [row for row in rows if isinstance(row, Done) and row.doubts]
    yield from _table("С сомнениями", [(row.name, row.doubts) for row in doubtful], "doubt", paper)
    yield from _table("Не прочитано", [(row.name, row.message) for row in unread], "warning", paper)
    if others:
        kinds = ", ".join(f"{suffix}\u00a0–\u00a0{number}" for suffix, number in sorted(others.items()))
        yield from paper.paragraph([(f"Пропущены файлы других видов: {kinds}", "muted")])
    numbers = f", с\u00a0сомнениями\u00a0{len(doubtful)}" * bool(doubtful)
    where = [("→", "muted"), (str(folder), "")] if folder else []
    yield from paper.paragraph([(f"Прочитано {len(rows) - len(unread)} из\u00a0{total}{numbers}", "strong"), *where])


def _table(title: str, rows: Sequence[tuple[str, str]], style: str, paper: Paper) -> Iterator[str]:
    """Names and what is said of them, under a title with their number; nothing where there are none."""
    if not rows:
        return
    yield from paper.paragraph([(f"{title} – {len(rows)}", style)])
    column = min(max(len(clean(name)) for name, _ in rows), paper.width - ROOM) + 2 * INDENT
    for name, words in rows:
        yield from paper.hanging((name, ""), [(words, "")], INDENT, column)
