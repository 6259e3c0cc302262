"""Names of addressees: a phrase in an oblique case → its members in the nominative.

Reads: a stretch of text that names somebody, and the case it stands in. Guarantees: inner quotes, brackets that belong
to the name, proper names and whatever depends on the head stay as written.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from avgust.reading.lexicon.addressees import (
    BENEFICIARIES,
    BODIES,
    JOINED_ABBREVIATIONS,
    OPENERS,
    PLURALS_IN_A,
    SHORT_POSTS,
    SPHERES,
    SUBSTANTIVES,
)
from avgust.reading.lexicon.morphology import MODIFIERS, in_case, inflect, like, parses
from avgust.reading.lexicon.patterns import choice

TOKEN = re.compile(
    r"(?P<quote>«(?:[^«»]|«[^«»]*»)*»?|\"[^\"]*\"?|“[^”]*”?)|(?P<bracket>\([^()]*(?:\([^()]*\)[^()]*)*\)?)"
    r"|(?P<number>№\s?\d+(?:\s?[-–]\s?\d+)?)|(?P<word>[^\W_]+(?:[-‑][^\W_]+)*\.?)|(?P<mark>[^\s\w])"
)
SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")
ABBREVIATION = re.compile(r"[А-ЯЁA-Z]{2,}[а-яё]{0,3}(?:-[А-ЯЁA-Z\d]+)?\.?$|[А-ЯЁ][а-яё]*[А-ЯЁ][А-ЯЁа-яё]*$")
SHORT_POST = re.compile(rf"{choice(SHORT_POSTS)}\.?$")
DROPPED_BRACKET = re.compile(
    r"\(\s*(?:далее|по согласованию"
    r"|[^()]*(?<![А-Яа-яё])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\."  # «(Иванова И.И.)»
    r"|[^()]*[А-ЯЁ]\.\s?[А-ЯЁ]?\.?\s*[А-ЯЁ][а-яё]+)"  # «(И.И. Иванова)»
)
NOUN = frozenset({"NOUN"})
PARTICIPLE = frozenset({"PRTF"})
AGREEING = frozenset(MODIFIERS)
BARE_PERSON = 3  # tokens of «Петрова И.И.»


class Token(NamedTuple):
    """A piece of a phrase with its offsets."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Member:
    """One addressee of a list: the name in the nominative, and where it is written."""

    name: str
    start: int
    end: int


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Words, quotes and brackets (each one token) and marks of `text[start:end]`."""
    found: list[Token] = []
    at = start
    while hit := TOKEN.search(text, at, end):
        token = Token(str(hit.lastgroup), hit[0], *hit.span())
        if token.kind == "quote" and token.text.count("«") > token.text.count("»") > 0:
            token = _closed_once(token)
        found.append(token)
        at = token.end
    return found


def _closed_once(quote: Token) -> Token:
    """«Центр «Парус», школе «Олимп»: where one sign closes two, the first that closes anything closes both."""
    length = quote.text.index("»") + 1
    return Token(quote.kind, quote.text[:length], quote.start, quote.start + length)


@lru_cache(maxsize=8192)
def head_parse(word: str, case: str) -> Any:
    """How `word` can be the head of an addressee's name in `case`, None where it cannot."""
    lower = word.lower()
    for candidate in (lower, lower.rsplit("-", 1)[-1]):
        for parse in parses(candidate):
            tag = parse.tag
            if tag.POS == "NOUN" and tag.case == case and _may_act(parse):
                return in_case(lower, case, NOUN) or parse
            if tag.case == case and parse.normal_form in SUBSTANTIVES:
                return parse
    return None


def _may_act(parse: Any) -> bool:
    """People, bodies, and what the dictionary knows as an organisation («Рособрнадзор»)."""
    return parse.tag.animacy == "anim" or "Orgn" in parse.tag or _is_body(parse.normal_form)


def _is_body(lemma: str) -> bool:
    return lemma in BODIES or lemma.rsplit("-", 1)[-1] in BODIES


def is_beneficiary(word: str, case: str) -> bool:
    """Whether the head names those for whom things are done («детям», «обучающимся»)."""
    halves = (head_parse(half, case) for half in (word, *word.split("-")))
    return any(parse is not None and parse.normal_form in BENEFICIARIES for parse in halves)


def is_abbreviation(token: Token) -> bool:
    """«МКУ», «УО», «ГАУ», «СОШ», «РайОО»: a name that does not change."""
    return token.kind == "word" and _is_abbreviated(token.text)


