"""The year on one screen, for the head of the authority; and the plan of one organisation for its page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from avgust.apps.execution.api import Outlook, PlanFilter, YearScreen, plan_of_organisation, school_year_on, year_screen
from avgust.apps.registry.api import AccessError, Organisation, Power
from avgust.control.states import Standing
from avgust.web.doors import SignedIn, page
from avgust.web.plan_drawings import legend_of
from avgust.web.views.plan.frame import finding, outlook_of, parts_of, years_around
from avgust.web.words import counted


@page()
def year(request: SignedIn) -> HttpResponse:
    """Five numbers, what is at risk next, who needs help, the load by month, the progress by document."""
    if not request.actor.has(Power.SEE_DOCUMENTS):
        raise AccessError
    view = _whole(outlook_of(request))
    screen = year_screen(view)
    tally = screen.summary.tally
    context = {
        **years_around(view, request.GET.get("year", "")),
        "title": finding(screen.summary),
        "screen": screen,
        "tally": tally,
        "waiting": tally.count(Standing.WAITING),
        "bar": parts_of(tally),
        "months": screen.months,
        "month_title": _month_title(screen),
        "month_rows": [
            {"name": formats.date_format(month, "F Y"), "short": formats.date_format(month, "M"), "tally": each}
            for month, each in screen.months.items()
        ],
        "documents": [
            {"title": each.title, "tally": each.tally, "bar": parts_of(each.tally), "pk": each.document}
            for each in screen.documents
        ],
        "year_query": f"year={view.wanted.year[:4]}",
    }
    return render(request, "web/plan/year.html", context)


def _whole(view: Outlook) -> Outlook:
    """The same without any filter but the school year; the present one in place of all."""
    return Outlook(view.actor, view.today, PlanFilter(year=view.wanted.year or school_year_on(view.today)))


def _month_title(screen: YearScreen) -> str:
    if not screen.months:
        return _("Сроков в этом году нет")
    month, tally = max(screen.months.items(), key=lambda pair: pair[1].total)
    said = {"month": formats.date_format(month, "F Y").lower(), "number": counted(tally.total, "term")}
    return _("Больше всего сроков – %(month)s: %(number)s") % said


def organisation_plan(request: SignedIn, organisation: Organisation) -> dict[str, Any]:
    """The context of `web/plan/of_organisation.html`: the plan of an organisation whose card is open to the actor."""
    view = Outlook(request.actor, request.today, PlanFilter(year=school_year_on(request.today)))
    found = plan_of_organisation(view, organisation.pk)
    return {
        "organisation_plan": found,
        "plan_bar": parts_of(found.tally),
        "plan_legend": legend_of(found.tally),
        "plan_address": f"{reverse('web:plan')}?organisation={organisation.pk}",
    }
