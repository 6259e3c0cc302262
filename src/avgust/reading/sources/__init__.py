"""Files → `SourceText`. The only room that knows file formats; each reader is loaded when a file asks for it."""

from typing import TYPE_CHECKING

from avgust.reading.sources.errors import SourceError, counted, refusal
from avgust.reading.sources.limits import LIMITS, Limits
from avgust.reading.sources.readers import CONTAINERS, READERS, REFUSED, SUFFIXES, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgust.kernel.findings import Finding
    from avgust.reading.blocks import SourceText
    from avgust.reading.sources.containers.members import Member

__all__ = [
    "LIMITS",
    "SUFFIXES",
    "Limits",
    "SourceError",
    "documents",
    "file_bytes",
    "from_bytes",
    "from_converted",
    "from_text",
    "open_source",
    "recognised",
]


def open_source(path: "Path", limits: Limits = LIMITS) -> "SourceText":
    """Read a file, or a document in an archive or a letter; its format is told by its content first, its name second.

    «архив.zip/приказ.docx» names a document; «архив.zip» alone is enough where there is only one in it.
    """
    if inside := _container_of(path):
        from avgust.reading.sources.containers.opening import open_member

        return open_member(inside, path, limits)
    return from_bytes(file_bytes(path, limits), str(path), limits)


def documents(path: "Path", limits: Limits = LIMITS) -> "Iterator[Member | SourceError]":
    """All that stands in an archive or a letter, one after another; any other file is its own only member."""
    from avgust.reading.sources.containers.members import members

    yield from members(file_bytes(path, limits), str(path), limits)


def from_bytes(data: bytes, name: str = "", limits: Limits = LIMITS) -> "SourceText":
    """Read a file's bytes; `name` helps to tell the format and is named in errors."""
    from avgust.reading.sources.recognise import format_of

    if not data.strip():
        raise refusal("empty-source", name)
    kind = format_of(data)
    if kind in READERS:
        return _read(READERS[kind], data, name, limits)
    if kind in CONTAINERS:
        from avgust.reading.sources.containers.opening import only_document

        return only_document(data, name, limits)
    if kind:
        raise refusal(REFUSED[kind], name)
    _check_size(data, limits.text_bytes, name)
    return _read_encoded(data, name, limits)


def recognised(data: bytes, name: str = "", limits: Limits = LIMITS) -> str:
    """The format by which a file would be read, "text" for all that is text. Reads nothing of it.

    Raises `SourceError` where it is empty, larger than its format allows, or of a kind that no reader takes.
    """
    from avgust.reading.sources.recognise import format_of

    if not data.strip():
        raise refusal("empty-source", name)
    kind = format_of(data)
    if kind in REFUSED:
        raise refusal(REFUSED[kind], name)
    if reader := READERS.get(kind) or CONTAINERS.get(kind):
        _check_size(data, getattr(limits, reader.limit), name)
        return kind
    from avgust.reading.sources.decode import decode

    _check_size(data, limits.text_bytes, name)
    decode(data, name, limits)
    return "text"


def from_converted(data: bytes, kind: str, name: str = "", limits: Limits = LIMITS) -> "SourceText":
    """Read what `programs.soffice.convert` made of a file; `kind` ("doc") and `name` are those of the file it was."""
    from dataclasses import replace

    return replace(from_bytes(data, name, limits), format=kind)


def from_text(text: str, name: str = "", limits: Limits = LIMITS) -> "SourceText":
    """Read text or Markdown from memory."""
    from avgust.reading.sources.decode import clean

    if len(text) > limits.characters:
        raise refusal("too-large", name, f"больше {counted(limits.characters)} знаков")
    cleaned, findings = clean(text, [])
    return _read_lines(cleaned, name, limits, findings)


def _container_of(path: "Path") -> "Path | None":
    """The file among the folders of a path that leads into an archive or a letter."""
    try:
        return None if path.exists() else next((each for each in path.parents if each.is_file()), None)
    except (OSError, ValueError):
        return None


def file_bytes(path: "Path", limits: Limits) -> bytes:
    """The file, or that in an archive, unless it is none, may not be read or is larger than any format allows."""
    if inside := _container_of(path):
        from avgust.reading.sources.containers.opening import member_of

        return member_of(inside, path, limits).data
    place = str(path)
    try:
        if not path.exists():
            raise refusal("missing-source", place)
        if path.is_dir():
            raise refusal("directory-source", place)
        if not path.is_file():
            raise refusal("not-a-file", place)
        most = limits.largest()
        size = min(most, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(size + 1)  # asked for more, Python takes so much memory at once
            if len(data) > size:
                data += file.read(most - size)
    except PermissionError as error:
        raise refusal("no-rights", place) from error
    except (OSError, ValueError) as error:
        raise refusal("unreadable-source", place, str(error)) from error
    if len(data) > most:
        raise refusal("too-large", place, f"больше {counted(most)} байт")
    return data


def _read(reader: Reader, data: bytes, name: str, limits: Limits) -> "SourceText":
    """Import the format's own reader and let it read."""
    from importlib import import_module

    _check_size(data, getattr(limits, reader.limit), name)
    read = getattr(import_module(f"avgust.reading.sources.{reader.module}"), reader.function)
    source: SourceText = read(data, name, limits)
    return source


def _check_size(data: bytes, most: int, name: str) -> None:
    if len(data) > most:
        raise refusal("too-large", name, f"больше {counted(most)} байт")


def _read_encoded(data: bytes, name: str, limits: Limits) -> "SourceText":
    from avgust.reading.sources.decode import decode

    text, findings = decode(data, name, limits)
    return _read_lines(text, name, limits, findings)


def _read_lines(text: str, name: str, limits: Limits, findings: list["Finding"]) -> "SourceText":
    from avgust.reading.sources.recognise import text_format

    if not text.strip():
        raise refusal("empty-source", name)
    kind = text_format(text, name[name.rfind(".") :].lower())
    if kind == "html":
        from avgust.reading.sources.web.html import read_html

        return read_html(text, name, limits, findings)
    if kind == "csv":
        from avgust.reading.sources.sheets.csv import read_csv

        return read_csv(text, name, limits, findings)
    if kind == "markdown":
        from avgust.reading.sources.plain.markdown import read_markdown

        return read_markdown(text, name, limits, findings)
    from avgust.reading.sources.plain.text import read_text

    return read_text(text, name, limits, findings)
