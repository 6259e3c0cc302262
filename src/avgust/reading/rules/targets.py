"""Measurable targets: a value, its unit, how it is compared, and the day by which.

Reads: a duty's words and the times in them. Writes: targets, and which of the times belong to a value alone.
Guarantees: ages, classes, numbers of schools, times and acts are no targets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from avgust.reading.lexicon import units
from avgust.reading.lexicon.morphology import genitive_plural, in_case, parses
from avgust.reading.lexicon.patterns import choice, stem_of
from avgust.reading.lexicon.units import NO_COMPARISONS, NO_UNITS
from avgust.reading.temporal import Temporal

VALUE = r"\d{1,3}(?: \d{3}){1,4}(?:[.,]\d+)?|\d{1,15}(?:[.,]\d+)?"
COMPARED = rf"(?P<cmp>{'|'.join(units.COMPARISONS)})\s+"
DIGIT = re.compile(r"\d")
ASIDE = r"(?:\([^()]{0,40}\)\s*)?"  # «80 (восьмидесяти) процентов»
PERCENT = re.compile(
    rf"(?<![\w.,/])(?:{COMPARED})?(?P<value>{VALUE})(?:\s?-\s?(?P<upper>{VALUE}))?\s*{ASIDE}"
    r"(?P<unit>%|-\s?процентн\w+\b|процентн\w+\s+пункт\w*|процент\w*|п\.\s?п(?![а-я])\.?)"
)
COUNT = re.compile(
    rf"(?<![\w.,/№-])(?:{COMPARED})?(?P<value>{VALUE})(?:\s?-\s?(?P<upper>\d+))?\s+{ASIDE}"
    rf"(?:(?P<scale>{'|'.join(units.SCALES)})\s+)?"
    r"(?P<words>[а-я][а-я-]+(?:\s+[а-я][а-я-]+){0,3})"
)
BASE = re.compile(rf"(?:с|от)\s+(?P<base>{VALUE})\s*(?:%|процент\w*)?\s*{ASIDE}(?:в\s+\d{{4}}\s+г\w*\.?\s+)?$")
FURTHER = re.compile(rf"[^;]{{0,40}}?\sдо\s+(?:{VALUE})")  # «с 40 % до 55 %»
NEXT_WORDS = re.compile(r"(?:\s+[а-я-]+){1,4}")
AT_LEAST = stem_of(units.AT_LEAST)
AT_MOST = stem_of(units.AT_MOST)
REDUCING = re.compile(rf"(?<![а-я]){choice(units.REDUCING_STEMS)}\w*")
FORBIDDING = re.compile(rf"(?<![а-я]){choice(units.FORBIDDING)}")
LEVEL = re.compile(rf"(?<![а-я]){choice(units.LEVEL_STEMS)}\w*")
REACH = 40  # characters between a value and its date
VERB_REACH = 1000  # characters back to the verb that says what is done to a value
# «школы № 1», «статьёй 25 закона», «в 5 классе»: a number that is a name.
NUMBERED = re.compile(rf"(?:№|(?<![а-я])n|(?<![а-я]){choice(units.NUMBERED_WORDS)}\.?)\s?(?:\d+(?:\s?[,и]\s?))*$")


@dataclass(frozen=True, slots=True)
class Measured:
    """A target found: the value and its span, and the times that belong to it alone."""

    value: float
    unit: str
    comparator: str
    base: float | None
    population: str | None
    start: int
    end: int
    is_level: bool
    own: Temporal | None
    rule: str


def find_targets(
    folded: str, start: int, end: int, times: Sequence[Temporal], taken: Sequence[tuple[int, int]]
) -> list[Measured]:
    """Targets in `folded[start:end]`; `times` are the temporal expressions there, `taken` spans of something else."""
    if not DIGIT.search(folded, start, end):
        return []
    blocked = [*taken, *((t.start, t.end) for t in times)]
    found: list[Measured] = []
    for rule in RULES:
        found += rule(folded, start, end, times, [*blocked, *((m.start, m.end) for m in found)])
    return sorted(found, key=lambda m: m.start)


def percents(
    folded: str, start: int, end: int, times: Sequence[Temporal], blocked: Sequence[tuple[int, int]]
) -> list[Measured]:
    """«до 83 %», «не менее 46 % детей», «на 5 процентных пунктов»."""
    found = []
    for hit in PERCENT.finditer(folded, start, end):
        if _overlaps(hit.start("value"), hit.end("value"), blocked) or _is_base(folded, hit, end):
            continue
        points = "пункт" in hit.group("unit") or hit.group("unit").startswith("п.")
        unit = "процентных пунктов" if points else "%"
        found.append(
            _measured(folded, start, end, hit, unit, times, "percents", _people_follow(folded, hit.end(), end))
        )
    return found


def counts(
    folded: str, start: int, end: int, times: Sequence[Temporal], blocked: Sequence[tuple[int, int]]
) -> list[Measured]:
    """«не менее 12 кружков», «3 кабинета», «120 новых мест»."""
    found = []
    at = start
    while hit := COUNT.search(folded, at, end):
        counted = None if _overlaps(*hit.span("value"), blocked) else _count(folded, start, hit)
        if counted:
            unit, stop = counted
            found.append(_measured(folded, start, end, hit, unit, times, "counts", True, stop))
        at = counted[1] if counted else hit.end("value")  # the words after a number that counts nothing are free again
    return found


def _count(folded: str, start: int, hit: re.Match[str]) -> tuple[str, int] | None:
    """The unit that the number counts and where its words end; None where it counts nothing."""
    words = hit.group("words").split()
    noun = _counted(words)
    if noun is None or NUMBERED.search(folded, max(start, hit.start("value") - 24), hit.start("value")):
        return None
    compared = re.sub(r"\s+", " ", hit.group("cmp") or "").strip()
    if compared in NO_COMPARISONS or not _may_count(compared, words, noun[0]):
        return None
    return noun[1], hit.start("words") + len(" ".join(words[: noun[0] + 1]))


def _may_count(compared: str, words: list[str], index: int) -> bool:
    lemma = _lemma(words[index])
    if lemma in {"день"}:
        return index > 0 and "не " in compared
    if lemma in NO_UNITS:
        return False
    return lemma not in {"школа", "балл"} or bool(compared)


def _counted(words: list[str]) -> tuple[int, str] | None:
    """Index and unit of the counted noun: adjectives may stand before it."""
    for i, word in enumerate(words):
        if _lemma(word) in NO_UNITS and not (i > 0 and _lemma(word) == "день"):
            return None
        if i + 1 < len(words) and _is_adjective(word) and _noun(words[i + 1]):
            continue
        noun = _noun(word)
        if noun:
            return i, genitive_plural(noun)
        if not _is_adjective(word):
            return None
    return None


def _is_adjective(word: str) -> bool:
    return any(p.tag.POS in {"ADJF", "PRTF"} for p in parses(word))


PEOPLE = re.compile(r"(?:обучающ|учащ|работающ|воспитывающ|занимающ|проживающ)(?:их|ими|им)ся|учащ(?:ихся|имся|имися)")


def _noun(word: str) -> str | None:
    """The word if it can be a counted noun: genitive, or the form after a comparison («2500 экземплярами»)."""
    if PEOPLE.fullmatch(word):
        return word
    for parse in parses(word):
        if (
            parse.tag.POS == "NOUN"
            and parse.tag.case in {"gent", "nomn", "accs", "ablt", "datv", "gen2"}
            and "Name" not in parse.tag
        ):
            return word
    return None


def _lemma(word: str) -> str:
    first = parses(word)[0]
    return str(first.normal_form).replace("ё", "е")


def _measured(
    folded: str,
    start: int,
    end: int,
    hit: re.Match[str],
    unit: str,
    times: Sequence[Temporal],
    rule: str,
    serves: bool,
    stop: int = -1,
) -> Measured:
    compared = re.sub(r"\s+", " ", hit.group("cmp") or "").strip()
    begin = hit.start() if compared not in NO_COMPARISONS else hit.start("value")
    finish = stop if stop >= 0 else hit.end()
    up_to = compared == "до"
    verb_from = max(start, hit.start() - VERB_REACH)
    is_level = (
        up_to or not serves if unit == "%" else up_to and LEVEL.search(folded, verb_from, hit.start()) is not None
    )
    base = BASE.search(folded, max(start, hit.start() - 60), hit.start())
    return Measured(
        _number(hit.group("value")) * _scale(hit),
        unit,
        _comparator(folded, verb_from, hit.start(), compared),
        _number(base.group("base")) if base else None,
        _population(folded, finish, end) if serves and unit == "%" else None,
        begin,
        finish,
        is_level,
        _own_time(folded, begin, finish, times) if is_level else None,
        rule,
    )


def _scale(hit: re.Match[str]) -> int:
    """What «тыс.» and «млн» multiply the number by."""
    scale = hit.groupdict().get("scale")
    if not scale:
        return 1
    return units.THOUSAND if scale.startswith("т") else units.MILLION


def _number(words: str) -> float:
    return float(words.replace(" ", "").replace(",", "."))


def _comparator(folded: str, start: int, at: int, compared: str) -> str:
    if AT_MOST.search(compared):
        return "<="
    if compared.startswith("до") and REDUCING.search(folded, start, at):
        return "<="
    if AT_LEAST.search(compared) and "не" not in compared.split() and FORBIDDING.search(folded, start, at):
        return "<="  # «не допускать наполняемости более 25 человек»
    return ">=" if AT_LEAST.search(compared) else "="


def _is_base(folded: str, hit: re.Match[str], end: int) -> bool:
    """«с 40 % до 55 %»: the level to start from."""
    return (hit.group("cmp") or "").strip() in {"с", "со", "от"} and bool(FURTHER.match(folded, hit.end(), end))


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _people_follow(folded: str, at: int, end: int) -> bool:
    """«46 % детей»: a share of those who are named right after it."""
    return _population(folded, at, end) is not None


def _population(folded: str, at: int, end: int) -> str | None:
    hit = NEXT_WORDS.match(folded, at, end)
    if not hit:
        return None
    words = hit.group().split()
    for i, word in enumerate(words):
        describes = in_case(word, "gent", frozenset({"ADJF", "PRTF"})) is not None
        if describes and i + 1 < len(words) and in_case(words[i + 1], "gent", frozenset({"NOUN", "ADJF", "PRTF"})):
            continue
        if PEOPLE.fullmatch(word) or (len(word) > 2 and in_case(word, "gent", frozenset({"NOUN"})) is not None):
            return " ".join(words[: i + 1])
        return " ".join(words[: i + 1]) if describes and in_case(word, "gent", frozenset({"PRTF"})) else None
    return None


REACHED_BY = re.compile(r"ко?\s+\d")
VERB_OF_LEVEL = re.compile(r"(?:довести|достичь|снизить|повысить|увеличить|сократить|уменьшить|нарастить)\s*$")


def _own_time(folded: str, start: int, end: int, times: Sequence[Temporal]) -> Temporal | None:
    """The time paired with the value: right before it («к концу 2020 года до 75 %») or after it («до 90 % к 1 мая»)."""
    for time in times:
        if (
            not 0 <= time.start - end <= REACH
            or time.period.freq is not None
            or time.kind in {"from", "recurrence", "continuous"}
            or DURING.match(folded, time.start)
        ):
            continue
        after = folded[end : time.start]
        if not re.search(r"[;%]|\d", after) and _is_close(after):
            return time
    for time in times:  # «снизить к 1 июня 2022 года долю … до 12 %»
        if (
            time.end <= start
            and time.kind == "until"
            and REACHED_BY.match(folded, time.start)
            and VERB_OF_LEVEL.search(folded, max(0, time.start - 40), time.start)
        ):
            return time
    for time in reversed(times):
        if (
            0 <= start - time.end <= REACH
            and time.period.freq is None
            and not folded[time.end : start].strip(" -(")
            and time.kind not in {"from"}
        ):
            return time
    return None


DURING = re.compile(r"в\s+течение")  # it governs the verb, not the value


def _is_close(between: str) -> bool:
    """Only a few words, and no comma, between the value and its date."""
    return not re.search(r"[,(]", between) and len(between.split()) <= 3


# In firing order: what a rule has read is blocked for those after it.
RULES = (percents, counts)
