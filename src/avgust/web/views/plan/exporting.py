"""The views of the plan as files: what each shows, by the same filter."""

from dataclasses import replace
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from avgust.apps.execution.api import Disciplines, Matrix, Outlook, plan_rows, plan_table
from avgust.apps.registry.api import KINDS
from avgust.web.doors import SignedIn
from avgust.web.exports.sending import send
from avgust.web.exports.work import definitions, discipline_list, matrix_list, plan_list
from avgust.web.views.plan.frame import around
from avgust.web.words import short_day


def plan_file(request: SignedIn, view: Outlook, order: str = "due") -> HttpResponse:
    """The lines of the plan."""
    table = plan_list(plan_rows(view, plan_table(view, order)))
    return send(request, _("План"), _("План исполнения"), [table], chosen=chosen_words(request, view))


def days_file(request: SignedIn, view: Outlook, first: date, last: date) -> HttpResponse:
    """The lines of the days that a calendar shows; it knows no school years."""
    return plan_file(request, replace(view, wanted=replace(view.wanted, due_from=first, due_to=last, year="")))


def matrix_file(request: SignedIn, view: Outlook, found: Matrix, lede: str) -> HttpResponse:
    """The matrix; `lede` says what of it had no room."""
    notes = [lede] if lede else []
    chosen = chosen_words(request, view)
    return send(request, _("Матрица"), _("Матрица исполнения"), [matrix_list(found)], chosen=chosen, notes=notes)


def discipline_file(request: SignedIn, view: Outlook, found: Disciplines, head: str) -> HttpResponse:
    """Discipline by the cut that is shown, with how each figure is counted."""
    names = dict(KINDS) if found.cut == "kind" else {None: _("без контролёра")}
    period = f"{short_day(found.period[0])} – {short_day(found.period[1])}"
    chosen = [*chosen_words(request, view), _("сроки: %(period)s") % {"period": period}]
    table = discipline_list(head, found.rows, names)
    return send(request, _("Дисциплина"), _("Исполнительская дисциплина"), [table], chosen=chosen, notes=definitions())


def chosen_words(request: SignedIn, view: Outlook) -> list[str]:
    """The filter of a plan in words, with its school year or its days."""
    chosen = [str(each["title"]) for each in around(request, view, "plan")["chosen"]]
    wanted = view.wanted
    if wanted.year:
        chosen.append(_("учебный год: %(year)s") % {"year": wanted.year})
    elif wanted.due_from and wanted.due_to and not request.GET.get("from"):
        chosen.append(_("сроки: %(period)s") % {"period": f"{short_day(wanted.due_from)} – {short_day(wanted.due_to)}"})
    return chosen
