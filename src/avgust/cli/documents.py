"""Opening what the user names: a file, or the standard input."""

import argparse
import gc
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from avgust.cli.failures import UsageError
from avgust.reading.reading import Reading

if TYPE_CHECKING:
    from avgust.reading.sources import SourceError

STDIN = "-"
LOOKED_AT = 4096
COLLECT_AFTER = 100_000  # new objects; a short document makes fewer, and looking through them takes longer than reading


def open_reading(file: str, name: str | None = None) -> Reading:
    """The reading of a file, or of the standard input for `-`; `name` tells the format of the latter."""
    gc.set_threshold(COLLECT_AFTER)
    from avgust.reading import pipeline

    return pipeline.read_bytes(_stdin_bytes(), name or "") if file == STDIN else pipeline.read(file)


def open_bytes(file: str) -> bytes:
    """The content of a file, or of the standard input for `-`."""
    from avgust.reading.sources import LIMITS, file_bytes

    gc.set_threshold(COLLECT_AFTER)
    return _stdin_bytes() if file == STDIN else file_bytes(Path(file), LIMITS)


def may_hold_documents(file: str) -> bool:
    """Whether the name, or the first bytes where the name tells nothing, are those of an archive or a letter."""
    from avgust.reading.sources.readers import CONTAINER_SUFFIXES, CONTAINERS, SUFFIXES
    from avgust.reading.sources.recognise import format_of

    if file == STDIN or not Path(file).is_file():
        return False
    if file.lower().endswith(SUFFIXES):
        return file.lower().endswith(CONTAINER_SUFFIXES)
    try:
        with Path(file).open("rb") as opened:
            head = opened.read(LOOKED_AT)
    except OSError:
        return False
    return head.startswith(b"PK") or format_of(head) in CONTAINERS


def held_in(file: str) -> "Iterator[str | SourceError]":
    """The documents of an archive or a letter, each by the name that opens it; of any other file, itself."""
    from avgust.reading.sources import SourceError, documents

    for each in documents(Path(file)):
        yield each if isinstance(each, SourceError) else each.name


def holds_several(file: str) -> bool:
    """Whether it is an archive or a letter with more than one document."""
    from avgust.reading.sources import SourceError

    if not may_hold_documents(file):
        return False
    try:
        found = (each for each in held_in(file) if not isinstance(each, SourceError))
        return len(list(islice(found, 2))) > 1
    except SourceError:
        return False


def _stdin_bytes() -> bytes:
    """The standard input, with one byte more than any format allows where it is longer."""
    from avgust.reading.sources import LIMITS

    return sys.stdin.buffer.read(LIMITS.largest() + 1)


def shown_name(file: str, name: str | None = None) -> str:
    """How the file is called in messages."""
    return (name or "стандартный ввод") if file == STDIN else file


def add_name(parser: argparse.ArgumentParser) -> None:
    """The option that names the standard input."""
    parser.add_argument(
        "--name", metavar="ИМЯ", help="имя документа со стандартного ввода: по нему узнаётся вид файла (письмо.md)"
    )


def check_name(name: str | None, files: list[str]) -> None:
    """The option has a meaning for the standard input alone."""
    if name is not None and files != [STDIN]:
        raise UsageError("--name нужен только для чтения со стандартного ввода: avgust read - --name письмо.md")
