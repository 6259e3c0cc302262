"""One document of a container → its `SourceText`."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath

from avgust.kernel.findings import Finding
from avgust.reading.blocks import SourceText
from avgust.reading.sources import file_bytes, from_bytes
from avgust.reading.sources.containers.members import NO_DOCUMENT, Member, Opened, is_container, members
from avgust.reading.sources.errors import SourceError, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.recognise import format_of

_NAMED = 5


def only_document(data: bytes, place: str, limits: Limits) -> SourceText:
    """The document in a container that holds one; what else could not be read in it is told in a finding.

    Raises `several-documents` with their names, `no-documents` with why each was not read.
    """
    found: list[str] = []
    unread: list[SourceError] = []
    first = None
    for each in members(data, place, limits):
        if isinstance(each, Member):
            first = first or each
            found.append(each.name)
        elif each.code != NO_DOCUMENT:
            unread.append(each)
    if len(found) > 1:
        names = _named([f"«{_inner(name, place)}»" for name in found])
        raise refusal("several-documents", place, f"{names}; назовите один, например {found[0]}")
    if first is None:
        reasons = _named([f"{_inner(error.place, place)} – {error.message}" for error in unread])
        raise refusal("no-documents", place, f" ({reasons})" if reasons else "")
    source = _named_as(from_bytes(first.data, first.name, limits), PurePath(place).name, _inner(first.name, place))
    return replace(source, findings=(*source.findings, *_unread(unread, place)))


def open_member(container: Path, path: Path, limits: Limits) -> SourceText:
    """The document at a path that leads into a container."""
    inner = path.relative_to(container).as_posix()
    member = member_of(container, path, limits)
    return _named_as(from_bytes(member.data, member.name, limits), container.name, inner)


def member_of(container: Path, path: Path, limits: Limits) -> Member:
    """The file at a path that leads into a container."""
    stat = container.stat()
    opened = _opened(str(container), stat.st_mtime_ns, stat.st_size, limits)
    if opened is None:
        raise refusal("missing-source", str(path))
    return opened.member(path.relative_to(container).as_posix())


@lru_cache(maxsize=1)
def _opened(path: str, changed: int, size: int, limits: Limits) -> Opened | None:
    """The container, kept open for its next document; None for another file."""
    data = file_bytes(Path(path), limits)
    kind = format_of(data)
    return Opened(data, kind, path, limits) if is_container(kind) else None


def _named_as(source: SourceText, container: str, inner: str) -> SourceText:
    """With the name that a person sees: «архив.zip/приказ.docx»."""
    return replace(source, member=source.member or f"{container}/{inner}")


def _inner(name: str, place: str) -> str:
    return name.removeprefix(f"{place}/")


def _named(names: list[str]) -> str:
    """Some names, and how many more there are."""
    more = f" и ещё {len(names) - _NAMED}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _unread(errors: list[SourceError], place: str) -> list[Finding]:
    return [
        Finding("member-unread", "warning", f"Не прочитано: {error.message}", _inner(error.place, place))
        for error in errors
    ]
