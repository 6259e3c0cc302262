"""Worker processes that may hang, fall or be killed without harm to the others.

Each has a pipe of its own and one task at a time. The parent stops one that overruns its time, sees one that died, and
starts another in its place. A process that has done much is replaced before it grows.
"""

import multiprocessing
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from avgust.corpus.plan import Document, Order
from avgust.corpus.record import DIED, LATE, MEMORY, Outcome
from avgust.corpus.worker import READY, serve

START = 60.0  # seconds for a process to come up
TICK = 0.5  # seconds between looks at the clock
ENDING = 3.0  # seconds for a process to end by itself
MOST_DONE = 500  # documents for one process
MOST_HELD = 500_000_000  # bytes; a process that has held more is replaced
Serve = Callable[[Connection, Order], None]


@dataclass(frozen=True, slots=True)
class Task:
    """Documents that one worker reads, `seconds` for each; `alone` in a process that has read nothing yet."""

    documents: tuple[Document, ...]
    seconds: float
    alone: bool = False


@dataclass(slots=True)
class Worker:
    """A process, what it has to do, since when, and until when it must be heard of."""

    process: BaseProcess
    pipe: Connection
    left: deque[Document] = field(default_factory=deque)
    seconds: float = 0.0
    together: bool = False
    done: int = 0
    since: float = 0.0
    until: float = 0.0
    spent: bool = False


class Pool:
    """At most so many workers; made as tasks come, gone when `run` ends, however it ends."""

    def __init__(self, order: Order, jobs: int, serve: Serve = serve) -> None:
        self._order, self._jobs, self._serve = order, jobs, serve
        self._context = _context()
        self._workers: list[Worker] = []
        self._waiting: deque[Task] = deque()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Document, Outcome] | None]:
        """Each document with how it came out, in the order in which they end; None when nothing has ended for long."""
        self._waiting.extend(tasks)
        try:
            while self._waiting or self._busy():
                self._hand_out()
                yield from self._listen()
                yield None
        finally:
            self._dismiss(self._workers)

    def slowest(self) -> tuple[Document, float] | None:
        """The document that is being read for the longest time, and for how many seconds."""
        busy = self._busy()
        if not busy:
            return None
        worker = min(busy, key=lambda each: each.since)
        return worker.left[0], time.monotonic() - worker.since

    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.left]

    def _hand_out(self) -> None:
        """A task for everyone who has none."""
        for worker in [each for each in self._workers if not each.left]:
            if not self._waiting:
                return
            if worker.spent or (worker.done and self._waiting[0].alone):
                self._dismiss([worker])
            else:
                self._give(worker, self._waiting.popleft())
        while self._waiting and len(self._workers) < self._jobs:
            worker = self._started()
            self._workers.append(worker)
            self._give(worker, self._waiting.popleft())

    def _started(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=self._serve, args=(theirs, self._order), daemon=True)  # type: ignore[attr-defined]
        with _deaf_to_interrupts():
            process.start()
        theirs.close()
        return Worker(process, ours)

    def _give(self, worker: Worker, task: Task) -> None:
        worker.left.extend(task.documents)
        worker.seconds = task.seconds
        worker.together = len(task.documents) > 1
        worker.since = time.monotonic()
        worker.until = worker.since + worker.seconds + (0 if worker.done else START)
        try:
            worker.pipe.send((task.documents, task.seconds))
        except OSError:
            worker.until = 0.0  # it is dead; who listens will see

    def _listen(self) -> Iterator[tuple[Document, Outcome]]:
        """What the workers say until there is silence for a tick, a task to hand out or a worker to stop."""
        busy = {worker.pipe: worker for worker in self._busy()}
        soon = min((worker.until for worker in busy.values()), default=0.0) - time.monotonic()
        for pipe in wait(list(busy), max(0.0, min(TICK, soon))):
            yield from self._heard(busy[pipe])  # type: ignore[index]
        now = time.monotonic()
        for worker in busy.values():
            if worker.left and worker.until <= now and not worker.pipe.poll():
                yield from self._stop(worker)

    def _heard(self, worker: Worker) -> Iterator[tuple[Document, Outcome]]:
        """What one worker says: that it is at work, how a document came out, or that it is dead."""
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        worker.since = time.monotonic()
        worker.until = worker.since + worker.seconds
        if said == READY:
            return
        document = worker.left.popleft()
        fresh, worker.done = not worker.done, worker.done + 1
        worker.spent = worker.done >= MOST_DONE or said.memory > MOST_HELD or said.code == MEMORY
        if said.code == MEMORY and not fresh:
            self._waiting.appendleft(Task((document,), worker.seconds, alone=True))
        else:
            yield document, said

    def _died(self, worker: Worker) -> Iterator[tuple[Document, Outcome]]:
        """A worker that ended by itself: its document is tried once more by a new one, unless it was the first."""
        self._dismiss([worker])
        if worker.done or worker.together:
            self._again(worker)
        else:
            yield worker.left.popleft(), _end_of(worker.process.exitcode)

    def _stop(self, worker: Worker) -> Iterator[tuple[Document, Outcome]]:
        """A worker that overran its time."""
        self._dismiss([worker])
        if worker.together:
            self._again(worker)
        else:
            message = f"не уложился в {worker.seconds:.0f}\u00a0с"
            yield worker.left.popleft(), Outcome(LATE, message, seconds=worker.seconds)

    def _again(self, worker: Worker) -> None:
        """What the worker has left is tried document by document."""
        self._waiting.extendleft(Task((each,), worker.seconds, alone=True) for each in reversed(worker.left))

    def _dismiss(self, workers: Sequence[Worker]) -> None:
        """Ends processes: idle ones by their pipe, busy ones by a signal, those that do not hear by force."""
        leaving = list(workers)
        self._workers = [worker for worker in self._workers if worker not in leaving]
        for worker in leaving:
            worker.pipe.close()
            if worker.left:
                worker.process.terminate()
        until = time.monotonic() + ENDING
        for worker in leaving:
            worker.process.join(max(0.0, until - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _end_of(code: int | None) -> Outcome:
    """Why a worker ended, as far as its exit code tells."""
    if code == -getattr(signal, "SIGKILL", 9):
        return Outcome(DIED, "программу чтения остановила система: вероятно, не хватило памяти")
    try:
        name = signal.Signals(-code).name if code and code < 0 else f"код {code}"
    except ValueError:
        name = f"сигнал {-(code or 0)}"
    return Outcome(DIED, f"программа чтения упала ({name})")


def _context() -> BaseContext:
    """A fork server where there is one: its children are born with the dictionary; else new processes."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["avgust.corpus.warm"])
    return context


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started within never hear Ctrl-C, not even while they come up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
