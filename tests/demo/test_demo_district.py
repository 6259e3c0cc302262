"""The invented district agrees with itself, whenever it is told."""

from datetime import date, timedelta
from itertools import groupby

import pytest

from avgust.demo.days import Days, last_august, on_a_weekday
from avgust.demo.district import district
from avgust.demo.guide import hints

TODAYS = [date(2026, 11, 22), date(2027, 2, 28), date(2028, 9, 1), date(2030, 8, 31)]
KINDS = {"region", "authority", "methodical_centre", "school", "kindergarten", "additional", "boarding", "other"}
ROLES = {"manager", "specialist", "methodologist", "executor", "administrator", "observer"}


@pytest.fixture(params=TODAYS, ids=str)
def today(request):
    return request.param


@pytest.fixture
def told(today):
    return district(today)


def test_every_organisation_stands_below_one_that_was_named_before_it(told):
    seen = {""}
    for organisation in told.organisations:
        assert organisation.parent in seen
        assert organisation.code not in seen
        seen.add(organisation.code)


def test_kinds_and_roles_are_those_of_the_registry(told):
    assert {organisation.kind for organisation in told.organisations} == KINDS
    assert {post.role for post in told.posts} == ROLES


def test_the_district_has_about_forty_organisations_of_all_kinds(told):
    below = [organisation for organisation in told.organisations if organisation.parent == "uo"]
    assert len(below) == 38
    with_trait = {
        trait: sum(trait in organisation.attributes for organisation in below)
        for trait in ("low_results", "preschool_groups", "rural", "small", "school_bus")
    }
    assert with_trait["low_results"] == 2
    assert all(number >= 4 for trait, number in with_trait.items() if trait != "low_results")


def test_one_was_merged_and_one_closed_in_the_summer_between_the_two_years(told, today):
    gone = {organisation.code: organisation for organisation in told.organisations if organisation.closed}
    assert {code: gone[code].successor for code in gone} == {"podgriv": "griva", "ruchi": ""}
    summer = last_august(today)
    assert all(date(summer, 6, 1) < each.closed < date(summer, 9, 1) <= today for each in gone.values())
    heirs = [organisation for organisation in told.organisations if organisation.code == "griva"]
    assert all(heir.works(today) for heir in heirs)


def test_whoever_works_is_headed_by_exactly_one_person_on_every_day(told, today):
    day = date(last_august(today) - 1, 8, 26)
    while day <= today:
        heads = [post.organisation for post in told.posts if post.role == "manager" and post.held(day)]
        working = [organisation.code for organisation in told.organisations if organisation.works(day)]
        assert sorted(heads) == sorted(working), day
        day += timedelta(days=1)


def test_posts_lie_in_organisations_that_exist_and_end_with_them(told):
    organisations = {organisation.code: organisation for organisation in told.organisations}
    for post in told.posts:
        organisation = organisations[post.organisation]
        assert post.place in {"", *organisations}
        assert (post.until or date.max) <= (organisation.closed or date.max)
        assert (post.since or date.max) >= (organisation.opened or date.min)


def test_a_login_is_one_person_whose_address_cannot_exist(told):
    for _, posts in groupby(sorted(told.posts, key=lambda post: post.login), key=lambda post: post.login):
        assert len({(post.surname, post.given_name, post.patronymic) for post in posts}) == 1
    assert all(post.email.endswith(".example") and post.login.isascii() for post in told.posts)


def test_rules_and_habits_name_organisations(told):
    codes = {organisation.code for organisation in told.organisations}
    assert all({rule.owner, *rule.organisations} <= codes for rule in told.rules)
    assert all(rule.kinds or rule.attributes or rule.organisations for rule in told.rules)
    assert told.habits.keys() <= codes
    assert list(told.habits.values()).count("needs_help") == 1


def test_a_newcomer_first_meets_people_who_work_today(told, today):
    assert set(hints()) <= {post.login for post in told.posts if post.held(today)}
    assert len(hints()) == 9 and all(hints().values())


def test_the_years_turn_when_august_is_over():
    assert last_august(date(2026, 8, 31)) == 2025
    assert last_august(date(2026, 9, 1)) == 2026
    assert last_august(date(2027, 1, 1)) == 2026


def test_nobody_signs_at_a_weekend():
    assert on_a_weekday(date(2026, 11, 22)) == date(2026, 11, 20)
    assert on_a_weekday(date(2026, 11, 21)) == date(2026, 11, 20)
    assert on_a_weekday(date(2026, 11, 20)) == date(2026, 11, 20)


def test_places_for_days_are_filled_and_unknown_papers_are_refused():
    days = Days(date(2026, 11, 22), {"order-1": date(2025, 9, 8)}, date(2026, 1, 2))
    filled = days.fill("{Y-1}, {Y}, {Y+2}; {today+14}; {on:order-1}; {date}; {date.short}")
    assert filled == "2025, 2026, 2028; 6 декабря 2026 года; 8 сентября 2025 года; 2 января 2026 года; 02.01.2026"
    with pytest.raises(KeyError):
        days.fill("{on:order-2}")
