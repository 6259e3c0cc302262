"""The journal of an assignment in the words of people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from avgust.apps.journal.api import Entry
from avgust.web.words import day

# Action: the words, the tone, which of the grounds are quoted.
DEEDS: dict[str, tuple[str, str]] = {
    "assignment.given": (gettext_noop("подготовлено поручение"), ""),
    "assignment.put_on_control": (gettext_noop("поставлено на контроль"), ""),
    "assignment.started": (gettext_noop("начата работа"), ""),
    "report.sent": (gettext_noop("отправлен отчёт"), "waiting"),
    "report.recalled": (gettext_noop("отчёт отозван"), ""),
    "assignment.report_accepted": (gettext_noop("отчёт принят"), "done"),
    "assignment.accepted_and_released": (gettext_noop("отчёт принят, поручение снято с контроля"), "done"),
    "assignment.report_returned": (gettext_noop("отчёт возвращён на доработку"), "late"),
    "assignment.released": (gettext_noop("снято с контроля"), "done"),
    "assignment.marked_not_applicable": (gettext_noop("отмечено: не относится к организации"), ""),
    "assignment.reopened": (gettext_noop("контроль возобновлён"), "waiting"),
    "assignment.due_changed": (gettext_noop("изменён срок"), "waiting"),
    "assignment.lead_named": (gettext_noop("назначен ответственный"), ""),
    "assignment.controller_named": (gettext_noop("назначен контролёр"), ""),
    "assignment.part_added": (gettext_noop("поручена часть"), ""),
    "extension.asked": (gettext_noop("просьба продлить срок"), "waiting"),
    "extension.granted": (gettext_noop("срок продлён"), "done"),
    "extension.refused": (gettext_noop("в продлении отказано"), "late"),
    "extension.recalled": (gettext_noop("просьба о продлении отозвана"), ""),
}


def events_of(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """What happened, the newest first, as the component of stories shows it."""
    told = [
        {
            "who": entry.person_name,
            "what": f"{_deed(entry)}{_dates(entry)}",
            "when": entry.at,
            "quote": entry.grounds or str(entry.after.get("text") or ""),
            "tone": DEEDS.get(entry.action, ("", ""))[1],
        }
        for entry in entries
    ]
    return told[::-1]


def _deed(entry: Entry) -> str:
    words = DEEDS.get(entry.action)
    if words is None:
        return entry.action
    named = entry.after.get("lead") or entry.after.get("controller")
    return f"{_(words[0])}: {named}" if isinstance(named, str) else _(words[0])


def _dates(entry: Entry) -> str:
    """What a change did to the date, or for which day was asked."""
    if "due" in entry.after and "due" in entry.before:
        return _(": с %(old)s на %(new)s") % {"old": _shown(entry.before["due"]), "new": _shown(entry.after["due"])}
    if "wanted" in entry.after:
        return _(" до %(day)s") % {"day": _shown(entry.after["wanted"])}
    return ""


def _shown(value: Any) -> str:
    return day(date.fromisoformat(value)) if isinstance(value, str) else _("без срока")
