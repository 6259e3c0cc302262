"""A worker process: reads what it is given through a pipe and hands back how it came out, until the pipe ends."""

import contextlib
import gc
import os
import signal
import sys
from multiprocessing.connection import Connection
from types import FrameType

from avgust.corpus.plan import Document, Order
from avgust.corpus.reader import read_documents

READY = "ready"  # said before the first document, and wherever there is progress within a task
DEBUG = "AVGUST_DEBUG"
STDERR = 2
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""For libraries and programs: there are as many workers as cores already."""
COLLECT_AFTER = 100_000  # new objects; an ordinary document makes fewer, and nothing in it refers in circles
GRACE = 60  # seconds over the limit after which a worker without a parent ends itself


def serve(pipe: Connection, order: Order) -> None:
    """The whole life of a worker."""
    _settle(order)
    _say(pipe, READY)
    while task := _next(pipe):
        documents, seconds = task
        _let_end(seconds * len(documents))
        for outcome in read_documents(documents, order):
            _say(pipe, outcome or READY)
        _let_end(0)


def _next(pipe: Connection) -> tuple[tuple[Document, ...], float] | None:
    """The next task, and the seconds for each document of it; None at the end, also where the parent is gone."""
    try:
        task: tuple[tuple[Document, ...], float] = pipe.recv()
    except (EOFError, OSError):
        return None
    return task


def _say(pipe: Connection, what: object) -> None:
    try:
        pipe.send(what)
    except OSError:
        os._exit(1)  # nobody is there to hear it


def _settle(order: Order) -> None:
    """Signals, output and memory of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent decides
    signal.signal(signal.SIGTERM, _leave)
    gc.set_threshold(COLLECT_AFTER)
    os.environ.update(ONE_THREAD)
    if not os.environ.get(DEBUG):
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDERR)  # libraries' words would break the progress
    bound_memory(order.memory)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """An end that lets `finally` run: programs that this process has started end with it."""
    sys.exit(1)


def _let_end(seconds: float) -> None:
    """Has the system end this process long after its time, should the parent be gone; 0 takes it back."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + GRACE if seconds else 0)


def bound_memory(most: int) -> None:
    """No more bytes of data than that, where the system can tell (Linux, not Windows); 0 is no bound."""
    if not most:
        return
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
