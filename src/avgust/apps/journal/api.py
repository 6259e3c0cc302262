"""The journal's door."""

from avgust.apps.journal.models import Entry
from avgust.apps.journal.selectors import broken_at, entries_of, history_of
from avgust.apps.journal.services import (
    SERVICES,
    Author,
    Change,
    SilentService,
    difference,
    facts,
    plain,
    record,
    record_all,
    service,
    unchanged,
)

__all__ = [
    "SERVICES",
    "Author",
    "Change",
    "Entry",
    "SilentService",
    "broken_at",
    "difference",
    "entries_of",
    "facts",
    "history_of",
    "plain",
    "record",
    "record_all",
    "service",
    "unchanged",
]
