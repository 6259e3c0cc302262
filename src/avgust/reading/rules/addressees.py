"""Who must act: the ways in which a text names an addressee.

Reads: a stretch of the plain text with its shadows. Each rule sees one way and abstains (None) where it is not used.
Guarantees: every name keeps the span of the words it was read from.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from avgust.reading.lexicon import months
from avgust.reading.lexicon.addressees import (
    BEING_TOLD,
    CIRCUMSTANCES,
    OPENERS,
    RESPONSIBLE_IN_BRACKETS,
    TELLING,
)
from avgust.reading.lexicon.infinitives import find_infinitive
from avgust.reading.lexicon.morphology import in_case
from avgust.reading.lexicon.patterns import any_of, choice
from avgust.reading.rules.names import (
    Member,
    Token,
    find_head,
    is_abbreviation,
    is_beneficiary,
    is_surname,
    split_members,
    surname_fits,
    tokenise,
)
from avgust.reading.temporal import Anchor, find_temporals

LONGEST = 700  # characters of a list of addressees
CIRCUMSTANCE = re.compile(rf"(?<![а-я-]){choice(CIRCUMSTANCES)}(?![а-я])")
WITH = re.compile(r"(?<![а-я])совместно\s+со?\s+")
MODAL = any_of(BEING_TOLD)
DASH = re.compile(r"\s-\s")  # «Руководителям школ – сдать отчёт»
TEMPORAL_START = re.compile(
    r"(?<![а-я])(?:(?:до|к|с|по|в|во|на|за|не позднее|в срок до)\s+)?(?:"
    r"\d{1,2}\.\d{1,2}\."  # «до 10.09.»
    rf"|\d{{1,2}}\s+{months.STEMS}"  # «к 5 сент.»
    r"|(?:19|20)\d\d"  # «в 2021 году»
    r"|(?:перв|втор|трет|четверт)[а-я]+\s+(?:полугоди|квартал)"  # «в первом полугодии»
    rf"|{months.LONG_STEMS}"  # «в сентябре»
    r"|[ivx]{1,3}\s+(?:кв|полуг)"  # «в IV квартале»
    r"|(?<![а-я])в\s+\S+\s+срок(?![а-я])"  # «в кратчайший срок»
    r"|(?:текущ|нов|следующ|течени)[а-я]+\s+(?:всего\s+)?(?:учебного\s+)?(?:год|уч)"  # «в течение учебного года»
    r")"
)
# «еженедельно», «раз в полугодие»: where one stands in a phrase the calculus of terms finds where the name ends.
RECURRING = re.compile(r"(?<![а-я])(?:еже[гкмнд]|раза?\s+в\s|кажд|летом|зимой|осенью|весной)")
UNDATED = Anchor(day=None, school_year=None)
TOLD = "|".join(f"(?P<{case}>{'|'.join(words)})" for case, words in TELLING.items())
VERB = re.compile(rf"(?<![а-я])(?:{TOLD})(?:\s*[,–-])?\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """Addressees that a rule read: the members, the span of the phrase, and the rule's name."""

    members: tuple[Member, ...]
    start: int
    end: int
    rule: str


def leading(text: str, masked: str, start: int, end: int) -> Named | None:
    """A name in the dative at the start: «Управлению образования …:», «Руководителям школ обеспечить …»."""
    limit = min(end, start + LONGEST)
    if not _may_begin(text, start, limit):
        return None
    bound, by = _bound(masked, start, limit)
    if by == "end" and limit < end:
        return None
    stop = _cut(masked, start, bound)
    tokens = tokenise(text, start, stop)
    if not tokens or not _is_addressee(tokens, "datv", by):
        return None
    return _named(text, start, stop, "datv", "leading")


