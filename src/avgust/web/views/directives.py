"""A directive's page: its sentence, where it stands, who must do it, and how far it is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from avgust.apps.acts.api import access_directive, answers_of
from avgust.apps.execution.api import Line, assignments_open_to, count_standings, soon_days_of, standing_of, with_people
from avgust.apps.journal.api import history_of
from avgust.apps.registry.api import AccessError, Power
from avgust.web.doors import SignedIn, page
from avgust.web.exports.sending import send, wanted_format
from avgust.web.exports.work import work_list
from avgust.web.reviewing import card_of
from avgust.web.story import told

AROUND = 400  # characters of the source that are shown on either side


@page("GET")
def directive(request: SignedIn, pk: int) -> HttpResponse:
    """The page."""
    row = access_directive(request.actor, pk)
    if row.state == "replaced":
        raise AccessError
    given = assignments_open_to(request.actor).filter(directive=row, parent=None)
    given = with_people(given).order_by("organisation__path", "id")
    soon = soon_days_of(row.document.owner)
    lines = [(each, standing_of(each, today=request.today, soon_days=soon)) for each in given]
    if wanted_format(request):
        rows = [Line(each, standing) for each, standing in lines]
        title = _("Поручения по пункту: %(item)s") % {"item": row}
        return send(request, _("Поручения по пункту"), title, [work_list(_("Поручения"), rows)])
    every = assignments_open_to(request.actor).filter(directive=row)
    counts = count_standings(every, today=request.today, soon_days=soon)
    start, end = row.source["start"], row.source["end"]
    text = row.document.text
    context = {
        "directive": row,
        "document": row.document,
        "card": card_of(row),
        "before": text[max(0, start - AROUND) : start].rpartition("\n\n")[2],
        "words": text[start:end],
        "after": text[end : end + AROUND].partition("\n\n")[0],
        "answers": answers_of([row]).get(row.pk, []),
        "lines": lines,
        "counts": {str(standing): count for standing, count in counts.items() if count},
        "story": told(history_of(row)),
        "sees_inside": request.actor.may(Power.SEE_DOCUMENTS, row.document.owner),
    }
    return render(request, "web/documents/directive.html", context)
