"""Production calendars: what the yearly decrees move, as data. None is shipped: a person enters or imports a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date

from avgust.control.errors import ProfileError
from avgust.control.tags import Tag
from avgust.kernel.working_days import Calendar

KEYS = ("year", "act", "tag", "off", "worked")


@dataclass(frozen=True, slots=True)
class ProductionYear:
    """What a decree moved in one year: days that are off, and days that are worked although they would be off."""

    year: int
    act: str
    tag: Tag
    off: tuple[date, ...]
    worked: tuple[date, ...]


def load_years(data: Iterable[Mapping[str, object]]) -> tuple[ProductionYear, ...]:
    """The years that plain data says, in order. Raises ProfileError that names every place with what is wrong there."""
    problems: list[tuple[str, str]] = []
    years = [_year(problems, f"year[{number}]", each) for number, each in enumerate(data, 1)]
    numbers = [each.year for each in years if each]
    problems += [(str(year), "год назван дважды") for year in sorted(set(numbers)) if numbers.count(year) > 1]
    if problems:
        raise ProfileError(problems)
    return tuple(sorted((each for each in years if each), key=lambda each: each.year))


def to_list(years: Iterable[ProductionYear]) -> list[dict[str, object]]:
    """The years as plain data that `load_years` reads back and JSON can keep."""
    return [
        {
            "year": each.year,
            "act": each.act,
            "tag": str(each.tag),
            "off": [day.isoformat() for day in each.off],
            "worked": [day.isoformat() for day in each.worked],
        }
        for each in years
    ]


def calendar_of(years: Iterable[ProductionYear]) -> Calendar:
    """The working days of the Labour Code with what these decrees moved."""
    moved: dict[date, bool] = {}
    for each in years:
        moved |= dict.fromkeys(each.off, False) | dict.fromkeys(each.worked, True)
    return Calendar(moved=moved)


def unknown_years(years: Iterable[ProductionYear], first: date, last: date) -> tuple[int, ...]:
    """The years between two days whose decree is not entered: their days off are only those of the Labour Code."""
    known = {each.year for each in years}
    return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def _year(problems: list[tuple[str, str]], place: str, given: Mapping[str, object]) -> ProductionYear | None:
    """One year, None where something is wrong with it."""
    before = len(problems)
    problems += [(f"{place}.{key}", "такого ключа нет") for key in given if key not in KEYS]
    year, act, tag = given.get("year"), given.get("act"), given.get("tag")
    if not isinstance(year, int) or isinstance(year, bool) or not 1 <= year < MAXYEAR:
        problems.append((f"{place}.year", "нужен год"))
        return None
    if not isinstance(act, str) or not act.strip():
        problems.append((f"{place}.act", "нужно название постановления"))
    if tag not in set(Tag):
        problems.append((f"{place}.tag", "нужно одно из: " + ", ".join(Tag)))
    off = _days(problems, f"{place}.off", given.get("off", ()), year)
    worked = _days(problems, f"{place}.worked", given.get("worked", ()), year)
    both = sorted({*off} & {*worked})
    problems += [(place, f"день {day:%d.%m.%Y} и рабочий, и выходной") for day in both]
    return ProductionYear(year, str(act), Tag(str(tag)), off, worked) if len(problems) == before else None


def _days(problems: list[tuple[str, str]], place: str, given: object, year: int) -> tuple[date, ...]:
    """The days of a list, in order; each lies in the year."""
    if not isinstance(given, list | tuple):
        problems.append((place, "нужен перечень дней"))
        return ()
    days = set()
    for each in given:
        day = _day(each)
        if day is None or day.year != year:
            problems.append((place, f"«{each}» – не день {year} года"))
        else:
            days.add(day)
    return tuple(sorted(days))


def _day(given: object) -> date | None:
    """A day of TOML, or «2027-01-09» of JSON."""
    if type(given) is date:
        return given
    try:
        return date.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None
