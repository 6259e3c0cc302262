"""The plan as a table."""

from django.http import HttpResponse
from django.shortcuts import render

from avgust.apps.execution.api import ORDERS, plan_rows, plan_table, summary
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import wanted_format
from avgust.web.listing import sorted_by
from avgust.web.views.plan.exporting import plan_file
from avgust.web.views.plan.frame import Counted, around, finding, outlook_of, parts_of
from avgust.web.views.saved_filters import saved_filters
from avgust.web.views.work import opened

ON_A_PAGE = 50


@page()
def table(request: SignedIn) -> HttpResponse:
    """Every assignment of the plan, a line each, filtered and sorted by the address."""
    view = outlook_of(request)
    key, _fields, falls = sorted_by(request.GET, ORDERS, "standing")
    order = f"-{key}" if falls else key
    if wanted_format(request):
        return plan_file(request, view, order)
    found = summary(view)
    rows = plan_table(view, order)
    listed = Counted(rows, ON_A_PAGE, found.tally.total).get_page(request.GET.get("page"))
    context = {
        **around(request, view, "plan"),
        **saved_filters(request, "plan"),
        **opened(request),
        "title": finding(found),
        "found": found,
        "bar": parts_of(found.tally),
        "page": listed,
        "rows": plan_rows(view, listed.object_list),
    }
    return render(request, "web/plan/table.html", context)
