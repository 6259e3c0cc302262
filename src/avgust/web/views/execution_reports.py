"""Execution reports: of which documents there can be one, one as a page, as a Word document, its list as a workbook."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from avgust.apps.acts.api import school_years
from avgust.apps.execution.api import documents_to_report, execution_report
from avgust.apps.registry.api import AccessError, Power
from avgust.web.doors import SignedIn, page
from avgust.web.exports.execution_report import to_report
from avgust.web.exports.papers import reported_list
from avgust.web.exports.report_words import duties_list, figures, item_words, subject, summary_words
from avgust.web.exports.sending import FORMATS, attachment, export_of, send, wanted_format

ON_A_PAGE = 50


@page()
def reports(request: SignedIn) -> HttpResponse:
    """The adopted documents of which a report can be made, with how far each is."""
    if not request.actor.has(Power.SEE_DOCUMENTS):
        raise AccessError
    years = school_years(request.actor)
    said = request.GET.get("of", "")
    year = said if said in years else ""
    rows = documents_to_report(request.actor, request.today, year)
    if wanted_format(request):
        title = _("Исполнение документов")
        chosen = [_("учебный год: %(year)s") % {"year": year}] if year else []
        return send(request, title, title, [reported_list(rows)], chosen=chosen)
    listed = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/execution_reports/list.html", {"page": listed, "years": years, "year": year})


@page()
def report(request: SignedIn, pk: int) -> HttpResponse:
    """The report of a document, as of today."""
    found = execution_report(request.actor, pk, request.today)
    title = _("Справка %(subject)s") % {"subject": subject(found.document)}
    name = _("Справка об исполнении")
    if wanted_format(request) == "docx":
        data = to_report(found, export_of(request, name, title, []))
        return attachment(data, f"{name} {request.today:%Y-%m-%d}.docx", FORMATS["docx"][1])
    if wanted_format(request) == "xlsx":
        return send(request, _("Поручения документа"), title, [duties_list(found)])
    context = {
        "report": found,
        "document": found.document,
        "title": title,
        "summary": summary_words(found),
        "figures": figures(found),
        "items": [item_words(each) for each in found.items],
        "recommendations": [item_words(each) for each in found.recommendations],
        "breadcrumbs": [{"title": _("Отчёты"), "url": reverse("web:reports")}],
    }
    return render(request, "web/execution_reports/report.html", context)
