"""Workers hang, fall and run out of memory, and the other documents are read all the same."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest
import shams

from avgust.corpus.plan import Document, Order
from avgust.corpus.pool import Pool, Task
from avgust.corpus.record import DIED, LATE, Outcome


def order(folder: Path) -> Order:
    return Order(folder, ("json",), 30, 0)


def documents(*names: str) -> list[Document]:
    return [Document(name, name, ()) for name in names]


def outcomes(pool: Pool, tasks: list[Task]) -> dict[str, Outcome]:
    """How each came out; none twice."""
    found: dict[str, Outcome] = {}
    for event in pool.run(tasks):
        if event:
            assert event[0].name not in found
            found[event[0].name] = event[1]
    return found


def single(*names: str, seconds: float = 30) -> list[Task]:
    return [Task((document,), seconds) for document in documents(*names)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_ends_once(tmp_path: Path, jobs: int) -> None:
    """With one worker and with several."""
    names = [str(number) for number in range(30)]
    found = outcomes(Pool(order(tmp_path), jobs, shams.serve), single(*names))
    assert sorted(found) == sorted(names) and not any(outcome.code for outcome in found.values())
    assert len({outcome.message for outcome in found.values()}) <= jobs


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_hangs_is_stopped_at_its_time_and_the_others_are_read(tmp_path: Path, jobs: int) -> None:
    """The bound holds for one document, not for the whole."""
    begun = time.monotonic()
    found = outcomes(
        Pool(order(tmp_path), jobs, shams.serve), single("1", "спит", "2", "3", "спит тоже", "4", seconds=1)
    )
    assert time.monotonic() - begun < 30
    assert {name for name, outcome in found.items() if outcome.code} == {"спит", "спит тоже"}
    assert found["спит"].code == LATE and found["спит"].message == "не уложился в 1\u00a0с" and len(found) == 6


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fells_its_worker_is_told_and_the_others_are_read(tmp_path: Path, jobs: int) -> None:
    """With the name of the signal."""
    found = outcomes(Pool(order(tmp_path), jobs, shams.serve), single("падает", "1", "падает тоже", "2"))
    assert found["падает"] == Outcome(DIED, "программа чтения упала (SIGSEGV)") == found["падает тоже"]
    assert not found["1"].code and not found["2"].code


@pytest.mark.parametrize("name", ["второй", "память"])
def test_what_a_worker_fails_at_after_others_is_tried_by_a_new_one(tmp_path: Path, name: str) -> None:
    """So the outcome does not depend on what was read before in the same process."""
    found = outcomes(Pool(order(tmp_path), 1, shams.serve), single("1", name, "2"))
    assert not any(outcome.code for outcome in found.values()) and len(found) == 3


def test_of_documents_that_are_read_together_only_the_bad_one_fails(tmp_path: Path) -> None:
    """The others of its task are tried one by one."""
    tasks = [Task(tuple(documents("1", "2", "падает", "3")), 2), Task(tuple(documents("4", "спит", "5")), 2)]
    found = outcomes(Pool(order(tmp_path), 2, shams.serve), tasks)
    assert {name for name, outcome in found.items() if outcome.code} == {"падает", "спит"} and len(found) == 7


def test_a_process_is_replaced_after_so_many_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not grow for ever."""
    monkeypatch.setattr("avgust.corpus.pool.MOST_DONE", 5)
    found = outcomes(Pool(order(tmp_path), 1, shams.serve), single(*map(str, range(12))))
    assert len({outcome.message for outcome in found.values()}) == 3


def test_no_worker_is_left_when_the_run_is_broken_off(tmp_path: Path) -> None:
    """However it ends."""
    run = Pool(order(tmp_path), 2, shams.marking).run(single("1", "2"))
    while len(list(tmp_path.iterdir())) < 2:
        next(run)
    run.close()
    assert not multiprocessing.active_children()
    for file in tmp_path.iterdir():
        with pytest.raises(ProcessLookupError):
            os.kill(int(file.name), 0)
