"""The result of reading: frozen, and every field knows the words and the rule that it came from.

Equality ignores provenance: two readings are equal when they say the same. Dates are ISO 8601 strings, so that the
object and its JSON are the same thing.
"""

from dataclasses import dataclass, field
from typing import Literal

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Address, Aside

Kind = Literal["resolution", "decision", "protocol", "order", "instructions", "plan"]
Freq = Literal["CONTINUOUS", "DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "HALFYEARLY", "YEARLY"]
Comparator = Literal[">=", "<=", "="]
SCHEMA_VERSION = 2


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a field came from.

    start, end  `text[start:end]` of the reading is what was read
    address     the paragraph or the cell in the source, and where the words stand on its pages
    rule        the name of the rule that spoke
    inherited   how it came to the directive if it stands elsewhere («заголовок п. 2», «вводная формула»); \
"" for its own words
    """

    start: int
    end: int
    address: Address
    rule: str
    inherited: str = ""


@dataclass(frozen=True, slots=True)
class MetadataField:
    """Provenance of one key of the metadata."""

    key: str
    source: Provenance


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document is. Keys as in the benchmark; None where the document does not say."""

    kind: Kind | None = None
    title: str | None = None
    date: str | None = None
    place: str | None = None
    territory: str | None = None
    school_year: str | None = None
    sources: tuple[MetadataField, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document."""

    title: str
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who must act: `name` in the nominative, `written` as it stands in the text."""

    name: str
    written: str
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When: days inclusive, None where open; `text` is the words; EDTF and RRULE say the same for other programs."""

    start: str | None
    end: str | None
    freq: Freq | None
    text: str
    edtf: str | None = field(compare=False)
    rrule: str | None = field(compare=False)
    explanation: str = field(compare=False)
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target. `base` is the starting level where one is named; \
`population` the words of whom or what it counts."""

    value: float
    unit: str
    comparator: Comparator
    by: str | None
    text: str
    base: float | None = field(compare=False)
    population: str | None = field(compare=False)
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """An act that is cited with a number or a date."""

    type: str
    number: str | None
    date: str | None
    text: str
    title: str | None = field(compare=False)
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named programme, project or information system."""

    kind: Literal["programme", "project", "information_system"]
    name: str
    text: str
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Directive:
    """One thing that somebody must do.

    lead_in  True for an item that states a duty and ends in a colon with parts of its own below it
    """

    label: str | None
    text: str
    section: str | None
    addressees: tuple[Addressee, ...]
    deadline: Deadline | None
    targets: tuple[Target, ...]
    references: tuple[Reference, ...]
    entities: tuple[Entity, ...]
    lead_in: bool = field(compare=False)
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Noted:
    """What the participants noted; no duty."""

    kind: Literal["achievement", "problem", "theme"]
    text: str
    section: str | None
    source: Provenance = field(compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read.

    text      the plain text that all spans refer to
    name      the file's name, "" for a text from memory
    format    what the file is: `docx`, `pdf`, `scan`, `text` …
    asides    what stands outside the body (footnotes, running headers, a site's menu); no duty is read from it
    """

    name: str
    format: str
    metadata: Metadata
    sections: tuple[Section, ...]
    directives: tuple[Directive, ...]
    noted: tuple[Noted, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...]
    text: str = field(compare=False)
    asides: tuple[Aside, ...] = field(default=(), compare=False)
    schema_version: int = SCHEMA_VERSION
