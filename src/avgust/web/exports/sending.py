"""How a list is asked for as a file, the same everywhere: `?format=xlsx` or `?format=docx` on the list's own address.

The list's own view answers, so its access, filter and order are those of the page.
"""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from avgust.web.doors import SignedIn
from avgust.web.exports.paper import to_paper
from avgust.web.exports.table import Export, Table
from avgust.web.exports.workbook import to_workbook
from avgust.web.listing import address_with

WITHOUT = {"format": None, "page": None, "open": None}  # what is not of the list itself
PACKAGES = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "xlsx": (to_workbook, f"{PACKAGES}.spreadsheetml.sheet"),
    "docx": (to_paper, f"{PACKAGES}.wordprocessingml.document"),
}


def wanted_format(request: SignedIn) -> str:
    """As what the list is asked for; "" for the page, also where the address names what there is not."""
    said = request.GET.get("format", "")
    return said if said in FORMATS else ""


def send(
    request: SignedIn,
    name: str,
    title: str,
    tables: Sequence[Table],
    *,
    chosen: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> HttpResponse:
    """The lists as the file that the address asks for."""
    write, kind = FORMATS[wanted_format(request)]
    export = export_of(request, name, title, tables, chosen=chosen, notes=notes)
    return attachment(write(export), f"{name} {request.today:%Y-%m-%d}.{wanted_format(request)}", kind)


def export_of(
    request: SignedIn,
    name: str,
    title: str,
    tables: Sequence[Table],
    *,
    chosen: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Export:
    """The lists with what is to be told of them: who asked, when, where they stand on the site."""
    site = request.build_absolute_uri("/").rstrip("/")
    return Export(
        name=name,
        title=title,
        tables=tables,
        by=request.actor.name,
        at=request.now,
        day=request.today,
        chosen=tuple(chosen),
        notes=tuple(notes),
        site=site,
        address=(site + request.path + address_with(request.GET, WITHOUT)).rstrip("?"),
    )


def attachment(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept."""
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
