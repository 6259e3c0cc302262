"""The documents that were written for the tests with their gold, and those of the benchmark beside the repository."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from scoring import Score, score

from avgust.reading import Reading, read
from avgust.reading.export.json import to_json

TESTS = Path(__file__).resolve().parents[1]
BENCHMARK = TESTS.parents[1] / "shared" / "reading"
SETS = ("golden", "golden_b", "golden_c", "golden_d", "golden_e")
SUFFIXES = (".txt", ".md", ".html", ".docx")


@dataclass(frozen=True)
class Golden:
    """One document: its set, its name, the file and the gold."""

    set: str
    name: str
    source: Path
    gold: Path

    @property
    def key(self) -> str:
        """How the table names it."""
        return f"{self.set}/{self.name}"

    @cached_property
    def wanted(self) -> dict[str, Any]:
        """The gold."""
        return dict(json.loads(self.gold.read_text(encoding="utf-8")))

    @cached_property
    def reading(self) -> Reading:
        """What the present code reads."""
        return read(self.source)

    @cached_property
    def given(self) -> dict[str, Any]:
        """The reading as `avgust read --format json` prints it."""
        return dict(json.loads(to_json(self.reading)))

    @cached_property
    def score(self) -> Score:
        """The score of the present code."""
        return score(self.wanted, self.given)


def _documents(name: str, golds: Path, sources: Path) -> list[Golden]:
    found = []
    for gold in sorted(golds.glob("*.json")):
        source = next((s for end in SUFFIXES if (s := sources / f"{gold.stem}{end}").exists()), None)
        if source:
            found.append(Golden(name, gold.stem, source, gold))
    return found


@lru_cache(maxsize=1)
def documents() -> tuple[Golden, ...]:
    """Every NAME.json of the sets with NAME.txt, .md, .html or .docx beside it."""
    return tuple(each for name in SETS for each in _documents(name, TESTS / name, TESTS / name))


@lru_cache(maxsize=1)
def benchmark() -> tuple[Golden, ...]:
    """Documents of the benchmark; none where it does not stand beside the repository."""
    return tuple(_documents("benchmark", BENCHMARK / "gold", BENCHMARK / "documents"))
