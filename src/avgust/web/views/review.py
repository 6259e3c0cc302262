"""The review of a reading: source and directives side by side, every act saved at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from avgust.apps.acts.api import (
    ChangedMeanwhile,
    Directive,
    DocumentError,
    FieldError,
    Review,
    accept_rest,
    access_directive,
    access_document,
    add_directive,
    adopt_document,
    confirm_directive,
    correct_directive,
    drop_directive,
    merge_directives,
    review_of,
    split_directive,
    undo_last,
)
from avgust.apps.registry.api import Power
from avgust.web.doors import SignedIn, page
from avgust.web.forms.documents import DirectiveForm, PlaceForm
from avgust.web.reviewing import card_of, desk_of
from avgust.web.source_text import source_html
from avgust.web.views.documents import demand_read
from avgust.web.words import counted

KEYS = [
    ("a", later("принять поручение")),
    ("e", later("исправить")),
    ("s", later("разделить")),
    ("m", later("соединить со следующим")),
    ("d", later("не поручение")),
    ("n", later("добавить выделенное в источнике")),
    ("u", later("отменить последнее")),
]


@page("GET")
def review(request: SignedIn, pk: int) -> HttpResponse:
    """The page; after adoption it only shows."""
    return _desk(request, review_of(request.actor, pk))


def _desk(request: SignedIn, shown: Review, *, form: PlaceForm | None = None, status: int = 200) -> HttpResponse:
    """The whole page, or both of its sides for a part that was swapped."""
    demand_read(shown)
    row = shown.document
    context = {
        "document": row,
        "desk": desk_of(shown, in_order=request.GET.get("order") == "text"),
        "review": shown,
        "source": source_html(row.text, shown.directives),
        "may_review": row.state == "review" and request.actor.may(Power.REVIEW, row.owner),
        "page_keys": [{"key": key, "title": title} for key, title in KEYS],
        "place": form or PlaceForm(),
    }
    template = "web/review/desk.html" if request.htmx else "web/review/page.html"
    response = render(request, template, context, status=status)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#desk", "outerHTML"
    return response


def _after(request: SignedIn, document: int, directive: int | None = None) -> HttpResponse:
    """Where an act that changed both sides leads."""
    if request.htmx:
        return _desk(request, review_of(request.actor, document))
    at = f"#d-{directive}" if directive else ""
    return redirect(reverse("web:review", args=[document]) + at)


def _after_one(request: SignedIn, row: Directive) -> HttpResponse:
    """The card alone, and the progress beside it."""
    if not request.htmx:
        return _after(request, row.document_id, row.pk)
    shown = review_of(request.actor, row.document_id)
    cards = [*desk_of(shown, in_order=True).others]
    card = next(each for each in cards if each.directive.pk == row.pk)
    context = {"card": card, "review": shown, "document": shown.document, "may_review": True, "swapped": True}
    return render(request, "web/review/after_one.html", context)


def _seen(request: SignedIn, name: str = "seen") -> int:
    text = request.POST.get(name, "")
    if not text.isdigit():
        raise ChangedMeanwhile
    return int(text)


@page("POST", instead="web:directive")
def accept(request: SignedIn, pk: int) -> HttpResponse:
    """Accepts a directive as it was read."""
    row = access_directive(request.actor, pk, Power.REVIEW)
    return _after_one(request, confirm_directive(by=request.actor, now=request.now, directive=row, seen=_seen(request)))


@page("POST", instead="web:directive")
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """Says that it is no directive."""
    row = access_directive(request.actor, pk, Power.REVIEW)
    drop_directive(by=request.actor, now=request.now, directive=row, seen=_seen(request))
    return _after(request, row.document_id, pk)


@page("GET", "POST")
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Its fields in a form; saved, it can be accepted by the same act."""
    row = access_directive(request.actor, pk, Power.REVIEW)
    form = DirectiveForm(row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            correct_directive(
                by=request.actor, now=request.now, directive=row, seen=form.cleaned_data["seen"],
                wanted=form.wanted(row.document), confirm="confirm" in request.POST,
            )  # fmt: skip
            return _after(request, row.document_id, pk)
        except FieldError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
    return _part(request, row, "web/review/edit.html", {"form": form}, status=422 if form.errors else 200)


@page("GET", "POST")
def split(request: SignedIn, pk: int) -> HttpResponse:
    """Its words; the one that is pressed begins the second directive."""
    row = access_directive(request.actor, pk, Power.REVIEW)
    if request.method == "POST":
        words = _seen(request, "words")
        split_directive(by=request.actor, now=request.now, directive=row, seen=_seen(request), words=words)
        return _after(request, row.document_id, pk)
    words_shown = list(enumerate(row.text.split()))
    return _part(request, row, "web/review/split.html", {"words": words_shown})


def _part(request: SignedIn, row: Directive, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A form in the place of the card, or on a page of its own where there is no script."""
    shown = {**context, "card": card_of(row), "directive": row, "document": row.document}
    if request.htmx:
        return render(request, template, shown, status=status)
    return render(request, "web/review/alone.html", {**shown, "part": template}, status=status)


@page("POST", instead="web:directive")
def merge(request: SignedIn, pk: int) -> HttpResponse:
    """Makes one of two."""
    row = access_directive(request.actor, pk, Power.REVIEW)
    other = access_directive(request.actor, _seen(request, "with"), Power.REVIEW)
    merge_directives(
        by=request.actor, now=request.now, first=row, seen=_seen(request), second=other,
        second_seen=_seen(request, "with_seen"),
    )  # fmt: skip
    return _after(request, row.document_id, pk)


@page("POST", instead="web:review")
def add(request: SignedIn, pk: int) -> HttpResponse:
    """A directive from the words of the source."""
    row = access_document(request.actor, pk, Power.REVIEW)
    form = PlaceForm(request.POST)
    if form.is_valid():
        try:
            start, end = form.span(row) or (0, 0)
            made = add_directive(by=request.actor, now=request.now, document=row, start=start, end=end)
            messages.success(request, _("Поручение добавлено: проверьте, что из него прочитано."))
            return _after(request, pk, made.pk)
        except FieldError as error:
            form.add_error(error.field, error.message)
    return _desk(request, review_of(request.actor, pk), form=form, status=422)


@page("POST", instead="web:review")
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Takes back the person's last act."""
    row = access_document(request.actor, pk, Power.REVIEW)
    touched = undo_last(by=request.actor, now=request.now, document=row)
    messages.success(request, _("Отменено."))
    return _after(request, pk, touched[0] if touched else None)


@page("GET", "POST")
def adopt(request: SignedIn, pk: int) -> HttpResponse:
    """What will be adopted, and what is still open; asks, and adopts."""
    row = access_document(request.actor, pk, Power.REVIEW)
    shown = review_of(request.actor, pk)
    if row.state != "review":
        raise DocumentError(_("Документ не на проверке."))
    if request.method == "POST":
        adopt_document(by=request.actor, now=request.now, today=request.today, document=row, seen=_seen(request))
        messages.success(request, _("Документ принят к исполнению. Тексты поручений больше не изменяются."))
        return redirect("web:document", pk)
    duties = [each for each in shown.directives if not each.lead_in]
    context = {
        "document": row,
        "review": shown,
        "confirmed": [each for each in duties if each.state == "confirmed"],
        "dropped": [each for each in duties if each.state == "dropped"],
        "left": [each for each in duties if each.state == "proposed"],
        "nobodys": [each for each in duties if each.state == "confirmed" and not each.addressees],
    }
    return render(request, "web/review/adopt.html", context)


@page("POST", instead="web:review")
def rest(request: SignedIn, pk: int) -> HttpResponse:
    """Accepts what is left as it was read: an act of its own."""
    row = access_document(request.actor, pk, Power.REVIEW)
    count = accept_rest(by=request.actor, now=request.now, document=row, seen=_seen(request))
    messages.success(request, _("Принято как прочитано: %(count)s.") % {"count": counted(count, "assignment")})
    return redirect("web:review-adopt", pk)
