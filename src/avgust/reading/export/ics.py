"""The deadlines as a calendar (RFC 5545): what has a day is an event, the other duties are tasks without a day."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Component, Event, Journal, Todo

from avgust.reading.export.days import day, document_day
from avgust.reading.export.outline import Item, outline
from avgust.reading.export.printable import one_line, shorten
from avgust.reading.export.recurrence import Occasion, occasion
from avgust.reading.export.words import (
    about,
    addressee_words,
    place_words,
    plural,
    reference_words,
    target_words,
    term_words,
)
from avgust.reading.reading import Directive, Reading

_SUMMARY_LIMIT = 120
_WEEK_BEFORE = -timedelta(days=6, hours=15)  # an event of a whole day begins at midnight: this is nine in the morning
_CHOSEN = {
    "DAILY": "Начало в документе не названо, взят день документа.",
    "WEEKLY": "День недели в документе не назван, взята пятница.",
}
_TOO_OFTEN_FOR_ALARMS = {"DAILY", "WEEKLY"}


def to_ics(reading: Reading) -> bytes:
    """The calendar."""
    calendar = Calendar()
    entries = [
        _entry(reading, order, item, when)
        for order, item in enumerate(outline(reading))
        if item.number
        for when in _occasions(reading, item.directive)
    ]
    calendar.add("prodid", "-//Avgust//Reading//RU")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", shorten(one_line(f"План: {about(reading)}"), _SUMMARY_LIMIT))
    calendar.add("x-wr-caldesc", _contents(entries))
    for entry in entries or [_nothing(reading)]:
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def _occasions(reading: Reading, directive: Directive) -> Sequence[Occasion | None]:
    """When a duty stands in the calendar: on its deadline, else on the days of its targets, else on none."""
    if directive.deadline:
        return [occasion(directive.deadline, day(reading.metadata.date))]
    days = dict.fromkeys(filter(None, (day(target.by) for target in directive.targets)))
    return [Occasion(by, by) for by in days] or [None]


def _entry(reading: Reading, order: int, item: Item, when: Occasion | None) -> Component:
    """One duty: an event on its day, or a task without one."""
    directive = item.directive
    entry = Event() if when else Todo()
    entry.add("uid", _identifier(reading, order, directive, None if directive.deadline else when))
    entry.add("dtstamp", _stamp(reading))
    entry.add("summary", _summary(item))
    entry.add("description", "\n".join(_description(reading, item, when)))
    if directive.section:
        entry.add("categories", [one_line(directive.section)])
    if when:
        _put_on(entry, when)
    else:
        entry.add("status", "NEEDS-ACTION")
    return entry


def _put_on(event: Component, when: Occasion) -> None:
    """Puts an event on its days, with its recurrence and a reminder a week before, but for what comes every week."""
    event.add("dtstart", when.first)
    if when.last < date.max:
        event.add("dtend", when.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if when.rule:
        rule: dict[str, object] = {key: value.split(",") for key, value in when.rule.items()}
        event.add("rrule", rule | ({"UNTIL": when.until} if when.until else {}))
        if when.rule["FREQ"] in _TOO_OFTEN_FOR_ALARMS:
            return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _WEEK_BEFORE)
    alarm.add("description", shorten(f"Через 7 дней: {event['summary']}", _SUMMARY_LIMIT))
    event.add_component(alarm)


def _identifier(reading: Reading, order: int, directive: Directive, target: Occasion | None) -> str:
    """The same for the same directive of the same document, so that a calendar that is read in again is not doubled."""
    parts = [reading.metadata.date, order, directive.label, directive.text]
    key = json.dumps([*parts, target.last.isoformat()] if target else parts)
    return f"{hashlib.sha256(key.encode()).hexdigest()}@avgust.invalid"


def _stamp(reading: Reading) -> datetime:
    """The moment that the standard wants: midnight of the document's day."""
    return datetime.combine(document_day(reading), time(), UTC)


def _summary(item: Item) -> str:
    """«п. 1.5: провести мониторинг…»."""
    label = item.directive.label or next((lead.label for lead in reversed(item.leads) if lead.label), None)
    words = one_line(item.directive.text)
    return shorten(f"{place_words(label)}: {words}" if label else words, _SUMMARY_LIMIT)


def _description(reading: Reading, item: Item, when: Occasion | None) -> Iterable[str]:
    """All that the reading says of the duty, a line for each thing."""
    directive, deadline = item.directive, item.directive.deadline
    yield one_line(directive.text)
    yield ""
    lists = (
        ("Общее поручение", [one_line(lead.text) for lead in item.leads]),
        ("Исполнители", addressee_words(directive)),
        ("Показатели", [target_words(target) for target in directive.targets]),
        ("Основание", [reference_words(reference) for reference in directive.references]),
    )
    for name, words in lists:
        if words:
            yield f"{name}: {'; '.join(words)}"
    if deadline:
        yield f"Срок: {term_words(directive)} (в документе: «{one_line(deadline.text)}»)"
    else:
        yield f"Срок: {term_words(directive)}"
    if when and when.chosen and when.rule:
        yield _CHOSEN.get(when.rule["FREQ"], "День в документе не назван, взят последний день периода.")
    yield f"Источник: {', '.join(filter(None, (place_words(directive.label), about(reading))))}"


def _contents(entries: list[Component]) -> str:
    """How many events and tasks there are."""
    dated = sum(isinstance(entry, Event) for entry in entries)
    if not entries:
        return "Поручений в документе не найдено."
    events = plural(dated, "событие", "события", "событий")
    tasks = plural(len(entries) - dated, "задача", "задачи", "задач")
    return f"В календаре {events} и {tasks} без дня исполнения (постоянно или без срока)."


def _nothing(reading: Reading) -> Component:
    """A note in place of duties: the standard does not allow an empty calendar."""
    note = Journal()
    note.add("uid", f"{hashlib.sha256(reading.text.encode(errors='replace')).hexdigest()}@avgust.invalid")
    note.add("dtstamp", _stamp(reading))
    note.add("summary", "Поручений в документе не найдено")
    return note
