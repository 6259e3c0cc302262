"""Writing a report: the draft keeps itself, proofs are added by kind, files come and go; then it is sent."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from avgust.apps.execution.api import (
    Assignment,
    FileRefused,
    Proof,
    ReportError,
    access_assignment,
    access_evidence,
    attach_file,
    remove_evidence,
    save_report_draft,
    send_report,
)
from avgust.apps.registry.api import AccessError
from avgust.web.doors import SignedIn, page
from avgust.web.forms.work import FIELDS_OF_KIND, ProofForm, ReportForm, proof_forms
from avgust.web.views.assignment_panel import came_from
from avgust.web.views.steps import recall_address, seen_version
from avgust.web.views.work import render_assignment

DO = ("send", "add", "remove", "forget", "keep")


@page("POST", instead="web:assignment")
def report(request: SignedIn, pk: int) -> HttpResponse:
    """What the report form sends: `do` says which button was pressed; by itself the form only keeps the draft."""
    assignment = access_assignment(request.actor, pk)
    if request.htmx and "do" not in request.POST:
        return _kept_by_itself(request, assignment)
    form, proofs = ReportForm(request.POST), proof_forms(request.POST)
    do, _sign, what = request.POST.get("do", "").partition(":")
    proofs = [each for place, each in enumerate(proofs) if not (do == "remove" and what == str(place))]
    wrong = not form.is_valid() or not all(each.is_valid() for each in proofs)
    if wrong:
        return _shown_again(request, assignment, form, proofs, {})
    written = [each.proof() for each in proofs if not (do == "send" and each.is_blank)]
    if do == "add" and what in FIELDS_OF_KIND:
        written.append(Proof(what))
    try:
        _keep(request, assignment, form.cleaned_data["text"], written)
        if do == "forget" and what.isdecimal():
            remove_evidence(by=request.actor, now=request.now, evidence=_own_file(request, assignment, int(what)))
        if do == "send":
            return _sent(request, assignment)
    except ReportError as error:
        return _shown_again(request, assignment, form, _numbered(proofs, do), dict(error.problems))
    except FileRefused as error:
        return _shown_again(request, assignment, form, proofs, {"files": error.message})
    if do == "keep":
        messages.success(request, _("Черновик сохранён"))
    return redirect(f"{came_from(request, assignment)}#report")


def _keep(request: SignedIn, assignment: Assignment, text: str, proofs: list[Proof]) -> None:
    """Keeps the words, the proofs and the files that came along."""
    save_report_draft(by=request.actor, now=request.now, assignment=assignment, text=text, proofs=proofs)
    for file in request.FILES.getlist("files"):
        attach_file(by=request.actor, now=request.now, assignment=assignment, file=file)


def _kept_by_itself(request: SignedIn, assignment: Assignment) -> HttpResponse:
    """The form saves itself while one writes; what is not understood yet waits for the next time."""
    form, proofs = ReportForm(request.POST), proof_forms(request.POST)
    saved = form.is_valid() and all(each.is_valid() for each in proofs)
    problem = ""
    if saved:
        try:
            _keep(request, assignment, form.cleaned_data["text"], [each.proof() for each in proofs])
        except ReportError as error:
            saved, problem = False, error.message
    return render(request, "web/assignments/_kept.html", {"saved": saved, "problem": problem, "now": request.now})


def _sent(request: SignedIn, assignment: Assignment) -> HttpResponse:
    send_report(
        by=request.actor, now=request.now, today=request.today, assignment=assignment, version=seen_version(request)
    )
    messages.success(request, _("Отчёт отправлен на проверку"), extra_tags=f"undo:{recall_address(assignment)}")
    return redirect(came_from(request, assignment))


def _numbered(proofs: list[ProofForm], do: str) -> list[ProofForm]:
    """The forms as the service saw them: blank ones fall when a report is sent."""
    return [each for each in proofs if not (do == "send" and each.is_blank)]


def _shown_again(
    request: SignedIn, assignment: Assignment, form: ReportForm, proofs: list[ProofForm], problems: dict[str, str]
) -> HttpResponse:
    """The page with the form as it was filled in, and what is wrong at each place."""
    for place, message in problems.items():
        name, _sign, rest = place.partition("-")
        number, _sign, field = rest.partition("-")
        if name == "proofs" and number.isdecimal() and int(number) < len(proofs):
            target = proofs[int(number)]
            target.add_error(field if field in target.fields else None, message)
        else:
            form.add_error("text" if place == "text" else None, message)
    sent: dict[str, Any] = {"report_form": form, "proofs": proofs, "wrong_forms": [form, *proofs]}
    return render_assignment(request, access_assignment(request.actor, assignment.pk), sent, status=422)


def _own_file(request: SignedIn, assignment: Assignment, pk: int) -> Any:
    """A file of the draft of this very assignment."""
    evidence = access_evidence(request.actor, pk)
    if evidence.report.assignment_id != assignment.pk:
        raise AccessError
    return evidence


@page()
def evidence_file(request: SignedIn, pk: int) -> FileResponse:
    """The file of a proof, only ever as a download: no browser opens what somebody else sent."""
    evidence = access_evidence(request.actor, pk)
    if not evidence.file:
        raise AccessError
    response = FileResponse(
        evidence.file.open("rb"),
        as_attachment=True,
        filename=evidence.file_name,
        content_type="application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response
