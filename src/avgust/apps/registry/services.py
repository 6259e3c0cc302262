"""Changes of the registry."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from avgust.apps.journal.api import Change, difference, facts, record, service
from avgust.apps.registry.access import Actor
from avgust.apps.registry.models import Organisation, Person, Post
from avgust.apps.registry.powers import Power

ORGANISATION = (
    "kind", "name", "short_name", "number", "settlement", "address", "tax_number", "parent_id", "opened", "closed",
    "successor_id",
)  # fmt: skip
PERSON = ("login", "surname", "given_name", "patronymic", "email", "phone", "is_active")
POST = ("person_id", "organisation_id", "place_id", "title", "role", "since", "until")


@service
def add_organisation(
    *, by: Actor, now: datetime, parent: Organisation | None, attributes: Sequence[int] = (), **values: Any
) -> Organisation:
    """A new organisation below `parent`; only the system makes a root. `values` are fields of the model."""
    if parent is not None or not by.is_system:
        by.demand(Power.KEEP_REGISTRY, parent or Organisation())
    organisation = Organisation(parent=parent, **values)
    organisation.full_clean(exclude=["path", "parent"])
    organisation.save()
    organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
    organisation.save(update_fields=["path"])
    organisation.attributes.set(attributes)
    after = facts(organisation, *ORGANISATION) | {"attributes": sorted(attributes)}
    record(by=by, now=now, change=_change(organisation, "organisation.added", {}, after))
    return organisation


@service
def add_person(
    *, by: Actor, now: datetime, organisation: Organisation, password: str | None = None, **values: Any
) -> Person:
    """A new person, who will work in `organisation`; without a password he cannot sign in."""
    by.demand(Power.KEEP_REGISTRY, organisation)
    person = Person(**values)
    person.set_password(password)
    person.full_clean(exclude=["password"])
    person.save()
    record(by=by, now=now, change=_change(person, "person.added", {}, facts(person, *PERSON), organisation))
    return person


@service
def appoint(
    *,
    by: Actor,
    now: datetime,
    person: Person,
    organisation: Organisation,
    title: str,
    role: str,
    place: Organisation | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Post:
    """Gives a person a post."""
    by.demand(Power.KEEP_REGISTRY, organisation)
    if place is not None:
        by.demand(Power.KEEP_REGISTRY, place)
    post = Post(person=person, organisation=organisation, place=place, title=title, role=role, since=since, until=until)
    post.full_clean()
    post.save()
    record(by=by, now=now, change=_change(post, "post.added", {}, facts(post, *POST), organisation))
    return post


@service
def change_post(*, by: Actor, now: datetime, post: Post, **values: Any) -> Post:
    """Changes the title, the role or the days of a post, and nothing else: a post does not move."""
    by.demand(Power.KEEP_REGISTRY, post.organisation)
    if post.place is not None:
        by.demand(Power.KEEP_REGISTRY, post.place)
    if moved := values.keys() - {"title", "role", "since", "until"}:
        raise TypeError(f"a post does not change its {', '.join(sorted(moved))}")
    before = facts(post, *POST)
    for name, value in values.items():
        setattr(post, name, value)
    post.full_clean()
    post.save()
    record(by=by, now=now, change=_change(post, "post.changed", before, facts(post, *POST), post.organisation))
    return post


def _change(
    row: Any, action: str, before: dict[str, Any], after: dict[str, Any], organisation: Organisation | None = None
) -> Change:
    owner = authority_of(organisation or row)
    changed_before, changed_after = difference(before, after)
    return Change(row, action, changed_before, changed_after, owner.pk if owner else None)


def authority_of(organisation: Organisation) -> Organisation | None:
    """The nearest body that governs: the organisation itself or one above it; in whose journal its changes stand."""
    ids = [int(part) for part in organisation.path.split("/") if part]
    governing = Organisation.objects.filter(pk__in=ids, kind__in=["region", "authority"])
    return governing.order_by("-path").first()
