"""The worker: takes one job after another, keeps its lease alive, tells how it ended.

Leases run by the machine's own clock, never by AVGUST_TODAY.
"""

import logging
import socket
import threading
import traceback
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string

from avgust.jobs import claims
from avgust.jobs.claims import Claim, LeaseLostError
from avgust.jobs.models import Job
from avgust.kernel.errors import AvgustError

logger = logging.getLogger(__name__)
IDLE = 1.0  # seconds between two looks at an empty queue
CRASHED = f"Исполнитель остановился на этом задании {claims.ATTEMPTS} раза подряд"
BUG = "Ошибка программы: {name}. Подробности – на странице «Состояние»"


def new_name() -> str:
    """A name that no other worker has."""
    return f"{socket.gethostname()}-{uuid.uuid4().hex[:12]}"


def work(name: str, stop: threading.Event) -> None:
    """Works until `stop` is set; a job that is begun is finished first."""
    claims.take_back(name, timezone.now())
    claims.forget_old(timezone.now())
    while not stop.is_set():
        close_old_connections()
        try:
            worked = work_once(name)
        except (OperationalError, InterfaceError):
            logger.exception("the database did not answer")
            connection.close()
            worked = False
        if not worked:
            stop.wait(IDLE)


def work_off(name: str = "") -> int:
    """Does everything that is due now, in this process; how much it was. For commands and tests."""
    name, count = name or new_name(), 0
    while work_once(name):
        count += 1
    return count


def work_once(name: str) -> bool:
    """Takes a job and does it; False where none is due."""
    job = claims.take(name, timezone.now())
    if job is None:
        return False
    claim = Claim(job.pk, job.attempts)
    if job.attempts > claims.ATTEMPTS:
        claims.give_up(claim, timezone.now(), job.failure or CRASHED, job.trace)
        return True
    token = claims.current.set(claim)
    try:
        with _beating(claim):
            _do(job, claim)
    finally:
        claims.current.reset(token)
    return True


def _do(job: Job, claim: Claim) -> None:
    arguments, named = job.parts
    try:
        import_string(job.task).func(*arguments, **named)
    except LeaseLostError:
        logger.warning("job %s was taken over", job.pk)
    except (OperationalError, InterfaceError) as error:
        connection.close()
        claims.put_off(claim, timezone.now(), f"База данных не ответила: {error}", traceback.format_exc())
    except AvgustError as error:
        claims.give_up(claim, timezone.now(), error.message, traceback.format_exc())
    except Exception as error:
        logger.exception("job %s failed", job.pk)
        claims.give_up(claim, timezone.now(), BUG.format(name=type(error).__name__), traceback.format_exc())
    else:
        claims.finish(claim, timezone.now())


@contextmanager
def _beating(claim: Claim) -> Iterator[None]:
    """Puts the lease of the job off in a thread of its own while the job runs."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(claim, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(claim: Claim, over: threading.Event) -> None:
    while not over.wait(claims.BEAT.total_seconds()):
        try:
            claims.beat(claim, timezone.now())
        except Error:
            logger.exception("the lease of job %s could not be put off", claim.job)
        finally:
            connection.close()
