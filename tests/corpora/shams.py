"""Workers that do what real ones do only by bad luck, told by the names of the documents."""

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from avgust.corpus.plan import Document, Order
from avgust.corpus.record import MEMORY, Outcome
from avgust.corpus.worker import READY


def serve(pipe: Connection, order: Order) -> None:
    """«спит» sleeps, «падает» dies, «второй» dies unless it is the first document of a process, «память» likewise \
has no memory; the others say which process read them."""
    pipe.send(READY)
    done = 0
    while True:
        try:
            task: tuple[tuple[Document, ...], float] = pipe.recv()
        except EOFError:
            return
        for document in task[0]:
            pipe.send(_outcome(document.name, done))
            done += 1


def _outcome(name: str, done: int) -> Outcome:
    if "спит" in name:
        time.sleep(60)
    if "падает" in name or ("второй" in name and done):
        os.kill(os.getpid(), signal.SIGSEGV)
    if "память" in name and done:
        return Outcome(MEMORY, "не хватило памяти")
    return Outcome(message=str(os.getpid()))


def marking(pipe: Connection, order: Order) -> None:
    """A worker that leaves its number in the folder and then sleeps."""
    pipe.send(READY)
    pipe.recv()
    (Path(order.folder) / str(os.getpid())).touch()
    time.sleep(60)
