"""Fixtures: the command in a process of its own, and a document for it."""

import subprocess
from pathlib import Path

import pytest
from command import COMMAND, HERE, Run, environment


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
