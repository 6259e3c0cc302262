"""Small documents for the tests of the reading, and short forms of what was read in them."""

from avgust.reading import Reading, read_text
from avgust.reading.reading import Directive

DAY = "25 августа 2021 г."
ORDER = f"ПРИКАЗ\n\nот {DAY} № 5\n\nприказываю:\n"
HEADED = f"{ORDER}1. Управлению образования:\n1.1. "

Days = tuple[str | None, str | None, str | None]


def ordered(items: str) -> Reading:
    """An order of 25 August 2021 with these items."""
    return read_text(ORDER + items)


def last(items: str) -> Directive:
    """The last directive of such an order."""
    return ordered(items).directives[-1]


def below_heading(words: str) -> Directive:
    """The directive that follows a heading with an addressee."""
    return read_text(HEADED + words).directives[-1]


def texts(reading: Reading) -> list[str]:
    """The words of every directive."""
    return [directive.text for directive in reading.directives]


def who(directive: Directive) -> list[str]:
    """The names of the addressees."""
    return [addressee.name for addressee in directive.addressees]


def due(directive: Directive) -> Days | None:
    """Start, end and frequency of the deadline."""
    deadline = directive.deadline
    return (deadline.start, deadline.end, deadline.freq) if deadline else None


def measured(directive: Directive) -> list[tuple[float, str]]:
    """Value and unit of each target."""
    return [(target.value, target.unit) for target in directive.targets]


def cited(directive: Directive) -> list[tuple[str, str | None, str | None]]:
    """Type, number and date of each act."""
    return [(reference.type, reference.number, reference.date) for reference in directive.references]


def codes(reading: Reading) -> set[str]:
    """The codes of the findings."""
    return {finding.code for finding in reading.findings}
