"""What `avgust serve` and `avgust demo` are made of: a port that is free, and child processes that are kept alive.

The pages and the worker are processes of their own. Each child watches its standard input, a pipe from here: when this
process is gone, however it went, they end too.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from avgust.upkeep.errors import NotReadyError

GRACE = 10.0  # seconds for a child to end by itself; a job that is cut off is begun again at the next start
FAST = 5.0  # a child that lives for less than so many seconds has not come up
TRIES = 5  # how often a child may die so young before all is stopped


def demand_free(host: str, port: int) -> None:
    """Raises NotReadyError where nobody can listen at this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            words = f"Порт {port} занят или недоступен ({error.strerror}). Назовите другой: --port {port + 1}"
            raise NotReadyError(words, host) from error


def wait_until_answers(host: str, port: int, seconds: float = 30.0) -> bool:
    """Whether somebody listens at the address within so many seconds."""
    end = time.monotonic() + seconds
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 – a name of all addresses
    while time.monotonic() < end:
        try:
            with socket.create_connection((reachable, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.05)
    return False


class Child:
    """A process that is begun anew when it dies."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name, self.command = name, command
        self.deaths = 0
        self._start()

    def _start(self) -> None:
        self.born = time.monotonic()
        # A session of its own: Ctrl-C at the terminal is for us, and we tell the children in order.
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603

    def keep_alive(self) -> None:
        """Begins it again where it died. Raises NotReadyError where it cannot come up."""
        if self.process.poll() is None:
            return
        self._sweep()
        self.deaths = self.deaths + 1 if time.monotonic() - self.born < FAST else 1
        if self.deaths >= TRIES:
            raise NotReadyError(f"{self.name}: процесс не запускается (код {self.process.returncode})")
        print(f"{self.name}: процесс остановился (код {self.process.returncode}), запускается снова", file=sys.stderr)
        time.sleep(0.2 * self.deaths)
        self._start()

    def ask_to_end(self) -> None:
        """Closes the pipe and sends SIGTERM."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        if self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Waits until the deadline, then kills."""
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._sweep()

    def _sweep(self) -> None:
        """Kills what the process left behind: it led a group of its own."""
        if os.name != "nt":
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def worker_command() -> list[str]:
    """The command of a worker under us; its name stays when it is begun again, so that it takes its job up at once."""
    from avgust.jobs.worker import new_name

    return [sys.executable, "-m", "avgust.cli.worker", new_name()]


def site_command(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command of the pages."""
    return [sys.executable, "-m", "avgust.cli.site", host, str(port), str(workers), str(threads)]


def keep_running(commands: Iterable[tuple[str, list[str]]], announce: Callable[[], None]) -> None:
    """Runs the commands as children until Ctrl-C or SIGTERM; `announce` is called when they have been begun."""
    stop = threading.Event()
    former = {name: signal.signal(name, lambda *_: stop.set()) for name in (signal.SIGINT, signal.SIGTERM)}
    children: list[Child] = []
    try:
        children.extend(Child(name, command) for name, command in commands)
        announce()
        while not stop.wait(0.5):
            for child in children:
                child.keep_alive()
    finally:
        for child in children:
            child.ask_to_end()
        deadline = time.monotonic() + GRACE
        for child in children:
            child.end(deadline)
        for name, handler in former.items():
            signal.signal(name, handler)


def end_with_parent(stop: Callable[[], None]) -> None:
    """Calls `stop` when the standard input ends: whoever began this process is gone."""

    def watch() -> None:
        while os.read(0, 1024):  # not sys.stdin: its lock would be taken in the processes that are forked from here
            pass
        stop()

    threading.Thread(target=watch, daemon=True).start()
