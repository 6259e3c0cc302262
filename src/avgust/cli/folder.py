"""Which documents are meant: the files named, and those in the folders named."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from avgust.cli.documents import held_in, may_hold_documents
from avgust.cli.exits import UNREAD
from avgust.cli.failures import Failure, reason
from avgust.reading.sources import SUFFIXES
from avgust.reading.sources.errors import SourceError, refusal


class Source(NamedTuple):
    """A document to read.

    file   as it is opened and shown: a path, also into an archive or a letter, «архив.zip/приказ.docx»
    short  its name, or its path in the folder that was named
    long   its path from where the paths of all the documents part
    """

    file: str
    short: Path
    long: Path


class Found(NamedTuple):
    """What there is to read; folders that could not be looked into; how many files of other kinds, by suffix."""

    sources: list[Source]
    failures: list[Failure]
    others: Counter[str]


def gather(files: list[str], results: Path | None) -> Found:
    """The documents in the order named, a folder's sorted; each once. The folder of the results is not walked."""
    failures: list[Failure] = []
    others: Counter[str] = Counter()
    short: dict[str, Path] = {}
    for name in files:
        inside = _walk(name, results, failures, others) if Path(name).is_dir() else [(name, Path(Path(name).name))]
        for file, path in inside:
            for document, its_path in _opened(file, path, failures, others):
                short.setdefault(document, its_path)
    return Found(_told_apart(_each_once(short)), failures, others)


def _opened(file: str, short: Path, failures: list[Failure], others: Counter[str]) -> Iterator[tuple[str, Path]]:
    """The file itself, or the documents in it where it is an archive or a letter; they lie in a folder of its name."""
    if not may_hold_documents(file):
        yield file, short
        return
    found: list[str] = []
    unread: list[Failure] = []
    try:
        for each in held_in(file):
            if not isinstance(each, SourceError):
                found.append(each)
            elif each.code == "not-a-document":
                others[_suffix(Path(each.place))] += 1
            else:
                unread.append(Failure(each.place, each.message, UNREAD))
    except SourceError as error:
        unread.append(Failure(file, error.message, UNREAD))
    if not found and not unread:
        unread.append(Failure(file, refusal("no-documents").message, UNREAD))
    failures += unread
    yield from ((each, _inside(short, Path(each).relative_to(file))) for each in found)


def _inside(short: Path, inner: Path) -> Path:
    """Where a document of a container lies in the results: «письмо.eml» may stand there itself, so «письмо/…»."""
    return short.with_suffix("") / inner if inner.parts else short


def _suffix(path: Path) -> str:
    return path.suffix.lower() or "без расширения"


def _each_once(short: dict[str, Path]) -> dict[str, Path]:
    """Without a file that was named twice by different paths."""
    first: dict[Path, str] = {}
    for file in short:
        first.setdefault(Path(file).resolve(), file)
    return {file: short[file] for file in first.values()}


def _told_apart(short: dict[str, Path]) -> list[Source]:
    """The documents with their paths from the last folder that they share."""
    whole = {file: Path(os.path.abspath(file)) for file in short}  # noqa: PTH100 – «..» goes, links stay
    shared = max(1, _shared_parts([path.parent.parts for path in whole.values()]))
    return [Source(file, path, Path(*whole[file].parts[shared:])) for file, path in short.items()]


def _shared_parts(folders: list[tuple[str, ...]]) -> int:
    """How many parts all the folders begin with."""
    return next(
        (i for i, parts in enumerate(zip(*folders, strict=False)) if len(set(parts)) > 1),
        min(map(len, folders), default=0),
    )


def _walk(
    folder: str, results: Path | None, failures: list[Failure], others: Counter[str]
) -> Iterator[tuple[str, Path]]:
    """The documents in a folder and below it, sorted, with their paths in it; what is hidden is passed over."""

    def refused(error: OSError) -> None:
        failures.append(Failure(str(error.filename), f"папка не читается: {reason(error)}", UNREAD))

    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [each for each in folders if not each.startswith(".") and not _is_same(Path(root, each), results)]
        for path in (Path(root, name) for name in names if not name.startswith((".", "~$"))):
            if path.suffix.lower() in SUFFIXES:
                found.append(path)
            else:
                others[_suffix(path)] += 1
    for path in sorted(found, key=lambda each: each.parts):
        yield str(path), path.relative_to(folder)


def _is_same(folder: Path, results: Path | None) -> bool:
    """Whether it is the folder of the results."""
    return results is not None and folder.resolve() == results.resolve()
