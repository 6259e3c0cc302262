"""When: which of the times that a text names is the term of the duty.

Reads: the times found in a duty's words, in its fields, in what stands above it. Each rule sees one place and abstains
(None) where the place is silent; `Term(period=None)` says that the place speaks and yet gives no days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from avgust.kernel.periods import Frequency, Period
from avgust.reading.lexicon import times as lexicon
from avgust.reading.lexicon.infinitives import find_infinitive
from avgust.reading.lexicon.morphology import parses
from avgust.reading.lexicon.patterns import any_of, choice
from avgust.reading.rules.shadows import Shadows
from avgust.reading.temporal import Anchor, Temporal, combine, find_temporals, read_period

OF_AN_ACT = re.compile(rf"{choice(lexicon.OF_ACTS)}\s*\"?$")
REPORTED = re.compile(rf"(?<![а-я]){choice(lexicon.REPORTED)}\s*$")
DONE = re.compile(
    rf"(?<![а-я]){choice(lexicon.DONE_STEMS)}[а-я]*"
    r"(?:ы[йехм]|ая|ое|ого|ой|ому|ую|ыми|ом|ся|[аоы])\s+(?:\w+\s*)?$"
)
# «Концепции развития образования до 2030 года», «на период до 2025 года».
PERIOD_OF_A_NAME = re.compile(
    rf"(?:[А-ЯЁ][а-яё]+\s+(?:[а-яё]+\s+)?{choice(lexicon.PLANS_INSIDE)}[а-яё]*\s[^,;.«]*"
    rf"|[А-ЯЁ]{choice(lexicon.PLANS_FIRST)}[а-яё]*\s[^,;.«]*"
    r"|на\s+период\s*)$"
)
# «учителей, принимающих первые классы в сентябре»: the time of the clause, not of the duty.
PARTICIPIAL = re.compile(
    rf",\s*(?:\w+\s+)?(?!{'|'.join(lexicon.POSTS_LIKE_PARTICIPLES)})"
    r"(?P<word>[а-я]+(?:щ|вш|нн|ем|им|т)"
    r"(?:ий|ая|ее|ие|его|ей|ему|ую|ым|им|их|ых|ими|ыми|ом|ем|ой|ый|ое|ые|ого|ому|ийся|иеся|ихся|имся|аяся|егося))"
    r"\s[^,;()]*$"
)
BRACKETED = re.compile(rf"\(\s*({choice(lexicon.ALWAYS)}\s*)\)")
YEAR_ONLY = re.compile(r"\s*до\s+(?:конца\s+)?\d{4}\s?(?:года?|г)?\.?\s*")
ATTRIBUTE = frozenset({"year", "years", "school_year", "halfyear", "quarter", "month", "season"})
ON = re.compile(r"(?<![а-я])на\s*$")
GERUND = any_of(lexicon.GERUNDS)
NOT_TERM = re.compile("|".join(lexicon.UNKNOWN_DAYS))


@dataclass(frozen=True, slots=True)
class Term:
    """A term read: the period (None where the words give none), its span, the rule, and the doubt."""

    period: Period | None
    start: int
    end: int
    rule: str
    doubt: str = ""


def times_in(plain: Shadows, start: int, end: int, anchor: Anchor) -> list[Temporal]:
    """Temporal expressions of `plain.text[start:end]` with offsets into the text."""
    return [shifted(t, start) for t in find_temporals(plain.text[start:end], anchor, plain.folded[start:end])]


def shifted(time: Temporal, by: int) -> Temporal:
    """The same expression with its offsets moved."""
    return Temporal(time.start + by, time.end + by, time.period, time.rule, time.kind, time.governed, time.doubt)


def own_line(
    plain: Shadows, fields: Sequence[tuple[int, int]], anchor: Anchor, rule: str = "own_line", on_day: bool = False
) -> Term | None:
    """A line or a cell that is nothing but the term; `on_day` if a day is that of an event, not the last one."""
    for start, end in fields:
        words = plain.text[start:end]
        if not words.strip(" \n\t-–—."):
            continue
        whole = read_period(words, anchor)
        if whole is not None:
            period = whole.period if on_day else _until(whole.period, words, rule)
            return Term(period, start + whole.start, start + whole.end, rule, whole.doubt)
        times = [t for t in times_in(plain, start, end, anchor) if t.rule != "adjective"]
        if times and not NOT_TERM.search(words.lower()):
            return Term(combine(times), times[0].start, times[-1].end, rule, _doubts(times))
        return Term(None, start, end, rule)
    return None


def since(plain: Shadows, field: tuple[int, int], until: Term, anchor: Anchor) -> Term:
    """A term whose first day stands in a cell of its own, before the one of its last day."""
    begun = own_line(plain, [field], anchor, "cell")
    if begun is None or begun.period is None or until.period is None:
        return until
    first = begun.period.start or begun.period.end
    if first is None or until.period.end is None or first > until.period.end or begun.start > until.start:
        return until
    return replace(until, period=replace(until.period, start=first), start=begun.start)


def of_months(plain: Shadows, heads: Sequence[tuple[int, int]], anchor: Anchor, every: bool) -> Term | None:
    """From the first marked month to the last; each of them where all columns of months are marked."""
    found = [term for head in heads if (term := own_line(plain, [head], anchor, "cell"))]
    periods = [term.period for term in found if term.period]
    starts, ends = [p.start for p in periods if p.start], [p.end for p in periods if p.end]
    freq = Frequency.MONTHLY if every else None
    if not periods or not ((starts and ends) or freq):
        return None
    period = Period(min(starts, default=None), max(ends, default=None), freq)
    return Term(period, found[0].start, found[-1].end, "cell", found[0].doubt)


def _doubts(times: Sequence[Temporal]) -> str:
    return "; ".join(t.doubt for t in times if t.doubt)


NUMERIC_DAY = re.compile(r"\s*\d{1,2}[.,]\s?\d{1,2}[.,]\s?(?:\d{4}|\d{2})\s?(?:года?|г)?\.?\s*")


def _until(period: Period, words: str, rule: str) -> Period:
    """«01.12.2018» in a cell of terms, and any day on a line of its own, is the last day, not the only one."""
    if period.start == period.end and (rule == "own_line" or NUMERIC_DAY.fullmatch(words)):
        return replace(period, start=None)
    return period


def sentence(
    plain: Shadows,
    start: int,
    end: int,
    times: Sequence[Temporal],
    paired: Sequence[Temporal],
    day: date | None,
) -> Term | None:
    """Times inside the duty's own words; those of acts, titles, reports and values are not its term."""
    taken = {t.start for t in paired}
    terms = [t for t in times if t.start not in taken and is_term(plain, start, end, t, day)]
    adjectives = [t for t in times if t.rule == "adjective"]
    dated = [t for t in terms if t.rule != "adjective"]
    bracketed = BRACKETED.search(plain.folded, start, end)
    if bracketed and not dated:
        whole = read_period(bracketed.group(1), Anchor())
        if whole:
            return Term(whole.period, bracketed.start(1), bracketed.start(1) + whole.end, "sentence")
    if not dated:
        return Term(None, start, start, "paired") if paired else None
    if adjectives and any(t.period.end for t in dated):
        dated = sorted([*dated, *adjectives], key=lambda t: t.start)
    words = [t for t in dated if t.rule != "adjective"]
    return Term(combine(dated), words[0].start, words[-1].end, "sentence", _doubts(dated))


