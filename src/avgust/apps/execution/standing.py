"""How assignments stand today, as conditions of the database: the same as `control.states.standing` says of one.

A test holds both equal over every state and date.
"""

from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from avgust.apps.execution.models import Assignment
from avgust.control.states import DONE, OPEN, TONES, Standing, State, standing

IS_DONE = Q(state__in=sorted(DONE))
IS_OPEN = Q(state__in=sorted(OPEN))
HAS_TERM = ~Q(kind="series")  # a series is the frame of its occurrences and never stands anyhow itself


def stands(which: Standing, *, today: date, soon_days: int) -> Q:
    """The condition of assignments that stand so today."""
    soon = today + timedelta(days=soon_days)
    done_late = IS_DONE & Q(due__isnull=False, reported_on__isnull=False, reported_on__gt=F("due"))
    dated = Q(due__isnull=False)
    conditions = {
        Standing.LATE: IS_OPEN & Q(due__lt=today),
        Standing.DUE_TODAY: IS_OPEN & Q(due=today),
        Standing.SOON: IS_OPEN & Q(due__gt=today, due__lte=soon),
        Standing.LATER: (IS_OPEN & Q(due__gt=max(soon, today))) | (Q(state=State.DRAFT) & dated),
        Standing.WAITING: Q(state=State.REPORTED),
        Standing.DONE: IS_DONE & (Q(due=None) | Q(reported_on=None) | Q(reported_on__lte=F("due"))),
        Standing.DONE_LATE: done_late,
        Standing.NO_DATE: (IS_OPEN | Q(state=State.DRAFT)) & Q(due=None),
        Standing.NOT_APPLICABLE: Q(state=State.NOT_APPLICABLE),
    }
    return conditions[which]


def standing_of(assignment: Assignment, *, today: date, soon_days: int) -> Standing:
    """How one assignment stands today."""
    return standing(State(assignment.state), assignment.due, today, assignment.reported_on, soon_days)


def count_standings(rows: QuerySet[Assignment], *, today: date, soon_days: int) -> dict[Standing, int]:
    """How many stand how, in the order of urgency, by one query; series are not counted."""
    counted = {
        which.value: Count("pk", filter=stands(which, today=today, soon_days=soon_days) & HAS_TERM) for which in TONES
    }
    found = rows.order_by().aggregate(**counted)
    return {which: found[which.value] for which in TONES}
