"""What the files inside are called: bytes → letters, and names that can do no harm where a result is called so."""

import re
import unicodedata
from collections.abc import Iterable

from avgust.reading.sources.decode import ONE_BYTE, without_unseen
from avgust.reading.sources.russian import strangeness

NAMELESS = "без имени"
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_DRIVE = re.compile(r"^[A-Za-z]:(?=/|$)")
_DEVICES = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.I)
_LONGEST = 120
_LONGEST_SUFFIX = 10
_PREFERRED = ("cp866", *(name for name in ONE_BYTE if name != "cp866"))


def letters(names: Iterable[bytes], encodings: tuple[str, ...] = _PREFERRED) -> list[str]:
    """Names without a told encoding, judged together: UTF-8 where it is sound, else what looks most Russian."""
    names = list(names)
    strange = [name for name in names if _utf8(name) is None]
    sample = b"\n".join(strange)[:20_000]
    best = min(encodings, key=lambda each: strangeness(sample.decode(each, "replace"))) if strange else ""
    return [name.decode(best, "replace") if told is None else told for name in names for told in (_utf8(name),)]


def _utf8(name: bytes) -> str | None:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return None


def harmless(name: str) -> str:
    """A relative path with «/», without «..», drives, devices and signs that some file system forbids."""
    path = _DRIVE.sub("", unicodedata.normalize("NFC", without_unseen(name)).replace("\\", "/"))
    steps = [_FORBIDDEN.sub("_", step).strip().rstrip(".") for step in path.split("/")]
    return "/".join(_short(_DEVICES.sub(r"_\g<0>", step)) for step in steps if step) or NAMELESS


def _short(step: str) -> str:
    """A name that file systems take, with its suffix kept."""
    if len(step) <= _LONGEST:
        return step
    stem, dot, suffix = step.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        return step[:_LONGEST]
    return f"{stem[: _LONGEST - len(suffix)]}.{suffix}"


class Unlike:
    """Gives every name once: a second «приказ.docx» becomes «приказ (2).docx»."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def name(self, name: str) -> str:
        """The name, or one made of it that was not given yet."""
        given, key = name, name.casefold()
        while key in self._used:
            self._used[name.casefold()] += 1
            given = _numbered(name, self._used[name.casefold()])
            key = given.casefold()
        self._used[key] = 1
        return given


def _numbered(name: str, number: int) -> str:
    folder, slash, last = name.rpartition("/")
    stem, dot, suffix = last.rpartition(".")
    return f"{folder}{slash}{stem or last} ({number}){dot}{suffix if stem else ''}" if dot else f"{name} ({number})"
