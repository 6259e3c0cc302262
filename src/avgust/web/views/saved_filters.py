"""Filters kept under a name: shown at a list, saved, forgotten. Any list may use them.

A list gives `saved_filters(request, "my-work")` to its template, which includes `web/components/saved_filters.html`.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from avgust.apps.execution.api import delete_filter, save_filter, saved_filters_of
from avgust.apps.registry.api import AccessError
from avgust.web.doors import SignedIn, page
from avgust.web.forms.work import FilterNameForm
from avgust.web.listing import OF_ONE_VIEW

UNNAMED = {"kind", *OF_ONE_VIEW}  # what alone is no filter worth a name


def saved_filters(request: SignedIn, name: str) -> dict[str, Any]:
    """What the component of saved filters needs on the page with this name among the addresses."""
    here = meaningful(request.GET.urlencode())
    kept = [
        {"title": row.name, "url": f"{reverse(f'web:{name}')}?{row.query}", "current": row.query == here, "count": None}
        for row in saved_filters_of(request.actor, name)
    ]
    saving = f"{reverse('web:saved-filters')}?{urlencode({'page': name, 'query': here})}"
    return {
        "saved_filters": kept,
        "save_filter_url": saving if here else "",
        "show_saved": bool(kept or set(request.GET) - UNNAMED),
    }


def meaningful(query: str) -> str:
    """A query without what is of one view only and without empty fields, always in one order."""
    pairs = [(key, value) for key, values in QueryDict(query).lists() for value in values]
    return urlencode(sorted((key, value) for key, value in pairs if value and key not in OF_ONE_VIEW))


@page("GET", "POST")
def saved_filters_page(request: SignedIn) -> HttpResponse:
    """Names the filter of a list and keeps it; forgets those that are not needed."""
    given = request.POST if request.method == "POST" else request.GET
    name, query = given.get("page") or "my-work", meaningful(given.get("query", ""))
    back = _address_of(name)
    if "forget" in request.POST:
        pk = request.POST["forget"]
        delete_filter(by=request.actor, now=request.now, pk=int(pk) if pk.isdecimal() else 0)
        messages.success(request, _("Отбор удалён"))
        return redirect(f"{reverse('web:saved-filters')}?{urlencode({'page': name, 'query': query})}")
    form = FilterNameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        save_filter(by=request.actor, now=request.now, page=name, name=form.cleaned_data["name"], query=query)
        messages.success(request, _("Отбор «%(name)s» сохранён") % {"name": form.cleaned_data["name"]})
        return redirect(f"{back}?{query}")
    context = {
        "form": form,
        "page_name": name,
        "query": query,
        "back": f"{back}?{query}",
        "kept": saved_filters_of(request.actor, name),
    }
    return render(request, "web/assignments/saved_filters.html", context, status=422 if form.errors else 200)


def _address_of(name: str) -> str:
    """The address of the page whose filter is kept; only of a list, which needs no more than its name."""
    try:
        return reverse(f"web:{name}")
    except NoReverseMatch as error:
        raise AccessError from error
