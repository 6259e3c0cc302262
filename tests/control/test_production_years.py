"""What decrees move is data that a person enters; a mistake is told with its place."""

import json
import tomllib
from datetime import date

import pytest

from avgust.control.errors import ProfileError
from avgust.control.production_years import calendar_of, load_years, to_list, unknown_years
from avgust.kernel.working_days import RUSSIA

# An invented decree: none is shipped.
DATA = """
[[year]]
year = 2031
act = "Постановление для проверки"
tag = "own_design"
off = [2031-05-02, 2031-12-31]
worked = [2031-12-27]
"""


def years():
    return load_years(tomllib.loads(DATA)["year"])


def test_a_decree_moves_days_and_nothing_else():
    calendar = calendar_of(years())
    assert not calendar.works(date(2031, 5, 2)) and RUSSIA.works(date(2031, 5, 2))
    assert calendar.works(date(2031, 12, 27)) and not RUSSIA.works(date(2031, 12, 27))
    assert calendar.works(date(2031, 12, 26)) == RUSSIA.works(date(2031, 12, 26))


def test_it_comes_back_from_json_as_it_was():
    assert load_years(json.loads(json.dumps(to_list(years())))) == years()


def test_years_without_a_decree_are_known():
    assert unknown_years(years(), date(2030, 9, 1), date(2032, 8, 31)) == (2030, 2032)
    assert unknown_years(years(), date(2031, 1, 1), date(2031, 12, 31)) == ()


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        ({"year": "2031"}, "year[1].year", "нужен год"),
        ({"act": ""}, "year[1].act", "нужно название постановления"),
        ({"tag": "sure"}, "year[1].tag", "нужно одно из: confirmed"),
        ({"off": ["2030-05-02"]}, "year[1].off", "не день 2031 года"),
        ({"off": ["2 мая"]}, "year[1].off", "«2 мая» – не день 2031 года"),
        ({"worked": "2031-12-27"}, "year[1].worked", "нужен перечень дней"),
        ({"off": ["2031-12-27"]}, "year[1]", "день 27.12.2031 и рабочий, и выходной"),
        ({"days": []}, "year[1].days", "такого ключа нет"),
    ],
)
def test_a_mistake_is_told_with_its_place(change, place, message):
    data = to_list(years())
    data[0] |= change
    with pytest.raises(ProfileError) as told:
        load_years(data)
    assert told.value.place == place
    assert message in told.value.message


def test_a_year_is_told_once():
    with pytest.raises(ProfileError, match="год назван дважды"):
        load_years(to_list(years()) * 2)
