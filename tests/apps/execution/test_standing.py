"""How assignments stand is said twice, by SQL and by the pure function, and both say the same."""

from datetime import timedelta
from itertools import product

import pytest
from adopted import adopted, duty

from avgust.apps.execution.api import Assignment, count_standings, standing_of, stands
from avgust.control.states import Standing, State
from district import NOW, TODAY

pytestmark = pytest.mark.django_db
NEAR = [None, -30, -1, 0, 1, 6, 7, 8, 30]


@pytest.fixture
def every(district):
    """An assignment in every state with every near date and day of its report."""
    document = adopted(district["authority"])
    rows = []
    for state, due, reported in product(State, NEAR, [None, -2, 0, 2]):
        directive = duty(document)
        rows.append(
            Assignment(
                owner=district["authority"], directive=directive, organisation=district["school_1"], state=state,
                due=None if due is None else TODAY + timedelta(days=due), created_at=NOW,
                reported_on=None if reported is None else TODAY + timedelta(days=reported),
            )
        )  # fmt: skip
    return Assignment.objects.bulk_create(rows)


@pytest.mark.parametrize("soon_days", [0, 7, 400])
def test_sql_and_the_pure_function_agree_on_every_state_and_date(every, soon_days):
    rows = list(Assignment.objects.all())
    assert len(rows) == len(State) * len(NEAR) * 4
    for which in Standing:
        by_sql = set(Assignment.objects.filter(stands(which, today=TODAY, soon_days=soon_days)).values_list("pk", flat=True))
        pure = {row.pk for row in rows if standing_of(row, today=TODAY, soon_days=soon_days) == which}
        assert by_sql == pure, which


def test_each_stands_in_exactly_one_way(every, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = count_standings(Assignment.objects.all(), today=TODAY, soon_days=7)
    assert sum(counts.values()) == Assignment.objects.count()
    assert counts[Standing.LATE] == 3 * 2 * 4  # three open states, two past dates, four days of reports
