"""The plan as a calendar: a month by days, a week line by line."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _

from avgust.apps.execution.api import CalendarDay, Month, Week, day_in, month_of, week_of
from avgust.kernel.working_days import RUSSIA
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import wanted_format
from avgust.web.listing import address_with
from avgust.web.views.plan.exporting import days_file
from avgust.web.views.plan.frame import TONE_WORDS, around, kept, outlook_of
from avgust.web.views.saved_filters import saved_filters
from avgust.web.views.work import opened
from avgust.web.words import counted, day

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1990, 2200


@page()
def calendar(request: SignedIn) -> HttpResponse:
    """The month of the address, `?day=2026-11-22`, or its week, `&by=week`."""
    view = outlook_of(request)
    wanted = day_in(request.GET, "day") or request.today
    shown = wanted if FIRST_YEAR <= wanted.year <= LAST_YEAR else request.today
    by_week = request.GET.get("by") == "week"
    if wanted_format(request):
        return days_file(request, view, *_days(shown, by_week))
    context = {
        **around(request, view, "plan-calendar"),
        **saved_filters(request, "plan-calendar"),
        **opened(request),
        **(_week(request, week_of(view, shown)) if by_week else _month(request, month_of(view, shown))),
        "by_week": by_week,
        "shown_day": shown,
        "kept_fields": ("day", "by"),
        "without_days": True,
    }
    return render(request, f"web/plan/{'week' if by_week else 'month'}.html", context)


def _days(shown: date, by_week: bool) -> tuple[date, date]:
    """The first and the last day of the week or the month of a day."""
    if by_week:
        monday = shown - shown.weekday() * DAY
        return monday, monday + 6 * DAY
    return shown.replace(day=1), shown.replace(day=monthrange(shown.year, shown.month)[1])


def _month(request: SignedIn, month: Month) -> dict[str, Any]:
    named = formats.date_format(month.first, "F Y").lower()
    total, fullest = month.tally.total, month.fullest
    title = _("%(month)s: сроков нет") % {"month": named.capitalize()}
    if total and fullest:
        said = {
            "month": named.capitalize(), "number": counted(total, "term"),
            "day": day(fullest.day), "most": fullest.tally.total,
        }  # fmt: skip
        title = _("%(month)s: %(number)s, больше всего %(day)s (%(most)s)") % said
    return {
        "title": title,
        "weeks": [[_cell(request, each) for each in week] for week in month.weeks],
        "weekdays": [formats.date_format(each.day, "D") for each in month.weeks[0]],
        "month": month,
        "tone_words": [{"tone": tone.value, "word": word} for tone, word in TONE_WORDS.items()],
        **_around(request, month.first - DAY, month.last + DAY),
    }


def _cell(request: SignedIn, cell: CalendarDay) -> dict[str, Any]:
    days = {"from": cell.day.isoformat(), "to": cell.day.isoformat(), "year": "all"}
    return {
        "day": cell.day,
        "inside": cell.inside,
        "today": cell.day == request.today,
        "rest": not RUSSIA.works(cell.day),
        "tally": cell.tally,
        "tones": [
            {"tone": tone.value, "word": TONE_WORDS[tone], "number": number}
            for tone, number in cell.tally.tones.items()
            if number
        ],
        "url": kept(request.GET, **days),
    }


def _week(request: SignedIn, week: Week) -> dict[str, Any]:
    first, last = week.days[0][0], week.days[-1][0]
    said = {"first": day(first), "last": day(last), "number": counted(week.total, "term")}
    title = _("%(first)s – %(last)s: %(number)s") if week.total else _("%(first)s – %(last)s: сроков нет")
    return {"title": title % said, "week": week, **_around(request, first - DAY, last + DAY)}


def _around(request: SignedIn, before: date, after: date) -> dict[str, str]:
    """The addresses beside what is shown."""
    return {
        "before": address_with(request.GET, {"day": before.isoformat()}),
        "after": address_with(request.GET, {"day": after.isoformat()}),
    }
