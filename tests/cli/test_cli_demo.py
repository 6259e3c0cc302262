"""`avgust demo`: whose folder it takes, when it makes the example, and that it opens at once when it is made."""

import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from command import COMMAND, environment

from avgust.cli.demo import MAKING, MARK, home_of, prepare
from avgust.cli.failures import UsageError


def test_it_lives_where_it_is_told_or_beside_an_installation(tmp_path):
    assert home_of({"AVGUST_HOME": str(tmp_path)}) == tmp_path
    assert home_of({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "avgust" / "demo"


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path):
    (tmp_path / "avgust.sqlite3").write_text("somebody's work")
    for fresh in (False, True):
        with pytest.raises(UsageError):
            prepare(tmp_path, fresh=fresh)
    assert [path.name for path in tmp_path.iterdir()] == ["avgust.sqlite3"]


def test_an_empty_folder_is_taken(tmp_path):
    assert prepare(tmp_path, fresh=False)
    assert (tmp_path / MARK).read_text() == MAKING


def test_it_is_made_once_and_anew_where_asked_or_broken_off(tmp_path):
    home = tmp_path / "new"
    assert prepare(home, fresh=False)
    assert (home / MARK).read_text() == MAKING
    (home / "half").write_text("made")
    assert prepare(home, fresh=False)
    assert not (home / "half").exists()
    (home / MARK).write_text("2026-11-22")
    (home / "whole").write_text("made")
    assert not prepare(home, fresh=False)
    assert prepare(home, fresh=True)
    assert not (home / "whole").exists()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def answer(address: str, process: "subprocess.Popen[bytes]") -> str:
    """What the page answers as soon as it does."""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.3)
    raise AssertionError(process.communicate())


def test_a_made_example_opens_with_the_entrance_of_its_people(tmp_path):
    (tmp_path / MARK).write_text("2026-11-22")
    port = free_port()
    command = [*COMMAND, "demo", "--no-browser", "--port", str(port)]
    surroundings = environment(AVGUST_HOME=str(tmp_path))
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)  # of the tests
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings)
    try:
        answer(f"http://127.0.0.1:{port}/", process)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
            assert page.url.endswith("/demo/")
    finally:
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[0].decode()
    assert f"http://localhost:{port}/" in said
    assert str(tmp_path) in said
    assert (tmp_path / "avgust.sqlite3").exists()
