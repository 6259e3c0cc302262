"""The plan over time: a row for each directive, a mark for each due date."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from avgust.apps.execution.api import SPANS_OF_A_PAGE, Outlook, Span, Summary, spans, spans_table, summary, year_days
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import wanted_format
from avgust.web.plan_drawings import Months, months_between
from avgust.web.views.plan.exporting import plan_file
from avgust.web.views.plan.frame import TONE_WORDS, Counted, around, kept, outlook_of
from avgust.web.views.saved_filters import saved_filters
from avgust.web.views.work import opened
from avgust.web.words import counted

MOST_MONTHS = 24


@page()
def gantt(request: SignedIn) -> HttpResponse:
    """Directives in the order of their first due date, over the months of the school year."""
    view = outlook_of(request)
    if wanted_format(request):
        return plan_file(request, view, "item")
    found = summary(view)
    listed = Counted(spans_table(view), SPANS_OF_A_PAGE, found.directives).get_page(request.GET.get("page"))
    rows = spans(view, list(listed.object_list))
    months = _months(view, rows)
    context = {
        **around(request, view, "plan-gantt"),
        **saved_filters(request, "plan-gantt"),
        **opened(request),
        "title": _title(found),
        "page": listed,
        "spans": rows,
        "months": months,
        "tones": [{"tone": tone.value, "word": word} for tone, word in TONE_WORDS.items()],
        "table_address": kept(request.GET, directive=None) or "?",
    }
    return render(request, "web/plan/gantt.html", context)


def _title(found: Summary) -> str:
    if not found.directives:
        return _("На графике нет поручений")
    said = {"items": counted(found.directives, "item"), "late": counted(found.tally.late, "assignment")}
    if found.tally.late:
        return _("%(items)s в плане, %(late)s просрочено") % said
    return _("%(items)s в плане, просрочки нет") % said


def _months(view: Outlook, rows: list[Span]) -> Months:
    """The months of the year that is looked at; of all years, those of the rows around today."""
    if view.wanted.year:
        first, last = year_days(view.wanted.year)
        early = min((span.first for span in rows if span.first), default=first)
        return months_between(max(early, date(first.year, 6, 1)) if early < first else first, last)
    days = [day for span in rows for day in (span.first, span.last) if day] or [view.today]
    found = months_between(min(days), max(days))
    if found.number <= MOST_MONTHS:
        return found
    return Months(date(view.today.year - 1, view.today.month, 1), MOST_MONTHS)
