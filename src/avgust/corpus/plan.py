"""What is to be read, how, and where the results go."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

READINGS = "readings"
OWN = ".avgust"
PICTURED = frozenset((".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp"))
"""What may have pages that must be recognised, a hundred times as slow as text: the size tells how many."""
DIRECTIVES, SUMMARY = "directives", "summary"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus.

    name     as messages and tables call it
    file     the file to open
    results  paths in the folder of the results, with «/», one for each format of the order
    """

    name: str
    file: str
    results: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it is remembered by: the whole path; a letter that is none (a damaged name) as its escape."""
        return plainly(os.path.abspath(self.file))  # noqa: PTH100 – «..» goes, links stay

    @property
    def container(self) -> str:
        """The file on the disk: the document's own, or the archive or letter in which it lies."""
        path = Path(self.file)
        return str(next((each for each in (path, *path.parents) if each.is_file()), path))

    @property
    def packed(self) -> bool:
        """Whether it lies in an archive or a letter."""
        return Path(self.container) != Path(self.file)


@dataclass(frozen=True, slots=True)
class Order:
    """How the documents are to be read.

    folder   of the results
    formats  of a result, keys of `reading.export.FORMATS`
    seconds  for one document, then it counts as failed; for one with pages as pictures, for each megabyte of it
    memory   bytes for one worker process; 0 sets no bound
    threads  of one worker: pages that it recognises at a time
    """

    folder: Path
    formats: tuple[str, ...]
    seconds: float
    memory: int
    threads: int = 1

    @property
    def own(self) -> Path:
        """The folder of the program's own files."""
        return self.folder / OWN


def allowance(file: str, size: int, order: Order) -> float:
    """Seconds for a document of so many bytes."""
    megabytes = max(1.0, size / 1_000_000) if PurePath(file).suffix.lower() in PICTURED else 1.0
    return order.seconds * megabytes


def plainly(name: str) -> str:
    """The name without halves of surrogate pairs, which neither UTF-8 nor a table takes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def cores() -> int:
    """How many cores this process may use, told by its affinity and its control group."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, _quota(Path("/sys/fs/cgroup/cpu.max"), allowed)))


def _quota(file: Path, otherwise: int) -> int:
    """Whole cores of the control group's share («150000 100000» is two); `otherwise` where there is no bound."""
    try:
        most, period = file.read_text("ascii").split()
        return -(-int(most) // int(period))
    except (OSError, ValueError):
        return otherwise


def names_of(short: Sequence[Path], long: Sequence[Path]) -> list[str]:
    """What to call the documents: shortly, and by the longer path where two would share the short one."""
    met: dict[Path, int] = {}
    for path in short:
        met[path] = met.get(path, 0) + 1
    return [plainly((a if met[a] == 1 else b).as_posix()) for a, b in zip(short, long, strict=True)]
