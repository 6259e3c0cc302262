"""Where the results go and what they are called."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from avgust.cli.failures import UsageError
from avgust.reading.sources import SUFFIXES

if TYPE_CHECKING:
    from avgust.cli.folder import Source

TEXT, JSON = "text", "json"
# The formats and the ends of their files' names.
SUFFIX_OF = {"json": ".json", "xlsx": ".xlsx", "docx": ".docx", "ics": ".ics", "akn": ".xml"}
BINARY = ("xlsx", "docx")
STDOUT = "-"
UNNAMED = "документ"


def target_for(output: str | None, file: str, format: str) -> Path | None:
    """The file to write; in a folder it is called as the document is. None for the standard output."""
    if output is None or output == STDOUT:
        return None
    path = Path(output)
    inside = path.is_dir() or output.endswith(("/", os.sep))
    return path / renamed(Path(file).name, format) if inside else path


def renamed(name: str, format: str) -> str:
    """The document's name with the end of the format: «план.docx» → «план.json»."""
    path = Path(name)
    stem = path.stem if path.suffix.lower() in SUFFIXES else name
    return (stem or UNNAMED) + SUFFIX_OF[format]


def targets_for(sources: "Sequence[Source]", folder: Path, format: str) -> list[Path]:
    """A file in `folder` for each document, no two the same on any file system.

    A name that several documents would share grows: with the document's own suffix, with the folders that it lies in.
    """
    choices = [_choices(source, format) for source in sources]
    chosen = [0] * len(sources)
    while shared := _shared(choices, chosen):
        for i in shared:
            chosen[i] += 1
    return [folder / choices[i][chosen[i]] for i in range(len(sources))]


def _choices(source: "Source", format: str) -> tuple[Path, ...]:
    """The names that a result may have, the shortest first."""
    suffix = SUFFIX_OF[format]
    short, long = source.short, source.long
    return (
        short.with_name(renamed(short.name, format)),
        short.with_name(short.name + suffix),
        long.with_name(renamed(long.name, format)),
        long.with_name(long.name + suffix),
    )


def _shared(choices: Sequence[tuple[Path, ...]], chosen: Sequence[int]) -> list[int]:
    """Which documents share a name with another and could have a longer one."""
    by_name: dict[str, list[int]] = {}
    for i, level in enumerate(chosen):
        by_name.setdefault(str(choices[i][level]).casefold(), []).append(i)
    return [i for same in by_name.values() if len(same) > 1 for i in same if chosen[i] + 1 < len(choices[i])]


def refuse_overwriting(targets: Iterable[Path], files: Iterable[str]) -> None:
    """A result must not take the place of a document that is read."""
    documents = {Path(file).resolve(): file for file in files}
    for target in targets:
        if file := documents.get(target.resolve()):
            raise UsageError(f"результат затёр бы документ {file}; укажите другое место после -o")
