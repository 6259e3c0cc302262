"""How long it will still take: by the kinds and sizes of what is left, and by how the machine did so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

# Seconds for a document of a kind and for each megabyte of it, before anything is known of this machine.
EXPECTED = {
    ".docx": (0.02, 0.3),
    ".doc": (0.4, 0.5),
    ".rtf": (0.03, 0.3),
    ".pdf": (0.05, 1.0),
    ".xlsx": (0.03, 1.0),
    ".xls": (0.4, 1.0),
    ".png": (3.0, 2.0),
    ".jpg": (3.0, 4.0),
    ".jpeg": (3.0, 4.0),
    ".tif": (4.0, 4.0),
    ".tiff": (4.0, 4.0),
    ".zip": (0.1, 1.0),
}
_OTHER = (0.02, 2.0)
_TRUST = 1.0  # seconds of work that weigh as much as what was expected


@dataclass(slots=True)
class _Kind:
    left: float = 0.0
    expected: float = 0.0
    taken: float = 0.0

    def seconds(self) -> float:
        """What is left, corrected by what was met."""
        return self.left * (self.taken + _TRUST) / (self.expected + _TRUST)


def expected(file: str, size: int) -> float:
    """Seconds of one core for a file, as a first guess."""
    base, each = EXPECTED.get(PurePath(file).suffix.lower(), _OTHER)
    return base + each * max(size, 0) / 1_000_000


class Forecast:
    """Told of every document at first and again when it is done."""

    def __init__(self, files: Iterable[tuple[str, int]], jobs: int) -> None:
        self._jobs = jobs
        self._kinds: dict[str, _Kind] = {}
        for file, size in files:
            self._kind(file).left += expected(file, size)

    def _kind(self, file: str) -> _Kind:
        return self._kinds.setdefault(PurePath(file).suffix.lower(), _Kind())

    def done(self, file: str, size: int, seconds: float) -> None:
        """A document took so many seconds of a worker."""
        kind, guess = self._kind(file), expected(file, size)
        kind.left = max(0.0, kind.left - guess)
        kind.expected += guess
        kind.taken += seconds

    def left(self) -> float:
        """Seconds by the clock until all is done."""
        return sum(kind.seconds() for kind in self._kinds.values()) / self._jobs
