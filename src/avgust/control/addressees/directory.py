"""The organisations of a registry, indexed once: by number, by name, by abbreviation, by kind.

Reads: facts of organisations. Guarantees: a look-up costs what it finds, not what the registry holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import overload

from avgust.control.addressees.items import Item, items, key, place_names
from avgust.control.addressees.words import Token, fold, lemma, numbers_of, stem
from avgust.control.organisations import OrganisationFacts, OrganisationKind

Key = frozenset[str]
SMALL_WORDS = frozenset({"и", "по", "в", "с", "на", "для"})


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of an organisation says, read as an addressee is read."""

    keys: tuple[Key, ...]
    types: frozenset[str]
    own_words: tuple[Key, ...]
    number: str | None
    places: frozenset[str]


class Directory(Sequence[OrganisationFacts]):
    """Organisations with their indexes. Give it to `resolve` instead of a plain sequence to index only once."""

    def __init__(self, organisations: Iterable[OrganisationFacts]) -> None:
        self._all = tuple(organisations)
        self.by_id = {one.id: one for one in self._all}
        self.named = {one.id: _named(one) for one in self._all}
        self.by_key: dict[Key, list[int]] = defaultdict(list)
        self.by_acronym: dict[str, list[int]] = defaultdict(list)
        self.by_number: dict[str, list[int]] = defaultdict(list)
        self.by_word: dict[str, list[int]] = defaultdict(list)
        self.by_kind: dict[OrganisationKind, list[int]] = defaultdict(list)
        self._children: dict[int, list[int]] = defaultdict(list)
        self._own: dict[int, frozenset[int]] = {}
        for one in self._all:
            self._index(one, self.named[one.id])

    def _index(self, one: OrganisationFacts, named: Named) -> None:
        for name in named.keys:
            self.by_key[name].append(one.id)
        for acronym in _acronyms(one):
            self.by_acronym[acronym].append(one.id)
        if named.number:
            self.by_number[named.number].append(one.id)
        for word in {word for words in named.keys for word in words}:
            self.by_word[word].append(one.id)
        self.by_kind[one.kind].append(one.id)
        if one.parent is not None:
            self._children[one.parent].append(one.id)

    @overload
    def __getitem__(self, index: int) -> OrganisationFacts: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[OrganisationFacts, ...]: ...
    def __getitem__(self, index: int | slice) -> OrganisationFacts | tuple[OrganisationFacts, ...]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[OrganisationFacts]:
        return iter(self._all)

    def own(self, authority: int) -> frozenset[int]:
        """The authority and all that stand below it in the tree."""
        if authority not in self._own:
            found, waiting = {authority}, [authority]
            while waiting:
                fresh = [child for child in self._children.get(waiting.pop(), ()) if child not in found]
                found.update(fresh)
                waiting += fresh
            self._own[authority] = frozenset(found)
        return self._own[authority]

    def of_kinds(self, kinds: Iterable[OrganisationKind], authority: int, on: date) -> list[int]:
        """The authority's organisations of these kinds that work on that day, in the order of the registry."""
        own = self.own(authority)
        found = [
            one for kind in kinds for one in self.by_kind.get(kind, ()) if one in own and self.by_id[one].works(on)
        ]
        return sorted(found)

    def heir(self, organisation: int, on: date) -> int | None:
        """The organisation itself if it works, else the one that it went into, else None."""
        seen: set[int] = set()
        at: int | None = organisation
        while at is not None and at in self.by_id and at not in seen:
            if self.by_id[at].works(on):
                return at
            seen.add(at)
            at = self.by_id[at].successor if self.by_id[at].closed else None
        return None

    def places(self, organisation: int) -> frozenset[str]:
        """Stems of the places that an organisation belongs to: its settlement, and what its own name says."""
        facts = self.by_id[organisation]
        return settlement_stems(facts.settlement) | {stem(place) for place in self.named[organisation].places}


@lru_cache(maxsize=4)
def _indexed(organisations: tuple[OrganisationFacts, ...]) -> Directory:
    return Directory(organisations)


def directory(organisations: Sequence[OrganisationFacts]) -> Directory:
    """The sequence with its indexes; a plain one is remembered, so that it is indexed once."""
    return organisations if isinstance(organisations, Directory) else _indexed(tuple(organisations))


@lru_cache(maxsize=8192)
def settlement_stems(settlement: str) -> frozenset[str]:
    """«с. Верхние Озёра» → the stems of its names, whatever the case."""
    found = [item for item in items(settlement) if item.role in {"settlement", "name", "place"}]
    names = {name for item in found for name in place_names(item)}
    names |= {lemma(token.key) for item in found if item.role == "name" for token in item.tokens}
    return frozenset(stem(name) for name in names)


def _named(one: OrganisationFacts) -> Named:
    read = [items(name) for name in (one.name, one.short_name) if name]
    keys = [key(found) for found in read]
    types = frozenset(item.code for found in read for item in found if item.role == "type" and item.code)
    written = [item.text for found in read for item in found if item.role == "number"]
    number = one.number or next((numbers_of(text)[0] for text in written if numbers_of(text)), None)
    places = frozenset(name for found in read for item in found for name in _places_of(item))
    known = [frozenset(own_words(found)) for found in read]
    return Named(tuple(dict.fromkeys(filter(None, keys))), types, tuple(dict.fromkeys(known)), number, places)


def _places_of(item: Item) -> frozenset[str]:
    return place_names(item) if item.role in {"place", "settlement"} else frozenset()


def own_words(found: tuple[Item, ...]) -> Iterator[str]:
    """The words that are an organisation's own: «Солнышко», «Ольховская»."""
    return (lemma(token.key) for item in found if item.role in {"name", "word"} for token in item.tokens)


def _acronyms(one: OrganisationFacts) -> set[str]:
    """«Информационно-методический центр» → ИМЦ: of what stands in quotes, with and without «администрации …»."""
    found: set[str] = set()
    for name in (one.name, one.short_name):
        read = [item for item in items(name) if item.role not in {"form", "number", "mark", "settlement"}]
        quoted = [item for item in read if item.quoted]
        body = quoted or read
        tail = next((n for n, item in enumerate(body) if item.role == "place"), len(body))
        for part in (body, body[:tail]):
            found |= _initials([token for item in part for token in item.tokens])
    return found


def _initials(words: list[Token]) -> set[str]:
    if len(words) == 1 and words[0].is_short:
        return {words[0].key}
    parts = [part for word in words for part in fold(word.text).split("-")]
    short = "".join(part[0] for part in parts if part and part not in SMALL_WORDS)
    return {short} if len(short) > 1 else set()
