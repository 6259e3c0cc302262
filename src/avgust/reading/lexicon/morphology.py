"""Cases of Russian words: pymorphy3 behind a cache, loaded when the first word is asked for."""

import unicodedata
from functools import lru_cache
from typing import Any

CASES = {"nomn", "gent", "datv", "accs", "ablt", "loct"}
MODIFIERS = {"ADJF", "PRTF"}


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru

    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")  # not sought among all packages


@lru_cache(maxsize=30_000)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of a word, the likeliest first (pymorphy3's `Parse` objects).

    pymorphy3 asks for the names of letters; those of some dead scripts have none, and such a word is nothing to it.
    """
    named = word.isascii() or all(unicodedata.name(letter, "") for letter in word)
    return tuple(_analyzer().parse(word if named else "?"))


@lru_cache(maxsize=30_000)
def in_case(word: str, case: str, parts: frozenset[str] = frozenset({"NOUN"})) -> Any:
    """The likeliest reading of `word` as one of `parts` of speech in `case`; None where there is none."""
    for parse in parses(word):
        if parse.tag.POS in parts and case in (parse.tag.case, _second(parse.tag)):
            return parse
    return None


def _second(tag: Any) -> str | None:
    """The case that a second genitive or locative stands for."""
    return {"gen2": "gent", "loc2": "loct", "gen1": "gent"}.get(str(tag.case))


def is_modifier(word: str, case: str) -> bool:
    """Whether the word can be an adjective, participle or ordinal in `case`."""
    return in_case(word, case, frozenset(MODIFIERS)) is not None


@lru_cache(maxsize=8192)
def inflect(parse: Any, *grammemes: str) -> str | None:
    """The word put into another form, None where it has none."""
    done = parse.inflect(set(grammemes))
    return done.word if done else None


@lru_cache(maxsize=2048)
def genitive_plural(word: str) -> str:
    """The counted noun as it stands after five: «центр» → «центров»; as given where it cannot be told."""
    readings = parses(word.lower())
    in_genitive = [p for p in readings if p.tag.POS == "NOUN" and p.tag.case == "gent"]  # «3 кружка», «5 кружков»
    for parse in (*in_genitive, *readings):
        if parse.normal_form == "человек":
            return "человек"
        if parse.tag.POS == "PRTF" and parse.tag.case == "gent":
            return word.lower()
        if parse.tag.POS == "NOUN":
            return inflect(parse, "gent", "plur") or word.lower()
    return word.lower()


def like(original: str, form: str) -> str:
    """`form` with the capitals of `original` («ИМЦ», «Управлению»), and its «ё» or «е»."""
    if "ё" not in original.lower():
        form = form.replace("ё", "е")
    if original.isupper() and len(original) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if original[:1].isupper() else form
