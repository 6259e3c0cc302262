"""A container → the documents in it, those of containers inside among them, one in memory at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple, Protocol

from avgust.reading.sources.errors import SourceError, counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.readers import CONTAINERS, READERS, REFUSED, SUFFIXES
from avgust.reading.sources.recognise import format_of

NO_DOCUMENT = "not-a-document"
"""The code of what is no document: a photo, a signature, a program."""
_PASSED_OVER = ("image",)


class Member(NamedTuple):
    """A document in a container: «архив.zip/письмо.eml/приказ.docx» and its bytes."""

    name: str
    data: bytes


class Entry(Protocol):
    """A file that stands directly in a container; its name can do no harm, «/» stands between folders."""

    @property
    def name(self) -> str:
        """Unlike all others in the container."""

    @property
    def kind(self) -> str:
        """The format where the container tells it, else ""."""

    def head(self) -> bytes:
        """Some first bytes; raises `SourceError`."""

    def load(self, most: int) -> bytes:
        """All bytes, at most so many; raises `SourceError`."""


Listing = Callable[[bytes, str, Limits], "Iterator[Entry | SourceError]"]


@dataclass(slots=True)
class _Left:
    """What is left of the limits for one container with all that is in it."""

    members: int
    size: int

    @classmethod
    def of(cls, limits: Limits) -> "_Left":
        return cls(limits.members, limits.unpacked_bytes)

    def load(self, entry: Entry, limits: Limits) -> bytes:
        """The entry's bytes, taken off."""
        data = entry.load(max(0, min(limits.largest(), self.size)))
        self.size -= len(data)
        return data


def is_container(kind: str) -> bool:
    """Whether files of this format, a value of `recognise.format_of`, hold documents."""
    return kind in CONTAINERS


def members(data: bytes, place: str, limits: Limits) -> Iterator[Member | SourceError]:
    """All documents; what cannot be read, or is none (`not-a-document`), comes as an error in its place.

    What is no container is its own only member. Raises `SourceError` where the container itself cannot be read.
    """
    kind = format_of(data)
    if is_container(kind):
        yield from _inside(data, kind, place, limits, 1, _Left.of(limits))
    else:
        yield Member(place, data)


def _entries(data: bytes, kind: str, place: str, limits: Limits) -> "Iterator[Entry | SourceError]":
    container = CONTAINERS[kind]
    if len(data) > getattr(limits, container.limit):
        raise refusal("too-large", place, f"больше {counted(getattr(limits, container.limit))} байт")
    listing: Listing = getattr(import_module(f"avgust.reading.sources.{container.module}"), container.function)
    return listing(data, place, limits)


def _inside(
    data: bytes, kind: str, place: str, limits: Limits, depth: int, left: _Left
) -> Iterator[Member | SourceError]:
    for entry in _entries(data, kind, place, limits):
        left.members -= 1
        if left.members < 0:
            yield refusal("too-large", place, f"больше {counted(limits.members)} файлов внутри")
            return
        if isinstance(entry, SourceError):
            yield entry
        else:
            yield from _settled(entry, f"{place}/{entry.name}", limits, depth, left)


def _settled(entry: Entry, name: str, limits: Limits, depth: int, left: _Left) -> Iterator[Member | SourceError]:
    """The document that an entry is, those in it if it is a container, or why it is none."""
    try:
        if not _promises(entry):
            raise refusal(NO_DOCUMENT, name)
        data = left.load(entry, limits)
        kind = entry.kind or format_of(data)
        if kind in REFUSED:
            raise refusal(REFUSED[kind], name)
        if not is_container(kind):
            yield Member(name, data)
        elif depth >= limits.member_depth:
            raise refusal("too-deep", name, f"больше {limits.member_depth} архивов и писем одно в другом")
        else:
            yield from _inside(data, kind, name, limits, depth + 1, left)
    except SourceError as error:
        yield error


def _promises(entry: Entry) -> bool:
    """Whether the name or the first bytes promise a document, or something that may hold one."""
    if entry.name.lower().endswith(SUFFIXES):
        return True
    kind = entry.kind or format_of(entry.head())
    return kind in READERS or is_container(kind) or (kind in REFUSED and kind not in _PASSED_OVER)


@dataclass(slots=True)
class Opened:
    """A container from which documents are taken by their names, one after another."""

    data: bytes
    kind: str
    place: str
    limits: Limits
    depth: int = 1
    _entries: dict[str, Entry] = field(default_factory=dict)
    _inner: "Opened | None" = None

    def __post_init__(self) -> None:
        found = _entries(self.data, self.kind, self.place, self.limits)
        self._entries.update((entry.name, entry) for entry in found if not isinstance(entry, SourceError))

    def member(self, name: str) -> Member:
        """The document of this name, as `members` tells it behind the container's own; raises `SourceError`."""
        for end in (*(at for at, sign in enumerate(name) if sign == "/"), len(name)):
            if entry := self._entries.get(name[:end]):
                whole = f"{self.place}/{entry.name}"
                if end < len(name):
                    return self._open(entry, whole).member(name[end + 1 :])
                return Member(whole, _Left.of(self.limits).load(entry, self.limits))
        raise refusal("missing-member", f"{self.place}/{name}")

    def _open(self, entry: Entry, place: str) -> "Opened":
        """The container inside, kept for the next document of it."""
        if self._inner is None or self._inner.place != place:
            data = _Left.of(self.limits).load(entry, self.limits)
            kind = entry.kind or format_of(data)
            if not is_container(kind):
                raise refusal("missing-member", place)
            if self.depth >= self.limits.member_depth:
                raise refusal("too-deep", place, f"больше {self.limits.member_depth} архивов и писем одно в другом")
            self._inner = Opened(data, kind, place, self.limits, self.depth + 1)
        return self._inner
