"""The states of an assignment, who may move it, and how it stands today.

What is stored is a state; whether an assignment is late is computed from its due date and today, never stored.

Nobody judges own work: whoever executes an assignment may not accept, return, release it, mark it not applicable,
reopen it or change its date, even where the same person is its controller or author too. Such an assignment waits
for another controller or for its author. A co-executor is an executor here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from avgust.control.errors import StepError


class State(StrEnum):
    """Where an assignment is on its way."""

    DRAFT = "draft"
    ON_CONTROL = "on_control"
    IN_WORK = "in_work"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    RELEASED = "released"
    NOT_APPLICABLE = "not_applicable"


class Step(StrEnum):
    """What may be done to an assignment. The last two leave its state as it is.

    RECALL         the executor takes a report back before it is looked at
    CHANGE_DATE    the due date is changed; the first one is kept for ever by whoever stores it
    ASK_EXTENSION  the executor asks for more time with grounds
    """

    PUT_ON_CONTROL = "put_on_control"
    START = "start"
    REPORT = "report"
    RECALL = "recall"
    ACCEPT = "accept"
    RETURN_FOR_REWORK = "return_for_rework"
    RELEASE = "release"
    MARK_NOT_APPLICABLE = "mark_not_applicable"
    REOPEN = "reopen"
    CHANGE_DATE = "change_date"
    ASK_EXTENSION = "ask_extension"


class Part(StrEnum):
    """What a person is to an assignment; one person may be several."""

    EXECUTOR = "executor"
    CONTROLLER = "controller"
    AUTHOR = "author"


S, T = State, Step
OPEN = frozenset({S.ON_CONTROL, S.IN_WORK, S.RETURNED})  # the executor's move
DONE = frozenset({S.ACCEPTED, S.RELEASED})
STEPS: Mapping[Step, Mapping[State, State]] = {
    T.PUT_ON_CONTROL: {S.DRAFT: S.ON_CONTROL},
    T.START: {S.ON_CONTROL: S.IN_WORK, S.RETURNED: S.IN_WORK},
    T.REPORT: dict.fromkeys(OPEN, S.REPORTED),
    T.RECALL: {S.REPORTED: S.IN_WORK},
    T.ACCEPT: {S.REPORTED: S.ACCEPTED},
    T.RETURN_FOR_REWORK: {S.REPORTED: S.RETURNED, S.ACCEPTED: S.RETURNED},
    T.RELEASE: {S.ACCEPTED: S.RELEASED},
    T.MARK_NOT_APPLICABLE: dict.fromkeys((S.DRAFT, *sorted(OPEN), S.REPORTED), S.NOT_APPLICABLE),
    T.REOPEN: {S.RELEASED: S.IN_WORK, S.NOT_APPLICABLE: S.ON_CONTROL},
    T.CHANGE_DATE: {state: state for state in (S.DRAFT, *sorted(OPEN), S.REPORTED)},
    T.ASK_EXTENSION: {state: state for state in sorted(OPEN)},
}

# Judging steps need a controller or the author who does not execute; binding oneself is no judgement.
OF_EXECUTOR = frozenset({T.START, T.REPORT, T.RECALL, T.ASK_EXTENSION})
JUDGING = frozenset(set(Step) - OF_EXECUTOR - {T.PUT_ON_CONTROL})
# These stay in the journal with the words why.
NEED_GROUNDS = frozenset(JUDGING - {T.ACCEPT} | {T.ASK_EXTENSION})

STATE_WORDS: Mapping[State, str] = {
    S.DRAFT: "черновик",
    S.ON_CONTROL: "на контроле",
    S.IN_WORK: "в работе",
    S.REPORTED: "отчёт сдан",
    S.RETURNED: "возвращён",
    S.ACCEPTED: "отчёт принят",
    S.RELEASED: "снято с контроля",
    S.NOT_APPLICABLE: "не относится",
}
STEP_WORDS: Mapping[Step, str] = {
    T.PUT_ON_CONTROL: "поставить на контроль",
    T.START: "начать работу",
    T.REPORT: "отправить отчёт",
    T.RECALL: "отозвать отчёт",
    T.ACCEPT: "принять отчёт",
    T.RETURN_FOR_REWORK: "вернуть на доработку",
    T.RELEASE: "снять с контроля",
    T.MARK_NOT_APPLICABLE: "отметить, что не относится",
    T.REOPEN: "возобновить контроль",
    T.CHANGE_DATE: "изменить срок",
    T.ASK_EXTENSION: "попросить продлить срок",
}


def after(state: State, step: Step) -> State:
    """The state after a step. Raises StepError where the step is not allowed in this state."""
    if state not in STEPS[step]:
        message = f"нельзя {STEP_WORDS[step]}: поручение в состоянии «{STATE_WORDS[state]}»"
        raise StepError("step-not-allowed", message)
    return STEPS[step][state]


def allowed(state: State) -> frozenset[Step]:
    """The steps that this state allows, whoever does them."""
    return frozenset(step for step, moves in STEPS.items() if state in moves)


def may(step: Step, parts: Collection[Part]) -> bool:
    """Whether a person with these parts in the assignment may do the step."""
    if step in OF_EXECUTOR:
        return Part.EXECUTOR in parts
    if step in JUDGING and Part.EXECUTOR in parts:
        return False
    return Part.CONTROLLER in parts or Part.AUTHOR in parts


def perform(state: State, step: Step, parts: Collection[Part], grounds: str = "") -> State:
    """The state after a step by a person with these parts. Raises StepError where any of the rules forbids it."""
    if not may(step, parts):
        own = step in JUDGING and Part.EXECUTOR in parts
        reason = "исполнитель не решает о своём поручении" if own else "это право есть не у вас"
        raise StepError("step-not-yours", f"нельзя {STEP_WORDS[step]}: {reason}")
    if step in NEED_GROUNDS and not grounds.strip():
        raise StepError("step-without-grounds", f"нельзя {STEP_WORDS[step]}: укажите основание")
    return after(state, step)


class ExtensionState(StrEnum):
    """Where a request for more time is. All but ASKED are final."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    RECALLED = "recalled"


