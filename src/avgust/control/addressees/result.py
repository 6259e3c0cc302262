"""What an addressee came to: organisations with the reason for each, a question, or nobody of ours."""

from dataclasses import dataclass
from enum import StrEnum

from avgust.control.organisations import OrganisationKind


class QuestionKind(StrEnum):
    """Why a person is asked."""

    none = "none"  # no organisation answers to the words
    several = "several"  # several do, and the words do not choose
    list_missing = "list_missing"  # a list is named that is not at hand


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation that the words name, and why."""

    organisation: int
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to decide. `candidates` are organisations that come near; they may be empty."""

    kind: QuestionKind
    text: str
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRule:
    """An answer that a district gave once: a normalised phrase → organisations, a selector, or «outside».

    Of a selector an organisation has one of `kinds` (any where there are none) and all `attributes`.
    """

    id: int
    phrase: str
    organisations: tuple[int, ...] = ()
    kinds: tuple[OrganisationKind, ...] = ()
    attributes: tuple[str, ...] = ()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """An addressee as resolved on a day.

    `matches` beside a `question` are the members of a joint list that were understood. `outside` is said only where
    all of the addressee is outside the authority's power; `outside_reason` also where a part of it is.
    """

    written: str
    matches: tuple[Match, ...] = ()
    question: Question | None = None
    outside: bool = False
    rule: int | None = None
    outside_reason: str = ""
