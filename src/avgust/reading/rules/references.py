"""Acts that are cited with a number or a date.

Reads: a duty's words. Writes: one reference for each number or date of an act; acts in a row share the words before
them («приказы от 12.03.2015 № 98, от 03.07.2015 № 240»). An act inside another act's title counts only with a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from avgust.reading.lexicon import months
from avgust.reading.lexicon.acts import NUMBERED_THINGS, SANITARY_AND_STANDARDS, TYPES
from avgust.reading.lexicon.patterns import choice
from avgust.reading.rules.shadows import Shadows
from avgust.reading.temporal import Anchor, read_period

TYPE = re.compile("|".join(f"(?P<t{i}>{pattern})" for i, (_, pattern, _) in enumerate(TYPES)))
YEAR = r"\s?(?:года?|г)?\.?"
DAY = (
    r"\"?\d{1,2}\"?[.,]\s?\d{1,2}[.,]\s?\d{2,4}"  # «12.03.2015»
    rf"|\"?\d{{1,2}}\"?\s?{months.STEMS}[а-я]*\.?\s?\d{{2,4}}"  # «"12" марта 2015»
)
NUMBER = (
    r"[lioо]?\d[\w-]*(?:\s?[/.-]\s?[\w-]*\d[\w-]*|/[а-яa-z]{1,4}(?!\w))*"  # «98», «273-ФЗ», «l40/2», «15/од»
    r"|[а-я]{1,4}[-/]?\d+(?:[/.-][\w-]+)*"  # «АБ-1234/08»
)
CITED = re.compile(
    rf"(?:(?<![а-я])от\s+(?P<date>{DAY}){YEAR})(?:\s*,?\s*(?:№|n[º°s]?)\s?(?P<number>{NUMBER}))?"
    rf"|(?:№|(?<![a-z])n[º°s]?(?=\s?[\dl]))\s?(?P<number2>{NUMBER})(?:\s*,?\s*от\s+(?P<date2>{DAY}){YEAR})?"
    rf"|(?<![\w-])(?P<number3>\d{{1,4}}-(?:фкз|фз|рз|оз|п|р|з))(?![а-я])(?:\s+от\s+(?P<date3>{DAY}){YEAR})?"
)
# Without one of these nothing is cited.
TRIGGER = re.compile(r"№|n[º°s]? ?[\dl]|от \"?\d|\d-[а-я]|санпин|гост|сп \d")
RULES_NUMBER = re.compile(
    rf"{choice(SANITARY_AND_STANDARDS)}\s+(?P<number>[\d./]+-\d{{2,4}})(?:\s+от\s+(?P<date>{DAY}))?"
)
SCANNED = {"l": "1", "i": "1", "o": "0", "о": "0"}
SCHOOL = re.compile(rf"{choice(NUMBERED_THINGS)}(?:\s*№\s?[\w-]+\s*(?:,|и))*\s*$")  # «школ № 1, № 2 и»
QUOTE = re.compile(r"\.?\s*«")
WINDOW = 260  # characters between an act's word and its number
UNDATED = Anchor(day=None, school_year=None)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the act's type, its number and date, and the span of the words."""

    type: str
    number: str | None
    date: str | None
    start: int
    end: int
    title: str | None


@dataclass(frozen=True, slots=True)
class _Act:
    """The word for an act that was met last; a number belongs to it up to `last`."""

    kind: str
    start: int
    last: int


NO_ACT = _Act("", -1, -1)


def find_references(plain: Shadows, start: int, end: int) -> list[Cited]:
    """All acts cited in `plain.text[start:end]`, in order."""
    if not TRIGGER.search(plain.folded, start, end):
        return []
    found: list[Cited] = []
    acts = _acts(plain.folded, start, end)
    act, following = NO_ACT, next(acts, None)
    for hit in CITED.finditer(plain.folded, start, end):
        while following and following.start <= hit.start():
            act, following = following, next(acts, None)
        cited = _cited(plain, hit, act, start, found)
        if cited:
            found.append(cited)
    return sorted(found + _rules(plain, start, end), key=lambda c: c.start)


