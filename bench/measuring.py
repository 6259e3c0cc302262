"""Measuring: functions in turns on one core, and whole processes.

Guarantees: what is compared is measured in one run, in turns (A B C A B C …), so that a slow stretch of the machine
falls on all of them alike.
"""

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parent.parent
PACKAGES = ("pymorphy3", "lxml", "msgspec", "python-docx", "natasha", "dateparser")


class Seconds(NamedTuple):
    """CPU seconds of one thing over several rounds."""

    best: float
    median: float


def in_turns(tasks: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Seconds]:
    """CPU seconds of each task; every task runs once before the first round."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    for _ in range(rounds):
        for name, task in tasks.items():
            gc.collect()
            start = time.process_time()
            task()
            taken[name].append(time.process_time() - start)
    return {name: Seconds(min(each), statistics.median(each)) for name, each in taken.items()}


class Ended(NamedTuple):
    """How a process ended, its CPU seconds and its seconds by the clock."""

    code: int
    cpu: float
    wall: float


def run(command: Sequence[str]) -> Ended:
    """Runs a process to its end; what it prints is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HOME)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(process.returncode, usage.ru_utime + usage.ru_stime, wall)


def output_of(command: Sequence[str]) -> str:
    """What a process prints; it must end well."""
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True).stdout


def measure_source(source: Path) -> None:
    """Makes this process and those that it starts import Avgust from there, compiled once as installed programs are."""
    sys.path.insert(0, str(source))
    os.environ.update(PYTHONPATH=str(source), PYTHONUTF8="1")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def stay_on_one_core() -> int | None:
    """Pins this process and its children to one core; its number, None where the system cannot."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def machine(source: Path) -> dict[str, object]:
    """Where and when this was measured, and with what."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "measured": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "load": [round(each, 2) for each in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "commit": _commit(source),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
        "executable": Path(sys.executable).name,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _commit(source: Path) -> str:
    """The commit that was measured, with a plus if the source was changed since; "" outside a repository."""
    git = ("git", "-C", str(source))
    try:
        commit = output_of([*git, "rev-parse", "--short", "HEAD"]).strip()
        changed = output_of([*git, "status", "--porcelain", "--", "."]).strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return commit + "+" * bool(changed)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
