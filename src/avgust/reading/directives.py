"""The stage that turns duties into directives.

Reads: the outline. Writes: directives with their addressees, deadline, targets, references and entities, each with the
rule that spoke and the heading it was inherited from; sections and notes.
"""

from collections.abc import Sequence
from datetime import date

from avgust.kernel.periods import Period
from avgust.reading.reading import (
    Addressee,
    Deadline,
    Directive,
    Entity,
    Noted,
    Provenance,
    Reference,
    Section,
    Target,
)
from avgust.reading.rules import addressees as who
from avgust.reading.rules import deadlines as when
from avgust.reading.rules.addressees import Named
from avgust.reading.rules.deadlines import Term
from avgust.reading.rules.entities import find_entities
from avgust.reading.rules.references import Cited, find_references
from avgust.reading.rules.shadows import Shadows
from avgust.reading.rules.targets import Measured, find_targets
from avgust.reading.structure.model import Duty, Frame, Outline
from avgust.reading.structure.plain import Plain
from avgust.reading.temporal import Anchor, Temporal, edtf, explain, rrule


def read_sections(plain: Plain, found: Outline) -> tuple[Section, ...]:
    """The titled parts."""
    return tuple(
        Section(_words(plain, t.start, t.end), _source(plain, t.start, t.end, "section")) for t in found.titles
    )


def read_notes(plain: Plain, found: Outline) -> tuple[Noted, ...]:
    """What was noted."""
    return tuple(
        Noted(n.kind, _words(plain, n.start, n.end), n.section, _source(plain, n.start, n.end, "noted"))  # type: ignore[arg-type]
        for n in found.notes
    )


def read_entities(plain: Plain) -> tuple[Entity, ...]:
    """Every programme, project and information system that the document names, once, where it is named first."""
    seen: dict[tuple[str, str], Entity] = {}
    for para in plain.paras():
        for entity in _entities(plain, para.start, para.end):
            seen.setdefault((entity.kind, entity.name.lower()), entity)
    return tuple(seen.values())


def _entities(plain: Plain, start: int, end: int) -> list[Entity]:
    if plain.text.find("«", start, end) < 0:
        return []
    return [
        Entity(e.kind, e.name, _words(plain, e.start, e.end), _source(plain, e.start, e.end, "named_in_quotes"))  # type: ignore[arg-type]
        for e in find_entities(plain.clean, plain.folded, start, end)
    ]


def read_directives(plain: Plain, found: Outline, anchor: Anchor) -> tuple[Directive, ...]:
    """The directives, in document order."""
    stage = _Stage(plain, anchor)
    return tuple(stage.directive(duty) for duty in found.duties)


