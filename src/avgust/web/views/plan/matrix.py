"""The plan as a matrix."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from avgust.apps.execution.api import Matrix, Summary, matrix
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import wanted_format
from avgust.web.listing import address_with
from avgust.web.plan_drawings import legend_of
from avgust.web.views.plan.exporting import matrix_file
from avgust.web.views.plan.frame import around, finding, kept, outlook_of
from avgust.web.views.saved_filters import saved_filters
from avgust.web.views.work import opened
from avgust.web.words import counted

LETTERS = 4  # of a document's title over one column


@page()
def matrix_page(request: SignedIn) -> HttpResponse:
    """Organisations down, directives across; a cell opens its assignment. The panel alone is cheap to answer."""
    view = outlook_of(request)
    if request.htmx and "open" in request.GET:
        return render(request, "web/assignments/_panel.html", opened(request))
    found = matrix(view, "name" if request.GET.get("sort") == "name" else "late")
    if wanted_format(request):
        return matrix_file(request, view, found, _lede(found))
    context = {
        **around(request, view, "matrix"),
        **saved_filters(request, "matrix"),
        **opened(request),
        "title": _title(found),
        "lede": _lede(found),
        "matrix": found,
        "papers": [
            {"title": title, "width": width, "short": Truncator(title).chars(width * LETTERS)}
            for _pk, title, width in found.groups
        ],
        "by_name": request.GET.get("sort") == "name",
        "cell_address": _cell_address(request),
        "table_address": kept(request.GET, directive=None) or "?",
        "legend": legend_of(found.tally),
    }
    return render(request, "web/plan/matrix.html", context)


def _cell_address(request: SignedIn) -> str:
    """The address of a cell but for its number."""
    address = address_with(request.GET, {"open": None})
    return f"{address}{'&' if len(address) > 1 else ''}open="


def _title(found: Matrix) -> str:
    title = finding(Summary(found.tally, len(found.rows), len(found.columns), found.late_in, 0))
    most = sorted((row.tally.late for row in found.rows), reverse=True)[:2]
    if len(most) < 2 or most[0] <= max(most[1], 1):
        return title
    worst = next(row for row in found.rows if row.tally.late == most[0])
    return _("%(title)s, больше всего: %(name)s, %(number)s") % {
        "title": title, "name": worst.name, "number": worst.tally.late,
    }  # fmt: skip


def _lede(found: Matrix) -> str:
    said: list[Any] = []
    if found.only_document:
        title = next(iter(found.columns)).title if found.columns else ""
        said.append(_("Пунктов слишком много для одного листа, поэтому показан новейший документ: %s.") % title)
    if found.hidden_rows or found.hidden_columns:
        hidden = {"rows": counted(found.hidden_rows, "organisation"), "columns": counted(found.hidden_columns, "item")}
        said.append(_("На листе не поместилось: %(rows)s, %(columns)s. Сузьте отбор.") % hidden)
    return " ".join(said)
