"""How an authority counts terms: each value with its source and how well it is known; copies that it may change."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.execution.api import (
    ControlProfile,
    choose_profile,
    clone_profile,
    edit_profile,
    profile_of,
    profiles_open_to,
)
from avgust.apps.registry.api import AccessError, Organisation, Power, organisations_open_to
from avgust.control.errors import ProfileError
from avgust.control.profiles.loading import load, shipped
from avgust.web.doors import SignedIn, page
from avgust.web.forms.control_profiles import CloneForm, ProfileForm, rows_of


@page("GET", "POST")
def profiles(request: SignedIn) -> HttpResponse:
    """The profile in use, those that ship, the authority's own; chooses one or makes a copy."""
    owner = _owner(request)
    may_keep = request.actor.may(Power.KEEP_PROFILES, owner)
    form = CloneForm(request.POST if "clone" in request.POST else None)
    if request.method == "POST":
        request.actor.demand(Power.KEEP_PROFILES, owner)
        if "choose" in request.POST:
            chosen = choose_profile(by=request.actor, now=request.now, owner=owner, code=request.POST["choose"])
            messages.success(
                request, _("Новые поручения будут считать сроки по профилю «%(title)s»") % {"title": chosen}
            )
            return redirect("web:control-profiles")
        if form.is_valid():
            made = clone_profile(by=request.actor, now=request.now, owner=owner, **form.cleaned_data)
            messages.success(request, _("Копия сделана: её можно изменить"))
            return redirect(reverse("web:control-profile", args=[made.pk]))
    context = {
        "owner": owner,
        "may_keep": may_keep,
        "in_use": profile_of(owner),
        "rows": rows_of(profile_of(owner)),
        "shipped": list(shipped().values()),
        "own": profiles_open_to(request.actor).filter(owner=owner),
        "form": form,
    }
    return render(request, "web/assignments/control_profiles.html", context, status=422 if form.errors else 200)


@page("GET", "POST")
def profile(request: SignedIn, pk: int) -> HttpResponse:
    """One profile of the authority: to read, and to change for those who keep it."""
    kept = profiles_open_to(request.actor).filter(pk=pk).first()
    if kept is None or kept.owner is None:
        raise AccessError
    may_keep = request.actor.may(Power.KEEP_PROFILES, kept.owner)
    if request.method == "POST":
        request.actor.demand(Power.KEEP_PROFILES, kept.owner)
    form = ProfileForm(request.POST if request.method == "POST" else None, rules=kept.rules)
    if request.method == "POST" and form.is_valid() and _edited(request, kept, form):
        messages.success(request, _("Профиль сохранён. Сроки поручений, которые уже даны, не изменились"))
        return redirect(reverse("web:control-profile", args=[pk]))
    context: dict[str, Any] = {"kept": kept, "rules": load(kept.rules), "may_keep": may_keep, "form": form}
    return render(request, "web/assignments/control_profile.html", context, status=422 if form.errors else 200)


def _edited(request: SignedIn, kept: ControlProfile, form: ProfileForm) -> bool:
    """Whether the change was taken; else every place that is wrong is told in the form."""
    try:
        edit_profile(by=request.actor, now=request.now, profile=kept, rules=form.rules())
    except ProfileError as error:
        for place, message in error.problems:
            form.tell(place, message)
        return False
    return True


def _owner(request: SignedIn) -> Organisation:
    """The authority whose profiles are meant: where he keeps them, else where he sees the documents."""
    for power in (Power.KEEP_PROFILES, Power.SEE_DOCUMENTS):
        places = request.actor.where(power)
        owner = organisations_open_to(request.actor, power).filter(pk__in=places).order_by("path").first()
        if owner is not None:
            return owner
    raise AccessError
