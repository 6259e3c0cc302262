"""What is known of a document that was tried."""

from dataclasses import dataclass
from typing import NamedTuple

from avgust import __version__
from avgust.reading.reading import SCHEMA_VERSION

VERSION = f"{__version__}/{SCHEMA_VERSION}"

# Why the program itself could not read a document.
LATE, MEMORY, DIED, BUG, SYSTEM = "late", "memory", "died", "bug", "system"
MAY_PASS = frozenset(
    {DIED, BUG, SYSTEM, "missing-source", "no-rights", "unreadable-source", "directory-source", "not-a-file"}
    | {"no-soffice", "no-tesseract", "no-russian", "not-converted", "cannot-write"}
)
"""Codes of failures that another run may not meet: another disk, another program installed, another day."""


class Remark(NamedTuple):
    """A finding of the reading."""

    severity: str
    code: str
    message: str
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document is and how much was found in it."""

    format: str = ""
    kind: str = ""
    title: str = ""
    date: str = ""
    directives: int = 0
    dated: int = 0
    remarks: tuple[Remark, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings are as grave as that."""
        return sum(remark.severity == severity for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of a document came out; from a worker to the parent.

    code, message  why it was not read; both "" where it was
    sha256         of the file's bytes, "" where they could not be had
    files          the new results, one for each format, still outside their places
    rows           its directives as lines of JSON, packed by zlib
    seconds        that it took
    memory         the most bytes that the worker has held so far
    """

    code: str = ""
    message: str = ""
    sha256: str = ""
    facts: Facts = Facts()
    files: tuple[str, ...] = ()
    rows: bytes = b""
    seconds: float = 0.0
    memory: int = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known to be the same: its size and its time of change in nanoseconds; -1 where unknown."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a document.

    seconds, memory  the bounds under which it was tried
    results          paths in the folder of the results, with the size of each
    """

    stamp: Stamp
    version: str
    seconds: float
    memory: int
    code: str
    message: str
    sha256: str
    facts: Facts
    results: tuple[tuple[str, int], ...]
