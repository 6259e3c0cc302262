"""Nobody takes over an account through the registry of one district."""

import pytest

from avgust.apps.registry.accounts import set_password
from avgust.apps.registry.api import AccessError, appoint, change_person, change_post
from district import NOW, PASSWORD, SYSTEM


@pytest.fixture
def keeper(district):
    """The district's administrator, after the regional specialist got a second post in the district."""
    appoint(
        by=SYSTEM,
        now=NOW,
        person=district["regional"],
        organisation=district["school_1"],
        title="Учитель",
        role="executor",
    )
    return district.actor("administrator")


def test_a_second_post_in_the_district_gives_nobody_the_password_of_a_regional_person(district, keeper):
    with pytest.raises(AccessError):
        set_password(by=keeper, now=NOW, person=district["regional"], password=PASSWORD)


@pytest.mark.parametrize("values", [{"is_active": False}, {"login": "mine"}])
def test_nor_the_account_itself(district, keeper, values):
    with pytest.raises(AccessError):
        change_person(by=keeper, now=NOW, person=district["regional"], organisation=district["school_1"], **values)


def test_whoever_works_only_in_the_district_is_kept_by_it(district, keeper):
    set_password(by=keeper, now=NOW, person=district["head_2"], password=PASSWORD)
    district["head_2"].refresh_from_db()
    assert district["head_2"].check_password(PASSWORD)


def test_somebody_without_a_post_today_is_kept_by_nobody(district, keeper):
    district["head_2"].posts.update(until="2026-01-01")
    with pytest.raises(AccessError):
        set_password(by=keeper, now=NOW, person=district["head_2"], password=PASSWORD)


def test_a_post_does_not_move_to_another_place(district, keeper):
    with pytest.raises(TypeError):
        change_post(by=keeper, now=NOW, post=district["head_1"].posts.get(), place=district["region"])
