"""Signing in and out, one's own password."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from avgust.apps.registry.api import (
    Actor,
    Person,
    Post,
    Power,
    actor_of,
    note_failed_sign_in,
    note_sign_in,
    note_sign_out,
    set_password,
    somebody_signs_in,
)
from avgust.demo.guide import hints
from avgust.jobs.clock import moment
from avgust.web.doors import SignedIn, page
from avgust.web.middleware import Request, origin_of

NOBODY = "Неизвестный"


class SignIn(LoginView):
    """The entrance; who came, and who tried, stands in the journal."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Lets the person in."""
        answer = super().form_valid(form)
        _note_coming(cast(Request, self.request), form.get_user())
        return answer

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Says so; a name and a password that do not fit are noted."""
        if form.non_field_errors():
            request = cast(Request, self.request)
            by = Actor(None, NOBODY, origin_of(request))
            note_failed_sign_in(by=by, now=request.now, login=form.cleaned_data.get("username", ""))
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether there is anybody at all who could sign in."""
        return super().get_context_data(**kwargs) | {"nobody_yet": not somebody_signs_in()}


sign_in = SignIn.as_view()


def _note_coming(request: Request, person: Person) -> None:
    by = actor_of(person, today=request.today, origin=origin_of(request))
    note_sign_in(by=by, now=request.now, person=person)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Ends the session."""
    if request.actor is not None and isinstance(request.user, Person):
        note_sign_out(by=request.actor, now=request.now, person=request.user)
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
    held = Post.held_on(timezone.localdate(moment()))
    posts = Post.objects.select_related("person", "organisation").filter(held, person__is_active=True)
    shown = hints()
    first = list(shown)
    people = [_for_the_front(post, shown) for post in posts.order_by("organisation__path", "id")]
    people.sort(key=lambda each: (each["level"], first.index(each["login"]) if each["level"] == 0 else 0))
    return render(request, "web/demo_front.html", {"people": people})


# How the people are grouped, by the kind of their organisation; nought are those whom a newcomer meets first.
LEVELS = ["", "region", "authority", "methodical_centre", "school", "boarding", "kindergarten", "additional"]


def _for_the_front(post: Post, shown: dict[str, str]) -> dict[str, Any]:
    """A person as the front page of the example shows him."""
    login, kind = post.person.login or "", post.organisation.kind
    level = 0 if login in shown else LEVELS.index(kind) if kind in LEVELS else len(LEVELS)
    titles = [
        *(_("Начните с них"), _("Регион"), _("Управление образования"), _("Методический центр"), _("Школы")),
        *(_("Школа-интернат"), _("Детские сады"), _("Дополнительное образование"), _("Другие организации")),
    ]
    return {
        "id": post.person_id,
        "login": login,
        "name": post.person.full_name,
        "post": post.title,
        "organisation": post.organisation.short_name,
        "level": level,
        "level_title": titles[level],
        "hint": shown.get(login, ""),
    }


@require_POST
def demo_sign_in(request: Request, pk: int) -> HttpResponse:
    """Signs in as anybody. Only where the installation is a demo."""
    if not settings.AVGUST_DEMO:
        raise Http404
    person = get_object_or_404(Person, pk=pk, is_active=True)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    _note_coming(request, person)
    return redirect(reverse("web:home"))


@page()
def about_me(request: SignedIn) -> HttpResponse:
    """Who one is here: posts and what they give."""
    posts = Post.objects.filter(Post.held_on(request.today), person_id=request.actor.person_id or 0)
    return render(request, "web/about_me.html", {"posts": posts.select_related("organisation", "place")})


@page("GET", "POST")
def password(request: SignedIn) -> HttpResponse:
    """A new password of one's own. All sessions end, this one too: one signs in anew."""
    person = cast(Person, request.user)
    form: PasswordChangeForm = PasswordChangeForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["new_password1"]
        set_password(by=request.actor, now=request.now, person=person, password=chosen)
        logout(request)
        messages.success(request, _("Пароль изменён. Войдите с новым."))
        return redirect("web:sign-in")
    return render(request, "web/password.html", {"form": form}, status=422 if form.errors else 200)
