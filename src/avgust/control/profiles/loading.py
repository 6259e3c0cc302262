"""Reads a control profile from plain data (TOML, JSON) and writes it back; everything wrong is told at once."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache, partial
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar, cast

from avgust.control.errors import ProfileError
from avgust.control.profiles.profile import (
    ControlProfile,
    CountFrom,
    DayKind,
    DefaultTerm,
    HolidayShift,
    Urgency,
    YearKind,
)
from avgust.control.tags import Setting, Tag

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)
LONGEST_DAYS, LONGEST_WORDS = 366, 500
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # 29 February would be missing in most years
TEXTS = ("code", "title", "act")
URGENCY_KEYS = frozenset({"code", "words", "days", "day_kind", "tag", "source"})
SETTING_KEYS = frozenset({"value", "tag", "source"})


class _Wrong(ValueError):
    """What is wrong with one value, in Russian."""


def load(data: Mapping[str, object]) -> ControlProfile:
    """The profile that plain data says. Raises ProfileError that names every place with what is wrong there."""
    problems: list[tuple[str, str]] = []
    known = {*TEXTS, "urgency", *SETTINGS}
    problems += [(str(key), "такой настройки нет") for key in data if key not in known]
    values: dict[str, Any] = {key: _told(problems, key, partial(_text, data.get(key))) for key in TEXTS}
    for key, parse in SETTINGS.items():
        values[key] = _setting(problems, key, data.get(key), parse)
    values["urgencies"] = _urgencies(problems, data.get("urgency", ()))
    if problems:
        raise ProfileError(problems)
    return ControlProfile(**values)


def to_dict(profile: ControlProfile) -> dict[str, object]:
    """The profile as plain data that `load` reads back and JSON can keep."""
    data: dict[str, object] = {key: getattr(profile, key) for key in TEXTS}
    for key in SETTINGS:
        setting: Setting[object] = getattr(profile, key)
        data[key] = {"value": _plain(key, setting.value), "tag": str(setting.tag), "source": setting.source}
    data["urgency"] = [
        {
            "code": each.code,
            "words": list(each.words),
            "days": each.days,
            "day_kind": str(each.day_kind),
            "tag": str(each.tag),
            "source": each.source,
        }
        for each in profile.urgencies
    ]
    return data


@cache
def shipped() -> Mapping[str, ControlProfile]:
    """The profiles that come with the program, by code: examples to use or to clone."""
    folder = resources.files("avgust.control.profiles")
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    profiles = [load(tomllib.loads(each.read_text("utf-8"))) for each in files]
    return MappingProxyType({each.code: each for each in profiles})


def _plain(key: str, value: object) -> object:
    """A value as plain data."""
    if key == "permanent_report_day":
        month, day = cast(tuple[int, int], value)
        return f"{day:02}.{month:02}"
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def _told(problems: list[tuple[str, str]], place: str, parse: Callable[[], Value]) -> Value | None:
    """What `parse` gives; what it finds wrong is added to the problems."""
    try:
        return parse()
    except _Wrong as wrong:
        problems.append((place, str(wrong)))
        return None


def _table(
    problems: list[tuple[str, str]], place: str, given: object, keys: frozenset[str]
) -> Mapping[str, object] | None:
    """A table with exactly these keys."""
    if not isinstance(given, Mapping):
        problems.append(
            (place, "настройки нет" if given is None else "нужна таблица с ключами " + ", ".join(sorted(keys)))
        )
        return None
    problems += [(f"{place}.{key}", "такого ключа нет") for key in given if key not in keys]
    missing = sorted(keys - set(given))
    problems += [(f"{place}.{key}", "не указано") for key in missing]
    return None if missing else given


def _setting(
    problems: list[tuple[str, str]], place: str, given: object, parse: Callable[[object], Value]
) -> Setting[Value] | None:
    """A norm with its tag and source."""
    table = _table(problems, place, given, SETTING_KEYS)
    if table is None:
        return None
    value = _told(problems, f"{place}.value", partial(parse, table["value"]))
    tag = _told(problems, f"{place}.tag", partial(_choice, Tag, table["tag"]))
    source = _told(problems, f"{place}.source", partial(_text, table["source"]))
    return None if value is None or tag is None or source is None else Setting(value, tag, source)


def _urgencies(problems: list[tuple[str, str]], given: object) -> tuple[Urgency, ...]:
    """The urgency marks; each code once."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        problems.append(("urgency", "нужен перечень пометок срочности"))
        return ()
    marks = [_urgency(problems, f"urgency[{number}]", each) for number, each in enumerate(given, 1)]
    codes = [mark.code for mark in marks if mark]
    problems += [
        ("urgency", f"пометка «{code}» названа дважды") for code in sorted(set(codes)) if codes.count(code) > 1
    ]
    return tuple(mark for mark in marks if mark)


