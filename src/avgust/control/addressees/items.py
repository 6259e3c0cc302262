"""A phrase as items: what each word or turn of words is, by the lexicon.

Reads: a phrase. Writes: items in the order of the words. Guarantees: no word is lost; what the lexicon does not know is
an item too, so that nobody is matched by half of what was written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from avgust.control.addressees import lexicon
from avgust.control.addressees.outside import OUTSIDERS, SCIENCE, Outsider
from avgust.control.addressees.words import HONOUR, PERSON, Token, fold, lemma, lemmas, tokens
from avgust.control.organisations import OrganisationKind

PREPOSITIONS = frozenset({"с", "со", "в", "во", "на", "по", "за", "об", "о"})
PASSED = PREPOSITIONS | {"и"}
DROPPED_BRACKET = re.compile(r"^\(\s*(?:далее|по согласованию|округ\w*|район\w*|\W*\)?$)", re.I)
TABLES: Mapping[str, Mapping[str, object]] = {
    "outside": OUTSIDERS,
    "body": lexicon.BODIES,
    "type": lexicon.TYPES,
    "form": lexicon.FORMS,
    "post": lexicon.POSTS,
    "kind": lexicon.KIND_WORDS,
    "generic": lexicon.GENERIC,
    "attribute": lexicon.ATTRIBUTE_WORDS,
    "except": lexicon.EXCEPTIONS,
    "list": lexicon.LISTS,
    "above": lexicon.ABOVE,
    "place": lexicon.PLACES,
    "filler": lexicon.FILLERS,
    "joint": lexicon.JOINTS,
}
IN_QUOTES = frozenset({"type", "form"})  # of a name in quotes only the type is a word of ours
ADDITIONAL_AT_LARGE = {f"={OrganisationKind.additional}"}  # «МБУ ДО «Дом творчества»» is «Дом творчества»
NAMING = frozenset({"name", "word", "type", "body", "generic", "number"})


@dataclass(frozen=True, slots=True)
class Item:
    """A turn of words with its role: one of `TABLES`, or number, settlement, mark, name, word."""

    role: str
    tokens: tuple[Token, ...]
    meaning: object = None

    @property
    def text(self) -> str:
        """As written, quotes aside."""
        return " ".join(token.text for token in self.tokens)

    @property
    def kinds(self) -> frozenset[OrganisationKind]:
        """The kinds of organisation that it names."""
        return self.meaning.kinds if isinstance(self.meaning, lexicon.Meaning) else lexicon.ANY_KIND

    @property
    def code(self) -> str:
        """What narrows the kind."""
        return self.meaning.code if isinstance(self.meaning, lexicon.Meaning) else ""

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotes."""
        return self.tokens[0].quoted


@lru_cache(maxsize=1)
def _turns() -> dict[str, list[tuple[tuple[str, ...], str, object]]]:
    """All turns of words by their first word, the longest first."""
    turns: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    for role, table in TABLES.items():
        for phrase, meaning in table.items():
            for words in _spelt_out([part.split("|") for part in phrase.split()]):
                turns.setdefault(words[0], []).append((words, role, meaning))
    for found in turns.values():
        found.sort(key=lambda turn: -len(turn[0]))
    return turns


def _spelt_out(parts: list[list[str]]) -> Iterator[tuple[str, ...]]:
    if not parts:
        yield ()
        return
    for rest in _spelt_out(parts[1:]):
        for first in parts[0]:
            yield (first, *rest)


def forms(token: Token) -> frozenset[str]:
    """What the lexicon may know a token as."""
    if token.is_short:
        return frozenset({token.text.rstrip(".").upper(), token.key})
    return frozenset(lemmas(token.key))


def items(phrase: str) -> tuple[Item, ...]:
    """The items of a phrase; people, promises in brackets and honours («имени …») are left out."""
    bare = PERSON.sub(" , ", HONOUR.sub(" ", phrase)).strip(" ,")
    return tuple(_places_named(_tails_placed(_items(_opened(tokens(bare))))))


def _opened(found: list[Token]) -> list[Token]:
    """Brackets opened, or dropped where they only explain."""
    opened: list[Token] = []
    for token in found:
        if token.kind != "bracket":
            opened.append(token)
        elif not DROPPED_BRACKET.search(token.text):
            opened += _opened(tokens(token.text.strip("()")))
    return opened


def _items(found: list[Token]) -> Iterator[Item]:
    at = 0
    while at < len(found):
        item = _settlement(found, at) or _turn(found, at) or _single(found[at])
        yield item
        at += len(item.tokens)


