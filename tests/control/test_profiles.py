"""Profiles are data: what is shipped says where it comes from, and what is wrong is told in Russian with its place."""

import json
from copy import deepcopy

import pytest

from avgust.control.errors import ProfileError
from avgust.control.profiles import CountFrom, DayKind, HolidayShift, load, shipped, to_dict
from avgust.control.profiles.loading import SETTINGS
from avgust.control.tags import TAG_WORDS, Tag, weakest

BOTH = list(shipped().values())


def test_two_profiles_are_shipped():
    assert {code: profile.title for code, profile in shipped().items()} == {
        "federal": "Федеральный образец",
        "sverdlovsk": "Свердловская область",
    }


@pytest.mark.parametrize(
    ("code", "count_from", "marks"),
    [
        ("federal", CountFrom.SIGNED, {"very_urgent": (1, "working"), "urgent": (3, "calendar"), "prompt": (10, "calendar")}),
        ("sverdlovsk", CountFrom.REGISTERED, {"very_urgent": (1, "working"), "urgent": (3, "working"), "prompt": (10, "working")}),
    ],
)
def test_the_shipped_ones_say_what_the_acts_say(code, count_from, marks):
    profile = shipped()[code]
    assert profile.count_from.value is count_from
    assert {each.code: (each.days, each.day_kind) for each in profile.urgencies} == {
        mark: (days, DayKind(kind)) for mark, (days, kind) in marks.items()
    }
    assert profile.holiday_shift.value is HolidayShift.PREVIOUS
    assert (profile.periodic_report_day.value, profile.permanent_report_day.value) == (10, (1, 20))


@pytest.mark.parametrize("profile", BOTH, ids=lambda profile: profile.code)
def test_what_no_act_says_is_never_called_confirmed(profile):
    for key in ("extension_share", "extension_days"):
        assert getattr(profile, key).tag is Tag.RECALLED
    for key in ("reminders", "soon_days", "year_parts", "whole_years"):
        assert getattr(profile, key).tag is Tag.OWN_DESIGN


@pytest.mark.parametrize("profile", BOTH, ids=lambda profile: profile.code)
def test_a_profile_comes_back_from_json_as_it_was(profile):
    assert load(json.loads(json.dumps(to_dict(profile)))) == profile


WRONG = [
    ("soon_days.value", -1, "нужно целое число от 0 до 366"),
    ("soon_days.value", True, "нужно целое число"),
    ("count_from.value", "printed", "нужно одно из: signed, registered"),
    ("holiday_shift.tag", "sure", "нужно одно из: confirmed"),
    ("holiday_shift.source", " ", "нужны слова"),
    ("permanent_report_day.value", "20 января", "нужен день и месяц, например 20.01"),
    ("permanent_report_day.value", "29.02", "такого дня в месяце нет"),
    ("periodic_report_day.value", 31, "нужно целое число от 1 до 28"),
    ("extension_share.value", 0, "нужна доля больше 0"),
    ("reminders.value", [7, "три"], "нужно целое число"),
    ("reminders.note", "лишнее", "такого ключа нет"),
    ("colour", "red", "такой настройки нет"),
    ("title", "", "нужны слова"),
    ("act", 7, "нужны слова"),
]


@pytest.mark.parametrize(("place", "value", "message"), WRONG)
def test_a_wrong_value_is_told_with_its_place(place, value, message):
    data = deepcopy(to_dict(shipped()["federal"]))
    key, dot, inner = place.partition(".")
    if dot:
        data[key][inner] = value
    else:
        data[key] = value
    with pytest.raises(ProfileError) as told:
        load(data)
    assert told.value.place == place
    assert message in told.value.message


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [("days", 0, "urgency[2].days"), ("words", [], "urgency[2].words"), ("day_kind", "x", "urgency[2].day_kind"), ("code", "prompt", "urgency")],
)
def test_a_wrong_mark_is_told_by_its_number(key, value, place):
    data = to_dict(shipped()["federal"])
    data["urgency"][1][key] = value
    with pytest.raises(ProfileError) as told:
        load(data)
    assert told.value.place == place


@pytest.mark.parametrize("key", SETTINGS)
def test_no_setting_may_be_missing(key):
    data = to_dict(shipped()["federal"])
    del data[key]
    with pytest.raises(ProfileError, match=f"{key}: настройки нет"):
        load(data)


def test_everything_wrong_is_told_at_once():
    with pytest.raises(ProfileError) as told:
        load({"code": "x", "soon_days": 7, "urgency": "срочно"})
    places = [place for place, _ in told.value.problems]
    assert {"title", "act", "soon_days", "urgency", "reminders"} <= set(places)
    assert "soon_days: нужна таблица с ключами source, tag, value" in told.value.message


def test_tags_are_ordered_from_the_best_known():
    assert weakest(Tag.CONFIRMED, Tag.OWN_DESIGN, Tag.RECALLED) is Tag.OWN_DESIGN
    assert weakest(Tag.SECONDARY, Tag.CONFIRMED) is Tag.SECONDARY
    assert set(TAG_WORDS) == set(Tag)
