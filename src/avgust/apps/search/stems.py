"""Words of a text and their stems; and what somebody asks for, as stems."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local
from typing import cast

from snowballstemmer import stemmer

WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r"«([^»]*)»|\"([^\"]*)\"|“([^”]*)”|„([^“”]*)[“”]")
LONGEST_STEM = 60  # characters: what is longer is no word
MOST_PHRASES = 16
# Prepositions, conjunctions and particles say nothing about what is sought.
EMPTY_WORDS = {
    "а", "без", "бы", "в", "во", "да", "для", "до", "же", "за", "и", "из", "или", "к", "ко", "ли", "на", "над",
    "не", "ни", "но", "о", "об", "обо", "от", "по", "под", "при", "про", "с", "со", "то", "у", "что", "это",
}  # fmt: skip
# What the keys of an English keyboard write on a Russian one.
KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
_own = local()


@dataclass(frozen=True, slots=True)
class Question:
    """What is sought: phrases of stems, all of which must be there; each phrase's stems side by side.

    beginnings  whether the last stem of a phrase may be the beginning of a longer one
    """

    phrases: tuple[tuple[str, ...], ...]
    beginnings: bool = False

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def meets(self, stem: str) -> bool:
        """Whether a word with this stem is one of those sought."""
        if any(stem in phrase for phrase in self.phrases):
            return True
        return self.beginnings and any(stem.startswith(phrase[-1]) for phrase in self.phrases)

    def for_sqlite(self) -> str:
        """The question as FTS5 asks it."""
        return " AND ".join(f'"{" ".join(phrase)}"{"*" if self.beginnings else ""}' for phrase in self.phrases)

    def for_postgresql(self) -> str:
        """The question as `to_tsquery` takes it."""
        return " & ".join(f"({_adjacent(phrase, self.beginnings)})" for phrase in self.phrases)


def _adjacent(phrase: tuple[str, ...], beginnings: bool) -> str:
    return " <-> ".join(f"'{stem}'" for stem in phrase) + (":*" if beginnings else "")


def words_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text: start, end and stem of each."""
    for match in WORD.finditer(text):
        yield match.start(), match.end(), stem_of(match.group())


def stems_of(text: str) -> str:
    """The stems of a text, as the index holds them."""
    return " ".join(stem for _, _, stem in words_of(text))


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The stem of a Russian word; numbers and foreign words as they are, in small letters."""
    if not hasattr(_own, "stemmer"):  # a stemmer remembers the word it works on: one for each thread
        _own.stemmer = stemmer("russian")
    small = word.casefold().replace("ё", "е")[:LONGEST_STEM]
    return cast(str, _own.stemmer.stemWord(small)) or small


def question_of(written: str) -> Question:
    """What somebody wrote into the field: words, phrases in quotation marks, numbers written together («273-ФЗ»)."""
    quoted = ["".join(filter(None, groups)) for groups in QUOTED.findall(written)]
    chunks = [*quoted, *QUOTED.sub(" ", written).split()]
    phrases = list(dict.fromkeys(tuple(WORD.findall(chunk.casefold())) for chunk in chunks))
    told = [phrase for phrase in phrases if phrase and not (len(phrase) == 1 and phrase[0] in EMPTY_WORDS)]
    kept = told or [phrase for phrase in phrases if phrase]
    return Question(tuple(tuple(stem_of(word) for word in phrase) for phrase in kept[:MOST_PHRASES]))


def in_russian_letters(written: str) -> str:
    """What was meant where the keyboard had not been switched: «irjkf» is «школа». The same where none is Latin."""
    small = written.lower()
    return small.translate(KEYS) if re.search("[a-z]", small) else written