def _settlement(found: list[Token], at: int) -> Item | None:
    """«с. Верхние Озёра»: the sort of the place (one letter only with its dot) and names after it."""
    sorts = {sort for line in lexicon.SETTLEMENTS for sort in line.split("|")}
    here = found[at]
    if here.kind != "word" or here.quoted or not (forms(here) & sorts):
        return None
    if len(here.key) < 3 and not here.text.endswith("."):
        return None
    end = at + 1
    while end < len(found) and found[end].is_name and found[end].kind == "word":
        end += 1
    return Item("settlement", tuple(found[at:end])) if end > at + 1 else None


def _turn(found: list[Token], at: int) -> Item | None:
    """The longest turn of the lexicon that begins here; prepositions, «и» and commas inside it do not count."""
    best: Item | None = None
    for form in sorted(forms(found[at])) if found[at].kind == "word" else ():
        for words, role, meaning in _turns().get(form, ()):
            end = _end_of(found, at, words)
            if end and (best is None or end - at > len(best.tokens)):
                item = Item(role, tuple(found[at:end]), meaning)
                if not item.quoted or role in IN_QUOTES or _speaks_in_quotes(meaning):
                    best = item
    return best


def _speaks_in_quotes(meaning: object) -> bool:
    """«Точка роста», and the institute whose name is always in quotes."""
    code = meaning.code if isinstance(meaning, lexicon.Meaning) else ""
    return code == "growth_point" or (isinstance(meaning, Outsider) and meaning.reason == SCIENCE)


def _end_of(found: list[Token], at: int, words: tuple[str, ...]) -> int | None:
    """Where the turn ends if all its words stand here one after another."""
    for number, word in enumerate(words):
        while number and at < len(found) and (found[at].key in PASSED or found[at].kind == "mark"):
            at += 1
        if at >= len(found) or found[at].kind != "word" or word not in forms(found[at]):
            return None
        at += 1
    return at


def _single(token: Token) -> Item:
    """A number, a comma, or a word that the lexicon does not know."""
    if token.kind != "word":
        return Item({"numbers": "number"}.get(token.kind, "mark"), (token,))
    if token.key in PREPOSITIONS and not token.quoted:
        return Item("filler", (token,))
    return Item("name" if token.quoted or token.is_name or token.is_short else "word", (token,))


def _tails_placed(found: Iterator[Item]) -> Iterator[Item]:
    """«Отдел образования администрации района»: whose the body is, not another addressee."""
    begun = quoted_tail = False
    for item in found:
        quoted_tail = quoted_tail and item.quoted
        if begun and item.role in {"outside", "post"} and "администрация" in forms(item.tokens[0]):
            item = Item("place", item.tokens)
        if begun and item.quoted and (quoted_tail or "администрация" in forms(item.tokens[0])):
            quoted_tail, item = True, Item("place", item.tokens)
        begun = item.role in NAMING or (begun and item.role not in {"joint", "mark"})
        yield item


def _places_named(found: Iterator[Item]) -> Iterator[Item]:
    """«Ртищевского муниципального района»: the names before a place belong to it."""
    held: list[Item] = []
    for item in found:
        if item.role == "name" and not item.quoted and not item.tokens[0].is_short:
            held.append(item)
            continue
        if item.role == "place" and held:
            item = Item("place", (*(t for one in held for t in one.tokens), *item.tokens))
            held = []
        yield from held
        held = []
        yield item
    yield from held


def place_names(item: Item) -> frozenset[str]:
    """The proper names in a place or a settlement: «ртищевский»."""
    known = item.tokens[1:] if item.role == "settlement" else item.tokens
    return frozenset(lemma(token.key) for token in known if token.is_name and not _is_sort(token))


def _is_sort(token: Token) -> bool:
    known = {word for line in (*lexicon.PLACES, *lexicon.FILLERS) for part in line.split() for word in part.split("|")}
    return bool(known & forms(token))


def key(found: tuple[Item, ...]) -> frozenset[str]:
    """What a name is, whatever its case, order and legal form: types, numbers and all words of its own."""
    parts: set[str] = set()
    for item in found:
        if item.role == "type":
            parts.add(f"={item.code or '/'.join(sorted(item.kinds))}")
        elif item.role == "number":
            parts.add(fold(item.text).replace(" ", ""))
        elif item.role not in {"form", "filler", "place", "settlement", "mark", "joint"}:
            parts |= {lemma(token.key) for token in item.tokens if token.key not in PREPOSITIONS}
    return frozenset(parts - ADDITIONAL_AT_LARGE or parts)
