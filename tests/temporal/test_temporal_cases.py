"""Expressions with the dates that other projects expect; the file lies beside the repository, not in it."""

import json
from datetime import date
from pathlib import Path

import pytest

from avgust.reading.temporal import Anchor, find_temporals, read_period

CASES = Path(__file__).parents[3] / "shared" / "reading" / "temporal_cases.json"
OTHERWISE = {
    "dateparser-280": "a bare duration is counted forward from the document, or is no term, never backward",
    "dateparser-281": "a bare duration is counted forward from the document, or is no term, never backward",
    "chrono-248": "«-3 года» is no term",
    "heideltime-400": "«2012/2013» is a school year in these papers, not two calendar years",
}


def cases():
    if not CASES.exists():
        return []
    return json.loads(CASES.read_text(encoding="utf-8"))["cases"]


def as_param(case):
    reason = OTHERWISE.get(case["id"])
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not here")
@pytest.mark.parametrize("case", [as_param(case) for case in cases()])
def test_an_expression_comes_to_the_dates_that_others_expect(case):
    said_on = case.get("reference_date")
    anchor = Anchor(date.fromisoformat(said_on[:10]) if said_on else None, None)
    found = read_period(case["expression"], anchor)
    assert found is not None
    assert str(found.period.end) == case["end"]
    if case["kind"] == "open":
        assert found.period.start is None
    else:
        assert str(found.period.start) == case["start"]


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not here")
@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases() if "context" in case])
def test_an_expression_is_found_in_its_sentence(case):
    if case["id"] == "chrono-183":
        pytest.skip("«96 авг 96» is no text of an office")
    said_on = case.get("reference_date")
    anchor = Anchor(date.fromisoformat(said_on[:10]) if said_on else None, None)
    words = {case["context"][each.start : each.end] for each in find_temporals(case["context"], anchor)}
    assert case["expression"] in words


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not here")
def test_no_more_than_four_are_read_otherwise():
    known = {case["id"] for case in cases()}
    assert set(OTHERWISE) <= known
    assert len(known) - len(OTHERWISE) >= 95
