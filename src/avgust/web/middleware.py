"""What every answer carries and every view may rely on: who asks, which day it is."""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django_htmx.middleware import HtmxDetails

from avgust.apps.registry.api import AccessError, Actor, Person, actor_of
from avgust.jobs.clock import moment
from avgust.kernel.errors import AvgustError
from avgust.web.views import errors

Answer = Callable[[HttpRequest], HttpResponse]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; manifest-src 'self'; "
    "frame-src 'self'"
)


class Request(HttpRequest):
    """A request as the views see it.

    actor  who asks; None for nobody
    now    the moment; `today` its day where the installation stands
    htmx   whether a part of a page is asked for, and which
    """

    htmx: HtmxDetails

    actor: Actor | None
    now: datetime
    today: date


def security_headers(answer: Answer) -> Answer:
    """Allows nothing from outside on any page."""

    def run(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return run


def language(answer: Answer) -> Answer:
    """Speaks Russian, or what the person chose: a browser's own language says little on an office's computer."""

    def run(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = answer(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return run


def visitor(answer: Answer) -> Answer:
    """Gives the request its actor and its day, turns errors of the rooms into pages, lets no proxy keep them."""

    def run(request: Request) -> HttpResponse:
        request.now = moment()
        request.today = timezone.localdate(request.now)
        user = request.user
        request.actor = None
        if isinstance(user, Person) and user.is_active:
            request.actor = actor_of(user, today=request.today, origin=origin_of(request))
        signed_in = request.actor is not None
        response = answer(request)
        if signed_in or request.actor is not None:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, AccessError):
            return errors.not_found(request, exception)
        if isinstance(exception, AvgustError):
            return errors.refused(request, exception)
        return None

    run.process_exception = process_exception  # type: ignore[attr-defined]
    return run  # type: ignore[return-value]


def origin_of(request: HttpRequest) -> str:
    """From where a change comes, for the journal."""
    return f"страница, {request.META.get('REMOTE_ADDR', '')}"
