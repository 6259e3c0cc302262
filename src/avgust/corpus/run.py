"""A corpus from beginning to end: what is due is read, put in its place and remembered; then come the tables.

Guarantees: after a run that was killed at any moment, the next one reads what is missing and comes to the same results
as an unbroken one; a result is in its place before it is remembered, and there whole.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from avgust.corpus.conversion import is_converted
from avgust.corpus.due import due, stamp_of
from avgust.corpus.forecast import Forecast, expected
from avgust.corpus.plan import Document, Order, allowance
from avgust.corpus.pool import Pool, Task
from avgust.corpus.reader import NEW, guarded
from avgust.corpus.record import VERSION, Outcome, Record, Stamp
from avgust.corpus.state import State, complaint
from avgust.kernel.errors import AvgustError
from avgust.reading.export import reason

TOGETHER = 40  # documents for one worker: what is lost with it stays small
CONVERTED = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading has come. `left` is in seconds; `slow` is the document read longest now, and since when."""

    total: int
    done: int
    left: float
    slow: tuple[str, float] | None


Watch = Callable[[Progress], None]


@contextmanager
def opened(order: Order) -> Iterator[State]:
    """The memory of the folder of results, which is made if it is not there."""
    try:
        order.own.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AvgustError("cannot-write", f"Не удалось создать папку: {reason(error)}.", str(order.folder)) from error
    state = State(order.own)
    try:
        shutil.rmtree(order.own / NEW, ignore_errors=True)
        (order.own / NEW).mkdir(exist_ok=True)
        yield state
    except sqlite3.DatabaseError as error:
        raise complaint(error, order.own) from error
    finally:
        shutil.rmtree(order.own / NEW, ignore_errors=True)
        state.close()


def read_corpus(
    documents: Sequence[Document], order: Order, state: State, *, jobs: int, again: bool, watch: Watch
) -> int:
    """Reads what is due, or all of it `again`; how many documents were read or tried."""
    todo = list(documents if again else due(documents, state, order))
    stamps = {document.key: stamp_of(document.container) for document in todo}
    sizes = sizes_of(todo, stamps)
    forecast = Forecast(((document.file, sizes[document.key]) for document in todo), jobs)
    pool, done = Pool(order, jobs), 0
    for event in pool.run(tasks_for(todo, sizes, order)):
        if event:
            document, outcome = event
            _settle(document, outcome, stamps[document.key], order, state)
            forecast.done(document.file, sizes[document.key], outcome.seconds)
            done += 1
        slow = pool.slowest()
        watch(Progress(len(todo), done, forecast.left(), slow and (slow[0].name, slow[1])))
    return done


def sizes_of(documents: Sequence[Document], stamps: Mapping[str, Stamp]) -> dict[str, int]:
    """Bytes of each document; those of an archive share its size."""
    sharing = Counter(document.container for document in documents)
    return {each.key: stamps[each.key].size // sharing[each.container] for each in documents}


def tasks_for(documents: Sequence[Document], sizes: Mapping[str, int], order: Order) -> list[Task]:
    """The longest first, so that nobody waits for one worker at the end."""

    def seconds(task: Task) -> float:
        return sum(expected(each.file, sizes[each.key]) for each in task.documents)

    groups: dict[str, list[Document]] = {}
    for each in documents:
        groups.setdefault(_group(each), []).append(each)
    tasks = [
        Task(tuple(batch), max(allowance(each.file, sizes[each.key], order) for each in batch))
        for documents in groups.values()
        for batch in _batches(documents)
    ]
    return sorted(tasks, key=seconds, reverse=True)


def _group(document: Document) -> str:
    """What is read together: an archive, which is opened once; what another program converts, started once."""
    if document.packed:
        return document.container
    return CONVERTED if is_converted(document.file) else document.key


def _batches(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """At most so many at a time, in order."""
    return (documents[at : at + TOGETHER] for at in range(0, len(documents), TOGETHER))


def _settle(document: Document, outcome: Outcome, stamp: Stamp, order: Order, state: State) -> None:
    """Puts the results in their places, then remembers the document."""
    if not outcome.code:
        failed = guarded(lambda: _placed(document, outcome, order))
        outcome = replace(failed, sha256=outcome.sha256) if failed.code else outcome
    results = () if outcome.code else _sizes(document, order)
    _drop_former(document, results, order, state)
    record = Record(
        stamp,
        VERSION,
        order.seconds,
        order.memory,
        outcome.code,
        outcome.message,
        outcome.sha256,
        outcome.facts,
        results,
    )
    state.keep(document.key, record, outcome.rows)


def _placed(document: Document, outcome: Outcome, order: Order) -> Outcome:
    for new, path in zip(outcome.files, document.results, strict=True):
        target = order.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(new).replace(target)
    return outcome


def _sizes(document: Document, order: Order) -> tuple[tuple[str, int], ...]:
    return tuple((path, stamp_of(str(order.folder / path)).size) for path in document.results)


def _drop_former(document: Document, results: Sequence[tuple[str, int]], order: Order, state: State) -> None:
    """Removes results that the document has no more. One that another document has taken is not its own any longer."""
    former = state.record(document.key)
    for path, _ in former.results if former else ():
        if path not in dict(results):
            with suppress(OSError):
                (order.folder / path).unlink()
