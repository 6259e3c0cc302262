"""The score of a reading against its gold, written anew from the definition in the benchmark («The score»).

Directives are paired one to one by their words. Everything else is counted inside the pairs: names of addressees,
deadlines, targets, references. Metadata is counted key by key. The score is the mean of the six columns.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SAME_DIRECTIVE = 0.75
SAME_NAME = 0.85
SAME_METADATA = 0.8
STEM = 5  # letters of a unit that must agree: «центров» and «центра» are one unit
EXACT_METADATA = ("kind", "date", "school_year")
LOOSE_METADATA = ("title", "place", "territory")
COLUMNS = ("directives", "addressees", "deadlines", "targets", "references", "metadata")
SHOWN = 70  # characters of a directive in a miss

Json = Mapping[str, Any]
Bag = Counter[Any]


@dataclass(slots=True)
class Tally:
    """How many were wanted, how many were given, and how many of them are right."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def add(self, right: int, wanted: int, given: int) -> None:
        self.right += right
        self.wanted += wanted
        self.given += given

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was wanted and nothing given."""
        both = self.wanted + self.given
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class Miss:
    """Where a reading and its gold differ."""

    column: str
    where: str
    wanted: object
    given: object

    def __str__(self) -> str:
        if self.column == "directives":
            return f"directives: missed «{self.where}»" if self.wanted else f"directives: invented «{self.where}»"
        return f"{self.column} of «{self.where}»: wanted {self.wanted}, given {self.given}"


@dataclass(slots=True)
class Score:
    """The six tallies of one document or of several, and every miss."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {column: Tally() for column in COLUMNS})
    misses: list[Miss] = field(default_factory=list)

    def row(self) -> dict[str, float | None]:
        """The columns, and their mean as `score`; metadata is a share, where F1 is the same thing."""
        row = {column: tally.f1 for column, tally in self.tallies.items()}
        known = [value for value in row.values() if value is not None]
        return {**row, "score": sum(known) / len(known) if known else 0.0}

    def __add__(self, other: "Score") -> "Score":
        total = Score(misses=[*self.misses, *other.misses])
        for each in (self, other):
            for column, tally in each.tallies.items():
                total.tallies[column].add(tally.right, tally.wanted, tally.given)
        return total

    def compare(self, column: str, where: str, wanted: Bag, given: Bag) -> None:
        """Counts two bags of keys and notes a miss where they differ."""
        self.tallies[column].add((wanted & given).total(), wanted.total(), given.total())
        if wanted != given:
            self.misses.append(Miss(column, where, _listed(wanted - given), _listed(given - wanted)))


def _listed(bag: Bag) -> list[Any]:
    return sorted(bag.elements(), key=str)


def score(gold: Json, reading: Json) -> Score:
    """The score of one document."""
    result = Score()
    _metadata(result, gold.get("metadata", {}), reading.get("metadata", {}))
    wanted, given = gold["directives"], reading.get("directives", [])
    pairs = match([d["text"] for d in wanted], [d["text"] for d in given], SAME_DIRECTIVE)
    _directives(result, wanted, given, pairs)
    for mine, theirs in sorted(pairs.items()):
        if not wanted[mine].get("optional"):
            _inside(result, wanted[mine], given[theirs])
    return result


def total(scores: Iterable[Score]) -> Score:
    """Several documents as one: tallies are summed, not averaged."""
    result = Score()
    for each in scores:
        result = result + each
    return result


# -- words ----------------------------------------------------------------------------------------------------------


def bag_of_words(text: str | None) -> Bag:
    """The words of a text without regard to case, marks and the dots of «ё»."""
    return Counter(re.findall(r"\w+", (text or "").lower().replace("ё", "е")))


