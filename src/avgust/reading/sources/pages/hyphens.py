"""Words that a line end has broken."""

import re
from functools import lru_cache

HYPHENS = "-\u00ad\u2010\u00ac"
_HALF = re.compile(rf"([^\W\d_]+)[{HYPHENS}]$")
_REST = re.compile(r"[^\W\d_]+(?:-[а-яё]+)?")
_WORD_END = re.compile(r"[^\W\d_]{3,}$")
_KEPT = re.compile(r"(?:по|кое|кой|во|из|усть|экс|вице|мини|санкт|какой|какая|какое|какие|кто|что|где|когда|как)$")
_SHORT = 2
_LONG_FIRST_PART = re.compile(r"\w{6,}но")  # «информационно-методический»; the dictionary writes some together
_CLOSING = ":;,!?)»"
_RANGE = re.compile(r"\d[–—/-]$")


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
    if _known(f"{half}-{rest}") or (_LONG_FIRST_PART.fullmatch(half) and _known(rest)):
        return "-"
    if _known(half + rest):
        return ""
    if _KEPT.match(half):
        return "-"
    first_part = len(half) > 3 and (half.endswith(("о", "е")) or _known(half))
    return "-" if first_part and len(rest) > 2 and _known(rest.rpartition("-")[2]) else ""


def touching(before: str, after: str) -> bool:
    """Whether a line end stands within a range or a number: «2020–» and «2024», «2023/» and «2024»."""
    if after[0] in _CLOSING:
        return True
    dash = len(before) > 1 and before[-1] in "–—" and (before[-2].isdigit() == after[:1].isdigit())
    return dash or (_RANGE.search(before) is not None and after[:1].isdigit())


def is_torn(before: str, after: str) -> bool:
    """Whether a narrow cell has broken a long word without a hyphen: «организационн» and «ое»."""
    half, rest = _WORD_END.search(before), _REST.match(after)
    if half is None or rest is None or not rest[0].islower():
        return False
    if _known((half[0] + rest[0]).lower()):
        return True
    return not (_known(half[0].lower()) or (len(rest[0]) > _SHORT and _known(rest[0])))


def _known(word: str) -> bool:
    from avgust.reading.lexicon.morphology import parses

    return bool(parses(word)[0].is_known)
