"""Who holds a job: taken with a lease that its worker puts off, taken over when he no longer does.

The number of the attempt tells one holder from the next: whoever lost a job can no longer finish it or write under it.
"""

from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from avgust.jobs.models import Job
from avgust.kernel.errors import AvgustError

LEASE = timedelta(seconds=60)
BEAT = timedelta(seconds=10)
ATTEMPTS = 3
KEPT = timedelta(days=30)  # how long a job that is done can be looked at

F = TypeVar("F", bound=Callable[..., None])


class LeaseLostError(AvgustError):
    """The job is somebody else's by now; nothing may be written under it."""

    def __init__(self) -> None:
        super().__init__("lease", "Задание передано другому исполнителю")


@dataclass(frozen=True, slots=True)
class Claim:
    """A job in the hands of a worker."""

    job: int
    attempt: int

    def mine(self) -> QuerySet[Job]:
        """The job's row, as long as it is held by this claim."""
        return Job.objects.filter(pk=self.job, state="running", attempts=self.attempt)


current: ContextVar[Claim | None] = ContextVar("claim", default=None)
GIVEN_UP: dict[str, Callable[..., None]] = {}


def on_giving_up(task: Any) -> Callable[[F], F]:
    """Makes a function what is called, with the job's arguments and `reason`, when the job has failed for good."""

    def keep(function: F) -> F:
        GIVEN_UP[task.module_path] = function
        return function

    return keep


def still_mine() -> None:
    """To be asked inside the transaction that writes what a job came to: holds the job's row until that is done.

    Raises LeaseLostError where the job has been taken over. Says nothing outside a worker.
    """
    claim = current.get()
    if claim is not None and not claim.mine().select_for_update().exists():
        raise LeaseLostError


def due(now: datetime) -> QuerySet[Job]:
    """What a worker may take: jobs whose time has come and of whose key none runs; jobs whose worker fell silent."""
    running = Job.objects.filter(state="running").values("key")
    ready = Q(state="waiting") & (Q(run_after=None) | Q(run_after__lte=now)) & ~Q(key__in=running)
    return Job.objects.filter(ready | Q(state="running", lease_until__lt=now))


def take(worker: str, now: datetime) -> Job | None:
    """The next job, held by this worker from now on; None where there is nothing to do."""
    if not due(now).exists():  # an idle worker must not lock the database every second
        return None
    try:
        with transaction.atomic():
            job = due(now).select_for_update(skip_locked=True).first()
            if job is None:
                return None
            job.state, job.worker, job.started_at = "running", worker, now
            job.lease_until, job.attempts = now + LEASE, job.attempts + 1
            job.save(update_fields=["state", "worker", "started_at", "lease_until", "attempts"])
            return job
    except IntegrityError:  # another worker began one of the same key at this very moment
        return None


def take_back(worker: str, now: datetime) -> int:
    """Frees what stands under the name of a worker who has just begun: it was left by his predecessor."""
    return Job.objects.filter(state="running", worker=worker).update(lease_until=now - LEASE)


def beat(claim: Claim, now: datetime) -> bool:
    """Puts the lease off; False where the job is no longer held."""
    return bool(claim.mine().update(lease_until=now + LEASE))


def finish(claim: Claim, now: datetime) -> bool:
    """The job is done; False where it was taken over meanwhile."""
    return bool(claim.mine().update(state="done", finished_at=now, lease_until=None, failure="", trace=""))


def put_off(claim: Claim, now: datetime, reason: str, trace: str) -> bool:
    """To be tried again a little later."""
    until = now + timedelta(seconds=5) * claim.attempt
    return bool(claim.mine().update(lease_until=until, failure=reason, trace=trace))


def give_up(claim: Claim, now: datetime, reason: str, trace: str = "") -> bool:
    """The job has failed for good; tells those who wait for it, in one transaction."""
    with transaction.atomic():
        job = claim.mine().select_for_update().first()
        if job is None:
            return False
        job.state, job.finished_at, job.lease_until, job.failure, job.trace = "failed", now, None, reason, trace
        job.save(update_fields=["state", "finished_at", "lease_until", "failure", "trace"])
        with suppress(ImportError):  # a task of a former version; otherwise the module says whom to tell
            import_string(job.task)
        if (told := GIVEN_UP.get(job.task)) is not None:
            arguments, named = job.parts
            told(*arguments, **named, reason=reason)
    return True


def forget_old(now: datetime) -> int:
    """Deletes jobs that were done long ago; what failed stays to be looked at."""
    return Job.objects.filter(state="done", finished_at__lt=now - KEPT).delete()[0]
