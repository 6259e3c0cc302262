"""Jobs for the tests: they leave their traces in files, so that another process can see how far they are."""

import os
import time
from pathlib import Path

from django.db import OperationalError, transaction
from django_tasks import task

from avgust.apps.registry.api import Attribute
from avgust.jobs.claims import on_giving_up, still_mine
from avgust.kernel.errors import AvgustError


def tell(folder: str, words: str) -> None:
    with Path(folder, "said").open("a") as file:
        file.write(words + "\n")


@task
def write_once(folder: str, code: str) -> None:
    """Begins, waits for a file «go», and writes one row if it is not there."""
    tell(folder, f"begun {os.getpid()}")
    while not Path(folder, "go").exists():
        time.sleep(0.02)
    with transaction.atomic():
        still_mine()
        _, created = Attribute.objects.get_or_create(code=code, owner=None, defaults={"term": code})
    tell(folder, "written" if created else "was there")


@task
def fell_its_worker(folder: str) -> None:
    """A job that no worker survives."""
    tell(folder, "begun")
    os._exit(9)


@on_giving_up(fell_its_worker)
def tell_of_the_end(folder: str, reason: str) -> None:
    tell(folder, f"given up: {reason}")


@task
def refuse() -> None:
    """A job that cannot be done."""
    raise AvgustError("refused", "Файл пуст")


@task
def stumble() -> None:
    """A job with a bug."""
    raise ZeroDivisionError


@task
def find_the_database_gone(folder: str) -> None:
    """A job that succeeds only when it is tried again."""
    tell(folder, "begun")
    if Path(folder, "said").read_text().count("begun") < 2:
        raise OperationalError("the connection is closed")


@task
def take_note(folder: str, words: str) -> None:
    """A job that is done in no time."""
    tell(folder, words)
