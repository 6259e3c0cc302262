"""Documents that LibreOffice must convert before they are read: many for one start of it, which takes seconds."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from avgust.corpus.plan import Document
from avgust.reading.blocks import SourceText
from avgust.reading.sources import Limits, SourceError, from_converted
from avgust.reading.sources.recognise import format_of

TARGETS = {"doc": "docx", "wps": "docx", "xls": "xlsx"}
"""What each format becomes."""
SUFFIXES = frozenset((".doc", ".dot", ".wps", ".xls", ".xlt"))
Converted = Mapping[Path, tuple[str, Path | SourceError]]  # the format, and what the file became


def is_converted(file: str) -> bool:
    """Whether the name promises a document that must be converted."""
    return PurePath(file).suffix.lower() in SUFFIXES


@contextmanager
def conversion(documents: Sequence[Document], folder: Path, limits: Limits) -> Iterator[Converted]:
    """What those that must be converted became; files in `folder` that are gone afterwards.

    One that is alone is left to its reader, which starts LibreOffice for it.
    """
    kinds = {Path(each.file): _kind(Path(each.file)) for each in documents if is_converted(each.file)}
    if sum(kind in TARGETS for kind in kinds.values()) < 2:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="converted-", dir=folder.resolve(), ignore_cleanup_errors=True) as own:
        yield {
            file: (kind, new)
            for kind, target in TARGETS.items()
            for file, new in _converted([file for file in kinds if kinds[file] == kind], target, Path(own), limits)
        }


def _converted(
    files: Sequence[Path], target: str, folder: Path, limits: Limits
) -> Iterator[tuple[Path, Path | SourceError]]:
    if files:
        from avgust.reading.sources.programs.soffice import convert

        yield from convert(files, target, folder, limits).items()


def _kind(file: Path) -> str:
    """The format that the content tells: a «.doc» is often an RTF, and is read as one."""
    try:
        data = file.read_bytes() if file.is_file() else b""
    except OSError:
        return ""
    return format_of(data)


def converted_source(found: tuple[str, Path | SourceError], path: Path, limits: Limits) -> SourceText:
    """The text of a converted document under its own name. Raises `SourceError`."""
    kind, new = found
    if isinstance(new, SourceError):
        raise new
    return from_converted(new.read_bytes(), kind, str(path), limits)