def is_term(plain: Shadows, start: int, end: int, time: Temporal, day: date | None) -> bool:
    """Whether a time in a sentence is when the duty is due."""
    if time.rule in {"adjective", "on"} or _in_title(plain, time):
        return False
    if time.period.freq is not None:
        return True
    folded = plain.folded
    before = folded[max(start, time.start - 60) : time.start]
    words = folded[time.start : time.end]
    if OF_AN_ACT.search(before) or REPORTED.search(before) or re.match(r"\s*за\s", words):
        return False
    if time.kind in ATTRIBUTE | {"point"} and DONE.search(before):
        return False
    if NOT_TERM.match(folded[time.end : min(end, time.end + 60)].lstrip()):
        return False
    if is_past(time, day) or _names_a_plan(plain, start, time):
        return False
    if time.kind in ATTRIBUTE and _of_a_clause(folded, start, time):
        return False
    if (time.kind in ATTRIBUTE and not time.governed) or re.match(r"\s*на\s", words) or ON.search(before):
        return time.start - start <= 3 or _alone_in_brackets(folded, time)
    return True


def _names_a_plan(plain: Shadows, start: int, time: Temporal) -> bool:
    """«Концепции развития образования до 2030 года»."""
    if time.kind != "years" and not YEAR_ONLY.fullmatch(plain.folded[time.start : time.end]):
        return False
    return PERIOD_OF_A_NAME.search(plain.text[max(start, time.start - 120) : time.start]) is not None


