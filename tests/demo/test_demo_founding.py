"""The registry of the example comes to be through the services, and the journal tells how."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from avgust.apps.journal.api import Entry, broken_at
from avgust.apps.registry.api import GroupRule, Organisation, Post, Power
from avgust.demo.district import district
from avgust.demo.founding import found, remember_rules
from avgust.demo.timeline import Timeline
from avgust.demo.world import World

TODAY = date(2026, 11, 22)
FIRST = date(2025, 8, 18)
ZONE = ZoneInfo("Europe/Moscow")


@pytest.fixture
def world(db):
    made, line = World(district(TODAY), TODAY, ZONE), Timeline()
    found(made, line, FIRST)
    line.run(made.at(TODAY))
    return made


def test_the_registry_is_what_the_data_say(world):
    for told in world.told.organisations:
        row = Organisation.objects.get(pk=world.organisations[told.code].pk)
        assert (row.name, row.opened, row.closed) == (told.name, told.opened, told.closed)
        assert {attribute.code for attribute in row.attributes.all()} == set(told.attributes)
        assert (row.successor.short_name if row.successor else "") == ("МБОУ «Липовогривская СОШ»" if told.successor else "")
    assert Post.objects.count() == len(world.told.posts)
    assert set(Post.objects.exclude(until=None).values_list("until", flat=True)) == {
        post.until for post in world.told.posts if post.until
    }


def test_the_journal_tells_it_in_the_order_of_the_days(world):
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert broken_at() is None
    assert Entry.objects.filter(action="organisation.closed").count() == 2


def test_people_may_what_their_posts_give(world):
    specialist, head = world.actor("petrova", TODAY), world.actor("byalkina", TODAY)
    assert specialist.may(Power.REVIEW, world.organisations["uo"])
    assert head.may(Power.ANSWER, world.organisations["brod"])
    assert not head.may(Power.ANSWER, world.organisations["sosh1"])
    assert world.head("sosh5", FIRST) == "strelnikov" and world.head("sosh5", TODAY) == "vetrova"


def test_what_the_data_know_is_answered_and_the_rest_is_left(world):
    now = world.at(TODAY)
    assert remember_rules(world, now, "uo", "petrova", ["руководители ОО", "никто"]) == 1
    rule = GroupRule.objects.get()
    assert (rule.written, rule.kinds, rule.since) == (
        "Руководители ОО", ["school", "boarding", "kindergarten", "additional"], TODAY
    )  # fmt: skip
