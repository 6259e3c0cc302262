"""Organisations, people, the import of both."""

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.journal.api import history_of
from avgust.apps.registry.api import (
    KINDS,
    ROLES,
    AccessError,
    Organisation,
    OrganisationFilter,
    Power,
    access_organisation,
    access_person,
    attributes_open_to,
    change_organisation,
    close_organisation,
    export_registry,
    import_registry,
    keeps,
    organisations_found,
    organisations_on,
    people_found,
    people_open_to,
    plan_import,
    posts_of,
    settlements_of,
    visible_organisations,
)
from avgust.web.doors import SignedIn, page
from avgust.web.exports.papers import organisations_list, people_list
from avgust.web.exports.sending import send, wanted_format
from avgust.web.forms.registry import LARGEST_IMPORT, ClosingForm, ImportForm, OrganisationForm
from avgust.web.views.plan.year import organisation_plan

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page()
def organisations(request: SignedIn) -> HttpResponse:
    """The list with its filters."""
    said = request.GET
    wanted = OrganisationFilter(
        said.get("words", ""), said.get("kind", ""), said.get("attribute", ""), said.get("settlement", ""),
        said.get("closed") == "1",
    )  # fmt: skip
    found = organisations_found(request.actor, request.today, wanted)
    if wanted_format(request):
        title = _("Организации")
        return send(request, title, title, [organisations_list(found)], chosen=_chosen_words(wanted))
    keeper = keeps(request.actor)
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(said.get("page")),
        "wanted": wanted,
        "filtered": any([wanted.words, wanted.kind, wanted.attribute, wanted.settlement, wanted.closed]),
        "kinds": KINDS,
        "attributes": attributes_open_to(keeper),
        "settlements": settlements_of(request.actor),
        "keeper": keeper,
    }
    return render(request, "web/registry/organisations.html", context)


def _chosen_words(wanted: OrganisationFilter) -> list[str]:
    """The filter of the list in words."""
    said = {
        _("слова"): wanted.words,
        _("вид"): dict(KINDS).get(wanted.kind, wanted.kind),
        _("признак"): wanted.attribute,
        _("населённый пункт"): wanted.settlement,
        _("работа"): _("закрытые") if wanted.closed else "",
    }
    return [f"{title}: {value}" for title, value in said.items() if value]


@page()
def organisation(request: SignedIn, pk: int) -> HttpResponse:
    """A card: facts, attributes, posts, what it was and became, its history."""
    one = access_organisation(request.actor, pk)
    keeping = request.actor.may(Power.KEEP_REGISTRY, one)
    context = {
        "one": one,
        "keeping": keeping,
        "posts": posts_of(one),
        "known": set(people_open_to(request.actor).filter(posts__organisation=one).values_list("pk", flat=True)),
        "children": visible_organisations(request.actor).filter(parent=one).exclude(closed__lt=request.today),
        "predecessors": one.predecessors.all(),
        "history": list(history_of(one).order_by("-number")[:30]) if keeping else [],
        "breadcrumbs": [{"title": _("Организации"), "url": reverse("web:organisations")}],
        **organisation_plan(request, one),
    }
    return render(request, "web/registry/organisation.html", context)


@page("GET", "POST")
def edit_organisation(request: SignedIn, pk: int) -> HttpResponse:
    """Changes the facts of an organisation."""
    one = access_organisation(request.actor, pk, Power.KEEP_REGISTRY)
    names = ("kind", "name", "short_name", "number", "settlement", "address", "tax_number", "opened")
    initial = {name: getattr(one, name) for name in names} | {"attributes": one.attributes.all()}
    form = OrganisationForm(request.POST or None, initial=initial, attributes=attributes_open_to(keeps(request.actor)))
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in names}
        chosen = [attribute.pk for attribute in form.cleaned_data["attributes"]]
        change_organisation(by=request.actor, now=request.now, organisation=one, attributes=chosen, **values)
        messages.success(request, _("Сохранено: %(name)s") % {"name": one.short_name})
        return redirect("web:organisation", pk)
    return _form(request, one, form, _("Изменить данные"), _("Сохранить"))


