"""Opening what the user names: a file, or the standard input."""

import argparse
import gc
import sys
from pathlib import Path

from avgust.cli.failures import UsageError
from avgust.reading.reading import Reading

STDIN = "-"
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
