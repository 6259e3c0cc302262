"""Execution discipline: of all, and by organisation, controller, document or kind, with what few cases leave open."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from avgust.apps.execution.api import CUTS, DisciplineRow, Disciplines, Outlook, disciplines, school_year_on, year_days
from avgust.apps.registry.api import KINDS
from avgust.control.discipline import DEFINITIONS, Discipline
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import wanted_format
from avgust.web.listing import address_with
from avgust.web.views.plan.exporting import discipline_file
from avgust.web.views.plan.frame import around, kept, outlook_of
from avgust.web.views.saved_filters import saved_filters
from avgust.web.words import counted, day, fraction, percent

CUT_WORDS: Mapping[str, Any] = {
    "organisation": gettext_lazy("По организациям"),
    "kind": gettext_lazy("По видам организаций"),
    "document": gettext_lazy("По документам"),
    "controller": gettext_lazy("По контролёрам"),
}
HEADS: Mapping[str, Any] = {
    "organisation": gettext_lazy("Организация"),
    "kind": gettext_lazy("Вид"),
    "document": gettext_lazy("Документ"),
    "controller": gettext_lazy("Контролёр"),
}


@page()
def discipline_page(request: SignedIn) -> HttpResponse:
    """The discipline of the school year, or of the days that the filter names."""
    view = outlook_of(request)
    cut = request.GET.get("by", "")
    cut = cut if cut in CUTS else "organisation"
    found = disciplines(view, period_of(view), cut)
    if wanted_format(request):
        return discipline_file(request, view, found, str(HEADS[cut]))
    context = {
        **around(request, view, "discipline"),
        **saved_filters(request, "discipline"),
        "title": _title(found.whole),
        "lede": _lede(found),
        "found": found,
        "whole": found.whole,
        "rows": [_row(request, cut, row) for row in found.rows],
        "middle": found.whole.on_time.value,
        "cuts": [
            {"title": word, "url": address_with(request.GET, {"by": name}), "current": name == cut}
            for name, word in CUT_WORDS.items()
        ],
        "head": HEADS[cut],
        "definitions": DEFINITIONS.values(),
        "kept_fields": ("by",),
        "open": None,
    }
    return render(request, "web/plan/discipline.html", context)


def period_of(view: Outlook) -> tuple[date, date]:
    """The days that the filter names, else the school year, else all days."""
    first, last = year_days(view.wanted.year or school_year_on(view.today))
    if not view.wanted.year:
        first = date(first.year - 20, 9, 1)
    return view.wanted.due_from or first, view.wanted.due_to or last


def _title(whole: Discipline) -> str:
    share = whole.on_time
    if not share.denominator:
        return _("Судить о дисциплине рано: ни один срок ещё не прошёл")
    said = {"share": percent(share.numerator, share.denominator), "of": fraction(share.numerator, share.denominator)}
    return _("В срок исполнено %(share)s: %(of)s") % said


def _lede(found: Disciplines) -> str:
    worse = sum(row.differs < 0 for row in found.rows)
    said = {"first": day(found.period[0]), "last": day(found.period[1])}
    text = _("Сроки с %(first)s по %(last)s.") % said
    if found.cut != "organisation" or not found.whole.on_time.denominator:
        return text
    if worse:
        return f"{text} " + _("Заметно ниже общего: %(number)s.") % {"number": counted(worse, "organisation")}
    return f"{text} " + _("Различия между организациями не больше случайных.")


def _row(request: SignedIn, cut: str, row: DisciplineRow) -> dict[str, Any]:
    """A row with its name in words and the address of its assignments."""
    name = row.name
    if cut == "kind":
        name = dict(KINDS).get(row.name, row.name)
    if cut == "controller" and row.key is None:
        name = _("без контролёра")
    key = "0" if row.key is None else str(row.key)
    address = reverse("web:plan") + kept(request.GET, **{cut: key})
    return {"name": name, "own": row.discipline, "differs": row.differs, "url": address}
