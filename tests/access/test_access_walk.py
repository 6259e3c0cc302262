"""Every address of the site, as every person and as nobody: who gets in is what the table says, and nothing else."""

import hashlib
import re

import pytest
from access_rows import ADDRESSES, EVERYBODY, TABLE
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from world import make_world

from district import PEOPLE

BACKEND = "django.contrib.auth.backends.ModelBackend"
NOT_THERE, NO_SUCH_METHOD = 404, 405
# Rows that a visit itself may touch.
VISITS = {"sessions.session"}


@pytest.fixture
def world(district):
    return make_world(district)


def browser(world, person, **settings_of_client):
    client = Client(raise_request_exception=False, **settings_of_client)
    if person != "nobody":
        client.force_login(world.district[person], backend=BACKEND)
    return client


def path_of(world, name, side, kind=None):
    kind = TABLE[name].kind if kind is None else kind
    return reverse(name, args=[world.pk(kind, side)] if kind else [])


def sides(name):
    return ("own", "foreign", "missing") if TABLE[name].kind else ("own",)


def allowed(row, method, side):
    if side == "missing":
        return set()
    named = {("get", "own"): row.get, ("get", "foreign"): row.foreign if row.get is not None else None}
    named |= {("post", "own"): row.post, ("post", "foreign"): row.foreign_post if row.post is not None else None}
    return named[method, side]


def ask(client, method, path, **more):
    """The answer; whatever a POST changes is taken back."""
    with transaction.atomic():
        answer = getattr(client, method)(path, **more)
        if method == "post":
            transaction.set_rollback(True)
    if answer.streaming:
        list(answer.streaming_content)  # to its end, which closes the file
    return answer


def to_the_entrance(answer):
    return answer.status_code == 302 and answer.headers["Location"].startswith(reverse("web:sign-in"))


def verdict(answer):
    """In words of the table."""
    if to_the_entrance(answer):
        return "entrance"
    words = {NOT_THERE: "not there", NO_SUCH_METHOD: "no such method", 403: "forbidden"}
    return words.get(answer.status_code, "bug" if answer.status_code >= 500 else "in")


def expected(row, method, side, person):
    methods = [each for each in ("get", "post") if getattr(row, each) is not None]
    if person == "nobody" and not row.public:
        return "entrance"
    if method not in methods:
        return "led on" if method == "get" and row.instead else "no such method"
    who = allowed(row, method, side)
    if person == "nobody":
        return "in" if who else "not there"
    return "in" if person in who else "not there"


def test_every_address_has_its_row_and_every_row_its_address():
    assert set(ADDRESSES) == set(TABLE)
    assert set(PEOPLE) == EVERYBODY


@pytest.mark.parametrize("name", sorted(TABLE))
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_gets_in_is_what_the_table_says(world, name, method):
    row, wrong = TABLE[name], []
    for person in [*PEOPLE, "nobody"]:
        client = browser(world, person)
        for side in sides(name):
            answer = ask(client, method, path_of(world, name, side))
            found, wanted = verdict(answer), expected(row, method, side, person)
            if name in {"web:sign-out", "web:home"} and found == "entrance":
                found = "in"  # these lead there whoever asks
            if (
                method == "get"
                and row.instead
                and answer.headers.get("Location") == path_of(world, row.instead, side, row.kind)
            ):
                found = "led on"
            if found != wanted:
                wrong.append(f"{method} {side} {person}: {found} ({answer.status_code}), the table says {wanted}")
            if found == "in" and method == "get" and person != "nobody" and answer.status_code != row.answer:
                wrong.append(f"{side} {person}: {answer.status_code}")
    assert wrong == []


def without_what_differs(answer):
    """The page without its address and its token."""
    return re.sub(r"\d{3,}|csrfmiddlewaretoken\S+ value=\"\w+\"|X-CSRFToken[^}]+", "", answer.content.decode())


@pytest.mark.parametrize("name", sorted(name for name in TABLE if TABLE[name].kind and TABLE[name].get))
def test_what_is_not_open_cannot_be_told_from_what_is_not_there(world, name):
    for person in set(PEOPLE) - set(TABLE[name].foreign):
        client = browser(world, person)
        closed, missing = (ask(client, "get", path_of(world, name, side)) for side in ("foreign", "missing"))
        closed_text = without_what_differs(closed).replace(path_of(world, name, "foreign"), "")
        missing_text = without_what_differs(missing).replace(path_of(world, name, "missing"), "")
        assert (closed.status_code, closed_text) == (missing.status_code, missing_text), person


def everything():
    """A digest of all rows of all tables, by table."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label_lower not in VISITS:
            rows = sorted(map(repr, model._default_manager.values_list()))
            found[model._meta.label_lower] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def test_looking_changes_nothing(world):
    # one of each kind: with everybody it takes minutes, and the others come to no other code
    clients = {person: browser(world, person) for person in ("specialist", "head_1", "administrator", "nobody")}
    before = everything()
    for client in clients.values():
        for name in TABLE:
            for side in sides(name):
                for method in ("get", "head"):
                    ask(client, method, path_of(world, name, side))
    assert everything() == before


def test_nothing_is_changed_without_the_token_of_the_form(world):
    for person in ("specialist", "head_1", "nobody"):
        client = browser(world, person, enforce_csrf_checks=True)
        before = everything()
        for name in TABLE:
            if TABLE[name].post is not None:
                assert client.post(path_of(world, name, "own")).status_code == 403, name
        assert everything() == before


def test_every_answer_allows_nothing_from_outside(world):
    for person in ("specialist", "head_1", "nobody"):
        client = browser(world, person)
        for name in TABLE:
            for method in ("get", "post"):
                answer = ask(client, method, path_of(world, name, "own"))
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy and "unsafe" not in policy, name
                assert answer.headers["X-Content-Type-Options"] == "nosniff", name
                assert answer.headers["Referrer-Policy"] == "same-origin", name
                assert answer.headers["X-Frame-Options"] in {"SAMEORIGIN", "DENY"}, name


def test_no_page_of_somebody_is_kept_by_anybody_on_the_way(world):
    client = browser(world, "specialist")
    for name in TABLE:
        answer = ask(client, "get", path_of(world, name, "own"))
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].replace(" ", "").split(",")), name


def test_no_file_of_the_installation_lies_under_a_static_address(world):
    home = settings.AVGUST_HOME
    document = world.rows["adopted document", "own"]
    stored = document.file.name
    (home / "secret-of-the-tests").write_text("тайна")
    paths = [document.file.url] + [
        f"{start}{name}"
        for name in (stored, f"uploads/{stored}", "secret-of-the-tests", "secret-key", "avgust.sqlite3")
        for start in ("/", "/static/", "/static/../", "/static/%2e%2e/", "/static//", "/media/", "/static/..%2f", "/./")
    ]
    for person in ("nobody", "specialist"):
        client = browser(world, person)
        assert {client.get(path).status_code for path in paths} <= {301, 400, NOT_THERE}


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_COOKIE_SECURE == settings.CSRF_COOKIE_SECURE == settings.AVGUST_HTTPS