@page("GET", "POST")
def close(request: SignedIn, pk: int) -> HttpResponse:
    """Closes an organisation, or merges it into another."""
    one = access_organisation(request.actor, pk, Power.KEEP_REGISTRY)
    keeper = keeps(request.actor) or one
    successors = organisations_on(request.today, keeper).exclude(pk=one.pk)
    form = ClosingForm(request.POST or None, successors=successors)
    if request.method == "POST" and form.is_valid():
        close_organisation(by=request.actor, now=request.now, organisation=one, **form.cleaned_data)
        messages.success(request, _("Закрыта: %(name)s") % {"name": one.short_name})
        return redirect("web:organisation", pk)
    return _form(request, one, form, _("Закрыть или присоединить"), _("Закрыть организацию"))


def _form(request: SignedIn, one: Organisation, form: Any, title: str, button: str) -> HttpResponse:
    crumbs = [
        {"title": _("Организации"), "url": reverse("web:organisations")},
        {"title": one.short_name, "url": reverse("web:organisation", args=[one.pk])},
    ]
    context = {"one": one, "form": form, "title": title, "button": button, "breadcrumbs": crumbs}
    return render(request, "web/registry/form.html", context, status=422 if form.errors else 200)


@page()
def people(request: SignedIn) -> HttpResponse:
    """The people whose cards one may read."""
    words, role = request.GET.get("words", ""), request.GET.get("role", "")
    found = people_found(request.actor, request.today, words, role)
    if wanted_format(request):
        title = _("Люди")
        chosen = [each for each in (words, dict(ROLES).get(role, "")) if each]
        return send(request, title, title, [people_list(found)], chosen=chosen)
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "role": role,
        "roles": ROLES,
    }
    return render(request, "web/registry/people.html", context)


@page()
def person(request: SignedIn, pk: int) -> HttpResponse:
    """A person: how to reach him, what he does where."""
    one = access_person(request.actor, pk)
    crumbs = [{"title": _("Люди"), "url": reverse("web:people")}]
    posts = one.posts.select_related("organisation", "place")
    return render(request, "web/registry/person.html", {"one": one, "posts": posts, "breadcrumbs": crumbs})


@page()
def export(request: SignedIn) -> HttpResponse:
    """The workbook of the registry that one keeps."""
    owner = _kept(request)
    answer = HttpResponse(export_registry(owner), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="registry-{request.today:%Y-%m-%d}.xlsx"'
    return answer


@page("GET", "POST")
def load(request: SignedIn) -> HttpResponse:
    """The import: a file, then what it would do, then it is done."""
    owner = _kept(request)
    if request.method == "POST" and "carried" in request.POST:
        return _carry_out(request, owner)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "owner": owner, "breadcrumbs": _import_crumbs()}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        plan = plan_import(data, file.name, owner)
        titles = {"add": _("Добавится"), "change": _("Изменится"), "close": _("Закроется")}
        groups = [(title, plan.of(action)) for action, title in titles.items()]
        context |= {"plan": plan, "name": file.name, "groups": groups}
        context["carried"] = base64.b64encode(data).decode("ascii")
    return render(request, "web/registry/import.html", context, status=422 if form.errors else 200)


def _carry_out(request: SignedIn, owner: Organisation) -> HttpResponse:
    try:
        data = base64.b64decode(request.POST["carried"], validate=True)[: LARGEST_IMPORT + 1]
    except (binascii.Error, ValueError):
        data = b""
    plan = import_registry(by=request.actor, now=request.now, owner=owner, data=data, name=request.POST.get("name", ""))
    done = {action: len(plan.of(action)) for action in ("add", "change", "close")}
    told = _("Записано. Добавлено: %(add)d, изменено: %(change)d, закрыто: %(close)d.") % done
    messages.success(request, told)
    return redirect("web:organisations")


def _kept(request: SignedIn) -> Organisation:
    owner = keeps(request.actor)
    if owner is None:
        raise AccessError
    return owner


def _import_crumbs() -> list[dict[str, str]]:
    return [{"title": _("Организации"), "url": reverse("web:organisations")}]
