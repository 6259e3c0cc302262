"""One call of another program: no shell, few settings, a time limit for it and for all that it starts."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

MOST_SAID = 20_000  # characters of its complaints that are kept
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")


class Outcome(NamedTuple):
    """How a call ended: `out` is its standard output; `late` is True where it was stopped at the time limit."""

    code: int
    out: bytes
    said: str
    late: bool = False


def find_program(*names: str) -> str | None:
    """The path of the first of these programs that is there."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run_program(
    command: Sequence[str],
    *,
    seconds: float,
    memory: int,
    stdin: bytes = b"",
    folder: Path | None = None,
    environment: dict[str, str] | None = None,
) -> Outcome:
    """Run it to its end or to the time limit; then, as at Ctrl-C or TERM, it is stopped with all that it started."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with _end_on_term():
        process = subprocess.Popen(  # noqa: S603 - the command is ours, file names in it are ours too
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=kept | {"LC_ALL": "C.UTF-8", "HOME": str(folder or Path.cwd())} | (environment or {}),
            start_new_session=True,
        )
        _bound_memory(process.pid, memory)
        return _ended(process, stdin, seconds)


def _ended(process: "subprocess.Popen[bytes]", stdin: bytes, seconds: float) -> Outcome:
    try:
        out, said = process.communicate(stdin, timeout=seconds)
    except subprocess.TimeoutExpired:
        _stop(process)
        return Outcome(-1, b"", "", late=True)
    except BaseException:
        _stop(process)
        raise
    return Outcome(process.returncode, out, said.decode("utf-8", "replace")[-MOST_SAID:])


@contextlib.contextmanager
def _end_on_term() -> Iterator[None]:
    """Let TERM raise, so that programs and folders of ours are removed; left alone where others handle it already."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return

    def leave(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _bound_memory(pid: int, memory: int) -> None:
    """Bound the address space, where the system can do that for another process."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_AS, (memory, memory))


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the program and its children, which are a group of their own."""
    if sys.platform == "win32":
        kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(kill, capture_output=True, check=False)  # noqa: S603 - of Windows itself
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
