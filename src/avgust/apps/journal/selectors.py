"""Reading the journal."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import QuerySet

from avgust.apps.journal.chain import FIELDS, first_break
from avgust.apps.journal.models import Entry


def history_of(subject: models.Model) -> QuerySet[Entry]:
    """The entries about one row, oldest first."""
    return Entry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk).order_by("number")


def entries_of(organisations: list[int]) -> QuerySet[Entry]:
    """The entries that belong to the journals of these organisations, newest first."""
    return Entry.objects.filter(organisation_id__in=organisations).order_by("-number")


def broken_at() -> tuple[int, str] | None:
    """Where the chain is broken, with the reason; None where it holds."""
    return first_break(_contents())


def _contents() -> Iterator[dict[str, Any]]:
    yield from Entry.objects.order_by("number").values(*FIELDS, "hash").iterator(chunk_size=2000)
