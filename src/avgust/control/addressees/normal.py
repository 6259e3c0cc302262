"""The phrase by which a district's answer is remembered: without cases, posts and people.

Guarantees: «руководителям ДОО», «руководители ДОО» and «ДОО» are one phrase; normalising twice changes nothing.
"""

from functools import lru_cache

from avgust.control.addressees.items import Item, items
from avgust.control.addressees.words import fold, lemma

ROUNDS = 4  # the dictionary's form of a dictionary's form settles at once, or after a step
WORKPLACES = frozenset({"type", "generic", "kind", "body", "form", "name", "number"})


@lru_cache(maxsize=8192)
def normalise(phrase: str) -> str:
    """The phrase in dictionary forms; posts are dropped where the place of work is named after them."""
    for _ in range(ROUNDS):
        done = _once(phrase)
        if done == phrase:
            break
        phrase = done
    return phrase


def _once(phrase: str) -> str:
    found = without_posts(items(phrase))
    return " ".join(filter(None, (_written(item) for item in found)))


def without_posts(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """The phrase from the place of work on, if one is named."""
    rest = found
    while rest and rest[0].role in {"post", "filler"}:
        rest = rest[1:]
    return rest if rest and any(item.role in WORKPLACES for item in rest) else found


def _written(item: Item) -> str:
    if item.role == "mark":
        return ""
    if item.role == "number":
        return fold(item.text)
    return " ".join(lemma(token.key) for token in item.tokens)
