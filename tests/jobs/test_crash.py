"""A killed worker loses nothing and repeats nothing: real processes on both databases."""

import signal
import time

import pytest

from installation import ENGINES, installed


@pytest.fixture(params=ENGINES)
def installation(request, tmp_path):
    with installed(request.param, tmp_path / "home") as made:
        yield made


@pytest.fixture
def begin(installation):
    """Begins a worker of the installation; all end with the test."""
    begun = []

    def begin(*arguments):
        begun.append(installation.begin("worker", *arguments))
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.wait()


def said(folder):
    path = folder / "said"
    return path.read_text().splitlines() if path.exists() else []


def wait_for(what, seconds=60):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def states(installation):
    code = "from avgust.jobs.models import Job\nprint(*Job.objects.values_list('state', 'attempts'))"
    return installation.python(code)


def rows(installation, code):
    return installation.python(
        f"from avgust.apps.registry.api import Attribute\nprint(Attribute.objects.filter(code={code!r}).count())"
    )


def enqueue(installation, call):
    installation.python(f"import work_of_tests\nwork_of_tests.{call}")


def test_a_job_whose_worker_was_killed_is_done_once_after_the_restart(installation, begin, tmp_path):
    enqueue(installation, f"write_once.enqueue({str(tmp_path)!r}, 'killed')")
    first = begin("--name", "the-same")
    wait_for(lambda: said(tmp_path))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert rows(installation, "killed") == "0" and states(installation) == "('running', 1)"
    (tmp_path / "go").touch()
    begin("--name", "the-same")
    wait_for(lambda: said(tmp_path)[-1] in {"written", "was there"})
    wait_for(lambda: states(installation) == "('done', 2)", 20)
    assert [words for words in said(tmp_path) if not words.startswith("begun")] == ["written"]
    assert rows(installation, "killed") == "1"


def test_a_worker_asked_to_stop_finishes_its_job_first(installation, begin, tmp_path):
    enqueue(installation, f"write_once.enqueue({str(tmp_path)!r}, 'graceful')")
    worker = begin()
    wait_for(lambda: said(tmp_path))
    worker.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    assert worker.poll() is None
    (tmp_path / "go").touch()
    assert worker.wait(20) == 0
    assert states(installation) == "('done', 1)"


def test_a_job_that_fells_every_worker_is_given_up_with_a_reason(installation, tmp_path):
    enqueue(installation, f"fell_its_worker.enqueue({str(tmp_path)!r})")
    for _ in range(3):
        worker = installation.begin("worker", "--name", "felled")
        assert worker.wait(30) == 9
    last = installation.begin("worker", "--name", "felled")
    try:
        wait_for(lambda: said(tmp_path)[-1].startswith("given up"))
    finally:
        last.terminate()
        last.wait(20)
    assert said(tmp_path).count("begun") == 3
    assert "раза подряд" in said(tmp_path)[-1]
    assert states(installation) == "('failed', 4)"


def test_two_workers_never_do_the_same_job(installation, begin, tmp_path):
    call = f"work_of_tests.take_note.enqueue({str(tmp_path)!r}, str(n))"
    installation.python(f"import work_of_tests\nfor n in range(40):\n    {call}")
    begin("--name", "one")
    begin("--name", "two")
    wait_for(lambda: len(said(tmp_path)) >= 40)
    time.sleep(1)
    assert sorted(said(tmp_path), key=int) == [str(n) for n in range(40)]
