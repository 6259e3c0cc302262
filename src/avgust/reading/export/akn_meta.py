"""The metadata of an Akoma Ntoso document: its names (FRBR), what it refers to, what the standard has no place for."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date

from lxml import etree

from avgust.reading.export.days import UNDATED, day
from avgust.reading.export.printable import one_line
from avgust.reading.export.words import KINDS
from avgust.reading.reading import Directive, Reading, Reference

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:avgust:reading:1"

_HUSHED = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
_LETTERS = str.maketrans({"э": "e", "ю": "yu", "я": "ya"} | _HUSHED) | str.maketrans(
    "абвгдезийклмнопрстуфы", "abvgdezijklmnoprstufy"
)
_ACTS = {
    "федеральный закон": "federal-law",
    "федеральный конституционный закон": "constitutional-law",
    "закон": "law",
    "указ": "decree",
    "постановление": "resolution",
    "распоряжение": "directive",
    "приказ": "order",
    "письмо": "letter",
    "решение": "decision",
}
_POSTS = (
    *("руководител", "директор", "завед", "начальник", "заместител", "председател", "секретар", "глава", "главы"),
    *("педагог", "учител", "воспитател", "методист", "специалист", "психолог", "логопед", "тьютор", "куратор"),
)
_DEADLINE = ("start", "end", "freq", "edtf", "rrule", "text")
_TARGET = ("unit", "comparator", "by", "population", "text")
_ADJECTIVE = re.compile(r"\w+(ые|ие|ый|ий|ая|яя)$")


def node(
    parent: etree._Element, tag: str, text: str = "", namespace: str = AKN, /, **attributes: str
) -> etree._Element:
    """A new last child; `_` at the end of an attribute's name is dropped (`class_`)."""
    made = etree.SubElement(parent, f"{{{namespace}}}{tag}")
    for key, value in attributes.items():
        made.set(key.rstrip("_"), one_line(value))
    made.text = text or None
    return made


def slug(text: str) -> str:
    """Latin letters, digits and hyphens for the text of a number: «304-ФЗ» → `304-fz`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("ё", "е").translate(_LETTERS)).strip("-")


class Agents:
    """Bodies, posts and units that the text names, each with an id in the document and an address of its own."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], str] = {}

    def refer(self, kind: str, name: str) -> str:
        """The reference `#org_1` to the body, post or unit of that name."""
        key = (kind, one_line(name) or "не указано")
        prefix = {"organization": "org", "role": "role", "concept": "unit"}[kind]
        if key not in self.found:
            self.found[key] = f"{prefix}_{sum(other == kind for other, _ in self.found) + 1}"
        return f"#{self.found[key]}"

    def list(self, references: etree._Element) -> None:
        """Writes them as TLC elements."""
        for (kind, name), identifier in self.found.items():
            key = hashlib.sha256(name.lower().encode()).hexdigest()[:12]
            node(
                references,
                f"TLC{kind.capitalize()}",
                eId=identifier,
                href=f"/ontology/{kind}/ru/{key}",
                showAs=name,
            )


def agent_kind(name: str) -> str:
    """`role` for posts and people («руководители школ», «классные руководители»), `organization` for bodies."""
    first, _, rest = one_line(name).lower().partition(" ")
    head = rest if _ADJECTIVE.match(first) and rest else first
    return "role" if first.startswith(_POSTS) or head.startswith(_POSTS) else "organization"


def act_address(reference: Reference) -> str | None:
    """The address of a cited act, `/akn/ru/act/order/2019-12-03/345`; None where the date is not known."""
    adopted = day(reference.date)
    if adopted is None:
        return None
    subtype = _ACTS.get(one_line(reference.type).lower())
    parts = ("/akn/ru/act", subtype, adopted.isoformat(), slug(reference.number or "") or "nn")
    return "/".join(filter(None, parts))


def adopted_day(reading: Reading) -> date:
    """The day of the document; the standard wants one, so an undated document has a fixed one."""
    return day(reading.metadata.date) or UNDATED