class _Stage:
    def __init__(self, plain: Plain, anchor: Anchor) -> None:
        self.plain, self.text, self.clean = plain, plain.text, plain.clean
        self.folded, self.masked = plain.folded, plain.masked
        self.written = Shadows(plain.text, plain.folded, plain.masked)  # times are read from the text as it is written
        self.mended = Shadows(plain.clean, plain.folded, plain.masked)
        self.anchor = anchor
        self.terms_above: dict[int, Term | None] = {}

    def directive(self, duty: Duty) -> Directive:
        start, end = duty.start, duty.end
        times = when.times_in(self.written, start, end, self.anchor)
        cited = find_references(self.mended, start, end)
        measured = self.measured(duty, times, cited)
        term, place = self.term(duty, times, measured)
        deadline = self.deadline(term, place) if term else None
        return Directive(
            label=duty.label,
            text=_words(self.plain, start, end),
            section=duty.section,
            addressees=self.addressees(duty),
            deadline=deadline,
            targets=tuple(self.target(m, deadline) for m in measured),
            references=tuple(self.reference(c) for c in cited),
            entities=tuple(_entities(self.plain, start, end)),
            lead_in=duty.lead_in,
            source=self.source(start, end, "table_row" if duty.row else "paragraph"),
        )

    # -- when -------------------------------------------------------------------------------------------------------

    def term(self, duty: Duty, times: Sequence[Temporal], measured: Sequence[Measured]) -> tuple[Term | None, str]:
        """The first place that speaks: the own line or cell, the sentence, what stands above from the inside out."""
        fields = [(f.start, f.end) for f in duty.terms]
        rule = "own_line"
        if duty.row and duty.row.term:
            fields, rule = [(duty.row.term.start, duty.row.term.end)], "cell"
        own = when.own_line(self.written, fields, self.anchor, rule, on_day=bool(duty.row and duty.row.on_day))
        if own and duty.row and duty.row.since:
            own = when.since(self.written, (duty.row.since.start, duty.row.since.end), own, self.anchor)
        if own is None and duty.row and duty.row.months:
            heads = [(head.start, head.end) for head in duty.row.months]
            own = when.of_months(self.written, heads, self.anchor, duty.row.every_month)
        if own:
            return own, ""
        paired = [m.own for m in measured if m.own is not None]
        inside = when.sentence(self.written, duty.start, duty.end, times, paired, self.anchor.day)
        if inside:
            return inside, ""
        for frame in reversed(duty.frames):
            above = self.above(frame)
            if above:
                return above, frame.words
        return None, ""

    def above(self, frame: Frame) -> Term | None:
        key = id(frame)
        if key not in self.terms_above:
            self.terms_above[key] = when.above(self.written, frame.start, frame.end, self.anchor)
        return self.terms_above[key]

    def deadline(self, term: Term, place: str) -> Deadline | None:
        if term.period is None:
            return None
        period = term.period
        return Deadline(
            start=_iso(period.start),
            end=_iso(period.end),
            freq=str(period.freq) if period.freq else None,  # type: ignore[arg-type]
            text=_words(self.plain, term.start, term.end),
            edtf=edtf(period),
            rrule=rrule(period),
            explanation=_explained(period, term.doubt),
            source=self.source(term.start, term.end, term.rule, place),
        )

    # -- who --------------------------------------------------------------------------------------------------------

    def addressees(self, duty: Duty) -> tuple[Addressee, ...]:
        found: list[Addressee] = []
        for named, place in self.named(duty):
            found += [
                Addressee(
                    m.name,
                    self.text[m.start : m.end],
                    self.source(m.start, m.end, named.rule, place),
                )
                for m in named.members
            ]
        unique: dict[str, Addressee] = {}
        for addressee in found:
            unique.setdefault(addressee.name.lower(), addressee)
        return tuple(unique.values())

    def named(self, duty: Duty) -> list[tuple[Named, str]]:
        """Own words, else the responsible named beside, else what stands above; partners are added to either."""
        if duty.row:
            cells = [who.listed(self.clean, c.start, c.end, "column") for c in duty.row.whos]
            own_cells = [(c, "") for c in cells if c]
            if own_cells:
                return own_cells
        responsible = [n for n in (who.listed(self.clean, f.start, f.end, "responsible") for f in duty.whos) if n]
        inside = who.in_brackets(self.clean, self.folded, duty.start, duty.end)
        above = self.named_above(duty)
        own = who.leading(self.clean, self.masked, duty.start, duty.end)
        if own is None:
            own = who.told_by_us(self.clean, self.masked, duty.start, duty.end)
        if own is None and not above:
            own = who.after_verb(self.clean, self.masked, duty.start, duty.end)
        if own is None and not above and not responsible and not inside:
            own = who.trailing(self.clean, self.masked, duty.start, duty.end)
        if own or responsible or inside:
            base = [(n, "") for n in (own, *responsible, inside) if n]
        else:
            base = [] if duty.nobodys else above
        partners = who.partners(self.clean, self.masked, own.end if own else duty.start, duty.end)
        return [*base, (partners, "")] if partners else base

    def named_above(self, duty: Duty) -> list[tuple[Named, str]]:
        """The nearest heading that names somebody; «Совместно с …:» below it adds to it."""
        found: list[tuple[Named, str]] = []
        for frame in reversed(duty.frames):
            if frame.named:
                found.insert(0, (frame.named, frame.words))
                if not frame.joins:
                    break
        return found

    # -- what -------------------------------------------------------------------------------------------------------

    def measured(self, duty: Duty, times: Sequence[Temporal], cited: Sequence[Cited]) -> list[Measured]:
        taken = [(c.start, c.end) for c in cited]
        found = find_targets(self.folded, duty.start, duty.end, times, taken)
        spans = [(f.start, f.end) for f in duty.results]
        if duty.row and duty.row.result:
            spans.append((duty.row.result.start, duty.row.result.end))
        for start, end in spans:
            found += find_targets(self.folded, start, end, when.times_in(self.written, start, end, self.anchor), ())
        return [m for m in found if m.own is None or not when.is_past(m.own, self.anchor.day)]

    def target(self, m: Measured, deadline: Deadline | None) -> Target:
        by = None
        if m.own is not None:
            by = _iso(m.own.period.end)
        elif deadline is not None and deadline.freq is None:
            by = deadline.end
        start, end = m.start, m.end
        if m.own is not None:
            start, end = min(start, m.own.start), max(end, m.own.end)
        return Target(
            value=m.value,
            unit=m.unit,
            comparator=m.comparator,  # type: ignore[arg-type]
            by=by,
            text=_words(self.plain, start, end),
            base=m.base,
            population=m.population,
            source=self.source(start, end, m.rule),
        )

    def reference(self, c: Cited) -> Reference:
        return Reference(
            c.type,
            c.number,
            c.date,
            _words(self.plain, c.start, c.end),
            c.title,
            self.source(c.start, c.end, "cited"),
        )

    def source(self, start: int, end: int, rule: str, inherited: str = "") -> Provenance:
        """Where `text[start:end]` stands and which rule read it."""
        return _source(self.plain, start, end, rule, inherited)


def _source(plain: Plain, start: int, end: int, rule: str, inherited: str = "") -> Provenance:
    return Provenance(start, end, plain.places.at(start, end), rule, inherited)


def _explained(period: Period, doubt: str) -> str:
    return f"{explain(period)} ({doubt})" if doubt else explain(period)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _words(plain: Plain, start: int, end: int) -> str:
    return " ".join(plain.text[start:end].split())
