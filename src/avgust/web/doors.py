"""What guards a view: only the signed-in come in, and only with the method it was made for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from avgust.apps.registry.api import Actor
from avgust.web.middleware import Request

View = Callable[..., HttpResponseBase]


class SignedIn(Request):
    """A request of somebody who is signed in."""

    actor: Actor


def page(*methods: str, instead: str = "") -> Callable[[View], View]:
    """Makes a view of a function that takes a SignedIn request; `methods` are GET unless named.

    `instead` names the page, of the same row, to which a GET leads where only POST is taken: whoever opens the address
    of a form that he sent, or signs in anew while sending it, comes to that page and not to an error.
    """
    allowed = methods or ("GET",)

    def guard(view: View) -> View:
        @wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if getattr(request, "actor", None) is None:
                return redirect_to_login(request.get_full_path())
            if instead and request.method in {"GET", "HEAD"}:
                return redirect(instead, *([kwargs["pk"]] if "pk" in kwargs else []))
            if request.method not in (*allowed, *(["HEAD"] if "GET" in allowed else [])):
                return HttpResponseNotAllowed(allowed)
            return view(cast(SignedIn, request), *args, **kwargs)

        return run

    return guard