def _of_a_clause(folded: str, start: int, time: Temporal) -> bool:
    """«…, принимающих первые классы в сентябре»; a list of names in front of the verb is no such clause."""
    hit = PARTICIPIAL.search(folded, max(start, time.start - 150), time.start)
    if hit is None or all(parse.tag.POS != "PRTF" for parse in parses(hit.group("word"))):
        return False
    return find_infinitive(folded, start, hit.start()) >= 0 or find_infinitive(folded, hit.start(), time.start) < 0


def is_past(time: Temporal, day: date | None) -> bool:
    """Over before the document was adopted."""
    if day is None:
        return False
    if time.period.end is not None:
        return time.period.end < day
    return time.period.start is not None and time.period.start.year < day.year


def _in_title(plain: Shadows, time: Temporal) -> bool:
    """Inside quotes; brackets are no title."""
    if plain.masked[time.start : time.end] == plain.folded[time.start : time.end]:
        return False
    begin = time.start
    while begin > 0 and plain.is_hidden(begin - 1):
        begin -= 1
    is_bracket = plain.folded[begin - 1 : begin] in {"(", "["}
    return not is_bracket or plain.folded.count('"', begin, time.start) % 2 == 1


def _alone_in_brackets(folded: str, time: Temporal) -> bool:
    return _before(folded, time.start) == "(" and folded[time.end : time.end + 2].strip()[:1] in {")", ","}


def _before(folded: str, at: int) -> str:
    """The last letter or sign before an offset that is no space."""
    while at > 0 and folded[at - 1].isspace():
        at -= 1
    return folded[at - 1 : at]


def above(plain: Shadows, start: int, end: int, anchor: Anchor) -> Term | None:
    """The period of a heading, lead-in or opening formula: of several the latest, a last day before a span."""
    hit = GERUND.search(plain.masked, start, end)
    times = [
        t
        for t in times_in(plain, start, end, anchor)
        if t.rule != "adjective"
        and _governs(plain, start, end, t, anchor.day)
        and not (hit and _in_clause(plain.masked, hit.start(), t, end))
    ]
    if not times:
        return None
    best = max(times, key=lambda t: (t.kind == "until", t.period.end is not None, t.period.end or date.min))
    return Term(best.period, best.start, best.end, "above", best.doubt)


def _governs(plain: Shadows, start: int, end: int, time: Temporal, day: date | None) -> bool:
    if time.kind == "point" and day is not None and time.period.end == day:
        return False  # «26 августа 2021 года участники рекомендуют»: the document's own day
    if time.kind in ATTRIBUTE and re.match(r"\s*на\s", plain.folded[time.start : time.end]):
        return not _in_title(plain, time) and not is_past(time, day)
    return is_term(plain, start, end, time, day)


def _in_clause(masked: str, gerund: int, time: Temporal, end: int) -> bool:
    """Whether the time stands in «обсудив …», which ends with the last comma before the main verb."""
    last_comma = masked.rfind(",", gerund, end)
    return gerund < time.start < (last_comma if last_comma >= 0 else end)


# In firing order: a line or cell of its own, the sentence, then what stands above; `directives` asks them.
RULES = (own_line, sentence, above)