@lru_cache(maxsize=8192)
def _is_abbreviated(word: str) -> bool:
    return bool(ABBREVIATION.match(word)) and not _is_shouted(word)


def _is_shouted(word: str) -> bool:
    """An ordinary word in capitals: «РЕШИЛИ», «УПРАВЛЕНИЮ»."""
    if not word.isupper() or len(word) <= 3:
        return word in {"ПО", "НА", "И", "ОБ", "ДЛЯ", "ИЗ", "ЗА", "ДО", "ОТ", "НЕ", "ПРИ"}
    return any(parse.is_known and "Abbr" not in parse.tag for parse in parses(word.lower()))


def is_surname(tokens: list[Token], i: int) -> bool:
    """A capitalised word followed by initials."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    is_initial = len(after) == 2 and after[1] == "." and after[0].isupper()
    return is_initial and tokens[i].kind == "word" and bool(SURNAME.match(tokens[i].text))


def _follows_initials(tokens: list[Token], i: int) -> bool:
    """A surname after its initials: «Т.Н. Орлову»."""
    before = tokens[i - 1].text if i else ""
    is_initial = len(before) == 2 and before[0].isupper() and before[1] == "."
    return is_initial and tokens[i].kind == "word" and bool(SURNAME.match(tokens[i].text))


def find_head(tokens: list[Token], i: int, case: str) -> int:
    """Index of the head of the name that begins at token `i`, -1 where none begins there in `case`.

    Modifiers in the same case may stand before it, joined by commas or «и»: «муниципальным и частным организациям».
    """
    first = i
    if i < len(tokens) and tokens[i].text.lower() in OPENERS:
        return -1
    while i < len(tokens):
        token = tokens[i]
        if token.kind == "word":
            if is_abbreviation(token) or is_surname(tokens, i):
                return i
            bare = token.text.rstrip(".").lower()
            if _is_short(token) and (i + 1 >= len(tokens) or find_head(tokens, i + 1, case) < 0):
                return i
            modifies = _is_short(token) or in_case(bare, case, AGREEING) is not None
            head = head_parse(bare, case)
            if head is not None:
                modifies = modifies and not head.normal_form.startswith("завед")  # «заведующей столовой» is no столовая
                further = find_head(tokens, i + 1, case) if modifies and _next_is_word(tokens, i) else -1
                return further if further >= 0 else i
            if not modifies:
                return -1
        elif (token.kind != "mark" and not (token.kind == "bracket" and i > first)) or (
            token.kind == "mark" and (token.text not in {",", "-", "–"} or i == first)
        ):
            return -1
        i += 1
        if i < len(tokens) and i > first and tokens[i].text in {"и", "или"}:
            i += 1
    return -1


def _is_short(token: Token) -> bool:
    """«зам.», «ст.», «зав.»"""
    return token.text.endswith(".") and bool(SHORT_POST.match(token.text.lower()))


def _next_is_word(tokens: list[Token], i: int) -> bool:
    return (
        i + 1 < len(tokens)
        and tokens[i + 1].kind == "word"
        and not is_abbreviation(tokens[i + 1])
        and not is_surname(tokens, i + 1)
    )


def split_members(text: str, start: int, end: int, case: str) -> list[Member]:
    """The members of a list of addressees in `text[start:end]`, each in the nominative."""
    tokens = tokenise(text, start, end)
    members: list[Member] = []
    begin, i = 0, 0
    while i < len(tokens):
        width, next_case = _separator(tokens, i, case)
        if width and i > begin and _starts_member(tokens, begin, i, i + width, case, next_case):
            members += _member(text, tokens[begin:i], case)
            begin = i + width
            case = next_case
            i = begin
        elif width and i == begin:
            begin = i = i + width
            case = next_case
        else:
            i += 1
    return members + _member(text, tokens[begin:], case)


def _separator(tokens: list[Token], i: int, case: str) -> tuple[int, str]:
    """How many tokens from `i` separate two members, and the case after them."""
    word = tokens[i].text.lower()
    if word == "совместно" and i + 1 < len(tokens) and tokens[i + 1].text.lower() in {"с", "со"}:
        return 2, "ablt"
    if word == "и" and 0 < i < len(tokens) - 1 and (tokens[i - 1].text, tokens[i + 1].text) in JOINED_ABBREVIATIONS:
        return 0, case
    if word in {",", ";", "и", "/"}:
        width = 1
        while i + width < len(tokens) and tokens[i + width].text.lower() in {
            ",",
            "и",
            "а",
            "также",
            "в",
            "том",
            "числе",
        }:
            if tokens[i + width].text.lower() == "в" and not _says(tokens, i + width, "в", "том", "числе"):
                break
            width += 1
        after, after_case = _separator(tokens, i + width, case) if i + width < len(tokens) else (0, case)
        return (width + after, after_case) if after == 2 else (width, case)
    return 0, case


def _says(tokens: list[Token], i: int, *words: str) -> bool:
    return tuple(t.text.lower() for t in tokens[i : i + len(words)]) == words


def _starts_member(tokens: list[Token], begin: int, at: int, i: int, case: str, next_case: str) -> bool:
    """Whether a new member starts at token `i`; what stands between `begin` and `at` must be a name already."""
    if i >= len(tokens) or not begin <= find_head(tokens, begin, case) < at:
        return False
    if next_case != case or tokens[at].text == ";":
        return True
    following = find_head(tokens, i, case)
    if following < 0 and not (case == "nomn" and _is_nominative_noun(tokens[i])):
        return False
    if tokens[at].text == "и" and tokens[i].text in SPHERES and any(t.text == "по" for t in tokens[begin:at]):
        return False  # «по строительству и ЖКХ»
    person_before = any(is_surname(tokens, k) for k in range(begin, at))
    if is_surname(tokens, i):  # «директору, Петрову С.Н.» is one name; after a person or a body another one begins
        return person_before or _is_body_head(tokens, begin, case)
    bare_person = person_before and is_surname(tokens, begin) and at - begin <= BARE_PERSON
    return not (bare_person and tokens[at].text == ",")


def _is_nominative_noun(token: Token) -> bool:
    """In a list of nominatives any noun may begin a name: «ИМЦ, типография «Вестник»»."""
    parse = next(iter(parses(token.text.lower())), None)
    return token.kind == "word" and parse is not None and parse.tag.POS == "NOUN" and parse.tag.case == "nomn"


def _is_body_head(tokens: list[Token], begin: int, case: str) -> bool:
    head = tokens[find_head(tokens, begin, case)]
    parse = head_parse(head.text.lower(), case)
    return is_abbreviation(head) or (parse is not None and _is_body(parse.normal_form))


def _member(text: str, tokens: list[Token], case: str) -> list[Member]:
    tokens = _trim(tokens)
    if not tokens:
        return []
    tokens[-1] = _whole_initial(text, tokens[-1])
    name = nominative(text, tokens, case)
    return [Member(name, tokens[0].start, tokens[-1].end)] if name else []


def _trim(tokens: list[Token]) -> list[Token]:
    """Without marks and dropped brackets at the ends."""
    while tokens and tokens[0].kind == "mark" and tokens[0].text not in {"№"}:
        tokens = tokens[1:]
    while tokens and (tokens[-1].kind == "mark" or _is_dropped(tokens[-1])):
        tokens = tokens[:-1]
    if tokens and _ends_sentence(tokens[-1].text):
        last = tokens[-1]
        tokens = [*tokens[:-1], Token(last.kind, last.text[:-1], last.start, last.end - 1)]
    return tokens


def _whole_initial(text: str, last: Token) -> Token:
    """«Петровой И.И» with the dot that ends the sentence too."""
    if len(last.text) == 1 and last.text.isupper() and text[last.end : last.end + 1] == ".":
        return Token(last.kind, last.text + ".", last.start, last.end + 1)
    return last


def _ends_sentence(word: str) -> bool:
    """«образования.» and «ОО.» end in a full stop, «И.» and «зам.» in a dot of their own."""
    if not word.endswith(".") or not word[:-1].isalpha():
        return False
    return (len(word) > 2 and word[:-1].isupper()) or (len(word) > 4 and not SHORT_POST.match(word.lower()))


def _is_dropped(token: Token) -> bool:
    return token.kind == "bracket" and bool(DROPPED_BRACKET.match(token.text))


def nominative(text: str, tokens: list[Token], case: str) -> str:
    """The name that `tokens` write; its head, modifiers, participles and surname are put into the nominative."""
    forms = {} if case == "nomn" else _nominative_forms(tokens, case)
    out: list[str] = []
    at = tokens[0].start
    for i, token in enumerate(tokens):
        if _is_dropped(token):
            at = token.end
            continue
        out.append(text[at : token.start] if out else "")
        out.append(forms.get(i, token.text))
        at = token.end
    return " ".join("".join(out).split())


def _nominative_forms(tokens: list[Token], case: str) -> dict[int, str]:
    head = find_head(tokens, 0, case)
    forms: dict[int, str] = {}
    if head < 0:
        return forms
    parse = head_parse(tokens[head].text.lower().rstrip("."), case)
    if parse is not None and not is_abbreviation(tokens[head]):
        _put(forms, tokens, head, _head_form(tokens[head].text.lower(), parse, case))
        for i in range(head):
            if not _is_short(tokens[i]):
                _agree(forms, tokens, i, parse, case)
    _after_head(forms, tokens, head, parse, case)
    if parse is not None and parse.tag.number == "plur" and parse.tag.animacy == "anim":
        first = forms.get(0, tokens[0].text)
        if not is_abbreviation(tokens[0]):
            forms[0] = first[:1].lower() + first[1:]
    return forms


def _head_form(word: str, parse: Any, case: str) -> str | None:
    """The head in the nominative; both halves of «учителям-предметникам»."""
    halves = [in_case(half, case, NOUN) for half in word.split("-")]
    if len(halves) > 1 and all(halves):
        return "-".join(_noun_form(half) or half.word for half in halves)
    return _noun_form(parse)


@lru_cache(maxsize=4096)
def _noun_form(parse: Any) -> str | None:
    """The nominative; of two plurals the one in -а, -я, which is how offices write: «директора», «учителя»."""
    in_a = parse.word[:-1]
    if (
        parse.tag.number == "plur"
        and parse.normal_form in PLURALS_IN_A
        and any(f.word == in_a and {"nomn", "plur"} in f.tag for f in parse.lexeme)
    ):
        return str(in_a)
    return inflect(parse, "nomn")


def _after_head(forms: dict[int, str], tokens: list[Token], head: int, parse: Any, case: str) -> None:
    """Participles that agree with the head («…, обеспечивающим …») and the person's surname."""
    for i in range(head, len(tokens)):
        if is_surname(tokens, i) or _follows_initials(tokens, i):
            forms[i] = surname(tokens[i].text, case)
        elif i > head and tokens[i - 1].text in {",", "и"}:
            _after_comma(forms, tokens, head, i, parse, case)


