"""Questions about addressees, and the answers that are remembered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from avgust.apps.acts.api import OpenQuestion, answer_question, open_questions
from avgust.apps.registry.api import (
    AccessError,
    Organisation,
    attributes_open_to,
    choices_for,
    end_rule,
    keeps,
    rules_in_force,
)
from avgust.web.doors import SignedIn, page
from avgust.web.forms.registry import AnswerForm


@page("GET", "POST")
def questions(request: SignedIn) -> HttpResponse:
    """The phrases that wait, one of them open to be answered, and the rules in force."""
    owner = keeps(request.actor)
    if owner is None:
        raise AccessError
    waiting = [question for question in open_questions(request.actor) if question.owner == owner.pk]
    if "rule" in request.POST:
        return _end(request, owner)
    chosen = _chosen(request, waiting)
    form = _form(request, owner, chosen) if chosen else None
    if request.method == "POST" and form is not None and form.is_valid():
        return _answer(request, owner, form)
    context = {"waiting": waiting, "chosen": chosen, "form": form, "rules": rules_in_force(owner, request.today)}
    return render(request, "web/registry/questions.html", context, status=422 if form and form.errors else 200)


def _chosen(request: SignedIn, waiting: list[OpenQuestion]) -> OpenQuestion | None:
    written = request.POST.get("written") or request.GET.get("phrase", "")
    return next((question for question in waiting if written in {question.written, question.phrase}), None)


def _form(request: SignedIn, owner: Organisation, chosen: OpenQuestion) -> AnswerForm:
    choices = choices_for(owner, request.today, chosen.candidates)
    initial = {"written": chosen.written, "means": "organisations"}
    attributes = attributes_open_to(owner)
    return AnswerForm(request.POST or None, initial=initial, organisations=choices, attributes=attributes)


def _answer(request: SignedIn, owner: Organisation, form: AnswerForm) -> HttpResponse:
    settled = answer_question(
        by=request.actor, now=request.now, today=request.today, owner=owner,
        written=form.cleaned_data["written"], **form.selector(),
    )  # fmt: skip
    told = ngettext("Запомнено; решён %(n)d адресат", "Запомнено; решено адресатов: %(n)d", settled) % {"n": settled}
    messages.success(request, told)
    return redirect("web:group-questions")


def _end(request: SignedIn, owner: Organisation) -> HttpResponse:
    rule = rules_in_force(owner, request.today).filter(pk=_number(request.POST.get("rule", ""))).first()
    if rule is None:
        raise AccessError
    end_rule(by=request.actor, now=request.now, today=request.today, rule=rule)
    messages.success(request, _("Правило больше не действует: «%(words)s»") % {"words": rule.written})
    return redirect("web:group-questions")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
