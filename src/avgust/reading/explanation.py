"""How each field of a directive was read: the words, the rule that spoke, its heading, the rules that abstained.

The families below list the rules in firing order; the first that speaks is heard, so those before it abstained.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from avgust.reading.reading import Directive, Provenance, Reading

# Each rule with what it looks at, in Russian, for people.
ADDRESSEES = {
    "column": "столбец исполнителей в таблице",
    "responsible": "строка «Ответственный: …» рядом с поручением",
    "in_brackets": "скобка «(отв. …)»",
    "leading": "имя в дательном падеже в начале",
    "after_verb": "имя после «рекомендовать», «поручить», «обязать»",
    "trailing": "имя в конце поручения: в скобках или после тире",
    "partners": "«совместно с …»",
}
DEADLINES = {
    "cell": "ячейка срока в таблице",
    "own_line": "срок отдельной строкой",
    "sentence": "срок в тексте поручения",
    "above": "период в заголовке или вводной строке",
}
TARGETS = {"percents": "значение в процентах", "counts": "количество с названием того, что считают"}
REFERENCES = {"cited": "вид акта с номером или датой"}


@dataclass(frozen=True, slots=True)
class Explained:
    """One field of a directive and how it is known. All texts but `rule` and `abstained` are Russian.

    field      «исполнитель», «срок», «показатель», «основание»
    value      what was understood; "" where nobody spoke
    words      the words it was read from
    rule       the rule's name, `about` what it looks at
    inherited  the heading it came from, "" for the directive's own words
    place      the address in the source
    abstained  the rules asked before it that were silent; all of them where nobody spoke
    """

    field: str
    value: str
    words: str
    rule: str
    about: str
    inherited: str
    place: str
    abstained: tuple[str, ...]


def explain_directive(reading: Reading, directive: Directive) -> tuple[Explained, ...]:
    """Every field of the directive, also those that nobody could read."""
    return tuple(_fields(reading, directive))


def _fields(reading: Reading, d: Directive) -> Iterator[Explained]:
    for a in d.addressees:
        yield _explained("исполнитель", a.name, a.written, a.source, ADDRESSEES)
    if not d.addressees:
        yield _silent("исполнитель", ADDRESSEES)
    if d.deadline:
        yield _explained("срок", d.deadline.explanation, d.deadline.text, d.deadline.source, DEADLINES)
    else:
        yield _silent("срок", DEADLINES)
    for t in d.targets:
        by = f" к {t.by}" if t.by else ""
        yield _explained("показатель", f"{t.comparator} {t.value:g} {t.unit}{by}", t.text, t.source, TARGETS)
    if not d.targets:
        yield _silent("показатель", TARGETS)
    for r in d.references:
        value = " ".join(filter(None, (r.type, f"№ {r.number}" if r.number else "", f"от {r.date}" if r.date else "")))
        yield _explained("основание", value, r.text, r.source, REFERENCES)


def _explained(field: str, value: str, words: str, source: Provenance, family: dict[str, str]) -> Explained:
    names = list(family)
    before = names[: names.index(source.rule)] if source.rule in family else []
    return Explained(
        field,
        value,
        words,
        source.rule,
        family.get(source.rule, ""),
        source.inherited,
        source.address.words(),
        tuple(before),
    )


def _silent(field: str, family: dict[str, str]) -> Explained:
    return Explained(field, "", "", "", "", "", "", tuple(family))
