"""What the document is: kind, title, date, place, territory, school year.

Reads: the paragraphs of the masthead, i.e. those before the first sentence of the body. Each rule sees one key and
abstains where the document does not say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from avgust.reading.lexicon import months
from avgust.reading.lexicon.formulas import KIND_LINE
from avgust.reading.lexicon.mastheads import ADOPTIONS, BODY_OPENER, INSTITUTION, KINDS, NEW_PARTS, REPORT
from avgust.reading.lexicon.morphology import inflect, parses
from avgust.reading.lexicon.patterns import any_of, choice, stem_of
from avgust.reading.lexicon.places import IN_FULL, RARER_TOWNS, TOWNS
from avgust.reading.lexicon.territories import (
    ADJECTIVE_ENDINGS,
    CITY_ENDINGS,
    GENERAL,
    REGION_ENDINGS,
    REGIONS,
    UNITS,
)
from avgust.reading.temporal import Anchor, Temporal, find_temporals

UNDATED = Anchor(day=None, school_year=None)
PLACE = re.compile(
    rf"(?<![\w.])(?:{choice([*TOWNS, *RARER_TOWNS])}\.?|{'|'.join(IN_FULL)})"
    r"\s?(?P<name>[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+|-на-[А-ЯЁ][а-яё]+)*)"
)
ADJECTIVE = rf"(?<![А-ЯЁа-яё])[А-ЯЁ][А-ЯЁа-яё]+(?:-[А-ЯЁ][А-ЯЁа-яё]+)?{choice(ADJECTIVE_ENDINGS)}"
MUNICIPALITY = (
    # Looked ahead first: only the word before the first letter of a unit can be its adjective.
    re.compile(
        rf"(?<![а-яё])(?=[а-яё-]{{2,60}}\s+[мгро])(?P<adj>{ADJECTIVE})\s+(?P<unit>{choice(UNITS)})(?![а-яё])",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<unit>(?i:городск\w{1,4}|муниципальн\w{1,4})\s+(?i:округ)\w*)\s+(?:[-–—]\s*)?"
        r"(?P<name>(?:город(?:а|е)?\s+)?«?[А-ЯЁ][\w-]+(?:[ -][А-ЯЁ][\w-]+)?»?)"
    ),
    re.compile(r"«(?P<quoted>(?:[^«»]*(?:район|округ)[^«»]*|Город [^«»]+))»", re.IGNORECASE),
    re.compile(
        r"(?P<city>(?<![А-Яа-яё])(?i:город(?:а|е|у)?))\s+"
        r"(?P<name>[А-ЯЁ][А-Яа-яё]+(?:[ -][А-ЯЁ][А-Яа-яё]+)?)"
    ),
)
REGION = re.compile(
    rf"(?P<adj>(?<![А-Яа-яЁё])[А-ЯЁ][А-Яа-яЁё]+(?:-[А-ЯЁ][А-Яа-яЁё]+)?{choice(REGION_ENDINGS)})\s+(?P<unit>{'|'.join(REGIONS)})"
    r"|(?P<republic>Республик[аиеу]\s+[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)?)"
    r"|(?P<of>(?<![А-Яа-яЁё])[А-ЯЁ][А-Яа-яЁё-]+(?:ской|цкой|ская|цкая))\s+Республик[аиеу](?![а-яё])",
    re.IGNORECASE,
)
# Without one of these a line names no territory.
TERRITORY = stem_of(["район", "округ", "поселени", "город", "област", "кра[йяюе]", "республик"])
SCHOOL_YEAR = re.compile(
    r"(20\d\d)\s?[-/]\s?(?:20)?(\d\d)\s*(?:-?й\s*|-?м\s*|-?го\s*)?"  # «2020/21», «2020-2021-м»
    r"(?:(?:и|,|-)\s*20\d\d\s?[-/]\s?(?:20)?\d\d\s*)?(?=уч)"  # «и 2021/22 учебные годы»
)
ADOPTED = any_of(ADOPTIONS)
LABELLED = re.compile(r"\s*(?:\d+(?:\.\d+)*[.)]\s|[-–•])(?!\d)")
# Items and their terms say nothing of the document's day.
NO_CLOSING = re.compile(rf"{LABELLED.pattern}|\s*\d+\.\d+\s|\s*срок")
NEW_PART = re.compile(rf"\s*(?:\d+|[ivx]+)[.)]\s|\s*{choice(NEW_PARTS)}\s")
TOWN = re.compile(rf"\s*{choice([*TOWNS, 'гор'])}\.?\s?[а-я -]{{2,40}},?\s*")
ABOUT = re.compile(r"\s*об?(?:\s|\")")
SEPTEMBER = 9
PROSE = 260  # characters: longer than any line of a masthead
DATED = 4000  # characters of a line in which the day of adoption is sought


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the masthead."""

    start: int
    end: int
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """A value with the span of its words and the rule that read it."""

    value: str
    start: int
    end: int
    rule: str


