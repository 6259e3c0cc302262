"""The state of the installation, for who administers it: checks, background work."""

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from avgust.apps.registry.api import AccessError, Power
from avgust.jobs.models import Job
from avgust.upkeep.health import checks
from avgust.web.doors import SignedIn, page

SHOWN = 30


@page()
def system(request: SignedIn) -> HttpResponse:
    """Checks (the contents of files are left to `avgust check`), jobs that wait, run or failed."""
    if not request.actor.has(Power.SEE_SYSTEM):
        raise AccessError
    counted = dict(Job.objects.values_list("state").annotate(number=Count("id")))
    context = {
        "checks": list(checks(request.now, files=False)),
        "counted": counted,
        "jobs": Job.objects.exclude(state="done").order_by("-id")[:SHOWN],
    }
    return render(request, "web/journal/system.html", context)
