"""Pages that say what went wrong and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from avgust.kernel.errors import AvgustError


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "web/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "web/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or it is not open to who asks; both look the same."""
    return render(request, "web/errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500. Asks the frame for nothing: what failed may be the database that it would ask."""
    return HttpResponse(render_to_string("web/errors/500.html"), status=500)


def refused(request: HttpRequest, error: AvgustError) -> HttpResponse:
    """409: what was asked cannot be done now; says why."""
    return render(request, "web/errors/refused.html", {"error": error}, status=409)
