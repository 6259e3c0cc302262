"""My work, what is on control, the page of an assignment."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from avgust.apps.execution.api import (
    KINDS_OF_CONTROL,
    Assignment,
    access_assignment,
    assignments_carried_by,
    controlled_by,
    documents_among,
    my_work,
    on_control,
    organisations_among,
)
from avgust.apps.registry.api import AccessError, Power
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import send, wanted_format
from avgust.web.exports.work import work_list
from avgust.web.forms.work import WorkFilter
from avgust.web.listing import address_with
from avgust.web.views.assignment_panel import panel_of
from avgust.web.views.saved_filters import saved_filters

SHORT_LIST = 10  # lines that need no filter
# The groups of my work: the title, and whether the group is open at once.
GROUP_TITLES: dict[str, tuple[Any, str]] = {
    "late": (gettext_lazy("Просрочено"), "late"),
    "today": (gettext_lazy("Срок сегодня"), "waiting"),
    "week": (gettext_lazy("На этой неделе"), ""),
    "month": (gettext_lazy("В этом месяце"), ""),
    "later": (gettext_lazy("Позже"), ""),
    "waiting": (gettext_lazy("Ждём других"), ""),
    "done": (gettext_lazy("Недавно исполнено"), ""),
}
CONTROL_TITLES: dict[str, Any] = {
    "reported": gettext_lazy("Ждут проверки"),
    "asks": gettext_lazy("Просят продлить"),
    "late": gettext_lazy("Просрочено"),
    "soon": gettext_lazy("Скоро срок"),
    "accepted": gettext_lazy("Снять с контроля"),
    "draft": gettext_lazy("Черновики"),
    "uncontrolled": gettext_lazy("Без контролёра"),
    "all": gettext_lazy("Все"),
}


@page()
def my_work_page(request: SignedIn) -> HttpResponse:
    """What I have to do, late first; with `?open=` the panel on the right holds an assignment."""
    if not any(request.actor.has(power) for power in (Power.ANSWER, Power.CONTROL, Power.ASSIGN)):
        raise AccessError
    rows = assignments_carried_by(request.actor)
    form = WorkFilter(request.GET, documents=documents_among(rows), scopes=_scopes(request))
    work = my_work(request.actor, request.today, form.wanted())
    groups = [
        {"name": name, "title": title, "tone": tone, "lines": work.groups[name]}
        for name, (title, tone) in GROUP_TITLES.items()
        if work.groups[name]
    ]
    if wanted_format(request):
        return _export_my_work(request, form, groups)
    counts = {name: len(lines) for name, lines in work.groups.items()}
    context = {
        "form": form,
        "groups": groups,
        "counts": counts,
        "total": work.total,
        "to_judge": work.to_judge,
        "with_filters": bool(request.GET.keys() - {"open"}) or sum(counts.values()) > SHORT_LIST,
        **_about_list(request, form, "my-work"),
        **opened(request),
    }
    return render(request, "web/assignments/my_work.html", context)


def _scopes(request: SignedIn) -> list[tuple[str, Any]]:
    heads = any(place.role == "manager" for place in request.actor.places)
    if heads:
        return [("", _("всей организации")), ("own", _("только мои"))]
    return [("", _("мои и ничьи")), ("all", _("всей организации"))]


@page()
def on_control_page(request: SignedIn) -> HttpResponse:
    """What I control: reports to look at, requests, what is late or soon; with work on many rows."""
    if not request.actor.has(Power.CONTROL):
        raise AccessError
    scopes = [("", _("мои")), ("all", _("всех контролёров"))]
    rows = controlled_by(request.actor, request.GET.get("scope", ""))
    form = WorkFilter(
        request.GET, documents=documents_among(rows), organisations=organisations_among(rows), scopes=scopes
    )
    control = on_control(request.actor, request.today, request.GET.get("kind", ""), form.wanted())
    if wanted_format(request):
        title = f"{_('На контроле')}: {CONTROL_TITLES[control.kind]}"
        table = work_list(str(CONTROL_TITLES[control.kind]), control.lines)
        return send(request, _("На контроле"), title, [table], chosen=chosen_words(request, form))
    tabs = [
        {
            "title": CONTROL_TITLES[name],
            "url": address_with(request.GET, {"kind": name}),
            "count": control.counts[name],
            "current": name == control.kind,
        }
        for name in KINDS_OF_CONTROL
        if control.counts[name] or name in {"reported", "all", control.kind}
    ]
    context = {
        "sees_profiles": any(request.actor.has(power) for power in (Power.KEEP_PROFILES, Power.SEE_DOCUMENTS)),
        "form": form,
        "control": control,
        "kind": control.kind,
        "with_states": control.kind not in {"reported", "accepted", "draft"},  # there all are in one
        "kind_title": CONTROL_TITLES[control.kind],
        "tabs": tabs,
        **_about_list(request, form, "on-control"),
        **opened(request),
    }
    return render(request, "web/assignments/on_control.html", context)


@page()
def assignment_page(request: SignedIn, pk: int) -> HttpResponse:
    """An assignment: its words in their place, its reports, its parts, its story."""
    return render_assignment(request, access_assignment(request.actor, pk))


def render_assignment(
    request: SignedIn, assignment: Assignment, forms: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of an assignment; with forms that were filled in wrongly, to be mended."""
    context = panel_of(request, assignment, forms)
    return render(request, "web/assignments/assignment.html", context, status=status)


def opened(request: SignedIn) -> dict[str, Any]:
    """What the panel needs where the address opens an assignment in it; nothing where that is not open to him."""
    wanted = request.GET.get("open", "")
    if not wanted.isdecimal() or len(wanted) > 18:
        return {"open": None}
    try:
        assignment = access_assignment(request.actor, int(wanted))
    except AccessError:
        return {"open": None}
    return {"open": assignment, **panel_of(request, assignment)}


def _export_my_work(request: SignedIn, form: WorkFilter, groups: list[dict[str, Any]]) -> HttpResponse:
    """My work as a file: all groups one after the other, each line with the name of its group."""
    lines = [line for group in groups for line in group["lines"]]
    named = {line.assignment.pk: str(group["title"]) for group in groups for line in group["lines"]}
    title = _("Мои дела")
    return send(request, title, title, [work_list(title, lines, named)], chosen=chosen_words(request, form))


def chosen_words(request: SignedIn, form: WorkFilter) -> list[str]:
    """What is chosen in the filter, in words."""
    return [each["title"] for each in _chosen(request, form)]


def _about_list(request: SignedIn, form: WorkFilter, name: str) -> dict[str, Any]:
    """The chosen filters, each with the address without it, and the saved ones."""
    return {"chosen": _chosen(request, form), **saved_filters(request, name)}


def _chosen(request: SignedIn, form: WorkFilter) -> list[dict[str, str]]:
    chosen = []
    for key in form.fields:
        value = request.GET.get(key, "")
        if not value:
            continue
        field = form.fields[key]
        shown = dict(getattr(field, "choices", [])).get(int(value) if value.isdecimal() else value, value)
        chosen.append({"title": f"{field.label}: {shown}", "url": address_with(request.GET, {key: None})})
    return chosen
