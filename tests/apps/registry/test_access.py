"""Who may what, where in the tree."""

import pytest

from avgust.apps.registry.api import AccessError, Power, access_organisation, organisations_open_to
from avgust.apps.registry.services import add_organisation
from district import NOW


def seen(district, person):
    open_to = organisations_open_to(district.actor(person))
    return {key for key, row in district.organisations.items() if row in open_to}


def test_the_region_sees_every_district_and_a_district_only_itself(district):
    assert seen(district, "regional") == set(district.organisations)
    assert seen(district, "specialist") == set(district.organisations) - {"region", "neighbour", "foreign_school"}


def test_a_head_sees_the_plan_of_his_own_organisation_only(district):
    assert seen(district, "head_1") == {"school_1"}


def test_a_methodologist_sees_the_district_from_the_centre_and_answers_for_nobody(district):
    actor = district.actor("methodologist")
    assert "school_2" in seen(district, "methodologist")
    assert not actor.may(Power.ANSWER, district["authority"])


def test_the_power_to_review_does_not_reach_the_districts_below(district):
    actor = district.actor("regional")
    assert actor.may(Power.REVIEW, district["region"])
    assert not actor.may(Power.REVIEW, district["authority"])


def test_what_is_not_open_looks_like_what_is_not_there(district):
    with pytest.raises(AccessError) as closed:
        access_organisation(district.actor("head_1"), district["school_2"].pk)
    with pytest.raises(AccessError) as missing:
        access_organisation(district.actor("head_1"), 10**9)
    assert str(closed.value) == str(missing.value)


def test_nobody_adds_an_organisation_to_a_foreign_district(district):
    with pytest.raises(AccessError):
        add_organisation(
            by=district.actor("specialist"),
            now=NOW,
            parent=district["neighbour"],
            kind="school",
            name="X",
            short_name="X",
        )


def test_a_post_that_has_ended_gives_nothing(district):
    district["head_1"].posts.update(until="2026-01-01")
    assert seen(district, "head_1") == set()
