"""The invented district: its organisations, people, posts, answers and habits, read from the tables of `data`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from avgust.demo.days import Days

MAIL = "tikhobor.example"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the example. `parent` and `successor` are codes; `kind` and `attributes` the registry's."""

    code: str
    parent: str
    kind: str
    name: str
    short_name: str
    number: str
    settlement: str
    attributes: tuple[str, ...]
    opened: date | None
    closed: date | None
    successor: str

    def works(self, on: date) -> bool:
        """Whether it exists on that day; the day of closing is its last."""
        return (self.opened is None or self.opened <= on) and (self.closed is None or on <= self.closed)


@dataclass(frozen=True, slots=True)
class Post:
    """What a person does where. `login` tells people apart; `place` is where the role holds, if it is elsewhere;
    `area` is the field of a specialist's work, which only the example needs."""

    login: str
    surname: str
    given_name: str
    patronymic: str
    organisation: str
    title: str
    role: str
    area: str
    since: date | None
    until: date | None
    place: str

    @property
    def email(self) -> str:
        """An address that cannot exist."""
        return f"{self.login}@{MAIL}"

    def held(self, on: date) -> bool:
        """Whether it is held on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Rule:
    """What the authority `owner` answers when it is asked who is meant by these words."""

    written: str
    owner: str
    kinds: tuple[str, ...]
    attributes: tuple[str, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """All of it. `habits` tell how an organisation reports: early, careless, late, needs_help; `areas` by which words
    a duty belongs to a specialist's area, the first that fits."""

    organisations: tuple[Organisation, ...]
    posts: tuple[Post, ...]
    rules: tuple[Rule, ...]
    habits: dict[str, str]
    areas: tuple[tuple[str, str], ...]


def district(today: date) -> District:
    """The district as it is told on `today`."""
    days = Days(today)
    return District(
        organisations=tuple(_organisation(row, days) for row in _rows("organisations")),
        posts=tuple(_post(row, days) for row in _rows("posts")),
        rules=tuple(_rule(row) for row in _rows("rules")),
        habits={row["organisation"]: row["habit"] for row in _rows("habits")},
        areas=tuple((row["words"], row["area"]) for row in _rows("areas")),
    )


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("avgust.demo").joinpath("data", f"{table}.csv").read_text("utf-8")
    return iter(csv.DictReader(text.splitlines(), delimiter=";", quoting=csv.QUOTE_NONE))


def _organisation(row: dict[str, str], days: Days) -> Organisation:
    return Organisation(
        code=row["code"],
        parent=row["parent"],
        kind=row["kind"],
        name=row["name"],
        short_name=row["short_name"],
        number=row["number"],
        settlement=row["settlement"],
        attributes=tuple(row["attributes"].split()),
        opened=days.day(row["opened"]),
        closed=days.day(row["closed"]),
        successor=row["successor"],
    )


def _post(row: dict[str, str], days: Days) -> Post:
    return Post(
        login=row["login"],
        surname=row["surname"],
        given_name=row["given_name"],
        patronymic=row["patronymic"],
        organisation=row["organisation"],
        title=row["title"],
        role=row["role"],
        area=row["area"],
        since=days.day(row["since"]),
        until=days.day(row["until"]),
        place=row["place"],
    )


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        row["written"],
        row["owner"],
        tuple(row["kinds"].split()),
        tuple(row["attributes"].split()),
        tuple(row["organisations"].split()),
    )
