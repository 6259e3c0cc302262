"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from avgust.apps.registry.api import Person, Post, Power
from avgust.web.doors import SignedIn, page

sign_in = LoginView.as_view(template_name="web/sign_in.html", redirect_authenticated_user=True)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("web:demo" if settings.AVGUST_DEMO else "web:sign-in")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page: what the person comes for, or the entrance."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return redirect("web:demo" if settings.AVGUST_DEMO else "web:sign-in")
    working = any(actor.has(power) for power in (Power.ANSWER, Power.CONTROL, Power.ASSIGN))
    return redirect("web:my-work" if working else "web:documents")


@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """The people of the living example, each a click away. Only where the installation is a demo."""
    if not settings.AVGUST_DEMO:
        raise Http404
    posts = Post.objects.select_related("person", "organisation").filter(person__is_active=True)
    people = [
        {
            "id": post.person_id,
            "name": post.person.full_name,
            "post": post.title,
            "role": post.role,
            "organisation": post.organisation.short_name,
            "level": post.organisation.kind,
        }
        for post in posts.order_by("organisation__path", "id")
    ]
    return render(request, "web/demo_front.html", {"people": people})


@require_POST
def demo_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs in as anybody. Only where the installation is a demo."""
    if not settings.AVGUST_DEMO:
        raise Http404
    person = get_object_or_404(Person, pk=pk, is_active=True)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(reverse("web:home"))


@page()
def about_me(request: SignedIn) -> HttpResponse:
    """Who one is here: posts and what they give."""
    posts = Post.objects.filter(Post.held_on(request.today), person_id=request.actor.person_id or 0)
    return render(request, "web/about_me.html", {"posts": posts.select_related("organisation", "place")})
