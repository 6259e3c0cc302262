"""Named programmes, projects and information systems."""

import re
from dataclasses import dataclass

KINDS = (
    (
        "information_system",
        re.compile(
            r"(?<![а-я])(?:фгис|гис|аис|еис|фис|ис|информационн\w+(?:-\w+)?\s+(?:систем\w+|ресурс\w*)|портал\w*|платформ\w+|сервис\w*|реестр\w*|навигатор\w*)(?![а-я])"
        ),
    ),
    ("project", re.compile(r"(?<![а-я])проект(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?![а-я])")),
    ("programme", re.compile(r"(?<![а-я])программ(?:а|ы|е|у|ой|ам|ами|ах)?(?![а-я])")),
)
QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
NEAR = 60


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
                folded[hit.end() : end].count(" ") <= 5
                and "." not in folded[hit.end() : end]
                and (best is None or hit.start() > best[1])
            ):
                best = (kind, hit.start())
    return best
