"""Words of a lexicon as one pattern, to run on the folded shadow: lower case, «ё» as «е», one dash, one quote."""

import re
from collections.abc import Iterable


def choice(words: Iterable[str]) -> str:
    """The words as one group: «школа», «сад» → `(?:школа|сад)`."""
    return f"(?:{'|'.join(words)})"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words where it stands as a word of its own."""
    return re.compile(f"{beginning(words)}(?![а-я])")


def beginning(words: Iterable[str]) -> str:
    """The words from the start of a word on; those with one first letter share it, for `re` finds letters fast."""
    words = list(words)
    groups: dict[str, list[str]] = {}
    for word in words:
        plain = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", word))
        if not word[0].isalpha() or word[1:2] in {"?", "*", "+", "{"} or "|" in plain:
            return rf"(?<![а-я]){choice(words)}"
        groups.setdefault(word[0], []).append(word[1:])
    return choice(f"{letter}(?<![а-я]{letter}){choice(rests)}" for letter, rests in groups.items())


def stem_of(stems: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the stems, inside a word too."""
    return re.compile(choice(stems))


def whole(pattern: str) -> str:
    """The pattern between the bounds of a word."""
    return rf"(?<![а-я]){pattern}(?![а-я])"


def spaced(word: str) -> str:
    """Also letter by letter: «п р и к а з ы в а ю»."""
    return r"\s?".join(word)
