"""Two people press at once, on both engines: one is faster, the other is told, nothing happens twice."""

from pathlib import Path

import pytest

from installation import ENGINES, installed

HERE = Path(__file__).parent


@pytest.fixture(scope="module", params=ENGINES)
def races(request, tmp_path_factory):
    """What came of each race on one engine."""
    with installed(request.param, tmp_path_factory.mktemp("races")) as made:
        said = made.python(f"import sys\nsys.path.insert(0, {str(HERE)!r})\nimport racing\nracing.main()")
    return dict(line.split(" ", 1) for line in said.splitlines())


def test_assignments_given_by_three_at_once_are_there_once(races):
    assert races["giving"] == "['done', 'done', 'done'] ['draft', 'draft', 'draft'] 0 None"


def test_a_report_is_accepted_or_returned_and_not_both(races):
    # What was accepted first may still be returned; what was returned first cannot be accepted.
    assert races["accepting"] in {
        "['done', 'step-not-allowed'] ['reported', 'reported', 'returned'] 0 None",
        "['done', 'done'] ['reported', 'reported', 'returned'] 1 None",
    }


def test_what_two_release_is_released_once(races):
    assert races["releasing"] == "['done', 'step-not-allowed'] ['released', 'reported', 'reported'] 2 None"


def test_two_who_accept_the_same_many_do_each_once_and_never_wait_for_each_other_in_a_circle(races):
    assert races["accepting_many"] == "['done', 'done'] ['accepted', 'accepted', 'accepted'] 3 None"
