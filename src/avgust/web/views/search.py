"""The search over all that is written and open to the person."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from avgust.apps.search.api import KINDS, LONGEST, MOST, Results, catch_up, described, find
from avgust.jobs.index import follow_journal
from avgust.web.doors import SignedIn, page
from avgust.web.listing import address_with

ON_A_PAGE = 20
TITLES = {
    "document": gettext_noop("Документы"),
    "directive": gettext_noop("Пункты"),
    "assignment": gettext_noop("Части поручений"),
    "report": gettext_noop("Отчёты"),
    "organisation": gettext_noop("Организации"),
}


@page()
def search(request: SignedIn) -> HttpResponse:
    """What was found for `?q=`, of all kinds or of one."""
    written = request.GET.get("q", "").strip()[:LONGEST]
    complete = not written or catch_up()
    if not complete:
        follow_journal.enqueue()
    results = find(request.actor, written)
    kind = request.GET.get("kind", "")
    hits = [hit for hit in results.hits if kind not in results.counts or hit.kind == kind]
    shown = Paginator(hits, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "written": written,
        "results": results,
        "total": len(results.hits),
        "most": MOST,
        "page": shown,
        "found": described(request.actor, results.question, list(shown)),
        "tabs": _tabs(request.GET, results, kind),
        "complete": complete,
    }
    return render(request, "web/search/search.html", context)


def _tabs(parameters: QueryDict, results: Results, kind: str) -> list[dict[str, Any]]:
    """One for everything and one for each kind that was found; none where there is but one kind."""
    if len(results.counts) < 2:
        return []
    chosen = kind if kind in results.counts else ""
    tabs = [(_("Всё"), "", str(len(results.hits)), bool(results.more))]
    for code, _title in KINDS:
        if code in results.counts:
            tabs.append((_(TITLES[code]), code, str(results.counts[code]), code in results.more))
    return [
        {
            "title": title,
            "url": address_with(parameters, {"kind": code}),
            "current": code == chosen,
            "count": f"{count}+" if more else count,
        }
        for title, code, count, more in tabs
    ]
