"""A reading as a page of text: what the document is, who must do what by when, what is doubtful."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from avgust.cli.terminal import Paper, Piece
from avgust.cli.wording import capital, counts, due, known_from, named
from avgust.kernel.findings import Finding
from avgust.reading.export.outline import Item, outline
from avgust.reading.export.words import addressee_words, long_day, plural, reference_words, target_words
from avgust.reading.reading import Deadline, Directive, Provenance, Reading

FIELD = 12  # columns of a field's name
STEP = 2
HEADINGS = {"warning": "Предупреждения", "doubt": "Сомнения", "note": "К сведению"}


def page(reading: Reading, paper: Paper, notes: bool = False) -> Iterator[str]:
    """The lines of the page; notes are counted only, unless they are asked for."""
    yield from _head(reading, paper)
    yield from _directives(reading, paper)
    yield from _findings(reading.findings, paper, notes)


def _head(reading: Reading, paper: Paper) -> Iterator[str]:
    """What the document is, and how much it asks for."""
    about = reading.metadata
    yield from paper.paragraph([(named(reading), "strong")])
    year = f"{about.school_year} учебный год" if about.school_year else ""
    for facts in ((about.territory, about.place), (long_day(about.date), year)):
        if any(facts):
            yield from paper.paragraph([(" · ".join(filter(None, facts)), "muted")])
    yield ""
    yield from paper.paragraph([(counts(reading), "")])


def _directives(reading: Reading, paper: Paper) -> Iterator[str]:
    """The directives under their sections and addressees, in document order."""
    label = max((len(d.label) for d in reading.directives if d.label), default=1)
    depth = STEP * bool(reading.sections)
    for i, (section, in_section) in enumerate(groupby(outline(reading), lambda item: item.directive.section)):
        titled = section is not None or i > 0
        if titled:
            yield ""
            yield from paper.paragraph([(section or "Вне разделов", "strong")])
        for j, (names, group) in enumerate(groupby(in_section, lambda item: tuple(addressee_words(item.directive)))):
            yield from [""] * (j > 0 or not titled)
            yield from _group([*group], names, paper, depth, label)


def _group(group: list[Item], names: Sequence[str], paper: Paper, depth: int, label: int) -> Iterator[str]:
    """What one addressee must do; the parts of a lead-in stand under it."""
    origins = {each.source.inherited for item in group for each in item.directive.addressees}
    origin = known_from(origins.pop()) if len(origins) == 1 else ""
    who: Piece = (capital(", ".join(names)), "accent") if names else ("исполнитель не назван", "muted")
    yield from paper.paragraph([who, (origin, "muted")], depth)
    told: set[Provenance] = set()
    for directive, leads in ((item.directive, item.leads) for item in group):
        again = directive.deadline is not None and directive.deadline.source in told
        yield from _directive(directive, paper, depth + STEP * (1 + len(leads)), label, again)
        told |= {directive.deadline.source} if directive.deadline and directive.deadline.source.inherited else set()


def _directive(directive: Directive, paper: Paper, indent: int, label: int, again: bool) -> Iterator[str]:
    """Its words, then what was understood, a line each."""
    column = indent + label + STEP
    place = "" if directive.label else f"[{directive.source.address.words()}]".replace(" ", "\u00a0")
    text = directive.text + ":" * (directive.lead_in and not directive.text.endswith(":"))
    head: Piece = (directive.label, "strong") if directive.label else ("–", "muted")
    yield from paper.hanging(head, [(text, ""), (place, "muted")], indent, column)
    for name, pieces in _fields(directive, again):
        yield from paper.hanging((name, "muted"), pieces, column, column + FIELD)


def _fields(directive: Directive, again: bool) -> Iterator[tuple[str, list[Piece]]]:
    """What was understood: the term, the targets, the acts."""
    if directive.deadline:
        yield "срок", _term(directive.deadline, again)
    for target in directive.targets:
        yield "показатель", [(target_words(target), "")]
    for reference in directive.references:
        yield "основание", [(reference_words(reference), "")]


def _term(deadline: Deadline, again: bool) -> list[Piece]:
    """«до 1 мая 2021 года → не позднее 01.05.2021 ← из заголовка п. 2»; the words of a heading are told once."""
    dates = due(deadline)
    style = "" if deadline.source.inherited else "strong"
    origin: Piece = (known_from(deadline.source.inherited), "muted")
    if dates.casefold() == deadline.text.casefold():
        return [(dates, style), origin]
    outcome: Piece = (f"→\u00a0{dates}", style) if dates else ("→\u00a0без\u00a0даты", "muted")
    return [outcome, origin] if again else [(deadline.text, ""), outcome, origin]


def _findings(findings: Sequence[Finding], paper: Paper, notes: bool) -> Iterator[str]:
    """What a person should look at, the gravest first, under a rule."""
    between = ["", paper.styled("─" * paper.width, "muted")]
    for severity in HEADINGS:
        if chosen := [each for each in findings if each.severity == severity]:
            yield from between
            yield from _block(severity, chosen, paper, notes)
            between = [""]


def _block(severity: str, chosen: Sequence[Finding], paper: Paper, notes: bool) -> Iterator[str]:
    """The findings of one weight; notes are counted only, unless they are asked for."""
    if severity == "note" and not notes:
        count = plural(len(chosen), "замечание", "замечания", "замечаний")
        yield from paper.paragraph([(f"К\u00a0сведению ещё {count}; показать: --notes", "muted")])
        return
    yield from paper.paragraph([(f"{HEADINGS[severity]} – {len(chosen)}", "strong")])
    yield from _listed(sorted(chosen, key=_start), paper)


def _start(finding: Finding) -> int:
    """Where in the document it stands; what is said of the whole comes first."""
    return finding.span.start if finding.span else -1


def _listed(findings: Sequence[Finding], paper: Paper) -> Iterator[str]:
    """Each with its place; a place that stands above already is not written again."""
    column = STEP + min(max(len(each.place) for each in findings), paper.width // 4) + STEP
    above = ""
    for each in findings:
        place = "" if each.place == above else each.place
        style = "" if each.severity == "note" else each.severity
        yield from paper.hanging((place, style), [(each.message, "")], STEP, column if each.place else STEP)
        above = each.place
