"""Execution discipline: from plain facts on assignments to shares that always show their numerator and denominator.

Counted are assignments on control that apply, and whose date lies in the period and has passed (is before today). What
was reported in time and waits for its controller is not decided: it is in no share, but is shown beside them, for an
executor answers for own work only. `DEFINITIONS` says each formula in Russian.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import TypeVar

from avgust.control.states import DONE, OPEN, State

Key = TypeVar("Key")
Z95 = 1.959963984540054  # the normal quantile of a two-sided interval of 95 %


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one assignment.

    first_due     the date as first set; None where it is the present one
    reported_on   the day of the last report
    returned      how often a report was returned
    extended      how often the date was put off
    """

    state: State
    first_due: date | None = None
    due: date | None = None
    reported_on: date | None = None
    accepted_on: date | None = None
    released_on: date | None = None
    returned: int = 0
    extended: int = 0


@dataclass(frozen=True, slots=True)
class Mean:
    """A sum over a number of cases."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """The mean; None where there are no cases."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None where there are no cases."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's score interval of 95 %: where the share of many more such cases would lie; None without cases.

        E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209–212;
        recommended for few cases by Brown, Cai and DasGupta, Statistical Science 16 (2001), 101–133.
        """
        count = self.denominator
        if not count:
            return None
        share, square = self.numerator / count, Z95 * Z95
        centre = share + square / (2 * count)
        half = Z95 * sqrt(share * (1 - share) / count + square / (4 * count * count))
        scale = 1 + square / count
        return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)

    def differs_from(self, other: float) -> bool:
        """Whether the cases are enough to say that it is not `other`: the interval leaves it out."""
        interval = self.interval
        return interval is not None and not interval[0] <= other <= interval[1]


@dataclass(frozen=True, slots=True)
class Discipline:
    """How well assignments of a period were carried out. `DEFINITIONS` says each formula.

    waiting       reported in time by the present date, not decided yet
    without_date  on control without any date: in no share
    """

    on_time: Share
    on_time_first: Share
    overdue: Share
    extended: Share
    returned: Share
    delay: Mean
    delay_first: Mean
    waiting: int
    without_date: int


DEFINITIONS: Mapping[str, tuple[str, str]] = {
    "on_time": (
        "Исполнено в срок",
        "принятые, отчёт по которым сдан не позже действующего срока / все, чей действующий срок в периоде и прошёл, "
        "кроме сданных в срок и ждущих проверки",
    ),
    "on_time_first": (
        "Исполнено в первоначальный срок",
        "принятые, отчёт по которым сдан не позже первоначального срока / "
        "все, чей первоначальный срок в периоде и прошёл, кроме сданных в срок и ждущих проверки",
    ),
    "overdue": (
        "Просрочено сейчас",
        "не отчитались до сегодняшнего дня / все, чей действующий срок в периоде и прошёл",
    ),
    "extended": (
        "Срок переносился",
        "поручения с переносом срока / все, чей первоначальный срок в периоде и прошёл",
    ),
    "returned": (
        "Отчёт возвращался",
        "поручения, отчёт по которым возвращён хотя бы раз / "
        "все с рассмотренным отчётом и действующим сроком в периоде",
    ),
    "delay": (
        "Средняя задержка, дней",
        "дни от действующего срока до отчёта (без отчёта – до сегодня) у опоздавших / число опоздавших",
    ),
    "delay_first": (
        "Средняя задержка от первоначального срока, дней",
        "дни от первоначального срока до отчёта (без отчёта – до сегодня) у опоздавших / число опоздавших",
    ),
    "waiting": ("Ждут проверки", "отчёт сдан в срок и не рассмотрен; в долю исполненных в срок не входит"),
    "without_date": ("Без срока", "на контроле без срока; ни в одну долю не входит"),
}


def discipline(facts: Iterable[Fact], period: tuple[date, date], today: date) -> Discipline:
    """The discipline of assignments whose date lies in the period, both its days included."""
    apply = [each for each in facts if each.state not in {State.DRAFT, State.NOT_APPLICABLE}]
    present = [(each, each.due) for each in apply if each.due and period[0] <= each.due <= period[1]]
    first = [(each, day) for each in apply if (day := _first(each)) and period[0] <= day <= period[1]]
    passed = [(each, due) for each, due in present if due < today]
    passed_first = [(each, due) for each, due in first if due < today]
    judged = [each for each, _ in present if _is_judged(each)]
    late = sum(each.state in OPEN for each, _ in passed)
    return Discipline(
        on_time=_on_time(passed),
        on_time_first=_on_time(passed_first),
        overdue=Share(late, len(passed)),
        extended=Share(sum(_was_extended(each) for each, _ in passed_first), len(passed_first)),
        returned=Share(sum(each.returned > 0 for each in judged), len(judged)),
        delay=_delay(passed, today),
        delay_first=_delay(passed_first, today),
        waiting=sum(_waits_in_time(each, due) for each, due in present),
        without_date=sum(each.due is None and each.state in OPEN for each in apply),
    )


def discipline_by(
    facts: Iterable[tuple[Key, Fact]], period: tuple[date, date], today: date
) -> Mapping[Key, Discipline]:
    """The same for each key (an organisation, a controller, a document), in the order in which keys first come."""
    groups: dict[Key, list[Fact]] = {}
    for key, fact in facts:
        groups.setdefault(key, []).append(fact)
    return {key: discipline(group, period, today) for key, group in groups.items()}


def worst_first(shares: Mapping[Key, Share]) -> list[Key]:
    """Keys with the worst share of what is good first, by the upper end of its interval; without cases last.

    Few cases prove little, so an organisation with one late assignment of one does not come before one with half of
    ten. Equal ones keep their order.
    """
    return sorted(shares, key=lambda key: (shares[key].interval or (2.0, 2.0))[1])


def _first(fact: Fact) -> date | None:
    """The date as first set."""
    return fact.first_due or fact.due


def _reported(fact: Fact) -> date | None:
    """The day on which the executor was ready, as far as it is known; None for what is to be done."""
    if fact.state in OPEN:
        return None
    return fact.reported_on or fact.accepted_on or fact.released_on


def _waits_in_time(fact: Fact, due: date) -> bool:
    """Whether it was reported in time and nobody has judged the report."""
    return fact.state == State.REPORTED and fact.reported_on is not None and fact.reported_on <= due


def _is_judged(fact: Fact) -> bool:
    """Whether a report on it was accepted or returned at least once."""
    return fact.state in DONE or fact.returned > 0


def _was_extended(fact: Fact) -> bool:
    """Whether its date was put off."""
    return fact.extended > 0 or bool(fact.first_due and fact.due and fact.due > fact.first_due)


def _on_time(passed: Iterable[tuple[Fact, date]]) -> Share:
    """Accepted and reported by the date, among those that are decided."""
    decided = [(each, due) for each, due in passed if not _waits_in_time(each, due)]
    good = 0
    for each, due in decided:
        reported = _reported(each)
        good += each.state in DONE and reported is not None and reported <= due
    return Share(good, len(decided))


def _delay(passed: Iterable[tuple[Fact, date]], today: date) -> Mean:
    """Days after the date, of those that were or are late."""
    days = [((_reported(each) or today) - due).days for each, due in passed]
    late = [each for each in days if each > 0]
    return Mean(sum(late), len(late))
