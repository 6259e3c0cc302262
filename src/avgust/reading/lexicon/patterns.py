"""Words of a lexicon as one pattern, to run on the folded shadow: lower case, «ё» as «е», one dash, one quote."""

import re
from collections.abc import Iterable


def choice(words: Iterable[str]) -> str:
    """The words as one group: «школа», «сад» → `(?:школа|сад)`."""
    return f"(?:{'|'.join(words)})"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words where it stands as a word of its own."""
    return re.compile(whole(choice(words)))


def stem_of(stems: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the stems, inside a word too."""
    return re.compile(choice(stems))


def whole(pattern: str) -> str:
    """The pattern between the bounds of a word."""
    return rf"(?<![а-я]){pattern}(?![а-я])"


def spaced(word: str) -> str:
    """Also letter by letter: «п р и к а з ы в а ю»."""
    return r"\s?".join(word)
