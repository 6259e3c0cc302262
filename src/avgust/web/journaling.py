"""Entries of the journal in words: what was done, which fields changed from what to what. Data and their use."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from avgust.apps.acts.api import DIRECTIVE_STATES, DOCUMENT_STATES
from avgust.apps.execution.api import REPORT_STATES, REQUEST_STATES
from avgust.apps.execution.api import STATES as ASSIGNMENT_STATES
from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import Organisation, Person
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
    "addressees": gettext_noop("исполнители"),
    "adopted_at": gettext_noop("принят"),
    "attributes": gettext_noop("признаки"),
    "closed": gettext_noop("закрыта"),
    "closing_grounds": gettext_noop("основание"),
    "co_executors": gettext_noop("соисполнители"),
    "controller": gettext_noop("контролёр"),
    "controller_id": gettext_noop("контролёр"),
    "date": gettext_noop("дата"),
    "deadline": gettext_noop("срок"),
    "directives": gettext_noop("поручений"),
    "due": gettext_noop("срок"),
    "due_words": gettext_noop("как посчитан срок"),
    "email": gettext_noop("почта"),
    "ends": gettext_noop("срок"),
    "evidence": gettext_noop("подтверждения"),
    "extended_times": gettext_noop("сколько раз продлён"),
    "file_name": gettext_noop("файл"),
    "first_due": gettext_noop("первый срок"),
    "format": gettext_noop("вид файла"),
    "given_name": gettext_noop("имя"),
    "grounds": gettext_noop("основание"),
    "is_active": gettext_noop("работает"),
    "kind": gettext_noop("вид"),
    "kinds": gettext_noop("виды"),
    "lead": gettext_noop("ответственный"),
    "lead_id": gettext_noop("ответственный"),
    "login": gettext_noop("имя для входа"),
    "name": gettext_noop("название"),
    "number": gettext_noop("номер"),
    "open": gettext_noop("есть вопрос"),
    "opened": gettext_noop("открыта"),
    "organisation": gettext_noop("организация"),
    "organisation_id": gettext_noop("организация"),
    "organisations": gettext_noop("организации"),
    "outside": gettext_noop("вне подчинения"),
    "parent_id": gettext_noop("подчинена"),
    "patronymic": gettext_noop("отчество"),
    "periods": gettext_noop("периодов"),
    "person_id": gettext_noop("человек"),
    "phone": gettext_noop("телефон"),
    "phrase": gettext_noop("слова адресата"),
    "place_id": gettext_noop("где действует роль"),
    "questions": gettext_noop("вопросов"),
    "reason": gettext_noop("почему эта организация"),
    "recommendation": gettext_noop("рекомендация"),
    "registered": gettext_noop("зарегистрирован"),
    "released_on": gettext_noop("снято с контроля"),
    "remark": gettext_noop("замечание"),
    "reported_on": gettext_noop("отчёт от"),
    "resolved": gettext_noop("найдены"),
    "returned_times": gettext_noop("сколько раз возвращён"),
    "role": gettext_noop("роль"),
    "school_year": gettext_noop("учебный год"),
    "section": gettext_noop("раздел"),
    "settlement": gettext_noop("населённый пункт"),
    "short_name": gettext_noop("краткое название"),
    "since": gettext_noop("с"),
    "starts": gettext_noop("начало"),
    "state": gettext_noop("состояние"),
    "successor_id": gettext_noop("правопреемник"),
    "surname": gettext_noop("фамилия"),
    "targets": gettext_noop("показатели"),
    "tax_number": gettext_noop("ИНН"),
    "text": gettext_noop("текст"),
    "title": gettext_noop("название"),
    "until": gettext_noop("по"),
    "urgency": gettext_noop("срочность"),
    "wanted": gettext_noop("просят до"),
    "words": gettext_noop("слова"),
    "written": gettext_noop("как написано"),
}
# What only programs read: numbers of rows, sizes, sums. They stay in the exported entry.
TECHNICAL = {"characters", "directive", "proofs", "report", "sha256", "size"}
PEOPLE = {"controller_id", "lead_id", "person_id"}
ORGANISATIONS = {
    "co_executors",
    "organisation",
    "organisation_id",
    "organisations",
    "parent_id",
    "place_id",
    "successor_id",
}
LONGEST = 160
STATES = {
    "acts.directive": dict(DIRECTIVE_STATES),
    "acts.document": dict(DOCUMENT_STATES),
    "execution.assignment": dict(ASSIGNMENT_STATES),
    "execution.extensionrequest": dict(REQUEST_STATES),
    "execution.report": dict(REPORT_STATES),
}


class Changed(NamedTuple):
    """One field of an entry."""

    name: str
    before: str
    after: str


def action_words(action: str) -> str:
    """What was done."""
    return _(ACTIONS[action]) if action in ACTIONS else action


class Names(NamedTuple):
    """The people and the organisations that entries name by their numbers."""

    people: dict[int, str]
    organisations: dict[int, str]


def names_in(entries: Iterable[Entry]) -> Names:
    """The names of all whom these entries mention; two queries."""
    people, organisations = set[int](), set[int]()
    for entry in entries:
        for side in (entry.before, entry.after):
            people.update(*(_numbers(side.get(name)) for name in PEOPLE))
            organisations.update(*(_numbers(side.get(name)) for name in ORGANISATIONS))
    return Names(
        {row.pk: row.short_name for row in Person.objects.filter(pk__in=people)},
        {row.pk: row.short_name for row in Organisation.objects.filter(pk__in=organisations)},
    )


def changes(entry: Entry, names: Names) -> Iterator[Changed]:
    """The fields that changed, with words on both sides."""
    for name in {**entry.before, **entry.after}:
        if name not in TECHNICAL:
            before, after = (_told(entry, name, side.get(name), names) for side in (entry.before, entry.after))
            yield Changed(_(FIELDS[name]) if name in FIELDS else name, before, after)


def _told(entry: Entry, name: str, value: Any, names: Names) -> str:
    if name == "state" and value:
        return _(STATES.get(entry.subject_kind, {}).get(value, value))
    known = names.people if name in PEOPLE else names.organisations if name in ORGANISATIONS else {}
    if known and (numbers := _numbers(value)):
        return value_words([known.get(number, f"№ {number}") for number in numbers])
    return value_words(value)


def _numbers(value: Any) -> list[int]:
    """The numbers of rows in a value of an entry."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, int) and not isinstance(each, bool)]


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
