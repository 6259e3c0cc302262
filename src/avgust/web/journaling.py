"""Entries of the journal in words: what was done, which fields changed from what to what. Data and their use."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from avgust.apps.journal.api import Entry
from avgust.web.story import TOLD
from avgust.web.words import short_day

ACTIONS: dict[str, str] = {
    **{action: words for action, (words, _tone) in TOLD.items()},
    "assignment.accepted_and_released": gettext_noop("Отчёт принят, снято с контроля"),
    "assignment.controller_named": gettext_noop("Назначен контролёр"),
    "assignment.due_changed": gettext_noop("Изменён срок"),
    "assignment.given": gettext_noop("Дано поручение"),
    "assignment.lead_named": gettext_noop("Назначен ответственный"),
    "assignment.marked_not_applicable": gettext_noop("Отмечено: не относится"),
    "assignment.part_added": gettext_noop("Дана часть поручения"),
    "assignment.put_on_control": gettext_noop("Поставлено на контроль"),
    "assignment.released": gettext_noop("Снято с контроля"),
    "assignment.reopened": gettext_noop("Возвращено на контроль"),
    "assignment.report_accepted": gettext_noop("Отчёт принят"),
    "assignment.report_returned": gettext_noop("Отчёт возвращён"),
    "assignment.started": gettext_noop("Взято в работу"),
    "extension.asked": gettext_noop("Попросили продлить срок"),
    "extension.granted": gettext_noop("Срок продлён по просьбе"),
    "extension.recalled": gettext_noop("Просьба о продлении отозвана"),
    "extension.refused": gettext_noop("В продлении отказано"),
    "filter.deleted": gettext_noop("Удалён сохранённый отбор"),
    "filter.saved": gettext_noop("Сохранён отбор"),
    "organisation.added": gettext_noop("Внесена организация"),
    "organisation.changed": gettext_noop("Изменены данные организации"),
    "organisation.closed": gettext_noop("Закрыта организация"),
    "person.added": gettext_noop("Внесён человек"),
    "person.changed": gettext_noop("Изменены данные человека"),
    "person.password_changed": gettext_noop("Задан новый пароль"),
    "person.sign_in_failed": gettext_noop("Неудачная попытка входа"),
    "person.signed_in": gettext_noop("Вход"),
    "person.signed_out": gettext_noop("Выход"),
    "post.added": gettext_noop("Назначение на должность"),
    "post.changed": gettext_noop("Изменена должность"),
    "profile.changed": gettext_noop("Изменены правила сроков"),
    "profile.chosen": gettext_noop("Выбраны правила сроков"),
    "profile.cloned": gettext_noop("Скопированы правила сроков"),
    "report.drafted": gettext_noop("Сохранён черновик отчёта"),
    "report.evidence_removed": gettext_noop("Убрано подтверждение"),
    "report.file_attached": gettext_noop("Приложен файл"),
    "report.recalled": gettext_noop("Отчёт отозван"),
    "report.sent": gettext_noop("Отчёт сдан"),
    "rule.added": gettext_noop("Запомнено, кто такие адресаты"),
    "rule.ended": gettext_noop("Правило об адресатах больше не действует"),
}
FIELDS: dict[str, str] = {
    "accepted_on": gettext_noop("принято"),
    "address": gettext_noop("адрес"),
    "adopted_at": gettext_noop("принят"),
    "attributes": gettext_noop("признаки"),
    "closed": gettext_noop("закрыта"),
    "closing_grounds": gettext_noop("основание"),
    "controller_id": gettext_noop("контролёр"),
    "date": gettext_noop("дата"),
    "due": gettext_noop("срок"),
    "email": gettext_noop("почта"),
    "ends": gettext_noop("срок"),
    "file_name": gettext_noop("файл"),
    "first_due": gettext_noop("первый срок"),
    "given_name": gettext_noop("имя"),
    "grounds": gettext_noop("основание"),
    "is_active": gettext_noop("работает"),
    "kind": gettext_noop("вид"),
    "lead_id": gettext_noop("ответственный"),
    "login": gettext_noop("имя для входа"),
    "name": gettext_noop("название"),
    "number": gettext_noop("номер"),
    "opened": gettext_noop("открыта"),
    "organisation_id": gettext_noop("организация"),
    "patronymic": gettext_noop("отчество"),
    "phone": gettext_noop("телефон"),
    "remark": gettext_noop("замечание"),
    "role": gettext_noop("роль"),
    "settlement": gettext_noop("населённый пункт"),
    "short_name": gettext_noop("краткое название"),
    "since": gettext_noop("с"),
    "starts": gettext_noop("начало"),
    "state": gettext_noop("состояние"),
    "surname": gettext_noop("фамилия"),
    "tax_number": gettext_noop("ИНН"),
    "text": gettext_noop("текст"),
    "title": gettext_noop("название"),
    "until": gettext_noop("по"),
    "wanted": gettext_noop("просят до"),
    "words": gettext_noop("слова"),
}
LONGEST = 160


class Changed(NamedTuple):
    """One field of an entry."""

    name: str
    before: str
    after: str


def action_words(action: str) -> str:
    """What was done."""
    return _(ACTIONS[action]) if action in ACTIONS else action


def changes(entry: Entry) -> Iterator[Changed]:
    """The fields that changed, with words on both sides."""
    for name in {**entry.before, **entry.after}:
        label = _(FIELDS[name]) if name in FIELDS else name
        yield Changed(label, value_words(entry.before.get(name)), value_words(entry.after.get(name)))


def value_words(value: Any) -> str:
    """A value as people write it; long ones are cut."""
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return _("да") if value else _("нет")
    if isinstance(value, list):
        words = ", ".join(value_words(each) for each in value)
    elif isinstance(value, dict):
        words = ", ".join(f"{key}: {value_words(each)}" for key, each in value.items())
    else:
        words = _day(str(value))
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _day(text: str) -> str:
    try:
        return short_day(date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text))
    except ValueError:
        return text