def _urgency(problems: list[tuple[str, str]], place: str, given: object) -> Urgency | None:
    """One urgency mark."""
    table = _table(problems, place, given, URGENCY_KEYS)
    if table is None:
        return None
    before = len(problems)
    values: dict[str, Any] = {
        "code": _told(problems, f"{place}.code", partial(_text, table["code"])),
        "words": _told(problems, f"{place}.words", partial(_texts, table["words"])),
        "days": _told(problems, f"{place}.days", partial(_number, 1, LONGEST_DAYS, table["days"])),
        "day_kind": _told(problems, f"{place}.day_kind", partial(_choice, DayKind, table["day_kind"])),
        "tag": _told(problems, f"{place}.tag", partial(_choice, Tag, table["tag"])),
        "source": _told(problems, f"{place}.source", partial(_text, table["source"])),
    }
    return Urgency(**values) if len(problems) == before else None


def _text(given: object) -> str:
    """Words, not empty."""
    if not isinstance(given, str) or not given.strip():
        raise _Wrong("нужны слова")
    if len(given) > LONGEST_WORDS:
        raise _Wrong(f"не длиннее {LONGEST_WORDS} знаков")
    return given.strip()


def _texts(given: object) -> tuple[str, ...]:
    """At least one phrase."""
    if not isinstance(given, Sequence) or isinstance(given, str) or not given:
        raise _Wrong("нужен перечень слов, хотя бы одно")
    return tuple(_text(each) for each in given)


def _number(least: int, most: int, given: object) -> int:
    """A whole number within bounds."""
    if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= most:
        raise _Wrong(f"нужно целое число от {least} до {most}")
    return given


def _share(given: object) -> float:
    """A part of the whole, above 0."""
    if not isinstance(given, int | float) or isinstance(given, bool) or not 0 < given <= 1:
        raise _Wrong("нужна доля больше 0 и не больше 1")
    return float(given)


def _numbers(given: object) -> tuple[int, ...]:
    """Days, the farthest first, each once; may be empty."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise _Wrong("нужен перечень чисел")
    return tuple(sorted({_number(0, LONGEST_DAYS, each) for each in given}, reverse=True))


def _month_and_day(given: object) -> tuple[int, int]:
    """«20.01» → (1, 20)."""
    day, dot, month = given.partition(".") if isinstance(given, str) else ("", "", "")
    if not (dot and day.isdecimal() and month.isdecimal() and 1 <= int(month) <= len(MONTH_LENGTHS)):
        raise _Wrong("нужен день и месяц, например 20.01")
    if not 1 <= int(day) <= MONTH_LENGTHS[int(month) - 1]:
        raise _Wrong("такого дня в месяце нет (или он есть не каждый год)")
    return int(month), int(day)


def _choice(kind: type[Choice], given: object) -> Choice:
    """One of the values of an enumeration."""
    if not isinstance(given, str) or given not in set(kind):
        raise _Wrong("нужно одно из: " + ", ".join(kind))
    return kind(given)


SETTINGS: Mapping[str, Callable[[object], object]] = {
    "count_from": partial(_choice, CountFrom),
    "holiday_shift": partial(_choice, HolidayShift),
    "default_term": partial(_choice, DefaultTerm),
    "periodic_report_day": partial(_number, 1, min(MONTH_LENGTHS)),
    "permanent_report_day": _month_and_day,
    "extension_share": _share,
    "extension_days": partial(_number, 1, LONGEST_DAYS),
    "reminders": _numbers,
    "soon_days": partial(_number, 0, LONGEST_DAYS),
    "year_parts": partial(_choice, YearKind),
    "whole_years": partial(_choice, YearKind),
}
