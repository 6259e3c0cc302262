"""Keeping the index: it follows the journal, which tells of every change in its order (decision 0021)."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import transaction

from avgust.apps.journal.api import Entry
from avgust.apps.search.models import Passage, Position
from avgust.apps.search.passages import SOURCES, TOUCHED, Piece
from avgust.apps.search.stems import stems_of

T = TypeVar("T")
VERSION = 1  # of the rules by which passages are made: another one makes the index anew
AT_ONCE = 2_000  # entries that a search waits for; more are left to a job
CHUNK = 500


def catch_up(limit: int | None = AT_ONCE) -> bool:
    """Brings into the index what happened since; False where that is more than `limit` and was left undone."""
    number, version = Position.objects.values_list("number", "version").first() or (0, 0)
    last = _last()
    if (number, version) == (last, VERSION):
        return True
    if limit is not None and last - (number if version == VERSION else 0) > limit:
        return False
    with transaction.atomic():
        _advance()
    return True


def _last() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def _advance() -> None:
    """The work itself, one at a time: who comes second finds it done."""
    Position.objects.get_or_create(pk=1)
    position = Position.objects.select_for_update().get(pk=1)
    last = _last()
    if position.version != VERSION:
        _make_anew()
    elif position.number < last:
        _renew(position.number, last)
    position.number, position.version = last, VERSION
    position.save()


def _make_anew() -> None:
    Passage.objects.all().delete()
    for kind, source in SOURCES.items():
        for chunk in _chunks(source.rows().order_by("pk").values_list("pk", flat=True).iterator()):
            _write(kind, source.pieces(source.rows().filter(pk__in=chunk)))


def _renew(after: int, last: int) -> None:
    entries = Entry.objects.filter(number__gt=after, number__lte=last, subject_kind__in=TOUCHED)
    subjects: dict[str, set[int]] = {}
    for kind, pk in entries.values_list("subject_kind", "subject_id").distinct():
        subjects.setdefault(kind, set()).add(pk or 0)
    for subject, ids in subjects.items():
        for kind, lookup in TOUCHED[subject]:
            for chunk in _chunks(sorted(ids)):
                refresh(kind, lookup, chunk)


def refresh(kind: str, lookup: str, ids: Iterable[int]) -> None:
    """Makes the passages of one kind anew for the rows whose `lookup` is among `ids`."""
    source = SOURCES[kind]
    rows = source.rows().filter(**{f"{lookup}__in": list(ids)})
    Passage.objects.filter(kind=kind, object_id__in=list(rows.values_list("pk", flat=True))).delete()
    _write(kind, source.pieces(rows))


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    left = iter(items)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _write(kind: str, pieces: Iterable[Piece]) -> None:
    for chunk in _chunks(pieces):
        Passage.objects.bulk_create(_passages(kind, chunk))


def _passages(kind: str, pieces: Iterable[Piece]) -> Iterator[Passage]:
    for piece in pieces:
        # A database takes no NUL in a text; a file that was read may hold one.
        title, text = piece.title.replace("\0", " "), piece.text.replace("\0", " ")
        yield Passage(
            kind=kind, object_id=piece.object_id, part=piece.part, title=title, text=text,
            title_stems=stems_of(title), text_stems=stems_of(text),
        )  # fmt: skip
