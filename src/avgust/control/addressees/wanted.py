"""What one member of an addressee asks for: kinds, types, numbers, names, attributes, and what was not understood.

Reads: items of a phrase. Guarantees: every word is used or stands in `unknown`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from avgust.control.addressees.items import Item, key, place_names
from avgust.control.addressees.lexicon import DOUBTFUL, EDUCATIONAL
from avgust.control.addressees.outside import LOCAL, Outsider
from avgust.control.addressees.words import (
    AFTER_POST,
    ALL_CASES,
    NOMINATIVE_OR_DATIVE,
    Token,
    grammatical_numbers,
    lemma,
    numbers_of,
    stem,
)
from avgust.control.organisations import OrganisationKind

HEADS = frozenset({"type", "generic", "body", "outside", "form"})
INSTITUTIONS = frozenset({"type", "body", "kind", "form"})
ADJECTIVE_ENDINGS = ("ий", "ый", "ой")


@dataclass(frozen=True)
class Wanted:
    """One member of the list, its words sorted by what they do."""

    found: tuple[Item, ...]
    shared_doubt: bool = False  # what narrows it may belong to the whole list

    def of(self, *roles: str) -> list[Item]:
        """Its items of these roles, in order."""
        return [item for item in self.found if item.role in roles]

    @property
    def text(self) -> str:
        """Its words."""
        leading = next((n for n, item in enumerate(self.found) if item.role not in {"mark", "joint"}), 0)
        return " ".join(item.text for item in self.found[leading:] if item.role != "mark")

    @cached_property
    def place(self) -> tuple[Item, ...]:
        """From the place of work on: the leading posts are left out, but not the only word."""
        at = 0
        while at < len(self.found) and self.found[at].role in {"post", "filler", "mark", "joint"}:
            at += 1
        return self.found[at:]

    @cached_property
    def posts(self) -> list[Item]:
        """The posts before the place of work."""
        return [item for item in self.found[: len(self.found) - len(self.place)] if item.role == "post"]

    @cached_property
    def key(self) -> frozenset[str]:
        """What it would be as a name."""
        return key(self.place)

    @cached_property
    def kinds(self) -> frozenset[OrganisationKind]:
        """What all its words of kind agree on; empty where they tell none, or quarrel."""
        told = [item.kinds for item in self.of("type", "body", "kind") if item.kinds]
        if not told and (self.numbers or self.names):
            told = [item.kinds for item in self.of("form") if item.kinds]
        return frozenset.intersection(*told) if told else frozenset()

    @cached_property
    def headless(self) -> bool:
        """A word of kind without a noun for it: «дошкольным»."""
        return bool(self.of("kind")) and not self.of("generic", "type", "body", "form")

    @cached_property
    def types(self) -> frozenset[str]:
        """The types that its own name must have."""
        return frozenset(item.code for item in self.of("type") if item.code and item.code != DOUBTFUL)

    @cached_property
    def doubtful(self) -> list[Item]:
        """Words of two meanings, and posts that not every organisation has."""
        posts = [] if self.has_place else self.posts
        return [item for item in (*self.of("type"), *posts) if item.code == DOUBTFUL]

    @cached_property
    def has_place(self) -> bool:
        """Whether a place of work is named."""
        return any(item.role not in {"place", "filler", "mark", "joint"} for item in self.place)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """«№ 3, 5–8»."""
        return tuple(dict.fromkeys(number for item in self.of("number") for number in numbers_of(item.text)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of a proper name."""
        return frozenset(lemma(token.key) for item in self.of("name") for token in item.tokens)

    @cached_property
    def unknown(self) -> list[str]:
        """Words that the lexicon does not know."""
        return [item.text for item in self.of("word")]

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """Codes of the attributes that it asks for."""
        return tuple(dict.fromkeys(item.code for item in self.of("attribute")))

    @cached_property
    def settlements(self) -> frozenset[str]:
        """Stems of the settlements named."""
        return frozenset(stem(name) for item in self.of("settlement") for name in place_names(item))

    @cached_property
    def territory(self) -> frozenset[str]:
        """Stems of the district named: «ртищевск»."""
        return frozenset(stem(name) for item in self.of("place") for name in place_names(item))

    @cached_property
    def plural(self) -> bool | None:
        """Many (True), one (False), or the form does not tell (None): by the noun, else by the post."""
        cases = AFTER_POST if self.posts else NOMINATIVE_OR_DATIVE
        head = next((item for item in self.place if item.role in {"type", "generic", "body"}), None)
        if head is not None and not head.tokens[-1].is_short:
            agreeing = [item for item in self.place if item.role in {"kind", "generic", "type", "body", "attribute"}]
            words = [*head.tokens, *(t for item in agreeing[: agreeing.index(head)] for t in item.tokens[:1])]
            return _agreed(words, cases) or _agreed(words, ALL_CASES)
        if self.posts:
            return _one_number(grammatical_numbers(self.posts[0].tokens[0].key, NOMINATIVE_OR_DATIVE))
        return None

    @cached_property
    def is_group(self) -> bool:
        """Whether the place of work stands in the plural; «специалисты управления» have one."""
        return bool(self.plural) and bool(self.of("type", "generic", "body"))

    @cached_property
    def _only_administration(self) -> bool:
        """«администрация Степноозёрского муниципального округа»."""
        posts = [lemma(token.key) for item in self.posts for token in item.tokens]
        return "администрация" in posts and not self.has_place and bool(self.of("place"))

    @cached_property
    def outsider(self) -> Outsider | None:
        """Why nobody of ours is meant, if the words say so before they name an institution."""
        if self.of("body"):
            return None
        if self._only_administration:
            return Outsider(LOCAL, self.text)
        for at, item in enumerate(self.found):
            if item.role in INSTITUTIONS and item.kinds and item.kinds != EDUCATIONAL:
                return None
            if isinstance(item.meaning, Outsider) and item.role == "outside":
                leads = all(_may_lead(one) for one in self.found[:at])
                return item.meaning if leads or item.meaning.reason != LOCAL else None
        return None


