"""Documents, their directives, organisations and people as lists."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.acts.api import AddresseeAnswer, Directive, Document
from avgust.apps.execution.api import Reported
from avgust.apps.registry.api import Organisation, Person
from avgust.control.discipline import Share
from avgust.web.exports.table import Column, Kind, Table
from avgust.web.reviewing import fields_of


def documents_list(rows: Iterable[Document]) -> Table:
    """Documents with how far their review is."""
    columns = [
        Column(_("Документ"), str, width=56, link=lambda row: reverse("web:document", args=[row.pk])),
        Column(_("Номер"), lambda row: row.number),
        Column(_("Дата"), lambda row: row.date, Kind.DAY, 12),
        Column(_("Учебный год"), lambda row: row.school_year, width=12),
        Column(_("Орган"), lambda row: str(row.owner), width=34),
        Column(_("Состояние"), lambda row: row.get_state_display(), width=18),
        Column(_("Поручений"), lambda row: row.total, Kind.NUMBER, 11),
        Column(_("Проверено"), lambda row: row.checked, Kind.NUMBER, 11),
        Column(_("Открытых вопросов"), lambda row: row.questions, Kind.NUMBER, 11),
        Column(_("Файл"), lambda row: row.file_name, width=28),
    ]
    return Table(_("Документы"), columns, list(rows))


def directives_list(rows: Sequence[Directive], answers: Mapping[int, Sequence[AddresseeAnswer]]) -> Table:
    """The directives of a document, with whom their addressees came to."""
    columns = [
        Column(_("Пункт"), lambda row: row.label, width=8),
        Column(
            _("Поручение"), lambda row: row.text, width=60, link=lambda row: reverse("web:directive", args=[row.pk])
        ),
        Column(_("Раздел"), lambda row: row.section, width=24),
        Column(_("Адресаты"), lambda row: _values(row, "who"), width=28),
        Column(_("Организации"), lambda row: _organisations(answers.get(row.pk, [])), width=34),
        Column(_("Начало"), lambda row: row.starts, Kind.DAY, 12),
        Column(_("Срок"), lambda row: row.ends, Kind.DAY, 12),
        Column(_("Повторяется"), lambda row: row.get_frequency_display() if row.frequency else "", width=16),
        Column(_("Срок словами"), lambda row: row.deadline["text"] if row.deadline else "", width=22),
        Column(_("Показатели"), lambda row: _values(row, "target"), width=22),
        Column(_("Основания"), lambda row: _values(row, "act"), width=22),
        Column(_("Вид"), lambda row: _("рекомендация") if row.recommendation else _("поручение"), width=14),
        Column(_("Проверка"), lambda row: row.get_state_display(), width=14),
    ]
    return Table(_("Пункты"), columns, rows)


def _values(row: Directive, kind: str) -> str:
    return "\n".join(each.value for each in fields_of(row) if each.kind == kind and each.value)


def _organisations(answers: Iterable[AddresseeAnswer]) -> str:
    """The organisations that addressees came to; what has a question or is outside says so."""
    said = []
    for answer in answers:
        if answer.state == "resolved":
            said += [each.organisation.short_name for each in answer.found.all()]
        else:
            said.append(f"{answer.name}: {answer.get_state_display()}")
    return "\n".join(dict.fromkeys(said))


def organisations_list(rows: Iterable[Organisation]) -> Table:
    """Organisations with their heads and attributes. The workbook that the registry takes back is another."""
    columns = [
        Column(_("Организация"), lambda row: row.short_name, width=34, link=_card),
        Column(_("Полное название"), lambda row: row.name, width=50),
        Column(_("Вид"), lambda row: row.get_kind_display(), width=22),
        Column(_("Номер"), lambda row: row.number, width=8),
        Column(_("Населённый пункт"), lambda row: row.settlement, width=20),
        Column(_("Адрес"), lambda row: row.address, width=34),
        Column(_("Руководитель"), lambda row: row.heads[0].person.short_name if row.heads else "", width=20),
        Column(_("Признаки"), lambda row: ", ".join(each.term for each in row.attributes.all()), width=28),
        Column(_("Открыта"), lambda row: row.opened, Kind.DAY, 12),
        Column(_("Закрыта"), lambda row: row.closed, Kind.DAY, 12),
    ]
    return Table(_("Организации"), columns, list(rows))


def _card(row: Organisation) -> str:
    return reverse("web:organisation", args=[row.pk])


def people_list(rows: Iterable[Person]) -> Table:
    """People with the posts that they hold today."""
    columns = [
        Column(
            _("Человек"), lambda row: row.full_name, width=34, link=lambda row: reverse("web:person", args=[row.pk])
        ),
        Column(_("Должности"), lambda row: "\n".join(post.title for post in _held(row)), width=34),
        Column(_("Организации"), lambda row: "\n".join(post.organisation.short_name for post in _held(row)), width=40),
        Column(_("Почта"), lambda row: row.email, width=28),
    ]
    return Table(_("Люди"), columns, list(rows))


def _held(row: Any) -> Iterable[Any]:
    return row.held  # type: ignore[no-any-return]


def reported_list(rows: Iterable[Reported]) -> Table:
    """Adopted documents with how far their assignments are."""
    columns = [
        Column(
            _("Документ"), lambda row: str(row.document), width=56,
            link=lambda row: reverse("web:execution-report", args=[row.document.pk]),
        ),
        Column(_("Номер"), lambda row: row.document.number),
        Column(_("Дата"), lambda row: row.document.date, Kind.DAY, 12),
        Column(_("Учебный год"), lambda row: row.document.school_year, width=12),
        Column(_("Орган"), lambda row: str(row.document.owner), width=34),
        Column(_("Исполнено"), lambda row: Share(row.tally.done, row.tally.applies), Kind.SHARE, 14),
        Column(_("Просрочено"), lambda row: Share(row.tally.late, row.tally.applies), Kind.SHARE, 14),
    ]  # fmt: skip
    return Table(_("Исполнение"), columns, list(rows))
