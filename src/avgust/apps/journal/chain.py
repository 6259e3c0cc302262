"""The chain of hashes: pure, so that a verifier outside can do the same."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

START = "0" * 64
FIELDS = (
    "number", "at", "action", "person_id", "person_name", "origin", "subject_kind", "subject_id", "subject_title",
    "organisation_id", "before", "after", "grounds", "previous_hash",
)  # fmt: skip


def digest(contents: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON of FIELDS: sorted keys, no spaces, UTF-8, moments in UTC."""
    return hashlib.sha256(canonical({name: contents[name] for name in FIELDS}).encode()).hexdigest()


def canonical(value: Any) -> str:
    """The one JSON that stands for `value`."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_moment)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    raise TypeError(f"{type(value).__name__} cannot stand in the journal")


def first_break(entries: Iterable[Mapping[str, Any]]) -> tuple[int, str] | None:
    """The first number at which the chain does not hold, with the reason in Russian; None where it holds."""
    previous = START
    for number, entry in enumerate(entries, 1):
        if entry["number"] != number:
            return number, f"записи № {number} нет"
        if entry["previous_hash"] != previous:
            return number, "запись не продолжает предыдущую"
        if digest(entry) != entry["hash"]:
            return number, "содержание записи изменено"
        previous = entry["hash"]
    return None