def find_kind(folded: str, head: Sequence[Line]) -> Read | None:
    """The word that stands at the head of the document: «РЕЗОЛЮЦИЯ», «ПРОТОКОЛ № 7», «План мероприятий»."""
    for line in head:
        hit = KIND_LINE.match(folded, line.start, line.end)
        if hit and line.end - line.start <= PROSE:
            word = re.sub(r"\s", "", hit.group("word"))
            for kind, pattern in KINDS:
                if pattern.search(word):
                    return Read(kind, hit.start("word"), hit.end("word"), "kind_word")
    return None


def find_title(text: str, folded: str, head: Sequence[Line], kind: Read | None) -> Read | None:
    """The event or the subject in quotes; else the line «О …»; else the heading as written."""
    lines = _heading_lines(folded, head, kind)
    named = _quoted(text, folded, lines) or _about(text, folded, lines)
    return named or _heading(text, folded, lines if kind else _from_report(folded, head))


def _from_report(folded: str, head: Sequence[Line]) -> list[Line]:
    """The lines of a paper of no known kind from the one that says what it is."""
    first = next((i for i, line in enumerate(head) if REPORT.match(folded, line.start, line.end)), 0)
    return list(head[first : first + 5])


def _heading_lines(folded: str, head: Sequence[Line], kind: Read | None) -> list[Line]:
    first = next((i for i, x in enumerate(head) if kind and x.start <= kind.start < x.end), 0)
    lines: list[Line] = []
    for line in head[first : first + 9]:
        if line.end - line.start > PROSE * 2 or (lines and NEW_PART.match(folded, line.start, line.end)):
            break
        lines.append(line)
    return lines


def _quoted(text: str, folded: str, lines: Sequence[Line]) -> Read | None:
    """«Тема» of the event: in quotes, of several words, on a line of the heading."""
    if not lines:
        return None
    start, end = lines[0].start, lines[-1].end
    for line in lines:
        if _is_body(folded, line):
            end = line.start
            break
    for hit in re.finditer(r"[«\"“](?P<title>[^«»\"“”]+(?:«[^«»]*»[^«»]*)*)[»\"”]", text[start:end]):
        title = hit.group("title")
        a, b = start + hit.start("title"), start + hit.end("title")
        before = folded[max(start, a - 40) : a - 1]
        if (
            len(title.split()) < 2
            or re.search(r"\(\s*\"?$", folded[max(start, a - 3) : a])
            or ("\n" not in text[max(start, a - 3) : a] and INSTITUTION.search(before))
        ):
            continue
        if NO_EVENT.search(title.lower()) and len(title.split()) <= 4:
            continue
        return Read(" ".join(title.split()).rstrip(" ."), a, b, "title_in_quotes")
    return None


# «дорожная карта» and «Луговской муниципальный район» in quotes are no event.
NO_EVENT = re.compile(r"дорожн\w+ карт|(?:район|округ)$")


def _is_body(folded: str, line: Line) -> bool:
    words = folded[line.start : line.end]
    return len(words) > PROSE or words.rstrip().endswith((":", ";")) or bool(BODY_OPENER.match(words))


def _about(text: str, folded: str, lines: Sequence[Line]) -> Read | None:
    for i, line in enumerate(lines):
        if ABOUT.match(folded, line.start, line.end) and not _is_body(folded, line):
            end = line.end
            for after in lines[i + 1 : i + 5]:
                if (
                    not text[after.start : after.start + 1].islower()
                    or _is_body(folded, after)
                    or _is_requisite(text, after)
                ):
                    break
                end = after.end
            return Read(" ".join(text[line.start : end].split()).rstrip(" ."), line.start, end, "title_about")
    return None


def _is_requisite(text: str, line: Line) -> bool:
    """A line of the date, the number or the place."""
    words = text[line.start : line.end].strip()
    return bool(re.match(r"(?:от\s+)?[«\"]?\d{1,2}|№", words) or PLACE.match(words))


