"""What people do to one assignment: each a form that is sent, then back to where one was."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from avgust.apps.execution.api import (
    Assignment,
    ExecutionError,
    accept_report,
    access_assignment,
    access_extension,
    add_part,
    ask_extension,
    change_due,
    decide_extension,
    is_executor,
    mark_not_applicable,
    name_controller,
    name_lead,
    parts_of,
    people_for_control,
    people_for_lead,
    put_on_control,
    recall_extension,
    recall_report,
    release,
    reopen,
    return_report,
    start_work,
)
from avgust.apps.registry.api import AccessError, Power
from avgust.control.states import Part, Step, may
from avgust.web.doors import SignedIn, page
from avgust.web.forms.work import (
    AcceptForm,
    AnswerForm,
    AskForm,
    DueForm,
    GroundsForm,
    NoForm,
    PersonForm,
    RemarkForm,
)
from avgust.web.views.assignment_panel import came_from, part_form
from avgust.web.views.work import render_assignment


@dataclass(frozen=True, slots=True)
class Deed:
    """A step as the page does it: the service, the form that asks what it needs, what is said afterwards."""

    service: Callable[..., Any]
    form: type[forms.Form]
    name: str  # of the form in the context of the page
    said: Any


DEEDS: dict[str, Deed] = {
    "put": Deed(put_on_control, NoForm, "put_form", gettext_lazy("Поручение поставлено на контроль")),
    "start": Deed(start_work, NoForm, "start_form", gettext_lazy("Отмечено: работа начата")),
    "recall": Deed(recall_report, NoForm, "recall_form", gettext_lazy("Отчёт отозван: его можно исправить")),
    "accept": Deed(accept_report, AcceptForm, "accept_form", gettext_lazy("Отчёт принят")),
    "return": Deed(return_report, RemarkForm, "remark_form", gettext_lazy("Отчёт возвращён на доработку")),
    "release": Deed(release, GroundsForm, "release_form", gettext_lazy("Поручение снято с контроля")),
    "not_applicable": Deed(
        mark_not_applicable, GroundsForm, "not_applicable_form", gettext_lazy("Отмечено: не относится к организации")
    ),
    "reopen": Deed(reopen, GroundsForm, "reopen_form", gettext_lazy("Контроль возобновлён")),
    "due": Deed(change_due, DueForm, "due_form", gettext_lazy("Срок изменён, первый срок сохранён")),
}


@page("POST", instead="web:assignment")
def take_step(request: SignedIn, pk: int) -> HttpResponse:
    """Moves an assignment by the step that the address names, or shows what its form lacks."""
    assignment = access_assignment(request.actor, pk)
    step = request.GET.get("step", "")
    deed = DEEDS.get(step)
    if deed is None:
        raise ExecutionError("no-step", _("Откройте поручение и выберите, что сделать"))
    form = deed.form(request.POST, prefix=step)
    if not form.is_valid():
        return render_assignment(request, assignment, {deed.name: form, "wrong_form": form}, status=422)
    deed.service(**_who(request), assignment=assignment, version=seen_version(request), **form.cleaned_data)
    messages.success(request, str(deed.said))
    return redirect(came_from(request, assignment))


@page("POST", instead="web:assignment")
def ask(request: SignedIn, pk: int) -> HttpResponse:
    """Asks for more time."""
    assignment = access_assignment(request.actor, pk)
    if not is_executor(request.actor, assignment):
        raise AccessError
    form = AskForm(request.POST, prefix="ask")
    if not form.is_valid():
        return render_assignment(request, assignment, {"ask_form": form, "wrong_form": form}, status=422)
    ask_extension(**_who(request), assignment=assignment, version=seen_version(request), **form.cleaned_data)
    messages.success(request, _("Просьба о продлении подана: ответит контролёр"))
    return redirect(came_from(request, assignment))


@page("GET", "POST")
def answer_request(request: SignedIn, pk: int) -> HttpResponse:
    """Grants, refuses or takes back a request for more time; whoever only looks is led to the assignment."""
    asked = access_extension(request.actor, pk)
    assignment = asked.assignment
    if request.method != "POST":
        return redirect("web:assignment", assignment.pk)
    parts = parts_of(request.actor, assignment)
    if Part.EXECUTOR not in parts and not may(Step.CHANGE_DATE, parts):
        raise AccessError
    answer = request.POST.get("answer")
    if answer == "recall":
        recall_extension(**_who(request), request=asked)
        messages.success(request, _("Просьба о продлении отозвана"))
        return redirect(came_from(request, assignment))
    form = AnswerForm(request.POST, prefix="answer")
    _demand_answer(form, answer)
    if form.errors:
        return render_assignment(request, assignment, {"answer_form": form, "wrong_form": form}, status=422)
    grant = form.cleaned_data["grant"] if answer == "grant" else None
    decide_extension(**_who(request), request=asked, grant=grant, remark=form.cleaned_data["remark"])
    messages.success(request, _("Срок продлён") if grant else _("В продлении отказано"))
    return redirect(came_from(request, assignment))


def _demand_answer(form: AnswerForm, answer: str | None) -> None:
    """A grant needs its date, a refusal its grounds."""
    if not form.is_valid():
        return
    if answer == "grant" and not form.cleaned_data["grant"]:
        form.add_error("grant", _("Укажите новый срок"))
    if answer != "grant" and not form.cleaned_data["remark"].strip():
        form.add_error("remark", _("Напишите, почему отказываете"))


@page("POST", instead="web:assignment")
def name_person(request: SignedIn, pk: int, part: str) -> HttpResponse:
    """Names the lead or the controller."""
    assignment = access_assignment(request.actor, pk)
    inside = part == "lead" and request.actor.may(Power.ASSIGN, assignment.organisation)
    if not inside and not request.actor.may(Power.ASSIGN, assignment.owner):
        raise AccessError
    people = (
        people_for_lead(assignment.organisation, request.today)
        if part == "lead"
        else people_for_control(assignment.owner, request.today)
    )
    form = PersonForm(request.POST, people, part, "")
    if not form.is_valid():
        return render_assignment(request, assignment, {f"{part}_form": form, "wrong_form": form}, status=422)
    person = form.cleaned_data["person"]
    who = {**_who(request), "assignment": assignment, "version": seen_version(request)}
    if part == "lead":
        name_lead(**who, lead=person)
    else:
        name_controller(**who, controller=person)
    words = _("Ответственный: %(person)s") if part == "lead" else _("Контролёр: %(person)s")
    messages.success(request, words % {"person": person})
    return redirect(came_from(request, assignment))


@page("POST", instead="web:assignment")
def give_part(request: SignedIn, pk: int) -> HttpResponse:
    """Gives a part of an assignment to somebody."""
    assignment = access_assignment(request.actor, pk)
    parts = parts_of(request.actor, assignment)
    judge = bool(parts & {Part.CONTROLLER, Part.AUTHOR})
    if not judge and not (Part.EXECUTOR in parts and request.actor.may(Power.ASSIGN, assignment.organisation)):
        raise AccessError
    form = part_form(request, assignment, judge, request.POST)
    if not form.is_valid():
        return render_assignment(request, assignment, {"part_form": form, "wrong_form": form}, status=422)
    part = add_part(**_who(request), parent=assignment, **form.cleaned_data)
    messages.success(request, _("Часть поручена: %(who)s") % {"who": part.lead or part.organisation})
    return redirect(came_from(request, assignment))


def _who(request: SignedIn) -> dict[str, Any]:
    """The arguments that every service takes."""
    return {"by": request.actor, "now": request.now, "today": request.today}


def seen_version(request: SignedIn) -> int | None:
    """The version of the assignment on the page that sent the form."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 10 else None


def recall_address(assignment: Assignment) -> str:
    """Where a report that was just sent is taken back."""
    return reverse("web:assignment-step", args=[assignment.pk]) + "?step=recall"
