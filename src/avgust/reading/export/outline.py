"""Which directives stand under which lead-in."""

from dataclasses import dataclass

from avgust.reading.reading import Directive, Reading


@dataclass(frozen=True, slots=True)
class Item:
    """A directive in its place in the plan.

    number  its running number; None for a lead-in, which is carried out by carrying out its parts
    leads   the lead-ins that it stands under, the outermost first
    """

    directive: Directive
    number: int | None
    leads: tuple[Directive, ...]


def outline(reading: Reading) -> tuple[Item, ...]:
    """All directives in document order, numbered, each with its lead-ins."""
    items: list[Item] = []
    open_leads: list[Directive] = []
    number = 0
    for directive in reading.directives:
        while open_leads and not _holds(open_leads[-1], directive):
            open_leads.pop()
        number += not directive.lead_in
        items.append(Item(directive, None if directive.lead_in else number, tuple(open_leads)))
        if directive.lead_in:
            open_leads.append(directive)
    return tuple(items)


def duties(reading: Reading) -> tuple[Directive, ...]:
    """The directives that somebody must carry out: all but the lead-ins."""
    return tuple(directive for directive in reading.directives if not directive.lead_in)


def _holds(lead: Directive, directive: Directive) -> bool:
    """Whether `directive`, which comes after `lead`, is a part of it. A doubtful one is not."""
    if lead.section != directive.section:
        return False
    if directive.label is None:
        return (lead.label is not None or not directive.lead_in) and not _passed_on(lead, directive)
    if lead.label is None or not directive.label.startswith(lead.label):
        return False
    rest = directive.label[len(lead.label) :]
    return bool(rest) and not rest[0].isdigit()


def _passed_on(lead: Directive, directive: Directive) -> bool:
    """Whether the directive has its executors from a heading that is not the lead-in's: then another list has begun."""
    inherited = bool(directive.addressees) and all(each.source.inherited for each in directive.addressees)
    return inherited and directive.addressees != lead.addressees