def _heading(text: str, folded: str, lines: Sequence[Line]) -> Read | None:
    if not lines:
        return None
    start, end = lines[0].start, lines[0].end
    for line in lines[1:5]:
        words = text[line.start : line.end].strip()
        if (
            _is_body(folded, line)
            or PLACE.match(words)
            or (_starts_with_date(words) and not re.match(r"\d{1,2}\s?[-–]\s?\d", words))
            or re.match(r"\W*(?:№|от\s+\d|I\.|\d+\.)", words)
            or words.lower() in months.NAMES
        ):
            break
        of_district = MUNICIPALITY[0].match(text, line.start, line.end) is not None
        if not (words[:1].islower() or words[:1].isdigit() or words.isupper() or line.heading or of_district):
            break
        end = line.end
    title = re.sub(r"^((?:[А-ЯЁ]\s){3,}[А-ЯЁ])(?=\s|$)", lambda m: m.group(1).replace(" ", ""), text[start:end].strip())
    title = re.sub(r"\s+(?:от\s+\d|№\s*\d+\s+от).*$", "", re.sub(r"\s+", " ", title))
    return Read(title.rstrip(" ."), start, end, "title_heading") if title else None


def _starts_with_date(words: str) -> bool:
    return bool(re.match(r"[«\"]?\d{1,2}[»\"]?[.\s]", words))


def find_date(text: str, folded: str, head: Sequence[Line], tail: Sequence[Line]) -> tuple[Read, date] | None:
    """The day of adoption: a date on a line of its own or after «от», «одобрена»; else the first in the head."""
    best: tuple[int, Read, date] | None = None
    head = _above_lists(folded, head)
    below = takewhile(lambda line: not NO_CLOSING.match(folded, line.start, line.end), reversed(tail))
    closing = list(below)[::-1]
    for order, line in enumerate([*head, *closing]):
        later = 0 if order < len(head) else 3
        if best and best[0] <= later:
            continue
        for time in _days(text, line):
            when = time.period.end
            if when is None:
                continue
            weight = _weight(folded, line, time) + later
            if best is None or weight < best[0]:
                best = weight, Read(when.isoformat(), time.start, time.end, "date_line"), when
    return best[1:] if best else None


def _above_lists(folded: str, head: Sequence[Line]) -> list[Line]:
    """The lines up to the one that opens a list, «… решил:» with them: the dates of what is listed are terms."""
    above: list[Line] = []
    for line in takewhile(lambda line: not LABELLED.match(folded, line.start, line.end), head):
        above.append(line)
        if folded[line.start : line.end].endswith(":"):
            break
    return above


YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d|\.\d\d(?!\d)")


def _days(text: str, line: Line) -> list[Temporal]:
    words = re.sub(r"[«»\"]", " ", text[line.start : min(line.end, line.start + DATED)])
    if not YEAR_OR_DAY.search(words) or LABELLED.match(words):  # a numbered duty has terms, not the document's day
        return []
    found = find_temporals(words, UNDATED)
    return [
        Temporal(t.start + line.start, t.end + line.start, t.period, t.rule, t.kind, t.governed, t.doubt)
        for t in found
        if (
            t.kind == "point"
            and t.period.end is not None
            and t.period.freq is None
            and YEAR_OR_DAY.search(words, t.start, t.end)
        )
        or (t.kind == "range" and t.period.end is not None and YEAR.search(words, t.start, t.end))
    ]


def _weight(folded: str, line: Line, time: Temporal) -> int:
    """The lower the likelier."""
    words = folded[line.start : line.end]
    rest = (words[: time.start - line.start] + words[time.end - line.start :]).strip(' .,"')
    before = words[: time.start - line.start]
    if time.kind == "range":
        return 6
    if len(rest) <= 5 or (
        len(rest) < 90
        and re.search(r"№|(?<![а-я])(?:г|с|п|пгт|р\.п)\.? ?[а-я]|^от\b", rest)
        and (len(before.strip(' "от')) <= 3 or TOWN.fullmatch(before))
    ):
        return 0
    if ADOPTED.search(before[-60:]) or re.search(r"_{3,}", before):
        return 1 if len(words) < PROSE else 4
    return 3 if len(words) < PROSE else 5


def find_place(text: str, head: Sequence[Line], date_span: tuple[int, int] | None) -> Read | None:
    """«г. Смоленск» on a line of its own, or beside the date or the number."""
    for line in head:
        words = text[line.start : line.end]
        if len(words) > 160:
            continue
        for hit in PLACE.finditer(words):
            rest = (words[: hit.start()] + words[hit.end() :]).strip(" .,\t")
            beside = date_span is not None and line.start <= date_span[0] < line.end
            if (
                not rest
                or beside
                or (re.fullmatch(r"[\W\d№]*(?:от|года?|г)?[\W\d№А-Яа-я/-]{0,30}", rest) and re.search(r"\d", rest))
            ):
                return Read(
                    " ".join(hit.group().split()), line.start + hit.start(), line.start + hit.end(), "place_line"
                )
    return None


