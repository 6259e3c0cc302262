"""The deadlines of the documents written for the tests, read from their own words."""

import json
from datetime import date
from pathlib import Path

import pytest

from avgust.reading.temporal import Anchor, combine, find_temporals, read_period

TESTS = Path(__file__).parents[1]
# The gold of these says something else than the words alone come to.
READ_OTHERWISE = {
    (
        "protocol-soveshchanie-ozerny-2019",
        "в течение 10 рабочих дней",
    ): "the decree of 2019 moved the day off of 23 February",
    ("reshenie-soveta-primorsky-2026", "с 16 по 27 февраля 2026 года"): "the first of two spans; the gold joins them",
}


def deadlines():
    for path in sorted(TESTS.glob("golden*/*.json")):
        reading = json.loads(path.read_text(encoding="utf-8"))
        for directive in reading.get("directives", ()):
            deadline = directive.get("deadline")
            if deadline and reading["metadata"]["date"] and not directive.get("deadline_ambiguous"):
                if (path.stem, deadline["text"]) in READ_OTHERWISE:
                    continue
                yield path.stem, reading["metadata"]["date"], deadline


@pytest.mark.parametrize(
    ("said_on", "deadline"),
    [pytest.param(day, deadline, id=f"{stem}: {deadline['text']}") for stem, day, deadline in deadlines()],
)
def test_a_deadline_of_a_golden_reading_comes_to_its_days(said_on, deadline):
    anchor = Anchor(date.fromisoformat(said_on), None)
    found = read_period(deadline["text"], anchor)
    period = found.period if found else combine(find_temporals(deadline["text"], anchor))  # other words in between
    if deadline["freq"] and deadline["freq"] != "CONTINUOUS":  # as the score: of what recurs only the frequency counts
        assert period.freq == deadline["freq"]
        return
    days = [day and day.isoformat() for day in (period.start, period.end)]
    if found and found.kind == "point" and deadline["start"] is None:  # on a line of its own only the end stands
        days[0] = None
    assert [*days, period.freq] == [deadline["start"], deadline["end"], deadline["freq"]]


def test_a_bare_day_is_told_from_a_term():
    anchor = Anchor(date(2018, 8, 28), None)
    assert read_period("01.12.2018", anchor).kind == "point"
    assert read_period("до 01.12.2018", anchor).kind == "until"
    assert find_temporals("1 сентября 2020 года", anchor)[0].kind == "point"