EXTENSION_WORDS: Mapping[ExtensionState, str] = {
    ExtensionState.ASKED: "рассматривается",
    ExtensionState.GRANTED: "срок продлён",
    ExtensionState.REFUSED: "отказано",
    ExtensionState.RECALLED: "отозвано",
}


def answer_extension(state: ExtensionState, answer: ExtensionState, parts: Collection[Part]) -> ExtensionState:
    """The state of a request after its answer: the executor recalls it, who may change the date grants or refuses."""
    if state != ExtensionState.ASKED or answer == ExtensionState.ASKED:
        raise StepError("extension-answered", f"на просьбу о продлении уже есть ответ: {EXTENSION_WORDS[state]}")
    own = answer == ExtensionState.RECALLED
    if not may(Step.ASK_EXTENSION if own else Step.CHANGE_DATE, parts):
        who = "исполнитель" if own else "контролёр или автор поручения, который сам его не исполняет"
        raise StepError("step-not-yours", f"ответить на просьбу о продлении может только {who}")
    return answer


class Standing(StrEnum):
    """How an assignment stands on a day. WAITING: reported, the controller's move."""

    LATE = "late"
    DUE_TODAY = "due_today"
    SOON = "soon"
    LATER = "later"
    WAITING = "waiting"
    DONE = "done"
    DONE_LATE = "done_late"
    NO_DATE = "no_date"
    NOT_APPLICABLE = "not_applicable"


class Tone(StrEnum):
    """The four meanings of colour."""

    LATE = "late"
    WAITING = "waiting"
    DONE = "done"
    CALM = "calm"


# In the order in which people want to see them: what burns first.
TONES: Mapping[Standing, Tone] = {
    Standing.LATE: Tone.LATE,
    Standing.DUE_TODAY: Tone.WAITING,
    Standing.SOON: Tone.WAITING,
    Standing.WAITING: Tone.WAITING,
    Standing.LATER: Tone.CALM,
    Standing.NO_DATE: Tone.CALM,
    Standing.DONE_LATE: Tone.DONE,
    Standing.DONE: Tone.DONE,
    Standing.NOT_APPLICABLE: Tone.CALM,
}
STANDING_WORDS: Mapping[Standing, str] = {
    Standing.LATE: "просрочено",
    Standing.DUE_TODAY: "срок сегодня",
    Standing.SOON: "скоро срок",
    Standing.WAITING: "ждёт проверки",
    Standing.LATER: "срок не скоро",
    Standing.NO_DATE: "без срока",
    Standing.DONE_LATE: "исполнено с опозданием",
    Standing.DONE: "исполнено",
    Standing.NOT_APPLICABLE: "не относится",
}


def standing(state: State, due: date | None, today: date, reported_on: date | None, soon_days: int) -> Standing:
    """How an assignment stands today.

    reported_on  the day of the last report; what is done is late where this day is after `due`
    soon_days    how many days before its date an assignment is `soon`

    A draft binds nobody, so it is never late: with a date it is `later`.
    """
    if state == State.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    if state in DONE:
        return Standing.DONE_LATE if due and reported_on and reported_on > due else Standing.DONE
    if state == State.REPORTED:
        return Standing.WAITING
    if due is None:
        return Standing.NO_DATE
    if state == State.DRAFT:
        return Standing.LATER
    return _before(due, today, soon_days)


def _before(due: date, today: date, soon_days: int) -> Standing:
    """How what is not done stands against its date."""
    if due <= today:
        return Standing.LATE if due < today else Standing.DUE_TODAY
    return Standing.SOON if due - today <= timedelta(days=soon_days) else Standing.LATER


@dataclass(frozen=True, slots=True)
class Progress:
    """Sub-assignments summed up for their parent.

    total   all that apply; what is not applicable is not counted
    counts  how many stand how, in the order of TONES
    """

    total: int
    counts: Mapping[Standing, int]

    @property
    def done(self) -> int:
        """How many are done, in time or late."""
        return self.counts.get(Standing.DONE, 0) + self.counts.get(Standing.DONE_LATE, 0)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do; also where there is nothing at all."""
        return self.done == self.total

    @property
    def worst(self) -> Standing | None:
        """The standing that burns most, None where there is nothing."""
        return next(iter(self.counts), None)


def roll_up(parts: Iterable[Standing]) -> Progress:
    """The progress of an assignment by its sub-assignments. It decides nothing: the controller does."""
    seen = list(parts)
    counts = {each: seen.count(each) for each in TONES if each in seen}
    return Progress(len(seen) - counts.get(Standing.NOT_APPLICABLE, 0), counts)
