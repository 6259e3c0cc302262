"""A target, kept as JSON, in words again."""

from avgust.web.reviewing import target_line

TARGET = {"unit": "percent", "comparator": ">=", "by": None, "text": "с 75 до 80 %", "population": None}


def test_whole_numbers_that_json_keeps_without_a_point_are_told_too():
    whole = target_line({**TARGET, "value": 80, "base": 75, "source": {}})
    assert whole == target_line({**TARGET, "value": 80.0, "base": 75.0, "source": {}})
    assert "80" in whole
    assert "75" in whole


def test_a_target_without_a_base_names_none():
    assert "исходно" not in target_line({**TARGET, "value": 80, "base": None, "source": {}})
