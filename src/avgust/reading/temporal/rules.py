"""The rules of temporal expressions in firing order, each with the kinds of token on which it can begin."""

from avgust.reading.temporal import durations, recurrences, terms
from avgust.reading.temporal.terms import Rule

PREPOSITIONS = (*terms.BY_FIRST, "срок")
UNIT_STARTS = (
    *("number", "year", "ordinal", "cardinal", "roman", "month", "short month", "season", "this", "new", "last"),
    *("part", "день недели", "год", "school"),
)

# In firing order: of readings of the same length the first is taken.
RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (recurrences.frequency, ("frequency",)),
    (recurrences.constant, ("constant", "на", "в")),
    (recurrences.steady, ("steady",)),
    (recurrences.times, ("не", "number", "cardinal", "раз")),
    (recurrences.each, ("each", "в", "по")),
    (recurrences.by_unit, ("по",)),
    (recurrences.day_of_month, ("не", "до", "к", "по", "each", "number", "ordinal")),
    (recurrences.adjective, ("frequent",)),
    (durations.long_term, ("в",)),
    (durations.within_duration, ("в", "через", "не")),
    (terms.governed, PREPOSITIONS),
    (durations.bare_duration, ("number", "cardinal")),
    (terms.bare, UNIT_STARTS),
)
BY_KIND: dict[str, tuple[Rule, ...]] = {
    kind: tuple(rule for rule, kinds in RULES if kind in kinds)
    for kind in dict.fromkeys(kind for _, kinds in RULES for kind in kinds)
}