FIRST_WORD = re.compile(r"[^\w(«\"]*([^\W_]+(?:-[^\W_]+)*\.?)")


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether the first word can begin a name in the dative: a quick look that spares the long one."""
    hit = FIRST_WORD.match(text, start, end)
    return bool(hit) and begins_name(hit.group(1))  # type: ignore[union-attr]


@lru_cache(maxsize=8192)
def begins_name(word: str) -> bool:
    """Whether a word may be the first of a name in the dative."""
    tokens = tokenise(word, 0, len(word))
    if not tokens or word.lower() in OPENERS:
        return False
    if word.endswith(".") or is_abbreviation(tokens[0]) or (word[:1].isupper() and surname_fits(word, "datv")):
        return True
    return in_case(word.lower(), "datv", frozenset({"NOUN", "ADJF", "PRTF"})) is not None


def after_verb(text: str, masked: str, start: int, end: int) -> Named | None:
    """«рекомендовать руководителям …», «обязать директоров …», «возложить на отдел …»."""
    hit = VERB.search(masked, start, end)
    if not hit:
        return None
    begin = hit.end()
    bound, by = _bound(masked, begin, min(end, begin + LONGEST))
    if bound <= begin:
        return None
    cases = ("datv",) if hit.group("datv") else ("accs", "gent")
    for case in cases:
        stop = _cut(masked, begin, bound)
        tokens = tokenise(text, begin, stop)
        if tokens and _is_addressee(tokens, case, by):
            if by == "end":
                stop = _chunk_end(tokens, case)
            return _named(text, begin, stop, case, "after_verb")
    return None


FIRST_PERSON = re.compile(
    r"\W*(?:просим|предлагаем|рекомендуем|поручаем|обязываем|призываем|прошу|предлагаю|рекомендую|поручаю|обязываю)(?![а-я])"
)


def told_by_us(text: str, masked: str, start: int, end: int) -> Named | None:
    """«Просим Думу края …», «Предлагаем музеям …»: the participants speak, so the name holds below any heading."""
    return after_verb(text, masked, start, end) if FIRST_PERSON.match(masked, start, end) else None


def partners(text: str, masked: str, start: int, end: int) -> Named | None:
    """«совместно с организаторами питания» inside a sentence."""
    hit = WITH.search(masked, start, end)
    if not hit:
        return None
    bound, _ = _bound(masked, hit.end(), min(end, hit.end() + LONGEST))
    stop = _cut(masked, hit.end(), bound)
    tokens = tokenise(text, hit.end(), stop)
    if not tokens or find_head(tokens, 0, "ablt") < 0:
        return None
    return _named(text, hit.end(), _chunk_end(tokens, "ablt"), "ablt", "partners")


def listed(text: str, start: int, end: int, rule: str) -> Named | None:
    """Names in the nominative in a cell or after «Ответственные:», parted by lines, commas or semicolons."""
    members: list[Member] = []
    at = start
    for line in text[start:end].split("\n"):
        found = split_members(text, at, at + len(line), "nomn")
        if members and found and line[:1].islower() and not _starts_name(text, at, at + len(line)):
            found = split_members(text, members.pop().start, at + len(line), "nomn")
        members += found
        at += len(line) + 1
    if not members:
        return None
    return Named(tuple(members), members[0].start, members[-1].end, rule)


IN_BRACKETS = re.compile(rf"[(,;]\s*{choice(RESPONSIBLE_IN_BRACKETS)}\s*[:-]?\s*")


def in_brackets(text: str, folded: str, start: int, end: int) -> Named | None:
    """«(до 10.09.2021, отв. Сидорова Е.В.)»."""
    hit = IN_BRACKETS.search(folded, start, end)
    if not hit or folded.find("(", start, hit.end()) < 0:
        return None
    close = folded.find(")", hit.end(), end)
    return listed(text, hit.end(), close if close >= 0 else end, "in_brackets")


AT_END = re.compile(r"(?:\(([^()]{3,200})\)|\s[-–—]\s([^()–—]{3,200}?))[\s.;]*$")


def trailing(text: str, masked: str, start: int, end: int) -> Named | None:
    """A name in the nominative after the duty: «… (министерство образования края)», «… – директора школ, отдел»."""
    hit = AT_END.search(text, max(start, end - 260), end)
    if not hit:
        return None
    group = 1 if hit.group(1) else 2
    begin, stop = hit.span(group)
    named = listed(text, begin, stop, "trailing")
    if named is None or not all(_is_somebody(text, member) for member in named.members):
        return None
    return named


def _is_somebody(text: str, member: Member) -> bool:
    """Begins with its own modifiers and head, which can act; a lone abbreviation may be anything."""
    tokens = tokenise(text, member.start, member.end)
    head = find_head(tokens, 0, "nomn")
    if head < 0 or is_beneficiary(tokens[head].text.lower(), "nomn"):
        return False
    return len(tokens) > 1 if is_abbreviation(tokens[head]) else not is_surname(tokens, head) or len(tokens) > 2


def _starts_name(text: str, start: int, end: int) -> bool:
    return find_head(tokenise(text, start, end), 0, "nomn") >= 0


def _named(text: str, start: int, end: int, case: str, rule: str) -> Named | None:
    members = split_members(text, start, end, case)
    if not members:
        return None
    return Named(tuple(members), members[0].start, members[-1].end, rule)


def _bound(masked: str, start: int, end: int) -> tuple[int, str]:
    """Where a phrase from `start` must end, and what ends it: a verb, a colon or the end of the text."""
    bound, by = end, "end"
    colon = masked.find(":", start, end)
    if colon >= 0:
        bound, by = colon, "colon"
    verb = find_infinitive(masked, start, bound)
    if verb >= 0:
        bound, by = verb, "verb"
    dash = DASH.search(masked, start, bound)
    if dash:
        bound, by = dash.start(), "verb"
    modal = MODAL.search(masked, start, bound)
    if modal:
        bound, by = modal.start(), "verb"
    return bound, by


def _cut(masked: str, start: int, bound: int) -> int:
    """The phrase without the circumstances and the time that follow the name."""
    for pattern in (CIRCUMSTANCE, TEMPORAL_START):
        at = start
        while True:
            hit = pattern.search(masked, at, bound)
            if not hit:
                break
            if hit.group() == "совместно с":
                at = hit.end()
                continue
            if hit.start() > start:
                bound = hit.start()
            break
    if RECURRING.search(masked, start, bound):
        times = find_temporals(masked[start:bound], UNDATED, masked[start:bound])
        if times and times[0].start > 0:
            bound = start + times[0].start
    while bound > start and (masked[bound - 1].isspace() or masked[bound - 1] in ",-(–—"):
        bound -= 1
    return bound


def _is_addressee(tokens: list[Token], case: str, by: str) -> bool:
    head = find_head(tokens, 0, case)
    if head < 0:
        return False
    token = tokens[head]
    if is_surname(tokens, head):
        return by != "end" and surname_fits(token.text, case)
    if is_abbreviation(token):
        return by != "end" and (len(token.text) > 1)
    return by == "colon" or not is_beneficiary(token.text.lower().rstrip("."), case)


def _chunk_end(tokens: list[Token], case: str) -> int:
    """Where the name that starts at the first token ends: its head and what depends on it."""
    head = find_head(tokens, 0, case)
    i = head + 1
    while i < len(tokens):
        token = tokens[i]
        if token.kind == "mark" or token.text in {"и", "или"}:
            follows = find_head(tokens, i + 1, case) if i + 1 < len(tokens) else -1
            if follows < 0:
                break
            i = follows + 1
            continue
        if token.kind == "word" and not _depends(token):
            break
        i += 1
    return tokens[i - 1].end


def _depends(token: Token) -> bool:
    """Whether a word can belong to the name before it: a genitive, an abbreviation, a proper name."""
    word = token.text.lower().rstrip(".")
    return (
        is_abbreviation(token)
        or token.text[:1].isupper()
        or in_case(word, "gent", frozenset({"NOUN", "ADJF", "PRTF"})) is not None
        or word in {"по", "и"}
        or (
            in_case(word, "datv", frozenset({"NOUN", "ADJF"})) is not None
            and in_case(word, "accs", frozenset({"NOUN"})) is None
        )
    )


# In firing order: a cell or a line of its own, brackets, own words, the verb's object, the partners; `directives` asks
# them, and a heading last.
RULES = (listed, in_brackets, leading, after_verb, trailing, partners)
