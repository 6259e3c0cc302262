"""How the organisations of the example behave: who starts when, who is late, who asks for more time, what they answer.

Pure and seeded: the same organisation and duty always go the same way, whatever else happens.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from random import Random

from avgust.kernel.working_days import next_working_day, previous_working_day

DAY = timedelta(days=1)
WITHOUT_A_TERM = 75  # days after which people report on a duty that has no term
ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Habit:
    """Shares of one hundred duties; what is left over is reported long after the term.

    on_time   reported within the term, up to `early` days before it
    late      reported up to `delay` days after it
    returned  of all reports, those that come back once
    asks      of all duties, those for which more time is asked
    """

    on_time: int
    late: int
    early: int
    delay: int
    returned: int
    asks: int


HABITS = {
    "early": Habit(on_time=98, late=2, early=14, delay=2, returned=3, asks=1),
    ORDINARY: Habit(on_time=90, late=8, early=8, delay=6, returned=8, asks=3),
    "careless": Habit(on_time=76, late=18, early=4, delay=14, returned=20, asks=4),
    "late": Habit(on_time=58, late=32, early=2, delay=24, returned=14, asks=6),
    "needs_help": Habit(on_time=34, late=42, early=1, delay=40, returned=24, asks=20),
}
LONG_AFTER = (45, 110)  # days after the term


@dataclass(frozen=True, slots=True)
class Course:
    """How one duty goes. Days are working days; `asked` and `wanted` are None where no more time is asked for.

    luck  a number from 0 to 1 for whatever else must be decided
    """

    started: date
    reported: date
    returned: bool
    corrected: date
    asked: date | None
    wanted: date | None
    granted: bool
    luck: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to duties that hold these words: the kinds of evidence, its title, a count, the text."""

    words: str
    evidence: tuple[str, ...]
    title: str
    unit: str
    low: int
    high: int
    text: str


PLAIN = Answer("", ("protocol",), "Протокол", "", 0, 0, "Поручение исполнено, подтверждение приложено.")


def luck_of(*names: object) -> Random:
    """Chance that is always the same for the same names."""
    return Random(":".join(map(str, names)))  # noqa: S311 – a story, no secret


def course(luck: Random, habit: str, given: date, due: date | None) -> Course:
    """How an organisation of this habit goes about a duty given on one day and due on another."""
    ways = HABITS.get(habit, HABITS[ORDINARY])
    due = max(due or given + WITHOUT_A_TERM * DAY, given + 2 * DAY)
    reported = _reported(luck, ways, given, due)
    started = given + (reported - given) * luck.uniform(0.05, 0.7)
    asks = luck.random() * 100 < ways.asks and (due - given).days > 12
    asked = next_working_day(max(given + DAY, due - luck.randint(3, 8) * DAY)) if asks else None
    return Course(
        started=next_working_day(started),
        reported=reported,
        returned=luck.random() * 100 < ways.returned,
        corrected=next_working_day(reported + luck.randint(4, 12) * DAY),
        asked=asked,
        wanted=next_working_day(due + luck.choice((7, 10, 14, 21)) * DAY) if asked else None,
        granted=luck.random() < 0.7,
        luck=luck.random(),
    )


def _reported(luck: Random, ways: Habit, given: date, due: date) -> date:
    chance = luck.random() * 100
    if chance < ways.on_time:
        room = max(0, min(ways.early, (due - given).days - 1))
        return max(next_working_day(given + DAY), previous_working_day(due - luck.randint(0, room) * DAY))
    if chance < ways.on_time + ways.late:
        return next_working_day(due + luck.randint(1, ways.delay) * DAY)
    return next_working_day(due + luck.randint(*LONG_AFTER) * DAY)


def answer_to(text: str) -> Answer:
    """What is answered to a duty with this text."""
    folded = text.casefold()
    return next((answer for answer in _answers() if answer.words in folded), PLAIN)


def remark(kind: str, luck: Random) -> str:
    """One of the remarks of a kind: returned, again, asked, refused, granted, released, not_applicable, closed."""
    return luck.choice(_remarks(kind))


@lru_cache(maxsize=1)
def _answers() -> tuple[Answer, ...]:
    return tuple(
        Answer(
            row["words"],
            tuple(row["evidence"].split()),
            row["title"],
            row["unit"],
            int(row["low"] or 0),
            int(row["high"] or 0),
            row["text"],
        )
        for row in _rows("answers")
    )


@lru_cache(maxsize=16)
def _remarks(kind: str) -> Sequence[str]:
    return [row["text"] for row in _rows("remarks") if row["kind"] == kind]


def _rows(table: str) -> Sequence[dict[str, str]]:
    text = files("avgust.demo").joinpath("data", f"{table}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter=";", quoting=csv.QUOTE_NONE))
