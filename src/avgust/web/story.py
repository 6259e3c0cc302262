"""The journal's entries on one thing as a story that people read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from avgust.apps.journal.api import Entry

# What was done, as a person says it of somebody; the tone of its dot.
TOLD: dict[str, tuple[str, str]] = {
    "document.uploaded": (gettext_noop("Документ загружен"), ""),
    "reading.asked": (gettext_noop("Попросили прочитать ещё раз"), ""),
    "reading.started": (gettext_noop("Чтение начато"), ""),
    "reading.finished": (gettext_noop("Документ прочитан"), "done"),
    "reading.failed": (gettext_noop("Прочитать не удалось"), "late"),
    "document.corrected": (gettext_noop("Карточка исправлена"), ""),
    "document.adopted": (gettext_noop("Документ принят к исполнению"), "done"),
    "document.addressees_resolved": (gettext_noop("Исполнители найдены по реестру"), ""),
    "document.withdrawn": (gettext_noop("Документ отозван"), "late"),
    "directive.confirmed": (gettext_noop("Поручение проверено"), ""),
    "directive.corrected": (gettext_noop("Поручение исправлено"), ""),
    "directive.dropped": (gettext_noop("Отклонено: не поручение"), ""),
    "directive.split": (gettext_noop("Поручение разделено"), ""),
    "directive.merged": (gettext_noop("Поручения соединены"), ""),
    "directive.added": (gettext_noop("Поручение добавлено из источника"), ""),
    "directive.restored": (gettext_noop("Последнее изменение отменено"), ""),
    "directive.adopted": (gettext_noop("Поручение принято к исполнению"), "done"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a story."""

    who: str
    what: str
    when: datetime
    tone: str = ""
    quote: str = ""


def told(entries: Iterable[Entry]) -> list[Event]:
    """The entries as events, the latest first; what has no words of its own keeps the action's name."""
    return [_event(entry) for entry in sorted(entries, key=lambda each: -each.number)]


def _event(entry: Entry) -> Event:
    what, tone = TOLD.get(entry.action, (entry.action, ""))
    return Event(entry.person_name, _(what), entry.at, tone, entry.grounds or _changed(entry.before, entry.after))


def _changed(before: dict[str, Any], after: dict[str, Any]) -> str:
    """The words of a directive that came out otherwise."""
    if before.get("text") and after.get("text"):
        return f"{before['text']} → {after['text']}"
    return str(after.get("failure") or "")
