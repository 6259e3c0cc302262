"""The execution report in words, the same on its page and in its Word document; figures lead to what they count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.acts.api import AddresseeAnswer, Document
from avgust.apps.execution.api import IN_WORK, Duty, ExecutionReport, Item, Move
from avgust.control.states import Standing, State
from avgust.web.exports.table import Column, Kind, Table
from avgust.web.exports.word import Link, Piece
from avgust.web.exports.work import assignment_page
from avgust.web.marks import STANDING_MARKS
from avgust.web.reviewing import target_line
from avgust.web.words import counted, day, fraction, percent, short_day

FEW = 5  # so many names are told; more stand in the appendix


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the summary: so many of so many, the address of the list of those counted; `part` of the row above."""

    title: str
    number: int
    whole: int
    address: str = ""
    part: bool = False

    @property
    def share(self) -> str:
        """«75 %»."""
        return percent(self.number, self.whole)


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item of the report: its heading, the words as adopted, and lines of a title and what is said."""

    heading: str
    section: str
    words: str
    lines: Sequence[tuple[str, Sequence[Piece]]]


def subject(document: Document) -> str:
    """What the report is about: «об исполнении документа «…» от 28 августа 2026 № 12»."""
    said = _("об исполнении документа «%(title)s»") % {"title": str(document)}
    if document.date:
        said += " " + _("от %(day)s") % {"day": day(document.date)}
    return f"{said} № {document.number}" if document.number else said


def summary_words(report: ExecutionReport) -> str:
    """The state of execution in a paragraph."""
    tally, document = report.tally, report.document
    items = counted(len(report.items) + len(report.recommendations), "item")
    said = [_("В документе %(items)s") % {"items": items}]
    if report.recommendations:
        advice = counted(len(report.recommendations), "recommendation")
        said[0] += _(", из них %(advice)s") % {"advice": advice}
    said[0] += "."
    if document.adopted_at:
        said.append(_("Принят к исполнению %(day)s.") % {"day": day(document.adopted_at)})
    if not tally.total:
        return " ".join([*said, _("Поручений на контроле нет.")])
    given = {"all": counted(tally.total, "assignment"), "places": counted(report.organisations, "organisation_of")}
    said.append(_("На контроле %(all)s для %(places)s.") % given)
    done = {
        "day": day(report.today),
        "done": fraction(tally.done, tally.applies), "share": percent(tally.done, tally.applies),
        "late": tally.count(Standing.DONE_LATE), "waiting": tally.count(Standing.WAITING), "overdue": tally.late,
        "work": report.in_work,
    }  # fmt: skip
    said.append(
        _("На %(day)s исполнено %(done)s (%(share)s), в том числе с опозданием %(late)s; ждут проверки %(waiting)s; ")
        % done
        + _("просрочено %(overdue)s; в работе, срок не прошёл, %(work)s.") % done
    )
    if report.drafts:
        said.append(_("Ещё не поставлено на контроль: %(drafts)s.") % {"drafts": counted(report.drafts, "assignment")})
    return " ".join(said)


def figures(report: ExecutionReport) -> list[Figure]:
    """The summary as a table: each number, of how many, and where they are listed."""
    tally, document = report.tally, report.document.pk
    whole = tally.applies

    def row(title: str, standing: Standing, of: int = whole, part: bool = False) -> Figure:
        return Figure(title, tally.count(standing), of, plan_address(document=document, standing=standing), part)

    parts = [row(_(STANDING_MARKS[each].word), each, part=True) for each in IN_WORK if tally.count(each)]
    return [
        row(_("исполнено без опоздания"), Standing.DONE),
        row(_("исполнено с опозданием"), Standing.DONE_LATE),
        row(_("ждёт проверки"), Standing.WAITING),
        row(_("просрочено"), Standing.LATE),
        Figure(_("в работе, срок не прошёл"), report.in_work, whole),
        *parts,
        row(_("не относится к организации"), Standing.NOT_APPLICABLE, tally.total),
    ]


def plan_address(**query: Any) -> str:
    """The address of the plan's table with this filter, of all school years."""
    return f"{reverse('web:plan')}?{urlencode({**query, 'year': 'all'})}"


