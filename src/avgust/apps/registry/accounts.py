"""Accounts: signing in and out, passwords. The journal keeps as little of it as tells what happened."""

from datetime import date, datetime

from avgust.apps.journal.api import Change, record, service
from avgust.apps.registry.access import AccessError, Actor, keeps_person
from avgust.apps.registry.models import Person, Post
from avgust.apps.registry.services import authority_of

NOBODY = "Неизвестный"


@service
def note_sign_in(*, by: Actor, now: datetime, person: Person) -> None:
    """Somebody signed in."""
    record(by=by, now=now, change=Change(person, "person.signed_in", organisation=journal_of(person, now.date())))


@service
def note_sign_out(*, by: Actor, now: datetime, person: Person) -> None:
    """Somebody signed out."""
    record(by=by, now=now, change=Change(person, "person.signed_out", organisation=journal_of(person, now.date())))


@service
def note_failed_sign_in(*, by: Actor, now: datetime, login: str) -> None:
    """Somebody tried to sign in. A name that nobody has is not kept: it may be a password in the wrong field."""
    person = Person.objects.filter(login__iexact=login).first() if login else None
    if person is not None:
        change = Change(person, "person.sign_in_failed", organisation=journal_of(person, now.date()))
    else:
        change = Change(Person(surname=NOBODY), "person.sign_in_failed")
    record(by=by, now=now, change=change)


@service
def set_password(*, by: Actor, now: datetime, person: Person, password: str) -> None:
    """A new password: one's own, or somebody's whom one keeps wherever he works. Ends all sessions of the person."""
    if by.person_id != person.pk and not keeps_person(by, person, today=now.date()):
        raise AccessError
    person.set_password(password)
    person.save(update_fields=["password"])
    owner = journal_of(person, now.date())
    record(by=by, now=now, change=Change(person, "person.password_changed", organisation=owner))


def journal_of(person: Person, today: date) -> int | None:
    """The authority in whose journal the comings and goings of the person stand."""
    post = Post.objects.filter(Post.held_on(today), person=person).select_related("organisation").first()
    owner = authority_of(post.organisation) if post else None
    return owner.pk if owner else None
