"""One document read in a worker: its bytes, its reading, its results in files that wait for their places."""

import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from avgust.corpus.conversion import Converted, conversion, converted_source
from avgust.corpus.plan import Document, Order
from avgust.corpus.record import BUG, MEMORY, SYSTEM, Facts, Outcome, Remark
from avgust.corpus.rows import packed
from avgust.kernel.errors import AvgustError
from avgust.reading.blocks import SourceText
from avgust.reading.export import reason, render
from avgust.reading.export.days import day
from avgust.reading.export.outline import duties
from avgust.reading.pipeline import read_source
from avgust.reading.reading import Reading
from avgust.reading.sources import LIMITS, Limits, file_bytes, from_bytes, open_source

NEW = "new"  # where results wait for their places
NO_MEMORY = "не хватило памяти"
_numbers = count(1)


def read_documents(documents: tuple[Document, ...], order: Order) -> Iterator[Outcome | None]:
    """How each came out, one after another; None for a sign of life. Raises nothing for a document's sake."""
    limits = replace(LIMITS, threads=order.threads)
    with conversion(documents, order.own / NEW, limits) as converted:
        if converted:
            yield None
        for document in documents:
            started = time.monotonic()
            outcome = guarded(lambda: _outcome(document, order, converted, limits))  # noqa: B023 – called at once
            yield replace(outcome, seconds=time.monotonic() - started, memory=_most_memory())


def guarded(work: Callable[[], Outcome]) -> Outcome:
    """What `work` returns, or why it could not."""
    try:
        return work()
    except AvgustError as error:
        return Outcome(error.code, error.message)
    except MemoryError:
        return Outcome(MEMORY, NO_MEMORY)
    except OSError as error:
        if error.errno == errno.ENOMEM:
            return Outcome(MEMORY, NO_MEMORY)
        return Outcome(SYSTEM, f"не удалось прочитать или записать: {reason(error)}")
    except Exception as error:  # noqa: BLE001 – the boundary of the program: a bug must not stop the other documents
        return Outcome(BUG, f"это ошибка программы ({type(error).__name__}); сообщите о ней")


def _outcome(document: Document, order: Order, converted: Converted, limits: Limits) -> Outcome:
    path = Path(document.file)
    data = file_bytes(path, limits)
    digest = hashlib.sha256(data).hexdigest()
    outcome = guarded(lambda: _read(_source(data, path, converted, limits), path, order))
    return replace(outcome, sha256=digest)


def _source(data: bytes, path: Path, converted: Converted, limits: Limits) -> SourceText:
    """The bytes of a file are at hand; a document in an archive is opened by its path, which tells its name."""
    if path in converted:
        return converted_source(converted[path], path, limits)
    return from_bytes(data, str(path), limits) if path.is_file() else open_source(path, limits)


def _read(source: SourceText, path: Path, order: Order) -> Outcome:
    reading = read_source(source, path.name)
    files = tuple(_waiting(render(reading, format), order) for format in order.formats)
    return Outcome(facts=facts_of(reading), files=files, rows=packed(reading))


def facts_of(reading: Reading) -> Facts:
    """The reading in a few words and numbers."""
    metadata, tasks = reading.metadata, duties(reading)
    return Facts(
        format=reading.format,
        kind=metadata.kind or "",
        title=metadata.title or "",
        date=metadata.date if metadata.date and day(metadata.date) else "",
        directives=len(tasks),
        dated=sum(task.deadline is not None for task in tasks),
        remarks=tuple(Remark(f.severity, f.code, f.message, f.place) for f in reading.findings),
    )


def _waiting(result: bytes, order: Order) -> str:
    """A new file with the result; it is on the disk when it gets its place."""
    path = order.own / NEW / f"{os.getpid()}-{next(_numbers)}"
    with path.open("xb") as file:
        file.write(result)
        file.flush()
        os.fsync(file.fileno())
    return str(path)


def _most_memory() -> int:
    """The most bytes that this process has held; 0 where the system does not tell."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0
    return getrusage(RUSAGE_SELF).ru_maxrss * 1024
