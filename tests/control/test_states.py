"""A state machine that lets nothing slip: who may do what, and what a walk can never reach."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgust.control.errors import ControlError, StepError
from avgust.control.states import (
    DONE,
    EXTENSION_WORDS,
    JUDGING,
    NEED_GROUNDS,
    STANDING_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    STEPS,
    TONES,
    ExtensionState,
    Part,
    Standing,
    State,
    Step,
    Tone,
    after,
    allowed,
    answer_extension,
    may,
    perform,
    roll_up,
    standing,
)

seeded = settings(derandomize=True, max_examples=300, deadline=None)
TODAY = date(2026, 11, 22)
ALL_PARTS = [frozenset(some) for size in range(4) for some in combinations(Part, size)]

WAY = """
draft           put_on_control       on_control
on_control      start                in_work
on_control      report               reported
in_work         report               reported
reported        recall               in_work
reported        return_for_rework    returned
returned        start                in_work
returned        report               reported
reported        accept               accepted
accepted        return_for_rework    returned
accepted        release              released
released        reopen               in_work
in_work         mark_not_applicable  not_applicable
reported        mark_not_applicable  not_applicable
not_applicable  reopen               on_control
in_work         change_date          in_work
returned        ask_extension        returned
"""
FORBIDDEN = """
draft           report
draft           release
on_control      release
in_work         accept
in_work         release
reported        release
reported        report
returned        accept
accepted        recall
accepted        change_date
released        report
released        mark_not_applicable
not_applicable  accept
reported        ask_extension
"""


@pytest.mark.parametrize("line", WAY.strip().splitlines())
def test_a_step_leads_where_the_table_says(line):
    state, step, result = line.split()
    assert after(State(state), Step(step)) is State(result)
    assert Step(step) in allowed(State(state))


@pytest.mark.parametrize("line", FORBIDDEN.strip().splitlines())
def test_what_a_state_does_not_allow_is_refused_in_russian(line):
    state, step = line.split()
    with pytest.raises(ControlError, match=r"нельзя .+: поручение в состоянии") as told:
        after(State(state), Step(step))
    assert told.value.code == "step-not-allowed"
    assert Step(step) not in allowed(State(state))


@pytest.mark.parametrize("parts", ALL_PARTS, ids=lambda parts: "+".join(sorted(parts)) or "nobody")
def test_nobody_judges_own_work(parts):
    judge = bool(parts & {Part.CONTROLLER, Part.AUTHOR}) and Part.EXECUTOR not in parts
    assert {may(step, parts) for step in JUDGING} == {judge}


@pytest.mark.parametrize("step", [Step.START, Step.REPORT, Step.RECALL, Step.ASK_EXTENSION])
def test_only_an_executor_does_the_executors_steps(step):
    assert all(may(step, parts) == (Part.EXECUTOR in parts) for parts in ALL_PARTS)


def test_release_acceptance_return_and_dates_are_judgements():
    steps = {Step.RELEASE, Step.ACCEPT, Step.RETURN_FOR_REWORK, Step.MARK_NOT_APPLICABLE, Step.CHANGE_DATE}
    assert steps <= JUDGING


def test_a_judgement_says_why():
    with pytest.raises(StepError, match="укажите основание"):
        perform(State.ACCEPTED, Step.RELEASE, {Part.CONTROLLER}, "  ")
    assert perform(State.ACCEPTED, Step.RELEASE, {Part.CONTROLLER}, "приказ № 7") is State.RELEASED


def test_an_executor_who_is_also_the_controller_is_told_why_not():
    with pytest.raises(StepError, match="исполнитель не решает о своём поручении"):
        perform(State.ACCEPTED, Step.RELEASE, {Part.EXECUTOR, Part.CONTROLLER}, "всё сделано")


@seeded
@given(
    st.lists(
        st.tuples(st.sampled_from(Step), st.sampled_from(ALL_PARTS), st.sampled_from(["", "приказ № 7"])), max_size=40
    )
)
def test_no_walk_releases_what_was_not_accepted_by_another_with_grounds(walk):
    state, accepted, done = State.DRAFT, False, []
    for step, parts, grounds in walk:
        try:
            state = perform(state, step, parts, grounds)
        except StepError:
            continue
        done.append((step, parts, grounds))
        accepted = step == Step.ACCEPT or (accepted and state in DONE)
        assert state not in DONE or accepted
    for step, parts, grounds in done:
        assert step not in JUDGING or Part.EXECUTOR not in parts
        assert step not in NEED_GROUNDS or grounds


def test_every_state_can_be_reached_and_left():
    reached, ahead = set(), {State.DRAFT}
    while ahead:
        state = ahead.pop()
        reached.add(state)
        moves = {after(state, step) for step in allowed(state)} - {state}
        assert moves
        ahead |= moves - reached
    assert reached == set(State)


def test_every_value_has_its_words():
    assert set(STATE_WORDS) == set(State)
    assert set(STEP_WORDS) == set(STEPS) == set(Step)
    assert set(STANDING_WORDS) == set(TONES) == set(Standing)
    assert set(EXTENSION_WORDS) == set(ExtensionState)


STANDINGS = """
on_control      -1  -   late
in_work          0  -   due_today
returned         1  -   soon
in_work          7  -   soon
in_work          8  -   later
in_work          -  -   no_date
reported        -5  -6  waiting
reported         -  -1  waiting
accepted         0   0  done
accepted        -3  -2  done_late
released        -3  -3  done
released        -3   -  done
released         -  -1  done
not_applicable  -9  -   not_applicable
draft           -9  -   later
draft            -  -   no_date
"""


@pytest.mark.parametrize("line", STANDINGS.strip().splitlines())
def test_an_assignment_stands_as_the_table_says(line):
    def day(shift):
        return None if shift == "-" else TODAY + timedelta(days=int(shift))

    state, due, reported, expected = line.split()
    assert standing(State(state), day(due), TODAY, day(reported), soon_days=7) is Standing(expected)


def test_late_is_computed_so_a_changed_date_changes_it():
    assert standing(State.IN_WORK, TODAY - timedelta(days=1), TODAY, None, 7) is Standing.LATE
    assert standing(State.IN_WORK, TODAY + timedelta(days=30), TODAY, None, 7) is Standing.LATER


def test_there_are_four_tones_and_late_has_one_of_its_own():
    assert set(TONES.values()) == set(Tone)
    assert [each for each, tone in TONES.items() if tone == Tone.LATE] == [Standing.LATE]


CONTROLLER, EXECUTOR = frozenset({Part.CONTROLLER}), frozenset({Part.EXECUTOR})


@pytest.mark.parametrize(
    ("answer", "parts", "fine"),
    [
        (ExtensionState.GRANTED, CONTROLLER, True),
        (ExtensionState.REFUSED, frozenset({Part.AUTHOR}), True),
        (ExtensionState.RECALLED, EXECUTOR, True),
        (ExtensionState.GRANTED, EXECUTOR, False),
        (ExtensionState.GRANTED, EXECUTOR | CONTROLLER, False),
        (ExtensionState.RECALLED, CONTROLLER, False),
        (ExtensionState.ASKED, CONTROLLER, False),
    ],
)
def test_a_request_is_answered_by_who_may(answer, parts, fine):
    if fine:
        assert answer_extension(ExtensionState.ASKED, answer, parts) is answer
    else:
        with pytest.raises(StepError):
            answer_extension(ExtensionState.ASKED, answer, parts)


@pytest.mark.parametrize("state", [ExtensionState.GRANTED, ExtensionState.REFUSED, ExtensionState.RECALLED])
def test_an_answered_request_stays_answered(state):
    with pytest.raises(StepError, match="уже есть ответ"):
        answer_extension(state, ExtensionState.GRANTED, CONTROLLER)


def test_a_parent_sums_up_its_parts_and_leaves_out_what_does_not_apply():
    progress = roll_up(
        [Standing.DONE, Standing.LATER, Standing.DONE_LATE, Standing.NOT_APPLICABLE, Standing.LATE, Standing.DONE]
    )
    assert (progress.done, progress.total, progress.complete, progress.worst) == (3, 5, False, Standing.LATE)
    assert list(progress.counts) == [each for each in TONES if each in progress.counts]
    assert roll_up([Standing.DONE, Standing.NOT_APPLICABLE]).complete
    assert roll_up([]).worst is None