def item_words(item: Item) -> ItemWords:
    """An item as it is told."""
    directive = item.directive
    heading = _("Пункт %(label)s") % {"label": directive.label} if directive.label else _("Пункт без номера")
    lines: list[tuple[str, Sequence[Piece]]] = [
        (_("Кому"), [_addressees(item.answers, directive.addressees)]),
        (_("Срок"), [_terms(item)]),
    ]
    if item.duties:
        lines.append((_("Исполнили"), _progress(item)))
    named = [
        (_("Просрочили"), ", ".join(item.late)),
        (_("Не относится"), "; ".join(_with_grounds(name, grounds) for name, grounds in item.released)),
        (_("Снято с контроля"), _released(item.duties)),
        (_("По принятым отчётам"), ", ".join(each.words for each in item.proofs)),
        (_("Показатели пункта"), "; ".join(target_line(each) for each in directive.targets)),
        (_("Переносы сроков"), "; ".join(_move(each) for each in item.moves)),
    ]
    lines += [(title, [words]) for title, words in named if words]
    return ItemWords(heading, directive.section, directive.text, lines)


def _addressees(answers: Sequence[AddresseeAnswer], read: Iterable[dict[str, Any]]) -> str:
    said = []
    for answer in answers:
        if answer.state == "resolved":
            number = counted(len(answer.found.all()), "organisation")
            said.append(f"{answer.name} ({number})")
        else:
            said.append(f"{answer.name} ({answer.get_state_display()})")
    return ", ".join(said) or ", ".join(each["name"] for each in read) or _("не назван")


def _terms(item: Item) -> str:
    """The term now, and the first one where it was another; how often where it recurs."""
    often = item.directive.get_frequency_display() if item.directive.frequency else ""
    now, first = _span(item.terms), _span(item.first_terms)
    words = now or (item.directive.deadline or {}).get("text", "") or _("не установлен")
    if now and first and first != now:
        words += _(" (первоначально %(first)s)") % {"first": first}
    return f"{often}: {words}" if often and now else often or words


def _span(days: Sequence[date]) -> str:
    if not days:
        return ""
    return day(days[0]) if days[0] == days[-1] else f"{day(days[0])} – {day(days[-1])}"


def _progress(item: Item) -> list[Piece]:
    """«2 из 3 организаций», then how the assignments stand, each number a link to its list."""
    whole = counted(item.whole, "organisation_of")
    pieces: list[Piece] = [_("%(done)s из %(whole)s. Поручений: ") % {"done": item.done, "whole": whole}]
    pieces.append(Link(str(item.tally.total), plan_address(directive=item.directive.pk)))
    for standing, mark in STANDING_MARKS.items():
        if number := item.tally.count(standing):
            pieces += [
                f", {_(mark.word)} ",
                Link(str(number), plan_address(directive=item.directive.pk, standing=standing)),
            ]
    return pieces


def _with_grounds(name: str, grounds: str) -> str:
    return f"{name} ({grounds})" if grounds else name


def _released(duties: Sequence[Duty]) -> str:
    names = list(dict.fromkeys(each.name for each in duties if each.state == State.RELEASED))
    if len(names) > FEW:
        return _("%(number)s, по списку в приложении") % {"number": counted(len(names), "organisation")}
    return ", ".join(names)


def _move(move: Move) -> str:
    few = ", ".join(move.names) if len(move.names) <= FEW else counted(len(move.names), "organisation")
    said = {"old": short_day(move.old) or "–", "new": short_day(move.new), "names": few, "grounds": move.grounds}
    return _("с %(old)s на %(new)s, %(names)s, основание: %(grounds)s") % said


def duties_list(report: ExecutionReport) -> Table:
    """Every assignment of the report."""
    labels = {item.directive.pk: item.directive.label for item in (*report.items, *report.recommendations)}
    columns = [
        Column("№", lambda row: str(row.pk), width=8, link=lambda row: assignment_page(row.pk)),
        Column(_("Пункт"), lambda row: labels[row.directive], width=8),
        Column(_("Исполнитель"), lambda row: row.name, width=34),
        Column(_("Ответственный"), lambda row: row.lead, width=20),
        Column(_("Период"), lambda row: row.period),
        Column(_("Первый срок"), lambda row: row.first_due, Kind.DAY, 12),
        Column(_("Срок"), lambda row: row.due, Kind.DAY, 12),
        Column(_("Отчёт сдан"), lambda row: row.reported_on, Kind.DAY, 12),
        Column(_("Как обстоит"), lambda row: STANDING_MARKS[row.standing], Kind.STATE, 20),
    ]
    return Table(_("Поручения"), columns, report.duties)
