"""The job of reading: a document that waits is read by a process of its own, bounded in time and memory."""

import tempfile
import time
from pathlib import Path

from django.db import transaction
from django_tasks import task

from avgust.apps.acts.api import Document, documents_open_to, fail_reading, finish_reading, note_progress, start_reading
from avgust.apps.registry.api import system
from avgust.corpus.plan import Document as File
from avgust.corpus.plan import Order, allowance
from avgust.corpus.pool import Pool, Task
from avgust.corpus.reader import NEW
from avgust.corpus.record import DIED, Outcome
from avgust.jobs.claims import on_giving_up, still_mine
from avgust.jobs.clock import moment
from avgust.reading.sources import LIMITS

SYSTEM = system("задание")
OFTEN = 2.0  # seconds between signs of life
SOON = 20.0  # seconds in which most documents are read; how far the bar has come is told by them
MOST = 95  # per cent, as long as the reading is not done


@task
def read_document(document: int) -> None:
    """Reads the document, unless it was read already; may be run again after a crash."""
    if not start_reading(by=SYSTEM, now=moment(), document=document):
        return
    row = documents_open_to(SYSTEM).only("file", "file_name", "size").get(pk=document)
    outcome, reading = read_apart(row)
    with transaction.atomic():
        still_mine()
        if outcome.code:
            fail_reading(by=SYSTEM, now=moment(), document=document, reason=_sentence(outcome.message))
        else:
            finish_reading(by=SYSTEM, now=moment(), document=document, reading=reading)


@on_giving_up(read_document)
def tell_failure(document: int, reason: str) -> None:
    """The job itself failed for good: whoever waits for the document is told."""
    fail_reading(by=SYSTEM, now=moment(), document=document, reason=_sentence(reason))


def read_apart(row: Document) -> tuple[Outcome, bytes]:
    """How the reading came out, and the JSON of it; in a process that a hostile file may hang or fell."""
    with tempfile.TemporaryDirectory(prefix="avgust-reading-") as home, row.file.open("rb") as stored:
        folder = Path(home)
        path = folder / _name(row.file_name)
        path.write_bytes(stored.read())
        order = Order(folder, ("json",), LIMITS.document_seconds, LIMITS.document_memory)
        (order.own / NEW).mkdir(parents=True)
        work = Task((File(path.name, str(path), ("reading.json",)),), allowance(path.name, row.size, order))
        started = told = time.monotonic()
        outcome = Outcome(DIED, "программа чтения не ответила")
        for ended in Pool(order, 1).run([work]):
            if ended is not None:
                outcome = ended[1]
            elif time.monotonic() - told > OFTEN:
                told = time.monotonic()
                _tell(row.pk, told - started)
        return outcome, Path(outcome.files[0]).read_bytes() if outcome.files else b""


def _name(name: str) -> str:
    """The name as a file system takes it: the suffix helps to tell the format."""
    return "document" + Path(name).suffix[:10].lower()


def _tell(document: int, seconds: float) -> None:
    percent = min(MOST, round(100 * seconds / (seconds + SOON)))
    note_progress(document=document, percent=percent, words=f"Читается уже {seconds:.0f}\u00a0с")


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:].rstrip(".") + "."