def find_territory(text: str, head: Sequence[Line], body: tuple[int, int]) -> Read | None:
    """The municipality that the head names, else the region, else the municipality that the body names most."""
    head = list(takewhile(lambda line: not LABELLED.match(text, line.start, line.end), head))
    named = [line for line in head if TERRITORY.search(text[line.start : line.end].lower())]
    for patterns in (MUNICIPALITY, (REGION,)):
        for line in named:
            for pattern in patterns:
                for hit in pattern.finditer(text, line.start, line.end):
                    name = _territory(hit)
                    if name:
                        return Read(name, hit.start(), hit.end(), "territory_in_head")
    return _most_named(text, body)


def _most_named(text: str, body: tuple[int, int]) -> Read | None:
    counts: dict[str, tuple[int, re.Match[str]]] = {}
    for hit in MUNICIPALITY[0].finditer(text, body[0], min(body[1], body[0] + 60_000)):
        name = _territory(hit)
        if name:
            counts[name] = (counts.get(name, (0, hit))[0] + 1, counts.get(name, (0, hit))[1])
    if not counts:
        return None
    name, (_, hit) = max(counts.items(), key=lambda item: item[1][0])
    return Read(name, hit.start(), hit.end(), "territory_in_body")


def _territory(hit: re.Match[str]) -> str | None:
    groups = hit.groupdict()
    if groups.get("of"):
        return f"{_nominative(str(groups['of']), 'femn')} Республика"
    if groups.get("republic"):
        return re.sub(r"^Республик\w+", "Республика", groups["republic"])
    if groups.get("quoted"):
        return _capital(groups["quoted"])
    if groups.get("city"):
        return f"город {_city(str(groups['name']), str(groups['city']))}"
    unit = _unit(str(groups["unit"]))
    if groups.get("name"):
        name = re.sub(r"^город[ае]?\s", "город ", groups["name"].strip("«»"))
        return f"{unit} {_capital(name)}"
    adjective = str(groups["adj"])
    if adjective.lower() in GENERAL or not adjective[:1].isupper():
        return None
    return f"{_nominative(adjective, 'femn' if unit == 'область' else 'masc')} {unit}"


def _city(name: str, city: str) -> str:
    """A city's name after «города» in the nominative."""
    name = "-".join(part.capitalize() for part in name.split("-")) if name.isupper() else name
    if city.lower() == "город":
        return name
    for parse in parses(name):
        if "Geox" in parse.tag and parse.is_known and parse.tag.case in {"gent", "loct", "datv"}:
            return _title_case(inflect(parse, "nomn") or name, name)
    ending = next((e for e in CITY_ENDINGS if name.endswith(e[0])), None)
    return name[: -len(ending[0])] + ending[1] if ending else name


def _unit(words: str) -> str:
    lower = re.sub(r"\s+", " ", words.lower())
    for stem, name in (("област", "область"), ("кра", "край"), ("автономн", "автономный округ")):
        if lower.startswith(stem):
            return name
    for stem, name in (("муниципальн", "муниципальный "), ("городск", "городской ")):
        if lower.startswith(stem):
            return name + ("район" if "район" in lower else "поселение" if "посел" in lower else "округ")
    return "район" if lower.startswith("район") else "округ"


def _nominative(adjective: str, gender: str) -> str:
    lower = adjective.lower()
    for parse in parses(lower):
        if parse.tag.POS == "ADJF":
            form = inflect(parse, "nomn", "sing", gender)
            if form:
                return _title_case(form, adjective)
    return _title_case(lower, adjective)


def _title_case(form: str, written: str) -> str:
    if "ё" not in written.lower():
        form = form.replace("ё", "е")
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))


def _capital(name: str) -> str:
    if not name.isupper():
        return name
    words = name.lower().split()
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def find_school_year(
    folded: str, head: Sequence[Line], body: tuple[int, int], day: date | None, kind: str | None
) -> Read | None:
    """The school year ahead of the document: by its date, unless it names just one other.

    A plan looks ahead to the first school year after its date.
    """
    named = [
        (int(h.group(1)), h)
        for h in SCHOOL_YEAR.finditer(folded, 0, min(body[1], 120_000))
        if int(h.group(2)) == (int(h.group(1)) + 1) % 100
    ]
    ahead = Anchor(day=day, school_year=None).first_year
    if kind == "plan" and day is not None and not named:  # the first school year that begins after its date
        ahead = day.year + (day.month > SEPTEMBER)
    in_head = [x for x in named if any(line.start <= x[1].start() < line.end for line in head)]
    for group in (in_head, named):
        years = {year for year, _ in group if ahead is None or year >= ahead}
        if len(years) == 1 or (years and ahead not in years) or (years and ahead is None):
            year = min(years)
            hit = next(h for y, h in group if y == year)
            return Read(f"{year}/{year + 1}", hit.start(), hit.end(), "school_year_named")
    return Read(f"{ahead}/{ahead + 1}", 0, 0, "school_year_of_date") if ahead is not None else None