def likeness(one: Bag, other: Bag) -> float:
    """F1 of two bags of words."""
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def match(wanted: Sequence[str], given: Sequence[str], least: float) -> dict[int, int]:
    """One-to-one pairs of texts, the likest first; of equally like ones those at the same place in the order."""
    bags = [bag_of_words(text) for text in given]
    candidates = [
        (-alike, abs(i - j), i, j)
        for i, mine in enumerate(map(bag_of_words, wanted))
        for j, theirs in enumerate(bags)
        if (alike := likeness(mine, theirs)) >= least
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


# -- the columns ----------------------------------------------------------------------------------------------------


def _metadata(result: Score, wanted: Json, given: Json) -> None:
    for key in (*EXACT_METADATA, *LOOSE_METADATA):
        if key not in wanted:
            continue
        want, have = wanted[key], given.get(key)
        if want is None or not have:
            right = not want and not have
        elif key in EXACT_METADATA:
            right = want == have
        else:
            right = likeness(bag_of_words(want), bag_of_words(have)) >= SAME_METADATA
        result.tallies["metadata"].add(int(right), 1, 1)
        if not right:
            result.misses.append(Miss("metadata", key, want, have))


def _directives(result: Score, wanted: Sequence[Json], given: Sequence[Json], pairs: Mapping[int, int]) -> None:
    """An optional directive is right whether it was found or not: it counts on neither side."""
    required = [i for i, directive in enumerate(wanted) if not directive.get("optional")]
    found = [i for i in required if i in pairs]
    forgiven = len(pairs) - len(found)
    result.tallies["directives"].add(len(found), len(required), len(given) - forgiven)
    result.misses += [Miss("directives", wanted[i]["text"], True, None) for i in required if i not in pairs]
    known = set(pairs.values())
    result.misses += [Miss("directives", d["text"], None, True) for j, d in enumerate(given) if j not in known]


def _inside(result: Score, wanted: Json, given: Json) -> None:
    where = wanted["text"][:SHOWN]
    _addressees(result, where, list(names(wanted)), list(names(given)))
    if not wanted.get("deadline_ambiguous"):
        result.compare("deadlines", where, Counter(deadlines(wanted)), Counter(deadlines(given)))
    for column, keys in KEYS.items():
        result.compare(column, where, Counter(keys(wanted)), Counter(keys(given)))


def _addressees(result: Score, where: str, wanted: Sequence[str], given: Sequence[str]) -> None:
    same = match(wanted, given, SAME_NAME)
    result.tallies["addressees"].add(len(same), len(wanted), len(given))
    missing = [name for i, name in enumerate(wanted) if i not in same]
    surplus = [name for j, name in enumerate(given) if j not in set(same.values())]
    if missing or surplus:
        result.misses.append(Miss("addressees", where, missing, surplus))


def names(directive: Json) -> Iterator[str]:
    """The gold lists names, a reading lists objects that have one."""
    for addressee in directive.get("addressees") or ():
        yield addressee if isinstance(addressee, str) else addressee["name"]


def deadlines(directive: Json) -> Iterator[tuple[str | None, str | None, str | None]]:
    """Start, end and frequency; of what recurs only the frequency, for the dates may name the next time."""
    deadline = directive.get("deadline")
    if deadline:
        freq = deadline.get("freq")
        recurs = freq not in {None, "CONTINUOUS"}
        yield (None, None, freq) if recurs else (deadline.get("start"), deadline.get("end"), freq)


def targets(directive: Json) -> Iterator[tuple[float, str, str | None]]:
    """Value, unit and day."""
    for target in directive.get("targets") or ():
        unit = (target.get("unit") or "").strip().lower()
        percent = re.fullmatch(r"%|процент(?:а|ов)?", unit)
        yield round(float(target["value"]), 6), "%" if percent else unit[:STEM], target.get("by")


def references(directive: Json) -> Iterator[tuple[str, str | None]]:
    """Number and date."""
    for reference in directive.get("references") or ():
        number = (reference.get("number") or "").upper().replace("–", "-").replace("№", "")
        yield "".join(number.split()), reference.get("date")


KEYS: dict[str, Callable[[Json], Iterator[Any]]] = {"targets": targets, "references": references}
