"""Changes of what the registry holds already: facts of an organisation, its end, people, rules about addressees."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from avgust.apps.journal.api import Change, difference, facts, record, service, unchanged
from avgust.apps.registry.access import AccessError, Actor, keeps_person
from avgust.apps.registry.models import GroupRule, Organisation, Person
from avgust.apps.registry.powers import Power
from avgust.apps.registry.services import ORGANISATION, PERSON, authority_of
from avgust.control.addressees import normalise
from avgust.kernel.errors import AvgustError

ACCOUNT = {"login", "is_active", "email"}  # what lets somebody in, or out
RULE = ("phrase", "written", "kinds", "attributes", "outside", "since", "until")


class RegistryError(AvgustError):
    """The registry cannot be changed so; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__("registry", message)


@service
def change_organisation(
    *, by: Actor, now: datetime, organisation: Organisation, attributes: Sequence[int] | None = None, **values: Any
) -> Organisation:
    """Changes facts of an organisation; its place in the tree and its end have services of their own."""
    by.demand(Power.KEEP_REGISTRY, organisation)
    before = organisation_facts(organisation)
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.full_clean(exclude=["path", "parent"])
    organisation.save()
    if attributes is not None:
        organisation.attributes.set(attributes)
    _record_organisation(by, now, organisation, "organisation.changed", before)
    return organisation


@service
def close_organisation(
    *, by: Actor, now: datetime, organisation: Organisation, closed: date, successor: Organisation | None = None
) -> Organisation:
    """The last day of an organisation, and the one that it goes into, if any."""
    by.demand(Power.KEEP_REGISTRY, organisation)
    if organisation.opened and closed < organisation.opened:
        raise RegistryError("Организация не может закрыться раньше, чем открылась.")
    if successor is not None:
        by.demand(Power.KEEP_REGISTRY, successor)
        _demand_heir(organisation, successor, closed)
    before = organisation_facts(organisation)
    organisation.closed, organisation.successor = closed, successor
    organisation.save(update_fields=["closed", "successor"])
    _record_organisation(by, now, organisation, "organisation.closed", before)
    return organisation


def _demand_heir(organisation: Organisation, successor: Organisation, closed: date) -> None:
    """The successor works on the day after, and does not itself lead back."""
    if not successor.works_on(closed + timedelta(days=1)):
        raise RegistryError(f"{successor.short_name} не работает на следующий день после закрытия.")
    at: Organisation | None = successor
    seen: set[int] = set()
    while at is not None and at.pk not in seen:
        if at.pk == organisation.pk:
            raise RegistryError("Организация не может быть правопреемником самой себя.")
        seen.add(at.pk)
        at = at.successor


@service
def change_person(*, by: Actor, now: datetime, person: Person, organisation: Organisation, **values: Any) -> Person:
    """Changes the names or the addresses of a person who works in `organisation`; the account (ACCOUNT) only for one
    who keeps the person wherever he works."""
    by.demand(Power.KEEP_REGISTRY, organisation)
    if values.keys() & ACCOUNT and not keeps_person(by, person, today=now.date()):
        raise AccessError
    if not person.posts.filter(organisation=organisation).exists():
        raise RegistryError(f"{person.short_name} не работает в организации {organisation.short_name}.")
    before = facts(person, *PERSON)
    for name, value in values.items():
        setattr(person, name, value)
    person.full_clean(exclude=["password"])
    person.save()
    changed = difference(before, facts(person, *PERSON))
    _record(by, now, Change(person, "person.changed", *changed, _owner(organisation)))
    return person


@service
def remember_rule(
    *,
    by: Actor,
    now: datetime,
    today: date,
    owner: Organisation,
    written: str,
    organisations: Sequence[int] = (),
    kinds: Sequence[str] = (),
    attributes: Sequence[str] = (),
    outside: bool = False,
) -> GroupRule:
    """The answer about an addressee, from today on; the one before ends."""
    by.demand(Power.KEEP_REGISTRY, owner)
    phrase = normalise(written)
    if not phrase or not (outside or organisations or kinds or attributes):
        raise RegistryError("Скажите, какие организации имеются в виду, или отметьте, что адресат вне подчинения.")
    own = Organisation.objects.filter(pk__in=organisations, path__startswith=owner.path)
    if own.count() != len(set(organisations)):
        raise RegistryError("Среди выбранных есть организации, которые не подчинены органу.")
    GroupRule.objects.filter(owner=owner, phrase=phrase, until=None).update(until=today - timedelta(days=1))
    rule = GroupRule.objects.create(
        owner=owner, phrase=phrase, written=written[:500], kinds=list(kinds), attributes=list(attributes),
        outside=outside, made_by_id=by.person_id, since=today,
    )  # fmt: skip
    rule.organisations.set(own)
    after = facts(rule, *RULE) | {"organisations": sorted(organisations)}
    record(by=by, now=now, change=Change(rule, "rule.added", {}, after, owner.pk))
    return rule


@service
def end_rule(*, by: Actor, now: datetime, today: date, rule: GroupRule) -> GroupRule:
    """The rule no longer holds; the addressee will be asked about again."""
    by.demand(Power.KEEP_REGISTRY, rule.owner)
    before = facts(rule, *RULE)
    rule.until = today - timedelta(days=1)
    rule.save(update_fields=["until"])
    _record(by, now, Change(rule, "rule.ended", *difference(before, facts(rule, *RULE)), rule.owner_id))
    return rule


def organisation_facts(organisation: Organisation) -> dict[str, Any]:
    """What the journal keeps of an organisation."""
    attributes = organisation.attributes.order_by("id").values_list("pk", flat=True)
    return facts(organisation, *ORGANISATION) | {"attributes": list(attributes)}


def _record_organisation(by: Actor, now: datetime, row: Organisation, action: str, before: dict[str, Any]) -> None:
    changed = difference(before, organisation_facts(row))
    _record(by, now, Change(row, action, *changed, _owner(row)))


def _record(by: Actor, now: datetime, change: Change) -> None:
    if change.before or change.after:
        record(by=by, now=now, change=change)
    else:
        unchanged()


def _owner(organisation: Organisation) -> int | None:
    owner = authority_of(organisation)
    return owner.pk if owner else None