def _acts(folded: str, start: int, end: int) -> Iterator[_Act]:
    for hit in TYPE.finditer(folded, start, end):
        yield _Act(TYPES[int(str(hit.lastgroup)[1:])][0], hit.start(), hit.end() + WINDOW)


def _cited(plain: Shadows, hit: re.Match[str], act: _Act, start: int, before: list[Cited]) -> Cited | None:
    day = hit.group("date") or hit.group("date2") or hit.group("date3")
    group = next((g for g in ("number", "number2", "number3") if hit.group(g)), None)
    in_title = plain.is_hidden(hit.start()) and plain.is_hidden(max(act.start, start))
    if not group and (in_title or not act.kind):
        return None
    if act.start < 0 or hit.start() > act.last or _ends(plain, act.start, hit.start()):
        if group != "number3":
            return None
        act = _Act("федеральный закон" if "фз" in hit.group("number3") else "закон", hit.start(), hit.end())
    if group == "number2" and not day and SCHOOL.search(plain.folded, act.start, hit.start()):
        return None
    shares = bool(before) and before[-1].end > act.start  # «от 31.05.2021 № 286 и № 287»
    goes_on = shares and bool(group) and not day and _and_only(plain.folded[before[-1].end : hit.start()])
    return Cited(
        act.kind,
        _number(plain, *hit.span(group)) if group else None,
        before[-1].date if goes_on else _iso(day),
        hit.start() if shares else act.start,
        _stop(plain.text, hit.end()),
        _title(plain.text, hit.end()),
    )


def _stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1] == "." and text[end - 3 : end - 1] not in {" г"} else end


def _ends(plain: Shadows, begin: int, at: int) -> bool:
    """Whether the act's words ended before the number: a semicolon stands between, and the act is in no title."""
    return ";" in plain.masked[begin:at] and not plain.is_hidden(begin)


def _and_only(between: str) -> bool:
    return between.strip(" ,") in {"", "и"}


def _number(plain: Shadows, start: int, end: int) -> str:
    """The number as written; digits that a scan took for letters are put right."""
    number, folded = plain.text[start:end], plain.folded[start:end]
    if folded[:1] in SCANNED and folded[1:2].isdigit():
        number, folded = SCANNED[folded[0]] + number[1:], SCANNED[folded[0]] + folded[1:]
    repaired = "".join(f if f.isdigit() else n for n, f in zip(number, folded, strict=True))
    return re.sub(r"\s+", "", repaired).rstrip(".-/")


def _iso(day: str | None) -> str | None:
    if not day:
        return None
    read = read_period(re.sub(r"[\"«»]", " ", day).strip(), UNDATED)
    when = read.period.end if read else None
    return when.isoformat() if isinstance(when, date) else None


LONGEST_TITLE = 1500  # characters; a quote that nobody closes ends there


def _title(text: str, at: int) -> str | None:
    """The act's title in quotes right after it."""
    hit = QUOTE.match(text, at)
    if not hit:
        return None
    depth, i = 1, hit.end()
    end = min(len(text), i + LONGEST_TITLE)
    while i < end and depth and text[i] != "\n":
        depth += {"«": 1, "»": -1}.get(text[i], 0)
        i += 1
    return text[hit.end() : i].rstrip("».,; ") or None


APPROVED = re.compile(r"[^;.]{0,60}?утвержд")


def _rules(plain: Shadows, start: int, end: int) -> list[Cited]:
    found = []
    for hit in RULES_NUMBER.finditer(plain.folded, start, end):
        kind = "стандарт" if hit.group().startswith("гост") else "санитарные правила"
        if APPROVED.match(plain.folded, hit.end(), end):  # the act that approved them is the one cited
            continue
        number = plain.text[hit.start("number") : hit.end("number")]
        found.append(Cited(kind, number, _iso(hit.group("date")), hit.start(), hit.end(), None))
    return found
