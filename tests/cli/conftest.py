"""The command as users run it, and documents for it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMMAND = (sys.executable, "-W", "error", "-m", "avgust")
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def environment(**more: str) -> dict[str, str]:
    """As at a plain pipe 80 columns wide."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "AVGUST_DEBUG")}
    return kept | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"} | more


@pytest.fixture
def run() -> Run:
    """Runs `avgust` in a process of its own."""

    def run(*arguments: object, stdin: bytes = b"", **more: str) -> "subprocess.CompletedProcess[bytes]":
        command = [*COMMAND, *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, env=environment(**more), timeout=60)

    return run


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A copy of the invented resolution in a folder of its own."""
    path = tmp_path / "документы" / "луговая резолюция.txt"
    path.parent.mkdir()
    path.write_bytes((HERE / "lugov.txt").read_bytes())
    return path
