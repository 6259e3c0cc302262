"""The journal: append-only, chained, and no service may be silent."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from avgust.apps.journal.api import Change, Entry, SilentService, broken_at, record, record_all, service, unchanged
from avgust.apps.journal.chain import FIELDS, digest, first_break
from avgust.apps.registry.api import Attribute, system

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
BY = system("проверка")


@service
def rename(*, row: Attribute, term: str) -> None:
    row.term, before = term, row.term
    row.save()
    record(by=BY, now=NOW, change=Change(row, "attribute.renamed", {"term": before}, {"term": term}))


@service
def rename_in_silence(*, row: Attribute) -> None:
    row.term = "тайно"
    row.save()


@service
def leave_alone(*, row: Attribute) -> None:
    unchanged()


@pytest.fixture
def row(db):
    return Attribute.objects.create(code="riverside", term="у реки")


def contents():
    return list(Entry.objects.order_by("number").values(*FIELDS, "hash"))


def test_the_chain_of_many_changes_holds_and_counts_without_gaps(row):
    for number in range(5):
        rename(row=row, term=f"сельская {number}")
    assert broken_at() is None
    assert [entry["number"] for entry in contents()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("field", FIELDS)
def test_a_changed_field_of_any_entry_breaks_the_chain_there(row, field):
    for number in range(3):
        rename(row=row, term=f"сельская {number}")
    entries = contents()
    entries[1][field] = {"number": 7, "at": datetime(2020, 1, 1, tzinfo=UTC)}.get(field, {"x": "подменено"})
    found = first_break(entries)
    assert found is not None and found[0] == 2


def test_a_removed_and_an_inserted_entry_are_seen(row):
    for number in range(3):
        rename(row=row, term=f"сельская {number}")
    entries = contents()
    assert first_break([entries[0], entries[2]]) is not None
    forged = {**entries[2], "number": 4}
    forged["hash"] = digest(forged)
    assert first_break([*entries, forged]) == (4, "запись не продолжает предыдущую")


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET grounds = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_to_change_an_entry(row, statement):
    rename(row=row, term="иная")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert broken_at() is None


def test_a_service_that_writes_nothing_changes_nothing(row):
    with pytest.raises(SilentService):
        rename_in_silence(row=row)
    row.refresh_from_db()
    assert row.term == "у реки"


def test_a_service_may_say_that_nothing_had_to_change(row):
    leave_alone(row=row)
    assert contents() == []


def test_a_failure_after_the_entry_takes_the_entry_back(row):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        rename(row=row, term="иная")
        _ = 1 / 0
    assert contents() == []


def test_many_changes_are_one_chain(row):
    record_all(by=BY, now=NOW, changes=[Change(row, "attribute.seen", after={"n": n}) for n in range(700)])
    assert broken_at() is None
    assert len(contents()) == 700
