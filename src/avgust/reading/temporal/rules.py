"""The rules of temporal expressions in firing order, each with the kinds of token on which it can begin."""

from avgust.reading.temporal import durations, limits, ranges, recurrences, spans
from avgust.reading.temporal.governors import Rule

UNIT_STARTS = (
    *("number", "year", "ordinal", "cardinal", "roman", "month", "short month", "season", "this", "new", "last"),
    *("part", "день недели", "год", "school", '"'),
)

# In firing order: of readings of the same length the first is taken.
RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (recurrences.frequency, ("frequency",)),
    (recurrences.constant, ("constant",)),
    (recurrences.on_constant_basis, ("на", "в")),
    (recurrences.steady, ("steady",)),
    (recurrences.times, ("не", "number", "cardinal", "раз", "times")),
    (recurrences.each, ("each", "в", "по", "до", "к")),
    (recurrences.by_unit, ("по",)),
    (recurrences.day_of_month, ("не", "до", "к", "по", "each", "number", "ordinal")),
    (recurrences.after_report_year, ("до", "к", "не")),
    (recurrences.last_day, ("last", "до", "в", "к")),
    (recurrences.nth_weekday, ("в", "each", "ordinal", "last")),
    (recurrences.adjective, ("frequent",)),
    (durations.long_term, ("в",)),
    (durations.within_duration, ("в", "через", "не")),
    (durations.before_event, ("не", "за")),
    (limits.until, ("до", "к", "по", "не", "вплоть", "в", "с", "на", "срок")),
    (limits.term, ("в", "с", "срок")),
    (ranges.since, ("с", "начиная", "не", "после", "в", "на", "срок")),
    (spans.within, ("в", "на", "за", "втечение", "период", "с", "срок")),
    (spans.throughout, ("whole",)),
    (spans.on, ("от",)),
    (durations.bare_duration, ("number", "cardinal")),
    (spans.bare, UNIT_STARTS),
)
BY_KIND: dict[str, tuple[Rule, ...]] = {
    kind: tuple(rule for rule, kinds in RULES if kind in kinds)
    for kind in dict.fromkeys(kind for _, kinds in RULES for kind in kinds)
}