def address(reading: Reading) -> str:
    """The address of the document as a work, `/akn/ru/doc/resolution/2020-08-27/nn-0a1b2c3d4e5f`.

    Resolutions have no number: in its place stands the beginning of the checksum of title and text.
    """
    words = "\n".join((reading.metadata.title or "", reading.text))
    key = hashlib.sha256(words.encode(errors="replace")).hexdigest()[:12]
    parts = ("/akn/ru/doc", reading.metadata.kind, adopted_day(reading).isoformat(), f"nn-{key}")
    return "/".join(filter(None, parts))


def add_meta(document: etree._Element, reading: Reading, agents: Agents, directives: Mapping[str, Directive]) -> None:
    """Puts the metadata in front; `directives` by the id of their element."""
    meta = etree.Element(f"{{{AKN}}}meta")
    document.insert(0, meta)
    _identification(meta, reading)
    lifecycle = node(meta, "lifecycle", source="#avgust")
    day_of = adopted_day(reading).isoformat()
    node(lifecycle, "eventRef", eId="eventRef_1", date=day_of, source="#author", type="generation")
    references = node(meta, "references", source="#avgust")
    author = reading.metadata.territory or "не указано"
    node(references, "TLCOrganization", eId="author", href="/ontology/organization/ru/author", showAs=author)
    node(references, "TLCOrganization", eId="avgust", href="/ontology/organization/ru/avgust", showAs="Avgust")
    agents.list(references)
    _proprietary(meta, reading, directives)


def _identification(meta: etree._Element, reading: Reading) -> None:
    """The document as a work, as its Russian text and as this file."""
    identification = node(meta, "identification", source="#avgust")
    work = address(reading)
    expression = f"{work}/rus@{adopted_day(reading).isoformat()}"
    levels = (
        ("FRBRWork", f"{work}/!main", work, "#author"),
        ("FRBRExpression", f"{expression}/!main", expression, "#author"),
        ("FRBRManifestation", f"{expression}/!main.xml", f"{expression}.xml", "#avgust"),
    )
    dated = "adoption" if day(reading.metadata.date) else "undated"
    for name, this, uri, author in levels:
        level = node(identification, name)
        node(level, "FRBRthis", value=this)
        node(level, "FRBRuri", value=uri)
        node(level, "FRBRdate", date=adopted_day(reading).isoformat(), name=dated)
        node(level, "FRBRauthor", href=author)
    work_level, expression_level, file_level = identification
    node(work_level, "FRBRcountry", value="ru")
    node(work_level, "FRBRsubtype", value=reading.metadata.kind or "document")
    node(work_level, "FRBRname", value=reading.metadata.title or KINDS[reading.metadata.kind][0])
    node(expression_level, "FRBRlanguage", language="rus")
    node(file_level, "FRBRformat", value="application/akn+xml")


def _proprietary(meta: etree._Element, reading: Reading, directives: Mapping[str, Directive]) -> None:
    """Terms and targets with all their parts: the standard has only a date and a quantity."""
    own = node(meta, "proprietary", source="#avgust")
    facts = {"territory": reading.metadata.territory, "schoolYear": reading.metadata.school_year}
    _own(own, "document", facts)
    for identifier, directive in directives.items():
        deadline = directive.deadline
        if deadline is None and not directive.targets:
            continue
        duty = _own(own, "directive", {"ref": f"#{identifier}"})
        if deadline:
            _own(duty, "deadline", {name: getattr(deadline, name) for name in _DEADLINE})
        for target in directive.targets:
            values = {"value": f"{target.value:.15g}", "base": None if target.base is None else f"{target.base:.15g}"}
            _own(duty, "target", values | {name: getattr(target, name) for name in _TARGET})


def _own(parent: etree._Element, name: str, attributes: Mapping[str, str | None]) -> etree._Element:
    """An element of our own namespace, without the attributes that have no value."""
    return node(parent, name, "", OWN, **{key: value for key, value in attributes.items() if value is not None})
