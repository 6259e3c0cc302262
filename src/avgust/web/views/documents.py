"""Documents: their list, the way in, the card, the file."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.acts.api import (
    DOCUMENT_STATES,
    AlreadyUploaded,
    Document,
    DocumentError,
    FieldError,
    Review,
    access_document,
    answers_of,
    case_archive,
    correct_metadata,
    corrections_of,
    documents_shown,
    read_again,
    review_of,
    school_years,
    upload_document,
    withdraw_document,
)
from avgust.apps.execution.api import assignments_open_to, give_assignments, put_document_on_control
from avgust.apps.journal.api import history_of
from avgust.apps.registry.api import AccessError, Actor, Organisation, Power, organisations_open_to
from avgust.jobs.reading import read_document
from avgust.kernel.errors import AvgustError
from avgust.web.doors import SignedIn, page
from avgust.web.exports.papers import directives_list, documents_list
from avgust.web.exports.sending import send, wanted_format
from avgust.web.forms.documents import KINDS, CardForm, UploadForm, WithdrawForm
from avgust.web.reviewing import card_of
from avgust.web.story import told
from avgust.web.words import counted

ON_A_PAGE = 50


@page("GET")
def listing(request: SignedIn) -> HttpResponse:
    """The documents that are open to the person, with how far their review is."""
    chosen = {name: request.GET.get(name, "") for name in ("words", "state", "year")}
    rows = documents_shown(request.actor, **chosen)
    if wanted_format(request):
        title = _("Документы")
        return send(request, title, title, [documents_list(rows)], chosen=_chosen_words(chosen))
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "states": DOCUMENT_STATES,
        "years": school_years(request.actor),
        "filtered": any(chosen.values()),
        "may_upload": request.actor.has(Power.REVIEW),
    }
    return render(request, "web/documents/list.html", context)


def _chosen_words(chosen: dict[str, str]) -> list[str]:
    """The filter of the list in words."""
    titles = {"words": _("слова"), "state": _("состояние"), "year": _("учебный год")}
    named = {**chosen, "state": dict(DOCUMENT_STATES).get(chosen["state"], chosen["state"])}
    return [f"{titles[name]}: {value}" for name, value in named.items() if value]


@page("GET", "POST")
def upload(request: SignedIn) -> HttpResponse:
    """Takes files in; each waits for its reading by itself."""
    owner = _owner(request.actor)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken = [_take(request, owner, file) for file in form.cleaned_data["papers"]]
        good = [document for document in taken if document is not None]
        if len(taken) == 1 and good:
            return redirect("web:document", good[0].pk)
        if good:
            return redirect("web:documents")
        return render(request, "web/documents/upload.html", {"form": UploadForm(), "owner": owner}, status=422)
    status = 422 if request.method == "POST" else 200
    return render(request, "web/documents/upload.html", {"form": form, "owner": owner}, status=status)


def _owner(actor: Actor) -> Organisation:
    """The authority whose papers the person reviews."""
    if (owner := organisations_open_to(actor, Power.REVIEW).first()) is None:
        raise AccessError
    return owner


def _take(request: SignedIn, owner: Organisation, file: UploadedFile[Any]) -> Document | None:
    name = file.name or ""
    try:
        with transaction.atomic():  # a document never waits without its job
            document = upload_document(by=request.actor, now=request.now, owner=owner, data=file.read(), name=name)
            read_document.enqueue(document.pk)
    except AlreadyUploaded as error:
        address = reverse("web:document", args=[error.document])
        messages.warning(request, f"«{name}»: {error.message} {request.build_absolute_uri(address)}")
        return None
    except AccessError:
        raise
    except AvgustError as error:
        messages.error(request, f"«{name}»: {error.message}")
        return None
    messages.success(request, _("«%(name)s» загружен и ждёт чтения.") % {"name": document.file_name})
    return document


@page("GET")
def document(request: SignedIn, pk: int) -> HttpResponse:
    """One document: its card, its reading, its directives, what it asks and what came of it."""
    review = review_of(request.actor, pk)
    row = review.document
    duties = [each for each in review.directives if not each.lead_in and each.state != "dropped"]
    answers = answers_of(duties) if row.state == "adopted" else {}
    if wanted_format(request):
        title = _("Пункты: %(document)s") % {"document": row}
        return send(request, _("Пункты документа"), title, [directives_list(duties, answers)])
    given = assignments_open_to(request.actor).filter(directive__document=row, parent=None)
    context = {
        "document": row,
        "review": review,
        "lines": [(each, answers.get(each.pk, []), card_of(each).fields) for each in duties],
        "job": _job(row),
        "open_questions": sum(answer.state == "open" for each in answers.values() for answer in each),
        "given": given.count() if row.state == "adopted" else 0,
        "drafts": given.filter(state="draft").count() if row.state == "adopted" else 0,
        "corrections": corrections_of(row).exclude(step="accept").count(),
        "story": told(history_of(row)),
        "may_review": request.actor.may(Power.REVIEW, row.owner),
        "may_assign": request.actor.may(Power.ASSIGN, row.owner),
        "sees_inside": request.actor.may(Power.SEE_DOCUMENTS, row.owner),
        "kind": dict(KINDS).get(row.kind, ""),
    }
    return render(request, "web/documents/document.html", context)


def _job(row: Document) -> dict[str, Any]:
    """The reading as the component of long work shows it."""
    title = _("Читается") if row.state == "reading" else _("Ждёт чтения")
    return {
        "id": "reading",
        "title": title,
        "url": reverse("web:document-progress", args=[row.pk]),
        "total": 100 if row.progress else 0,
        "done": row.progress,
        "note": row.progress_words or _("Страницу можно закрыть: чтение продолжится."),
        "finished": False,
    }


@page("GET")
def progress(request: SignedIn, pk: int) -> HttpResponse:
    """How far the reading is; when it has ended, the way back to the page."""
    row = access_document(request.actor, pk)
    address = reverse("web:document", args=[pk])
    if row.state in {"waiting", "reading"} and request.htmx:
        return render(request, "web/components/progress.html", {"job": _job(row)})
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


@page("GET")
def file(request: SignedIn, pk: int) -> HttpResponseBase:
    """The file itself, always as a download: nothing that was uploaded is shown as a page of ours."""
    row = access_document(request.actor, pk)
    response = FileResponse(row.file.open("rb"), as_attachment=True, filename=row.file_name)
    response["Content-Type"] = "application/octet-stream"
    return response


@page("POST", instead="web:document")
def again(request: SignedIn, pk: int) -> HttpResponse:
    """Reads once more what could not be read."""
    row = access_document(request.actor, pk, Power.REVIEW)
    with transaction.atomic():
        read_again(by=request.actor, now=request.now, document=row)
        read_document.enqueue(pk)
    return redirect("web:document", pk)


@page("GET", "POST")
def card(request: SignedIn, pk: int) -> HttpResponse:
    """The card, to be corrected."""
    row = access_document(request.actor, pk, Power.REVIEW)
    seen = {"seen": row.version}
    form = CardForm(request.POST or None, instance=row, initial=seen)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            correct_metadata(by=request.actor, now=request.now, document=row, seen=data.pop("seen"), **data)
        except FieldError as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("Карточка сохранена."))
            return redirect("web:document", pk)
    context = {"form": form, "document": access_document(request.actor, pk)}
    return render(request, "web/documents/card.html", context, status=422 if form.errors else 200)


@page("GET", "POST")
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """Asks for the grounds, and takes the document out of the work."""
    row = access_document(request.actor, pk, Power.REVIEW)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_document(by=request.actor, now=request.now, document=row, grounds=form.cleaned_data["grounds"])
        messages.success(request, _("Документ отозван."))
        return redirect("web:documents")
    context = {"form": form, "document": row, "review": review_of(request.actor, pk)}
    return render(request, "web/documents/withdraw.html", context, status=422 if form.errors else 200)


@page("GET")
def case(request: SignedIn, pk: int) -> HttpResponse:
    """The review as a case for the reader's benchmark."""
    row = access_document(request.actor, pk, Power.REVIEW)
    if row.state not in {"review", "adopted"}:
        raise DocumentError(_("Документ ещё не прочитан."))
    response = HttpResponse(case_archive(row), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="case-{row.pk}.zip"'
    return response


@page("POST", instead="web:document")
def give(request: SignedIn, pk: int) -> HttpResponse:
    """Makes drafts of assignments out of the adopted directives."""
    row = access_document(request.actor, pk, Power.ASSIGN)
    given = give_assignments(by=request.actor, now=request.now, today=request.today, document=row)
    made = counted(given.made, "assignment")
    messages.success(request, _("Создано: %(made)s, пока черновики.") % {"made": made})
    if given.unanswered:
        waiting = counted(len(given.unanswered), "directive")
        messages.warning(request, _("Ждёт ответа о том, кого имели в виду: %(count)s.") % {"count": waiting})
    if given.doubts:
        said = list(dict.fromkeys(doubt.finding.message for doubt in given.doubts))[:5]
        messages.warning(request, _("Проверьте сроки черновиков: %(doubts)s") % {"doubts": "; ".join(said)})
    return redirect("web:document", pk)


@page("POST", instead="web:document")
def control(request: SignedIn, pk: int) -> HttpResponse:
    """Puts the drafts of a document on control."""
    row = access_document(request.actor, pk, Power.ASSIGN)
    outcome = put_document_on_control(by=request.actor, now=request.now, today=request.today, document=row)
    told = _("Поставлено на контроль: %(count)s.") % {"count": counted(len(outcome.done), "assignment")}
    messages.success(request, told)
    for failure in outcome.failed:
        messages.warning(request, failure.message)
    return redirect("web:document", pk)


def demand_read(review: Review) -> None:
    """Raises DocumentError where there is no reading to look at."""
    if review.document.state not in {"review", "adopted", "withdrawn"} or review.document.reading is None:
        raise DocumentError(_("Документ ещё не прочитан."))
