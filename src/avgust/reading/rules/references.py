"""Acts that are cited with a number or a date.

Reads: a duty's words. Writes: one reference for each number or date of an act; acts in a row share the words before
them («приказы от 12.03.2015 № 98, от 03.07.2015 № 240»). An act inside another act's title counts only with a number.
"""

import re
from dataclasses import dataclass
from datetime import date

from avgust.reading.lexicon import months
from avgust.reading.lexicon.acts import NUMBERED_THINGS, SANITARY_AND_STANDARDS, TYPES
from avgust.reading.lexicon.patterns import choice
from avgust.reading.temporal import Anchor, read_period

TYPE = re.compile("|".join(f"(?P<t{i}>{pattern})" for i, (_, pattern, _) in enumerate(TYPES)))
YEAR = r"\s?(?:года?|г)?\.?"
DAY = (
    r"\"?\d{1,2}\"?[.,]\s?\d{1,2}[.,]\s?\d{2,4}"  # «12.03.2015»
    rf"|\"?\d{{1,2}}\"?\s?{months.STEMS}[а-я]*\.?\s?\d{{2,4}}"  # «"12" марта 2015»
)
NUMBER = (
    r"[lioо]?\d[\w-]*(?:\s?[/.-]\s?[\w-]*\d[\w-]*)*"  # «98», «273-ФЗ», «l40/2»
    r"|[а-я]{1,4}-?\d+(?:[/.-][\w-]+)*"  # «АБ-1234/08»
)
CITED = re.compile(
    rf"(?:(?<![а-я])от\s+(?P<date>{DAY}){YEAR})(?:\s*,?\s*(?:№|n[º°]?)\s?(?P<number>{NUMBER}))?"
    rf"|(?:№|(?<![a-z])n[º°]?(?=\s?\d))\s?(?P<number2>{NUMBER})(?:\s*,?\s*от\s+(?P<date2>{DAY}){YEAR})?"
    rf"|(?<![\w-])(?P<number3>\d{{1,4}}-(?:фкз|фз|рз|оз|п|р|з))(?![а-я])(?:\s+от\s+(?P<date3>{DAY}){YEAR})?"
)
# Without one of these nothing is cited.
TRIGGER = re.compile(r"№|n[º°]? ?\d|от \"?\d|\d-[а-я]|санпин|гост|сп \d")
RULES_NUMBER = re.compile(
    rf"{choice(SANITARY_AND_STANDARDS)}\s+(?P<number>[\d.]+-\d{{2,4}})(?:\s+от\s+(?P<date>{DAY}))?"
)
SCANNED = {"l": "1", "i": "1", "o": "0", "о": "0"}
SCHOOL = re.compile(rf"{choice(NUMBERED_THINGS)}\s*$")
WINDOW = 260
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


def find_references(text: str, folded: str, masked: str, start: int, end: int) -> list[Cited]:
    """All acts cited in `text[start:end]`, in order."""
    if not TRIGGER.search(folded, start, end):
        return []
    found: list[Cited] = []
    window_end = -1
    kind, begin = "", -1
    types = [
        (hit.start(), hit.end(), TYPES[int(str(hit.lastgroup)[1:])][0]) for hit in TYPE.finditer(folded, start, end)
    ]
    upcoming = iter([*types, (end + 1, end + 1, "")])
    following = next(upcoming)
    for hit in CITED.finditer(folded, start, end):
        while following[0] <= hit.start():
            if following[2]:
                kind, begin, window_end = following[2], following[0], following[1] + WINDOW
            following = next(upcoming)
        cited = _cited(text, folded, masked, hit, kind, begin, start, window_end, found)
        if cited:
            found.append(cited)
    return sorted(found + _rules(text, folded, start, end), key=lambda c: c.start)


def _cited(
    text: str,
    folded: str,
    masked: str,
    hit: re.Match[str],
    kind: str,
    begin: int,
    start: int,
    window_end: int,
    before: list[Cited],
) -> Cited | None:
    day = hit.group("date") or hit.group("date2") or hit.group("date3")
    number_group = next((g for g in ("number", "number2", "number3") if hit.group(g)), None)
    in_title = masked[hit.start()] != folded[hit.start()]
    if not number_group and ((in_title and masked[max(begin, start)] != folded[max(begin, start)]) or not kind):
        return None
    near = begin >= 0 and hit.start() <= window_end and not _ends(masked, folded, begin, hit.start())
    if not near:
        if number_group != "number3":
            return None
        kind, begin = "федеральный закон" if "фз" in str(hit.group("number3")) else "закон", hit.start()
    if number_group == "number2" and not day and SCHOOL.search(folded, begin, hit.start()):
        return None
    number = text[hit.start(number_group) : hit.end(number_group)] if number_group else None
    iso = _iso(text[hit.start() : hit.end()], day)
    if not day and number and before and before[-1].end > begin and _and_only(masked[before[-1].end : hit.start()]):
        iso = before[-1].date  # «от 31.05.2021 № 286 и № 287»
    first = begin if not before or before[-1].end <= begin else hit.start()
    return Cited(
        kind,
        _clean(number, folded[hit.start(number_group) : hit.end(number_group)] if number_group else ""),
        iso,
        first,
        _stop(text, hit.end()),
        _title(text, hit.end()),
    )


def _stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1] == "." and text[end - 3 : end - 1] not in {" г"} else end


def _ends(masked: str, folded: str, begin: int, at: int) -> bool:
    """Whether the act's words ended before the number: a semicolon, or the number of something else."""
    return ";" in masked[begin:at] and masked[begin] == folded[begin]


def _and_only(between: str) -> bool:
    return between.strip(" ,") in {"", "и"}


def _clean(number: str | None, folded: str) -> str | None:
    """The number as written; digits that a scan took for letters are put right."""
    if number is None:
        return None
    if folded[:1] in SCANNED and folded[1:2].isdigit():
        number, folded = SCANNED[folded[0]] + number[1:], SCANNED[folded[0]] + folded[1:]
    repaired = "".join(f if f.isdigit() else n for n, f in zip(number, folded, strict=True))
    return re.sub(r"\s+", "", repaired).rstrip(".-/")


def _iso(words: str, day: str | None) -> str | None:
    if not day:
        return None
    read = read_period(re.sub(r"[\"«»]", " ", day).strip(), UNDATED)
    when = read.period.end if read else None
    return when.isoformat() if isinstance(when, date) else None


def _title(text: str, at: int) -> str | None:
    """The act's title in quotes right after it."""
    hit = re.compile(r"\.?\s*«").match(text, at)
    if not hit:
        return None
    depth, i = 1, hit.end()
    while i < len(text) and depth and text[i] != "\n":
        depth += {"«": 1, "»": -1}.get(text[i], 0)
        i += 1
    return text[hit.end() : i].rstrip("».,; ") or None


def _rules(text: str, folded: str, start: int, end: int) -> list[Cited]:
    found = []
    for hit in RULES_NUMBER.finditer(folded, start, end):
        kind = "стандарт" if hit.group().startswith("гост") else "санитарные правила"
        number = text[hit.start("number") : hit.end("number")]
        found.append(Cited(kind, number, _iso("", hit.group("date")), hit.start(), hit.end(), None))
    return found
