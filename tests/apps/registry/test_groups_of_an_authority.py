"""The registry's rows, rules and lists reach the control room; answers are remembered and journalled."""

from datetime import date, timedelta

import pytest

from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import (
    AccessError,
    Attribute,
    GroupRule,
    NamedList,
    RegistryError,
    change_organisation,
    close_organisation,
    end_rule,
    groups_of,
    remember_rule,
)
from district import NOW, TODAY


def resolved(district, written, on=TODAY):
    done = groups_of(district["authority"], on).resolve(written)
    return {match.organisation for match in done.matches}


def pks(district, *keys):
    return {district[key].pk for key in keys}


def test_a_group_reaches_the_organisations_of_the_authority_and_not_the_neighbours(district):
    assert resolved(district, "директора школ") == pks(district, "school_1", "school_2", "village")
    assert resolved(district, "заведующие детскими садами") == pks(district, "kindergarten")
    assert resolved(district, "МБУ ИМЦ") == pks(district, "centre")


def test_the_attributes_that_ship_are_there_and_narrow_a_group(district):
    rural = Attribute.objects.get(code="rural", owner=None)
    actor = district.actor("specialist")
    change_organisation(by=actor, now=NOW, organisation=district["village"], attributes=[rural.pk])
    assert resolved(district, "сельским школам") == pks(district, "village")


def test_an_answer_is_remembered_for_every_case_and_replaced_by_the_next(district):
    actor = district.actor("specialist")
    ask = {"by": actor, "now": NOW, "owner": district["authority"]}
    remember_rule(**ask, today=TODAY, written="руководителям ОО", kinds=["school"])
    assert resolved(district, "ОО") == pks(district, "school_1", "school_2", "village")
    later = TODAY + timedelta(days=3)
    remember_rule(**ask, today=later, written="ОО", organisations=[district["village"].pk])
    assert resolved(district, "руководители ОО", later) == pks(district, "village")
    assert resolved(district, "руководители ОО", TODAY) == pks(district, "school_1", "school_2", "village")
    assert Entry.objects.filter(action="rule.added").count() == 2


def test_a_rule_that_ended_is_asked_about_again(district):
    actor = district.actor("specialist")
    rule = remember_rule(
        by=actor, now=NOW, today=TODAY, owner=district["authority"], written="ОО", kinds=["school"]
    )
    end_rule(by=actor, now=NOW, today=TODAY + timedelta(days=1), rule=rule)
    later = groups_of(district["authority"], TODAY + timedelta(days=1)).resolve("ОО")
    assert later.question and not later.matches


def test_a_list_of_the_authority_is_used_from_its_day_on(district):
    row = NamedList.objects.create(owner=district["authority"], name="приложение 2", since=TODAY)
    row.organisations.set([district["school_2"]])
    assert resolved(district, "школам по перечню (приложение 2)") == pks(district, "school_2")
    assert resolved(district, "школам по перечню (приложение 2)", TODAY - timedelta(days=1)) == set()


def test_a_merger_passes_what_is_addressed_to_the_successor(district):
    close_organisation(
        by=district.actor("specialist"), now=NOW, organisation=district["school_2"],
        closed=date(2026, 8, 31), successor=district["school_1"],
    )  # fmt: skip
    assert resolved(district, "МБОУ СОШ № 2") == pks(district, "school_1")
    assert resolved(district, "МБОУ СОШ № 2", date(2026, 8, 31)) == pks(district, "school_2")
    entry = Entry.objects.get(action="organisation.closed")
    assert entry.after["successor_id"] == district["school_1"].pk and entry.before["closed"] is None


def test_a_merger_that_leads_back_or_into_nothing_is_refused(district):
    act = {"by": district.actor("specialist"), "now": NOW, "closed": TODAY}
    close_organisation(**act, organisation=district["school_2"], successor=district["school_1"])
    with pytest.raises(RegistryError):
        close_organisation(**act, organisation=district["school_1"], successor=district["school_2"])
    with pytest.raises(RegistryError):
        close_organisation(**act, organisation=district["village"], successor=district["village"])
    district["school_1"].refresh_from_db()
    assert district["school_1"].closed is None


@pytest.mark.parametrize("who", ["chief", "methodologist", "head_1", "foreign"])
def test_only_who_keeps_the_registry_changes_it(district, who):
    actor = district.actor(who)
    with pytest.raises(AccessError):
        remember_rule(by=actor, now=NOW, today=TODAY, owner=district["authority"], written="ОО", kinds=["school"])
    with pytest.raises(AccessError):
        change_organisation(by=actor, now=NOW, organisation=district["school_1"], address="ул. Новая, 1")
    with pytest.raises(AccessError):
        close_organisation(by=actor, now=NOW, organisation=district["school_1"], closed=TODAY)
    assert not GroupRule.objects.exists()


def test_a_rule_names_only_organisations_of_the_authority(district):
    with pytest.raises(RegistryError):
        remember_rule(
            by=district.actor("specialist"), now=NOW, today=TODAY, owner=district["authority"],
            written="школы-лидеры", organisations=[district["foreign_school"].pk],
        )  # fmt: skip


def test_the_registry_is_read_in_a_fixed_number_of_queries(district, django_assert_num_queries):
    with django_assert_num_queries(5):
        groups_of(district["authority"], TODAY)
