"""The entrance: who came and who tried stands in the journal; a new password ends every session."""

import pytest
from django.test import Client
from django.urls import reverse

from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import set_password
from district import NOW, PASSWORD, SYSTEM

NEW = "степной-ветер-2027"


@pytest.fixture
def specialist(district):
    set_password(by=SYSTEM, now=NOW, person=district["specialist"], password=PASSWORD)
    return district["specialist"]


def sign_in(login="specialist", password=PASSWORD):
    client = Client()
    return client, client.post(reverse("web:sign-in"), {"username": login, "password": password})


def actions():
    return list(Entry.objects.order_by("number").values_list("action", "subject_id"))


def test_coming_and_going_stand_in_the_journal_of_the_authority(district, specialist):
    client, answer = sign_in()
    assert answer.status_code == 302
    client.post(reverse("web:sign-out"))
    assert actions()[-2:] == [("person.signed_in", specialist.pk), ("person.signed_out", specialist.pk)]
    last = Entry.objects.order_by("-number").first()
    assert last.organisation_id == district["authority"].pk and last.person_id == specialist.pk


def test_a_failed_try_is_noted_without_what_was_typed(district, specialist):
    _, answer = sign_in(password="не тот пароль")
    assert answer.status_code == 200
    sign_in(login="мой-тайный-пароль", password="x")
    known, unknown = Entry.objects.order_by("number").filter(action="person.sign_in_failed")
    assert known.subject_id == specialist.pk and known.person_id is None
    assert unknown.subject_id is None
    assert "тайный" not in str(vars(unknown)) and "не тот" not in str(vars(known))


def test_a_new_password_ends_every_session_and_the_old_one_opens_nothing(specialist):
    (first, _), (second, _) = sign_in(), sign_in()
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    answer = first.post(reverse("web:password"), form)
    assert answer.status_code == 302 and answer.headers["Location"] == reverse("web:sign-in")
    for client in (first, second):
        assert client.get(reverse("web:about-me")).status_code == 302
    assert sign_in()[1].status_code == 200
    assert sign_in(password=NEW)[1].status_code == 302
    assert ("person.password_changed", specialist.pk) in actions()
    assert NEW not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    "form",
    [
        {"old_password": "иной", "new_password1": NEW, "new_password2": NEW},
        {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"},
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": f"{NEW}1"},
    ],
)
def test_a_password_that_does_not_fit_changes_nothing(specialist, form):
    client, _ = sign_in()
    before = actions()
    assert client.post(reverse("web:password"), form).status_code == 422
    assert actions() == before
    assert client.get(reverse("web:about-me")).status_code == 200


@pytest.mark.django_db
def test_an_empty_installation_says_how_the_first_account_is_made():
    assert "./avgust account" in Client().get(reverse("web:sign-in")).content.decode()


def test_an_installation_with_people_does_not(specialist):
    assert "./avgust account" not in Client().get(reverse("web:sign-in")).content.decode()
