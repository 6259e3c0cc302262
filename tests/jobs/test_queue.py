"""The queue: written with the change that wants the work, one of a key at a time, every end is told."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from work_of_tests import find_the_database_gone, refuse, stumble, take_note, write_once

from avgust.jobs import claims
from avgust.jobs.claims import Claim, LeaseLostError
from avgust.jobs.models import Job
from avgust.jobs.worker import work_off

pytestmark = pytest.mark.django_db


def said(folder: Path) -> list[str]:
    return (folder / "said").read_text().splitlines()


def taken(worker: str = "first") -> tuple[Job, Claim]:
    job = claims.take(worker, timezone.now())
    assert job is not None
    return job, Claim(job.pk, job.attempts)


def test_a_job_is_done_once_and_in_its_order(tmp_path):
    for words in ("one", "two", "three"):
        take_note.enqueue(str(tmp_path), words)
    take_note.using(priority=5).enqueue(str(tmp_path), "first of all")
    assert work_off() == 4
    assert work_off() == 0
    assert said(tmp_path) == ["first of all", "one", "two", "three"]
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_a_job_comes_and_goes_with_the_transaction_that_wanted_it(tmp_path):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        take_note.enqueue(str(tmp_path), "never")
        _ = 1 / 0
    assert not Job.objects.exists()


def test_the_same_work_waits_once_however_often_it_is_asked_for(tmp_path):
    for _ in range(3):
        take_note.enqueue(str(tmp_path), "once")
    assert work_off() == 1
    take_note.enqueue(str(tmp_path), "once")
    assert work_off() == 1
    assert said(tmp_path) == ["once", "once"]


def test_work_asked_for_while_the_same_runs_waits_behind_it(tmp_path):
    take_note.enqueue(str(tmp_path), "again")
    _, claim = taken()
    take_note.enqueue(str(tmp_path), "again")
    assert claims.take("second", timezone.now()) is None
    claims.finish(claim, timezone.now())
    assert claims.take("second", timezone.now()) is not None


def test_a_job_of_later_waits_for_its_time(tmp_path):
    take_note.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(str(tmp_path), "later")
    assert work_off() == 0
    assert claims.take("first", timezone.now() + timedelta(hours=2)) is not None


def test_a_living_worker_keeps_his_job_and_a_silent_one_loses_it(tmp_path):
    take_note.enqueue(str(tmp_path), "x")
    begun = timezone.now()
    _, first = taken()
    assert claims.beat(first, begun + claims.LEASE)
    assert claims.take("second", begun + claims.LEASE * 1.5) is None
    job = claims.take("second", begun + claims.LEASE * 3)
    assert job is not None and job.attempts == 2
    assert not claims.beat(first, begun + claims.LEASE * 3)
    assert not claims.finish(first, begun + claims.LEASE * 3)


def test_who_lost_a_job_can_write_nothing_under_it(tmp_path):
    write_once.enqueue(str(tmp_path), "x")
    _, first = taken()
    assert claims.take("second", timezone.now() + claims.LEASE * 2) is not None
    token = claims.current.set(first)
    try:
        with pytest.raises(LeaseLostError), transaction.atomic():
            claims.still_mine()
    finally:
        claims.current.reset(token)


def test_a_worker_of_the_same_name_takes_its_job_up_at_once(tmp_path):
    take_note.enqueue(str(tmp_path), "x")
    taken("kept-name")
    assert claims.take_back("other-name", timezone.now()) == 0
    assert claims.take("other-name", timezone.now()) is None
    assert claims.take_back("kept-name", timezone.now()) == 1
    assert claims.take("kept-name", timezone.now()) is not None


def test_a_job_that_cannot_be_done_fails_with_its_reason():
    refuse.enqueue()
    assert work_off() == 1
    job = Job.objects.get()
    assert (job.state, job.attempts, job.failure) == ("failed", 1, "Файл пуст")


def test_a_bug_fails_one_job_and_keeps_its_trace(caplog):
    stumble.enqueue()
    assert work_off() == 1
    job = Job.objects.get()
    assert job.state == "failed" and "ZeroDivisionError" in job.failure and "stumble" in job.trace


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_database_went_away_is_tried_again(tmp_path):
    find_the_database_gone.enqueue(str(tmp_path))
    assert work_off() == 1
    assert Job.objects.get().state == "running"
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert work_off() == 1
    assert Job.objects.get().state == "done"


def test_what_was_done_long_ago_is_forgotten_and_what_failed_is_not(tmp_path):
    take_note.enqueue(str(tmp_path), "x")
    refuse.enqueue()
    work_off()
    assert claims.forget_old(timezone.now()) == 0
    assert claims.forget_old(timezone.now() + claims.KEPT * 2) == 1
    assert Job.objects.get().state == "failed"
