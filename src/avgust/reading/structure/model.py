"""What the walk through a document makes: duties with all that stands above them, titles, notes."""

from dataclasses import dataclass, field

from avgust.reading.rules.addressees import Named
from avgust.reading.structure.fields import Field
from avgust.reading.structure.plain import Para
from avgust.reading.structure.plan_tables import PlanRow


@dataclass(slots=True)
class Frame:
    """A heading, formula or lead-in that holds for what stands below it.

    level  0 for an opening formula, the depth of a number, BARE for an unmarked lead-in, BULLET for a bullet
    words  how the reader names it to a person: «вводная формула», «п. 2»
    start, end  where its own words stand; its period is read from there
    sign  the bullet before it, "" for none
    joins  whether its names act together with those above it: «Совместно с …:»
    """

    level: float
    words: str
    start: int
    end: int
    para: Para
    named: Named | None = None
    joins: bool = False
    sign: str = ""


@dataclass(slots=True)
class Duty:
    """A future directive: its words, what stands above it, and the fields that stand beside it."""

    start: int
    end: int
    label: str | None
    section: str | None
    para: Para
    frames: tuple[Frame, ...]
    lead_in: bool = False
    row: PlanRow | None = None
    terms: list[Field] = field(default_factory=list)
    whos: list[Field] = field(default_factory=list)
    results: list[Field] = field(default_factory=list)
    nobodys: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A section's title."""

    start: int
    end: int
    para: Para


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted."""

    kind: str
    start: int
    end: int
    section: str | None
    para: Para


@dataclass(slots=True)
class Outline:
    """What the walk found."""

    duties: list[Duty] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
