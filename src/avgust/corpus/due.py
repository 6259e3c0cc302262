"""Which documents are to be read now: the new, the changed, those that failed for a reason that may have passed."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from avgust.corpus.plan import Document, Order
from avgust.corpus.record import LATE, MAY_PASS, MEMORY, VERSION, Record, Stamp
from avgust.corpus.state import State
from avgust.reading.sources import LIMITS, SourceError, file_bytes

UNKNOWN = Stamp(-1, -1)


def stamp_of(file: str) -> Stamp:
    """Size and time of change of a file on the disk; `UNKNOWN` where the system does not tell."""
    try:
        status = Path(file).stat()
    except (OSError, ValueError):
        return UNKNOWN
    return Stamp(status.st_size, status.st_mtime_ns)


def due(documents: Iterable[Document], state: State, order: Order) -> Iterator[Document]:
    """Those that must be read, in their order."""
    for document in documents:
        record = state.record(document.key)
        if record is None or not _holds(document, record, state, order):
            yield document


def _holds(document: Document, record: Record, state: State, order: Order) -> bool:
    """Whether what is remembered is still so."""
    if record.version != VERSION or _may_pass(record, order) or not _is_there(document, record, order):
        return False
    stamp = stamp_of(document.container)
    if stamp == record.stamp:
        return True
    if (
        (not document.packed and stamp.size != record.stamp.size)
        or not record.sha256
        or _digest(document.file) != record.sha256
    ):
        return False
    state.restamp(document.key, stamp)
    return True


def _may_pass(record: Record, order: Order) -> bool:
    """Whether it failed for a reason that another run, or one with wider bounds, may not meet."""
    if record.code == LATE:
        return order.seconds > record.seconds
    if record.code == MEMORY:
        return order.memory == 0 < record.memory or order.memory > record.memory > 0
    return record.code in MAY_PASS


def _is_there(document: Document, record: Record, order: Order) -> bool:
    """Whether its results stand in their places."""
    if record.code:
        return True
    return tuple(path for path, _ in record.results) == document.results and all(
        stamp_of(str(order.folder / path)).size == size for path, size in record.results
    )


def _digest(file: str) -> str:
    """SHA-256 of the content, "" where it cannot be had."""
    try:
        return hashlib.sha256(file_bytes(Path(file), LIMITS)).hexdigest()
    except (SourceError, OSError):
        return ""