def _agreed(words: list[Token], cases: frozenset[str]) -> bool | None:
    """The number in which all the words can stand together."""
    told = [numbers for numbers in (grammatical_numbers(word.key, cases) for word in words) if numbers]
    return _one_number(frozenset.intersection(*told)) if told else None


def _one_number(numbers: frozenset[str]) -> bool | None:
    return None if len(numbers) != 1 else numbers == {"plur"}


def _may_lead(item: Item) -> bool:
    """Whether what stands before a head leaves it the head."""
    if item.role == "name":
        return all(lemma(token.key).endswith(ADJECTIVE_ENDINGS) for token in item.tokens)
    return item.role in {"post", "filler", "above", "place", "mark", "joint"}


def members(found: Sequence[Item]) -> list[Wanted]:
    """The members of a joint list; what is said once for several («общеобразовательных и дошкольных организаций») is
    given to each, what can belong to all or to the last is marked."""
    chunks = _folded(_chunks(found))
    wanted = [tuple(_borrowed(chunks, at)) for at in range(len(chunks))]
    doubt = _is_doubt(wanted)
    return [Wanted(one, doubt) for one in wanted]


def _chunks(found: Sequence[Item]) -> list[list[Item]]:
    """Cut at commas and «и»; each chunk keeps the mark before it."""
    chunks: list[list[Item]] = [[]]
    for item in found:
        if item.role in {"mark", "joint"} and not item.quoted:
            chunks.append([])
        chunks[-1].append(item)
    return [chunk for chunk in chunks if any(item.role not in {"mark", "joint"} for item in chunk)]


def _folded(chunks: list[list[Item]]) -> list[list[Item]]:
    """Chunks that only go on with the one before are joined to it."""
    folded: list[list[Item]] = []
    for at, chunk in enumerate(chunks):
        body = [item for item in chunk if item.role not in {"mark", "joint"}]
        later = any(item.role in HEADS for one in chunks[at + 1 :] for item in one)
        if folded and _goes_on(body, later, chunk[0].role == "mark"):
            folded[-1] += chunk
        else:
            folded.append(chunk)
    return folded


def _goes_on(body: list[Item], later_head: bool, after_comma: bool) -> bool:
    roles = {item.role for item in body}
    if body[0].role == "body" and lemma(body[0].tokens[0].key) == "осуществлять":
        return True
    if roles <= {"number", "filler"} or roles <= {"word", "place", "filler"}:
        return True
    if roles & {"post", "kind", *HEADS} or "name" in roles:
        return False
    return after_comma or not later_head


def _borrowed(chunks: list[list[Item]], at: int) -> list[Item]:
    """A chunk without a noun takes the one of the next chunk that has it."""
    own = chunks[at]
    roles = {item.role for item in own}
    if roles & {*HEADS, "name", "word", "number"} or not roles & {"post", "kind", "attribute"}:
        return own
    alone = roles <= {"post", "mark", "joint", "filler"} and any(item.kinds for item in own)
    for later in chunks[at + 1 :] if not alone else ():
        head = next((n for n, item in enumerate(later) if item.role in HEADS), None)
        if head is not None:
            start = head if roles & {"kind", "attribute"} else next(n for n, i in enumerate(later) if i.role != "post")
            return [*own, *(item for item in later[start:] if item.role not in {"mark", "joint"})]
    return own


def _is_doubt(wanted: list[tuple[Item, ...]]) -> bool:
    """Whether the last of several members is narrowed after its noun, and a group before it is not narrowed at all."""
    narrowing = {"attribute", "settlement", "list", "number"}
    heads = [n for n, item in enumerate(wanted[-1]) if item.role in HEADS] if len(wanted) > 1 else []
    after = any(item.role in narrowing for item in wanted[-1][heads[-1] :]) if heads else False
    if not after or any(item.role in narrowing for one in wanted[:-1] for item in one):
        return False
    return any(_is_bare_group(Wanted(one)) for one in wanted[:-1])


def _is_bare_group(wanted: Wanted) -> bool:
    return bool(wanted.of("type", "generic", "body")) and not wanted.names and wanted.plural is not False
