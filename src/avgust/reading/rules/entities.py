"""Named programmes, projects and information systems."""

import re
from dataclasses import dataclass

from avgust.reading.lexicon.patterns import any_of
from avgust.reading.lexicon.things import PROGRAMMES, PROJECTS, SYSTEMS

KINDS = (
    ("information_system", any_of(SYSTEMS)),
    ("project", any_of(PROJECTS)),
    ("programme", any_of(PROGRAMMES)),
)
QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
NEAR = 60  # characters between the word and the quotes
MOST_SPACES = 5  # in the words between them


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A programme, project or system: its kind, its name in quotes, and the span from the word to the name."""

    kind: str
    name: str
    start: int
    end: int


def find_entities(text: str, folded: str, start: int, end: int) -> list[NamedThing]:
    """What is named in quotes after «программа», «проект», «система» …; a list of names shares the word before it."""
    found: list[NamedThing] = []
    previous_end = start
    for hit in QUOTED.finditer(text, start, end):
        named = _before(folded, max(previous_end, hit.start() - NEAR), hit.start())
        if named:
            found.append(NamedThing(named[0], hit.group(1), named[1], hit.end()))
        elif found and found[-1].end == previous_end and folded[previous_end : hit.start()].strip() in {",", "и"}:
            found.append(NamedThing(found[-1].kind, hit.group(1), hit.start(), hit.end()))
        previous_end = hit.end()
    return found


def _before(folded: str, start: int, end: int) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for kind, pattern in KINDS:
        for hit in pattern.finditer(folded, start, end):
            if (
                folded[hit.end() : end].count(" ") <= MOST_SPACES
                and "." not in folded[hit.end() : end]
                and (best is None or hit.start() > best[1])
            ):
                best = (kind, hit.start())
    return best
