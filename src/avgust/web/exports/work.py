"""Assignments as lists: the plan, its matrix, discipline, my work, what is on control."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.execution.api import Cell, DisciplineRow, Line, Matrix, PlanRow
from avgust.control.discipline import DEFINITIONS
from avgust.web.exports.table import Column, Kind, Table
from avgust.web.marks import STANDING_MARKS, STATE_MARKS, Mark


def plan_list(rows: Sequence[PlanRow]) -> Table:
    """The plan line by line."""
    columns = [
        Column(_("Документ"), lambda row: row.title, width=28),
        Column(_("Пункт"), lambda row: row.label, width=8),
        Column(_("Поручение"), lambda row: row.words, width=56, link=lambda row: assignment_page(row.pk)),
        Column(_("Период"), lambda row: row.period),
        Column(_("Исполнитель"), lambda row: row.name, width=26),
        Column(_("Ответственный"), lambda row: row.lead, width=18),
        Column(_("Контролёр"), lambda row: row.controller, width=18),
        Column(_("Первый срок"), lambda row: row.first_due, Kind.DAY, 12),
        Column(_("Срок"), lambda row: row.due, Kind.DAY, 12),
        Column(_("Состояние"), lambda row: STATE_MARKS[row.state], Kind.STATE, 16, paper=False),
        Column(_("Как обстоит"), lambda row: STANDING_MARKS[row.standing], Kind.STATE, 16),
        Column(_("Отчёт сдан"), lambda row: row.reported_on, Kind.DAY, 12, paper=False),
        Column(_("Переносов"), lambda row: row.extended_times or None, Kind.NUMBER, 11, paper=False),
    ]
    return Table(_("План"), columns, rows)


def assignment_page(pk: int) -> str:
    """The address of an assignment."""
    return reverse("web:assignment", args=[pk])


def matrix_list(found: Matrix) -> Table:
    """The matrix: an organisation a row, a directive a column, the sums at the edges."""
    columns = [Column(_("Организация"), lambda row: row.name, width=28)]
    for place, column in enumerate(found.columns):
        words = f"{column.label} {column.words}".strip()
        columns.append(Column(words[:120], _cell_at(place), Kind.STATE, 16))
    columns += [
        Column(_("Просрочено"), lambda row: row.tally.late, Kind.NUMBER, 11),
        Column(_("Исполнено"), lambda row: row.tally.done, Kind.NUMBER, 11),
        Column(_("Всего применимых"), lambda row: row.tally.applies, Kind.NUMBER, 12),
    ]
    return Table(_("Матрица"), columns, found.rows, fixed=1)


def _cell_at(place: int) -> Callable[[Any], Mark | None]:
    return lambda row: _mark_of(row.cells[place])


def _mark_of(cell: Cell | None) -> Mark | None:
    """How the worst of a cell stands, and of how many where it has several."""
    if cell is None:
        return None
    mark = STANDING_MARKS[cell.standing]
    if cell.tally.total == 1:
        return mark
    said = {"word": _(mark.word), "part": cell.tally.count(cell.standing), "whole": cell.tally.total}
    return Mark(mark.tone, mark.sign, _("%(word)s: %(part)s из %(whole)s") % said)


def discipline_list(head: str, rows: Iterable[DisciplineRow], names: Mapping[Any, str]) -> Table:
    """Discipline row by row; `names` are the words of keys whose row has none that people read."""
    columns = [
        Column(head, lambda row: names.get(row.key, row.name), width=34),
        Column(_("В срок"), lambda row: row.discipline.on_time, Kind.SHARE, 14),
        Column(_("В первоначальный срок"), lambda row: row.discipline.on_time_first, Kind.SHARE, 16),
        Column(_("Просрочено сейчас"), lambda row: row.discipline.overdue, Kind.SHARE, 14),
        Column(_("Срок переносился"), lambda row: row.discipline.extended, Kind.SHARE, 14),
        Column(_("Отчёт возвращался"), lambda row: row.discipline.returned, Kind.SHARE, 14),
        Column(_("Средняя задержка, дней"), lambda row: row.discipline.delay.value, Kind.NUMBER, 12),
        Column(_("Ждут проверки"), lambda row: row.discipline.waiting, Kind.NUMBER, 11),
        Column(_("Без срока"), lambda row: row.discipline.without_date, Kind.NUMBER, 11),
    ]
    return Table(_("Дисциплина"), columns, list(rows))


def definitions() -> list[str]:
    """How each figure of discipline is counted, for the notes of its file."""
    return [f"{title}: {text}" for title, text in DEFINITIONS.values()]


def work_list(title: str, lines: Sequence[Line], groups: Mapping[int, str] | None = None) -> Table:
    """Lines of my work or of what is on control; `groups` name the group of each by its assignment."""
    columns = [
        Column(_("Поручение"), lambda row: row.words, width=56, link=lambda row: assignment_page(row.assignment.pk)),
        Column(_("Документ"), lambda row: str(row.assignment.directive.document), width=28),
        Column(_("Пункт"), lambda row: row.assignment.directive.label, width=8),
        Column(_("Период"), lambda row: row.assignment.period_label),
        Column(_("Исполнитель"), lambda row: str(row.assignment.organisation), width=26),
        Column(_("Ответственный"), lambda row: _name(row.assignment.lead), width=18),
        Column(_("Контролёр"), lambda row: _name(row.assignment.controller), width=18),
        Column(_("Первый срок"), lambda row: row.assignment.first_due, Kind.DAY, 12),
        Column(_("Срок"), lambda row: row.assignment.due, Kind.DAY, 12),
        Column(_("Состояние"), lambda row: STATE_MARKS[row.assignment.state], Kind.STATE, 16, paper=False),
        Column(_("Как обстоит"), lambda row: STANDING_MARKS[row.standing], Kind.STATE, 16),
        Column(_("Отчёт сдан"), lambda row: row.assignment.reported_on, Kind.DAY, 12, paper=False),
    ]
    if groups is not None:
        columns.insert(0, Column(_("Когда"), lambda row: groups[row.assignment.pk], width=16))
    else:
        columns.append(Column(_("Просьба о продлении"), lambda row: _("просит") if row.asks else "", width=13))
    return Table(title, columns, lines)


def _name(person: Any) -> str:
    return person.short_name if person else ""