def _after_comma(forms: dict[int, str], tokens: list[Token], head: int, i: int, parse: Any, case: str) -> None:
    """A participle that agrees with the head, or the post that follows a person: «Петровой И.И., заместителю …»."""
    if parse is not None and in_case(tokens[i].text.lower(), case, PARTICIPLE) is not None:
        _agree(forms, tokens, i, parse, case)
    elif is_surname(tokens, head):
        forms.update({i + k: form for k, form in _nominative_forms(tokens[i:], case).items()})


def _agree(forms: dict[int, str], tokens: list[Token], i: int, head: Any, case: str) -> None:
    if tokens[i].kind != "word":
        return
    for parse in parses(tokens[i].text.lower()):
        tag = parse.tag
        if tag.POS in MODIFIERS and tag.case == case and tag.number == head.tag.number:
            wanted = ["nomn", str(head.tag.number)]
            if head.tag.number == "sing" and head.tag.gender:
                wanted.append(str(head.tag.gender))
            _put(forms, tokens, i, inflect(parse, *wanted))
            return


def _put(forms: dict[int, str], tokens: list[Token], i: int, form: str | None) -> None:
    if form:
        forms[i] = like(tokens[i].text, form)


FITS = {
    "datv": ("у", "ю", "ой", "ей", "е", "и"),
    "ablt": ("м", "ой", "ей"),
    "accs": ("а", "я", "у", "ю"),
    "gent": ("а", "я", "ой", "ей", "ы", "и"),
}


def surname_fits(word: str, case: str) -> bool:
    """Whether a surname can stand in `case`; those that do not change always can."""
    return case == "nomn" or word.endswith((*FITS[case], "о", "ых", "их"))


SURNAME_ENDINGS = {
    "datv": (("ому", "ый"), ("ой", "а"), ("ину", "ин"), ("ыну", "ын"), ("ову", "ов"), ("еву", "ев"), ("ёву", "ёв")),
    "ablt": (("иным", "ин"), ("ыным", "ын"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("ой", "а")),
    "accs": (("ину", "ину"), ("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("ову", "ова"), ("еву", "ева")),
    "gent": (("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина")),
}


def surname(word: str, case: str) -> str:
    """A surname put into the nominative: «Петрову» → «Петров», «Сидоровой» → «Сидорова»."""
    for parse in parses(word):
        if "Surn" in parse.tag and parse.tag.case == case:
            form = inflect(parse, "nomn")
            if form:
                return like(word, form)
    if case == "accs" and word.endswith(("ину", "ову", "еву")):
        return word[:-1] + "а"
    for ending, instead in SURNAME_ENDINGS.get(case, ()):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word
