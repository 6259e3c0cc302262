"""Words of an addressee and of a name: tokens, and the dictionary forms that each may have.

Reads: a phrase. Guarantees: total for any string; the same word always gives the same forms.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

NUMBER = r"\d+(?:\s?[-–—]\s?\d+)?"
TOKEN = re.compile(
    rf"(?P<numbers>(?:№№?|N|#)\s?{NUMBER}(?:(?:\s?[,;]\s?(?:и\s)?|\s+и\s+)(?:№\s?)?{NUMBER}(?![\w-]))*)"
    r"|(?P<quote>[«»„“”\"])"
    r"|(?P<bracket>\((?:[^()]|\([^()]*\))*\)?)"
    r"|(?P<word>д/с|к/ц|\w+(?:[-‑]\w+)*\.?)"
    r"|(?P<mark>[,;])"
)
LONGEST_RANGE = 200  # «№ 1–900» is no list of schools
INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
HONOUR = re.compile(rf"(?<!\w)(?:им\.\s?|имени\s)(?P<who>(?:{INITIALS}\s?)?{SURNAME}|[^«»,()]*)")
PERSON = re.compile(rf",?\s*(?:(?<!\w){SURNAME}\s+{INITIALS}|(?<!\w){INITIALS}\s?{SURNAME})\s*,?")
NOMINATIVE_OR_DATIVE = frozenset({"nomn", "datv"})
AFTER_POST = frozenset({"gent", "gen2", "ablt"})  # «директора школ», «заведующие детскими садами»
ALL_CASES = NOMINATIVE_OR_DATIVE | AFTER_POST | {"accs", "loct"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a phrase: its kind, how it is written, whether it stands in quotes."""

    kind: str
    text: str
    quoted: bool = False

    @property
    def key(self) -> str:
        """The word itself, folded."""
        return fold(self.text.rstrip("."))

    @property
    def is_name(self) -> bool:
        """Whether it may be a proper name: a capital and small letters after it."""
        return self.text[:1].isupper() and not self.is_short

    @property
    def is_short(self) -> bool:
        """Whether it is an abbreviation: «МБОУ», «УО», «РайОО»."""
        return any(sum(letter.isupper() for letter in part) > 1 for part in self.text.split("-"))


def fold(text: str) -> str:
    """Small letters, no ё, no odd hyphens."""
    return unicodedata.normalize("NFC", text).casefold().replace("ё", "е").replace("‑", "-")


def tokens(phrase: str) -> list[Token]:
    """All tokens of a phrase; quotes are not tokens, they mark what stands inside."""
    found, open_quote = [], False
    for match in TOKEN.finditer(unicodedata.normalize("NFC", phrase)):
        kind = str(match.lastgroup)
        if kind == "quote":
            open_quote = match.group() in "«„“" or (match.group() == '"' and not open_quote)
        else:
            found.append(Token(kind, match.group(), open_quote))
    return found


def numbers_of(written: str) -> tuple[str, ...]:
    """«№ 3, 5–8 и 12» → 3, 5, 6, 7, 8, 12."""
    found: list[str] = []
    for part in re.findall(r"(\d+)(?:\s?[-–—]\s?(\d+))?", written):
        first, last = int(part[0][:9]), int(part[1][:9] or part[0][:9])
        span = range(first, last + 1) if first <= last < first + LONGEST_RANGE else (first, last)
        found += [str(number) for number in span]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru

    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")  # not sought among all packages


@lru_cache(maxsize=30_000)
def _parses(word: str) -> tuple[Any, ...]:
    """All readings of a word; a letter without a name makes pymorphy3 stumble, and such a word is nothing to it."""
    named = word.isascii() or all(unicodedata.name(letter, "") for letter in word)
    return tuple(_analyzer().parse(word)) if named else ()


@lru_cache(maxsize=30_000)
def lemmas(word: str) -> tuple[str, ...]:
    """All dictionary forms that a folded word may have, the likeliest first, itself last."""
    return tuple(dict.fromkeys([*(fold(parse.normal_form) for parse in _parses(word)), word]))


@lru_cache(maxsize=30_000)
def lemma(word: str) -> str:
    """One dictionary form, the same for all cases of a noun or an adjective."""
    parses = _parses(word)
    nominal = [p for p in parses if p.tag.POS in {"NOUN", "ADJF", "PRTF"}]
    return fold((nominal or parses)[0].normal_form) if parses else word


@lru_cache(maxsize=30_000)
def grammatical_numbers(word: str, cases: frozenset[str]) -> frozenset[str]:
    """«sing», «plur» or both: what the word may be, if it stands in one of the cases."""
    fitting = (p.tag.number for p in _parses(word) if p.tag.case in cases and p.tag.POS in {"NOUN", "ADJF", "PRTF"})
    return frozenset(str(number) for number in fitting if number)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What is left of a place without its ending: «ивановке», «ивановский» → «ивановк», «ивановск» share «иванов»."""
    return re.sub(
        r"(?:ск)?(?:ий|ая|ое|ого|ому|ой|ые|ых|им|ом|ем|ами|ями|ах|ях|ам|ям|ов|ев|а|я|о|е|ы|и|у|ю|ь|й)?$", "", word
    )
