"""The journal: who changed what and when, from what to what; as a page and as files."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from avgust.apps.journal.api import Entry, entries_of
from avgust.apps.registry.api import AccessError, Power
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import send, wanted_format
from avgust.web.exports.table import Column, Kind, Table
from avgust.web.journaling import ACTIONS, Names, action_words, changes, names_in
from avgust.web.words import moment as moment_words

ON_A_PAGE = 50
MOST_ROWS = 20_000  # of a workbook; JSON Lines hold all
COLUMNS = (
    "number", "at", "action", "person_id", "person_name", "origin", "subject_kind", "subject_id", "subject_title",
    "organisation_id", "before", "after", "grounds", "previous_hash", "hash",
)  # fmt: skip


@page()
def journal(request: SignedIn) -> HttpResponseBase:
    """The entries of the journals that are open to one, the latest first."""
    if not request.actor.has(Power.SEE_JOURNAL):
        raise AccessError
    found = _chosen(request, entries_of(sorted(request.actor.where(Power.SEE_JOURNAL))))
    if request.GET.get("format") == "jsonl":
        return _lines(request, found)
    if wanted_format(request):
        return send(request, _("Журнал"), _("Журнал изменений"), [_table(found[:MOST_ROWS])])
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    names = names_in(shown)
    rows = [
        {"entry": entry, "what": action_words(entry.action), "changes": list(changes(entry, names))} for entry in shown
    ]
    context = {
        "page": shown,
        "rows": rows,
        "said": request.GET,
        "actions": sorted(((code, _(words)) for code, words in ACTIONS.items()), key=lambda each: each[1]),
        "filtered": any(request.GET.get(name) for name in ("who", "what", "action", "since", "until")),
    }
    return render(request, "web/journal/journal.html", context)


def _chosen(request: SignedIn, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    said = request.GET
    if who := said.get("who", "").strip():
        entries = entries.filter(_says("person_name", who))
    if what := said.get("what", "").strip():
        entries = entries.filter(_says("subject_title", what) | _says("grounds", what))
    if (action := said.get("action", "")) in ACTIONS:
        entries = entries.filter(action=action)
    if since := _day(said.get("since", "")):
        entries = entries.filter(at__gte=_midnight(since))
    if until := _day(said.get("until", "")):
        entries = entries.filter(at__lt=_midnight(until + timedelta(days=1)))
    return entries


def _says(name: str, words: str) -> Q:
    """SQLite folds the case of Latin letters only, so a word is looked for as written, small and with a capital."""
    found = Q(**{f"{name}__icontains": words})
    for written in (words.lower(), words.capitalize()):
        found |= Q(**{f"{name}__contains": written})
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _lines(request: SignedIn, entries: QuerySet[Entry]) -> HttpResponseBase:
    """Every entry with its hashes, so that somebody outside can count the chain anew."""
    answer = StreamingHttpResponse(_written(entries), content_type="application/x-ndjson; charset=utf-8")
    name = f"{_('Журнал')} {request.today:%Y-%m-%d}.jsonl"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _written(entries: QuerySet[Entry]) -> Iterator[str]:
    for row in entries.values(*COLUMNS).iterator(chunk_size=2000):
        row["at"] = row["at"].astimezone(timezone.get_default_timezone()).isoformat()
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _table(entries: QuerySet[Entry]) -> Table:
    rows = list(entries)
    names = names_in(rows)
    columns = [
        Column(_("№"), lambda row: row.number, Kind.NUMBER, 8),
        Column(_("Когда"), lambda row: moment_words(row.at), width=18),
        Column(_("Кто"), lambda row: row.person_name, width=22),
        Column(_("Что сделано"), lambda row: action_words(row.action), width=28),
        Column(_("С чем"), lambda row: row.subject_title, width=40),
        Column(_("Изменения"), lambda row: _changed(row, names), width=50),
        Column(_("Основание"), lambda row: row.grounds, width=28),
        Column(_("Откуда"), lambda row: row.origin, width=20),
        Column(_("Хеш"), lambda row: row.hash, width=20),
    ]
    return Table(_("Журнал"), columns, rows)


def _changed(row: Any, names: Names) -> str:
    return "\n".join(f"{each.name}: {each.before or '–'} → {each.after or '–'}" for each in changes(row, names))
