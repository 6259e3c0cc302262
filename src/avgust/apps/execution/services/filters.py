"""Filters of lists that a person keeps under a name."""

from datetime import datetime

from avgust.apps.execution.models import SavedFilter
from avgust.apps.execution.services.batch import ExecutionError
from avgust.apps.journal.api import Change, facts, record, service, unchanged
from avgust.apps.registry.api import AccessError, Actor

MOST_FILTERS = 30


@service
def save_filter(*, by: Actor, now: datetime, page: str, name: str, query: str) -> SavedFilter:
    """Keeps the present filter of a page (its name among the addresses) under a name; the same name is replaced."""
    if by.person_id is None:
        raise AccessError
    clean = " ".join(name.split())[:120]
    if not clean:
        raise ExecutionError("no-name", "Назовите фильтр")
    if len(query) > 2000:
        raise ExecutionError("long-filter", "Фильтр слишком длинный")
    kept = SavedFilter.objects.filter(person_id=by.person_id, page=page)
    row = kept.filter(name=clean).first()
    if row is not None and row.query == query:
        unchanged()
        return row
    if row is None and kept.count() >= MOST_FILTERS:
        raise ExecutionError("many-filters", f"Фильтров уже {MOST_FILTERS}: удалите ненужный")
    before = facts(row, "query") if row else {}
    row = row or SavedFilter(person_id=by.person_id, page=page, name=clean)
    row.query = query
    row.save()
    record(by=by, now=now, change=Change(row, "filter.saved", before, facts(row, "page", "name", "query")))
    return row


@service
def delete_filter(*, by: Actor, now: datetime, pk: int) -> None:
    """Forgets a filter of one's own."""
    row = SavedFilter.objects.filter(pk=pk, person_id=by.person_id).first() if by.person_id else None
    if row is None:
        raise AccessError
    record(by=by, now=now, change=Change(row, "filter.deleted", facts(row, "page", "name", "query")))
    row.delete()
