"""Writing to the journal, and the frame of every service that changes anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import connection, models, transaction

from avgust.apps.journal.chain import START, digest
from avgust.apps.journal.models import Entry

P = ParamSpec("P")
R = TypeVar("R")
CHAIN_LOCK = 0x41564755  # PostgreSQL's advisory lock: one writer of the chain at a time


class Author(Protocol):
    """Who acts: a person, or the system itself with no id."""

    @property
    def person_id(self) -> int | None: ...

    @property
    def name(self) -> str: ...

    @property
    def origin(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written of one change.

    subject       the row that changed
    action        what was done to it: a noun and a past participle, `assignment.released`
    before/after  the fields that changed, as JSON can hold them
    organisation  whose journal it belongs to (the authority), by id
    """

    subject: models.Model
    action: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    organisation: int | None = None
    grounds: str = ""


class SilentService(AssertionError):
    """A service that changed something without a word in the journal."""


SERVICES: dict[str, Callable[..., Any]] = {}
_written: ContextVar[list[int] | None] = ContextVar("written", default=None)


def service(function: Callable[P, R]) -> Callable[P, R]:
    """Makes a service of a function: one transaction, and at least one entry in the journal.

    Raises SilentService, and undoes everything, where it writes none and did not say `unchanged`.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(), _watching() as written:
            result = function(*args, **kwargs)
            if not written:
                raise SilentService(name)
        return result

    name = f"{function.__module__}.{function.__name__}"
    SERVICES[name] = run
    return run


@contextmanager
def _watching() -> Iterator[list[int]]:
    outer, mine = _written.get(), list[int]()
    token = _written.set(mine)
    try:
        yield mine
    finally:
        _written.reset(token)
        if outer is not None:
            outer.extend(mine)


def unchanged() -> None:
    """Says that a service had nothing to change, so that its silence is right."""
    if (written := _written.get()) is not None:
        written.append(0)


def record(*, by: Author, now: datetime, change: Change) -> None:
    """Writes one change; must stand inside the transaction of the change itself."""
    record_all(by=by, now=now, changes=[change])


def record_all(*, by: Author, now: datetime, changes: Iterable[Change]) -> None:
    """Writes many changes of one act in their order."""
    listed = list(changes)
    if not listed:
        return
    number, previous = _end_of_chain()
    entries = []
    for change in listed:
        number += 1
        entry = _entry(number, previous, by, now, change)
        previous = entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    if (written := _written.get()) is not None:
        written.extend(entry.number for entry in entries)


def _end_of_chain() -> tuple[int, str]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    return Entry.objects.order_by("-number").values_list("number", "hash").first() or (0, START)


def _entry(number: int, previous: str, by: Author, now: datetime, change: Change) -> Entry:
    contents: dict[str, Any] = {
        "number": number,
        "at": now,
        "action": change.action,
        "person_id": by.person_id,
        "person_name": by.name,
        "origin": by.origin,
        "subject_kind": change.subject._meta.label_lower,
        "subject_id": change.subject.pk,
        "subject_title": str(change.subject)[:500],
        "organisation_id": change.organisation,
        "before": plain(change.before),
        "after": plain(change.after),
        "grounds": change.grounds,
        "previous_hash": previous,
    }
    return Entry(**contents, hash=digest(contents))


def facts(row: models.Model, *names: str) -> dict[str, Any]:
    """The named fields of a row as JSON can hold them; for `before` and `after`."""
    return {name: plain(getattr(row, name)) for name in names}


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs, on both sides."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {n: before[n] for n in names if n in before}, {n: after[n] for n in names if n in after}


def plain(value: Any) -> Any:
    """`value` as JSON holds it the same way in every database: days as ISO text, rows as their ids."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return value.pk
    return value if value is None or isinstance(value, bool | int | str) else str(value)
