"""`avgust read ПАПКА -o КУДА`: a corpus read by several processes; a run that was broken off is gone on with."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from avgust.cli.batch import Done, Row, code_of, nothing, summary
from avgust.cli.exits import UNREAD
from avgust.cli.failures import Failure, UsageError
from avgust.cli.folder import Found, gather
from avgust.cli.progress import watching
from avgust.cli.results import refuse_overwriting, targets_for
from avgust.cli.terminal import paper_for
from avgust.cli.wording import severities
from avgust.corpus.plan import DIRECTIVES, READINGS, SUMMARY, Document, Order, cores, names_of
from avgust.corpus.run import opened, read_corpus
from avgust.corpus.state import State
from avgust.corpus.summary import DOUBTS, Missed, records
from avgust.corpus.tables import write_tables
from avgust.reading.export.words import plural
from avgust.reading.sources import LIMITS

MB = 1_000_000
SHOWN = 30  # documents in a table of the terminal; the workbook has them all
GO_ON = "Прочитанное сохранено: та же команда продолжит с этого места."


@dataclass(frozen=True, slots=True)
class Options:
    """What the command says of a corpus; None where it says nothing."""

    jobs: int | None
    seconds: float | None
    memory: int | None
    again: bool


def read_into(files: list[str], formats: Sequence[str], folder: Path, options: Options) -> int:
    """Reads the documents into the folder and returns the exit code."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"документов несколько, а {folder} – не папка; укажите папку для результатов, -o ПАПКА")
    found = gather(files, folder)
    if not found.sources and not found.failures:
        raise nothing(files)
    order = order_of(folder, formats, options)
    documents = documents_of(found, order)
    missed = [Missed(failure.name, failure.message) for failure in found.failures]
    with opened(order) as state:
        try:
            with watching(sys.stderr) as watch:
                tried = read_corpus(
                    documents, order, state, jobs=options.jobs or cores(), again=options.again, watch=watch
                )
            write_tables(documents, missed, found.others, order, state)
        except KeyboardInterrupt:
            _tell(documents, found, state, folder)
            print(GO_ON, file=sys.stderr)
            raise
        return _tell(documents, found, state, folder, tried)


def order_of(folder: Path, formats: Sequence[str], options: Options) -> Order:
    """How to read, with the bounds of the program where the command names none."""
    memory = LIMITS.document_memory if options.memory is None else options.memory * MB
    return Order(
        folder=folder,
        formats=tuple(dict.fromkeys(formats)),
        seconds=options.seconds or LIMITS.document_seconds,
        memory=memory,
        threads=max(1, cores() // (options.jobs or cores())),
    )


def documents_of(found: Found, order: Order) -> list[Document]:
    """The documents with the places of their results."""
    sources = found.sources
    targets = [targets_for(sources, Path(READINGS), format) for format in order.formats]
    for each in targets:
        refuse_overwriting((order.folder / path for path in each), [source.file for source in sources])
    names = names_of([source.short for source in sources], [source.long for source in sources])
    results = zip(*targets, strict=True)
    return [
        Document(name, source.file, tuple(path.as_posix() for path in paths))
        for name, source, paths in zip(names, sources, results, strict=True)
    ]


def _tell(documents: Sequence[Document], found: Found, state: State, folder: Path, tried: int | None = None) -> int:
    """The end of the run on the standard error; the exit code."""
    rows: list[Row] = [*found.failures]
    for document, record in records(documents, state):
        if record.code:
            rows.append(Failure(document.file, record.message, UNREAD))
        else:
            counts = {severity: record.facts.count(severity) for severity in DOUBTS}
            rows.append(Done(document.file, severities(counts)))
    paper = paper_for(sys.stderr)
    lines = summary(rows, len(documents) + len(found.failures), found.others, folder, paper, SHOWN)
    print("\n".join(lines), file=sys.stderr)
    if tried is not None:
        print(_ending(tried, len(documents)), file=sys.stderr)
    return code_of(rows)


def _ending(tried: int, total: int) -> str:
    """What was done now, and where to look."""
    known = plural(total - tried, "документ был прочитан", "документа были прочитаны", "документов были прочитаны")
    before = f"{known} раньше. " if tried < total else ""
    return f"{before}Все поручения: {DIRECTIVES}.xlsx, {DIRECTIVES}.parquet; итог: {SUMMARY}.xlsx".replace(
        "\u00a0", " "
    )
