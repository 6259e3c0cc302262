"""The registry of the example: organisations, people and posts, and what becomes of them in the two years."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial

from avgust.apps.registry import api as registry
from avgust.demo import district as told
from avgust.demo.timeline import Timeline
from avgust.demo.world import World

Closing = Callable[[str, datetime], None]


def found(world: World, line: Timeline, first: date, closing: Closing = lambda code, now: None) -> None:
    """Founds what exists on the first day, and plans what comes and goes later; `closing` hears what closes."""
    now = world.at(first, 9)
    attributes = {row.code: row.pk for row in registry.Attribute.objects.filter(owner=None)}
    for organisation in world.told.organisations:
        _found_organisation(world, now, organisation, attributes)
    for post in world.told.posts:
        begins = max(post.since or first, first)
        if begins == first:
            _appoint(world, post, now)
        else:
            line.plan(world.at(begins, 9), partial(_appoint, world, post))
        if post.until:
            line.plan(world.at(post.until, 17), partial(_dismiss, world, post))
    for organisation in world.told.organisations:
        if organisation.closed:
            line.plan(world.at(organisation.closed, 16), partial(_close, world, organisation, closing))


def _found_organisation(world: World, now: datetime, each: told.Organisation, attributes: dict[str, int]) -> None:
    made = registry.add_organisation(
        by=world.system,
        now=now,
        parent=world.organisations.get(each.parent),
        attributes=[attributes[code] for code in each.attributes],
        kind=each.kind,
        name=each.name,
        short_name=each.short_name,
        number=each.number,
        settlement=each.settlement,
        opened=each.opened,
    )
    world.organisations[each.code], world.codes[made.pk] = made, each.code


def _appoint(world: World, post: told.Post, now: datetime) -> None:
    organisation = world.organisations[post.organisation]
    if post.login not in world.people:
        world.people[post.login] = registry.add_person(
            by=world.system,
            now=now,
            organisation=organisation,
            login=post.login,
            surname=post.surname,
            given_name=post.given_name,
            patronymic=post.patronymic,
            email=post.email,
        )
    world.posts[post] = registry.appoint(
        by=world.system,
        now=now,
        person=world.people[post.login],
        organisation=organisation,
        title=post.title,
        role=post.role,
        place=world.organisations[post.place] if post.place else None,
        since=post.since,
    )


def _dismiss(world: World, post: told.Post, now: datetime) -> None:
    registry.change_post(by=world.system, now=now, post=world.posts[post], until=post.until)


def _close(world: World, each: told.Organisation, closing: Closing, now: datetime) -> None:
    if each.closed is None:
        return
    closing(each.code, now)
    registry.close_organisation(
        by=world.system,
        now=now,
        organisation=world.organisations[each.code],
        closed=each.closed,
        successor=world.organisations[each.successor] if each.successor else None,
    )


def remember_rules(world: World, now: datetime, owner: str, by: str, asked: Iterable[str]) -> int:
    """Answers what an authority is asked, where the data know the answer; how many answers were given."""
    known = {rule.written.casefold(): rule for rule in world.told.rules if rule.owner == owner}
    rules = [known[written.casefold()] for written in asked if written.casefold() in known]
    for rule in rules:
        registry.remember_rule(
            by=world.actor(by, now.date()),
            now=now,
            today=now.date(),
            owner=world.organisations[owner],
            written=rule.written,
            organisations=[world.organisations[code].pk for code in rule.organisations],
            kinds=rule.kinds,
            attributes=rule.attributes,
        )
    return len(rules)
