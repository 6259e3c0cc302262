"""Corpora for tests, and what came of them."""

import hashlib
import subprocess
import sys
from pathlib import Path

from avgust.cli.main import main

GOLDEN = sorted(Path(__file__).parents[1].glob("golden*/*.txt"))
COMMAND = (sys.executable, "-m", "avgust", "read")


def corpus(folder: Path, number: int) -> Path:
    """So many golden documents, a damaged one and one that is none."""
    folder.mkdir(parents=True)
    for document in GOLDEN[:number]:
        (folder / document.name).write_bytes(document.read_bytes())
    (folder / "битый.docx").write_bytes(b"PK\x03\x04" + b"\0" * 100)
    (folder / "пустой.txt").write_bytes(b"")
    return folder


def results(out: Path) -> dict[str, str]:
    """The results by their paths, each with its digest; the program's own files are none."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if ".avgust" not in path.parts
    }


def read(folder: Path, out: Path, *options: str) -> int:
    """The exit code of `avgust read FOLDER -o OUT`."""
    return main(["read", str(folder), "-o", str(out), *options])


def start(folder: Path, out: Path, *options: str) -> "subprocess.Popen[bytes]":
    """The same in a process of its own."""
    command = [*COMMAND, str(folder), "-o", str(out), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
