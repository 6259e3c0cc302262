"""Work on many assignments: chosen in a list, asked once more with how many, then done or named with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from avgust.apps.execution.api import (
    Assignment,
    Outcome,
    accept_reports,
    assignments_open_to,
    change_dues,
    decide_extensions,
    mark_many_not_applicable,
    name_controllers,
    people_for_control,
    put_many_on_control,
    release_many,
    return_reports,
    with_people,
)
from avgust.apps.registry.api import AccessError, Actor, Power
from avgust.web.doors import SignedIn, page
from avgust.web.forms.work import AcceptForm, DueForm, GroundsForm, NoForm, PersonForm, RemarkForm
from avgust.web.words import counted

MOST = 1000
NAMED = 7  # of those that failed, in the message


class RefusalForm(forms.Form):
    """Why requests are refused."""

    remark = forms.CharField(
        label=_("Почему отказываете"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Напишите, почему отказываете")},
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done to many: the service, the form, the question, the word of the button, what is said of those done.

    `question` and `said` have «%(count)s» in them.
    """

    service: Callable[..., Outcome]
    form: type[forms.Form]
    question: Any
    action: Any
    said: Any
    grave: bool = False
    note: Any = ""


def _grant(**given: Any) -> Outcome:
    return decide_extensions(**given, grant=True)


def _refuse(**given: Any) -> Outcome:
    return decide_extensions(**given, grant=False)


def _control(*, person: Any, **given: Any) -> Outcome:
    return name_controllers(**given, controller=person)


DEEDS: dict[str, Deed] = {
    "put": Deed(
        put_many_on_control,
        NoForm,
        _("Поставить на контроль %(count)s?"),
        _("Поставить на контроль"),
        _("Поставлено на контроль: %(count)s"),
        note=_("С этого дня поручения обязательны для организаций."),
    ),
    "accept": Deed(
        accept_reports,
        AcceptForm,
        _("Принять отчёты по %(count)s?"),
        _("Принять отчёты"),
        _("Принято: %(count)s"),
        note=_("Если указать основание, поручения будут сразу сняты с контроля."),
    ),
    "return": Deed(
        return_reports,
        RemarkForm,
        _("Вернуть на доработку %(count)s?"),
        _("Вернуть на доработку"),
        _("Возвращено: %(count)s"),
        note=_("Замечание увидит каждая организация."),
    ),
    "grant": Deed(
        _grant,
        NoForm,
        _("Продлить срок по %(count)s?"),
        _("Продлить до дат из просьб"),
        _("Срок продлён: %(count)s"),
        note=_("Каждое поручение получит срок, о котором просит организация. Первый срок сохраняется."),
    ),
    "refuse": Deed(
        _refuse,
        RefusalForm,
        _("Отказать в продлении по %(count)s?"),
        _("Отказать"),
        _("Отказано: %(count)s"),
    ),
    "due": Deed(
        change_dues,
        DueForm,
        _("Изменить срок по %(count)s?"),
        _("Изменить срок"),
        _("Срок изменён: %(count)s"),
        note=_("Все выбранные поручения получат один срок. Первый срок сохраняется."),
    ),
    "release": Deed(
        release_many,
        GroundsForm,
        _("Снять с контроля %(count)s?"),
        _("Снять с контроля"),
        _("Снято с контроля: %(count)s"),
        grave=True,
    ),
    "not_applicable": Deed(
        mark_many_not_applicable,
        GroundsForm,
        _("Отметить «не относится» %(count)s?"),
        _("Отметить «не относится»"),
        _("Отмечено «не относится»: %(count)s"),
        grave=True,
    ),
    "controller": Deed(
        _control,
        PersonForm,
        _("Назначить контролёра по %(count)s?"),
        _("Назначить"),
        _("Контролёр назначен: %(count)s"),
    ),
}


@page("POST", instead="web:on-control")
def bulk(request: SignedIn) -> HttpResponse:
    """Asks, and when it is answered does it; who chose nothing is told so."""
    if not request.actor.has(Power.CONTROL):
        raise AccessError
    deed = DEEDS.get(request.POST.get("step", ""))
    back = _back(request)
    if deed is None:
        return redirect(back)
    chosen = _chosen(request.actor, request.POST.getlist("pick"))
    if not chosen:
        messages.warning(request, str(_("Сначала отметьте поручения в списке")))
        return redirect(back)
    sure = "sure" in request.POST
    form = _form(deed, request, chosen) if sure else _form(deed, None, chosen, request)
    if not sure or not form.is_valid():
        return _asked(request, deed, form, chosen, back, status=422 if sure else 200)
    outcome = deed.service(
        by=request.actor, now=request.now, today=request.today, ids=[row.pk for row in chosen], **form.cleaned_data
    )
    _tell(request, deed, outcome)
    return redirect(back)


def _chosen(actor: Actor, picked: Sequence[str]) -> list[Assignment]:
    """The assignments that were picked and are open to him."""
    ids = [int(each) for each in picked[:MOST] if each.isdecimal() and len(each) < 18]
    return list(with_people(assignments_open_to(actor).filter(pk__in=ids)).order_by("due", "pk"))


def _form(deed: Deed, request: SignedIn | None, chosen: Sequence[Assignment], asking: SignedIn | None = None) -> Any:
    here = request or asking
    data = request.POST if request else None
    if deed.form is PersonForm and here is not None:
        people = people_for_control(chosen[0].owner, here.today)
        return PersonForm(data, people, "bulk", _("Контролёр"))
    return deed.form(data, prefix="bulk")


def _asked(
    request: SignedIn, deed: Deed, form: forms.Form, chosen: Sequence[Assignment], back: str, status: int
) -> HttpResponse:
    hidden = [("sure", "1"), ("step", request.POST["step"]), ("next", back), *(("pick", str(row.pk)) for row in chosen)]
    words = str(deed.question) % {"count": counted(len(chosen), _noun(request.POST["step"]))}
    context = {
        "title": words,
        "names": [str(row) for row in chosen],
        "total": len(chosen),
        "note": deed.note,
        "form": form if form.fields else None,
        "hidden": hidden,
        "action": deed.action,
        "grave": deed.grave,
        "back": back,
    }
    return render(request, "web/confirm.html", context, status=status)


def _noun(step: str) -> str:
    """«по 3 поручениям» or «3 поручения»."""
    return "assignment_to" if step in {"accept", "grant", "refuse", "due", "controller"} else "assignment_accusative"


def _tell(request: SignedIn, deed: Deed, outcome: Outcome) -> None:
    """«Принято: 12 поручений. Не удалось: 2» with the reasons by name."""
    if outcome.done:
        messages.success(request, str(deed.said) % {"count": counted(len(outcome.done), "assignment")})
    if outcome.failed:
        named = "; ".join(f"{each.title or each.assignment} – {each.message}" for each in outcome.failed[:NAMED])
        words = _("Не удалось: %(count)s. %(named)s")
        if len(outcome.failed) > NAMED:
            words = _("Не удалось: %(count)s. Среди них: %(named)s")
        messages.error(request, words % {"count": counted(len(outcome.failed), "assignment"), "named": named})


def _back(request: SignedIn) -> str:
    wanted = request.POST.get("next", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe else reverse("web:on-control")
