"""From an adopted document to assignments: what it will come to, who controls, then on control."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.acts.api import Document, access_document
from avgust.apps.execution.api import (
    Given,
    Outcome,
    assignments_of_document,
    give_assignments,
    people_for_control,
    profile_of,
    put_document_on_control,
)
from avgust.apps.registry.api import Power
from avgust.web.doors import SignedIn, page
from avgust.web.forms.work import PersonForm
from avgust.web.words import counted


@page("GET", "POST")
def document_assignments(request: SignedIn, pk: int) -> HttpResponse:
    """What the directives of a document came to; makes drafts of assignments, puts the drafts on control."""
    document = access_document(request.actor, pk, Power.ASSIGN)
    people = people_for_control(document.owner, request.today)
    form = PersonForm(request.POST or None, people, "controller", _("Контролёр"))
    form.initial = {"person": request.actor.person_id}
    if request.method == "POST" and "put" in request.POST:
        return _put(request, document)
    if request.method == "POST" and form.is_valid():
        return _give(request, document, form.cleaned_data["person"])
    context = {
        "document": document,
        "form": form,
        "state": assignments_of_document(request.actor, document),
        "profile": profile_of(document.owner),
        "breadcrumbs": [{"title": _("Резолюции"), "url": ""}, {"title": str(document), "url": ""}],
    }
    return render(request, "web/work/giving.html", context, status=422 if form.errors else 200)


def _give(request: SignedIn, document: Document, controller: Any) -> HttpResponse:
    given = give_assignments(
        by=request.actor, now=request.now, today=request.today, document=document, controller=controller
    )
    messages.success(request, _told(given))
    if given.doubts:
        said = list(dict.fromkeys(doubt.finding.message for doubt in given.doubts))
        messages.warning(request, _("Посмотрите сроки: %(doubts)s") % {"doubts": "; ".join(said[:5])})
    return redirect(reverse("web:document-assignments", args=[document.pk]))


def _told(given: Given) -> str:
    words = _("Создано черновиков: %(count)s") % {"count": counted(given.made, "assignment")}
    if given.were:
        words += _(", было уже: %(count)s") % {"count": counted(given.were, "assignment")}
    if given.unanswered:
        words += _(", без ответа об исполнителях: %(count)s") % {"count": counted(len(given.unanswered), "directive")}
    return words


def _put(request: SignedIn, document: Document) -> HttpResponse:
    outcome: Outcome = put_document_on_control(
        by=request.actor, now=request.now, today=request.today, document=document
    )
    if outcome.done:
        messages.success(
            request, _("Поставлено на контроль: %(count)s") % {"count": counted(len(outcome.done), "assignment")}
        )
    for failure in outcome.failed[:5]:
        messages.error(request, f"{failure.title}: {failure.message}")
    return redirect(reverse("web:document-assignments", args=[document.pk]))
