"""Words that a line end has broken."""

import re
from functools import lru_cache

HYPHENS = "-\u00ad\u2010\u00ac"
_HALF = re.compile(rf"([^\W\d_]+)[{HYPHENS}]$")
_REST = re.compile(r"[^\W\d_]+(?:-[а-яё]+)?")
_KEPT = re.compile(r"(?:по|кое|кой|во|из|какой|какая|какое|какие|кто|что|где|когда|как)$")


def joint(before: str, after: str) -> str | None:
    """What stands between two pieces of a word broken at a line's end: "" or "-"; None where they are two words.

    `before` ends with a hyphen.
    """
    half, rest = _HALF.search(before), _REST.match(after)
    if half is None or rest is None:
        return "-" if after[:1].isdigit() or half is None else None
    if not after[:1].islower():
        capitals = half[1].isupper() and rest[0].isupper() and len(half[1]) > 1
        return _between(half[1].lower(), rest[0].lower()) if capitals else "-"
    return _between(half[1].lower(), rest[0].lower())


@lru_cache(maxsize=4096)
def _between(half: str, rest: str) -> str:
    """«научно-методический» keeps its hyphen, «образование» has none: the dictionary knows."""
    if _known(f"{half}-{rest}"):
        return "-"
    if _known(half + rest):
        return ""
    if _KEPT.match(half) and _known(rest):
        return "-"
    compound = half.endswith(("о", "е")) and len(half) > 3 and _is_first_part(half)
    return "-" if compound and _known(rest) else ""


def _known(word: str) -> bool:
    from avgust.reading.lexicon.morphology import parses

    return bool(parses(word)[0].is_known)


def _is_first_part(half: str) -> bool:
    """An adverb or a short adjective, as in «научно-», «учебно-»."""
    from avgust.reading.lexicon.morphology import parses

    return any(parse.is_known and str(parse.tag.POS) in {"ADVB", "ADJS", "PRED"} for parse in parses(half))
