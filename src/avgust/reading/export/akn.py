"""The directives as Akoma Ntoso 3.0 (OASIS LegalDocML), valid against its schema."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from avgust.reading.export.akn_marks import Field, marks
from avgust.reading.export.akn_meta import (
    AKN,
    OWN,
    Agents,
    act_address,
    add_meta,
    adopted_day,
    agent_kind,
    node,
    slug,
)
from avgust.reading.export.days import day
from avgust.reading.export.outline import Item, outline
from avgust.reading.export.printable import one_line, printable
from avgust.reading.export.words import KINDS, deadline_words, long_day, reference_words, target_words
from avgust.reading.reading import Addressee, Deadline, Directive, Noted, Reading, Reference, Target


def to_akn(reading: Reading) -> bytes:
    """The XML, in UTF-8."""
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "avgust": OWN})
    document = node(root, "doc", name=reading.metadata.kind or "document")
    _preface(document, reading)
    body = _Body(node(document, "mainBody", eId="body"), reading)
    body.fill()
    add_meta(document, reading, body.agents, body.directives)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _preface(document: etree._Element, reading: Reading) -> None:
    """What the document is called, when and where it was adopted."""
    metadata = reading.metadata
    preface = node(document, "preface", eId="preface")
    title = node(preface, "longTitle", eId="preface__longTitle")
    line = node(title, "p", eId="preface__longTitle__p_1")
    node(line, "docType", KINDS[metadata.kind][0]).tail = " "
    node(line, "docTitle", printable(metadata.title or ""))
    if day(metadata.date):
        line = node(preface, "p", eId="preface__p_1")
        date = node(line, "docDate", long_day(metadata.date), date=adopted_day(reading).isoformat())
        date.tail = f", {one_line(metadata.place)}" if metadata.place else None


class _Body:
    """The main part: sections, in them the directives as paragraphs, parts of a lead-in as subparagraphs."""

    def __init__(self, body: etree._Element, reading: Reading) -> None:
        self.body = body
        self.reading = reading
        self.agents = Agents()
        self.directives: dict[str, Directive] = {}
        self._used: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._leads: dict[int, etree._Element] = {}

    def fill(self) -> None:
        """Writes everything in document order."""
        parent, title = self.body, None
        for entry in _entries(self.reading):
            section = entry.section if isinstance(entry, Noted) else entry.directive.section
            if section != title:
                parent, title = self._section(section), section
            if isinstance(entry, Noted):
                self._noted(parent, entry)
            else:
                self._directive(parent, entry)
        if not len(self.body):
            node(self.body, "p", "Поручений в документе не найдено.", eId="body__p_1", status="editorial")

    def _section(self, title: str | None) -> etree._Element:
        """A new section; the body itself for what stands in none."""
        if title is None:
            return self.body
        made = self._element(self.body, "section", "sec", None)
        node(made, "heading", one_line(title), eId=f"{made.get('eId')}__heading")
        return made

    def _element(self, parent: etree._Element, name: str, short: str, number: str | None) -> etree._Element:
        """An element with an id by the naming convention: `sec_1__para_1-5`, `para_nn-2` for one without a number."""
        parent_id = "" if parent is self.body else f"{parent.get('eId')}__"
        self._counts[parent_id, name] += 1
        count = self._counts[parent_id, name]
        plain = slug(number or "") or (str(count) if name == "section" else f"nn-{count}")
        identifier, again = f"{parent_id}{short}_{plain}", 1
        while identifier in self._used:
            again += 1
            identifier = f"{parent_id}{short}_{plain}-dup{again}"
        self._used.add(identifier)
        return node(parent, name, eId=identifier)

    def _noted(self, parent: etree._Element, noted: Noted) -> None:
        """What was noted; no duty."""
        made = self._element(parent, "hcontainer", "hcontainer", None)
        made.set("name", f"noted-{noted.kind}")
        content = node(made, "content", eId=f"{made.get('eId')}__content")
        node(content, "p", printable(noted.text), eId=f"{content.get('eId')}__p_1")

    def _directive(self, parent: etree._Element, item: Item) -> None:
        """One directive, below its lead-in where it has one."""
        directive = item.directive
        if item.leads:
            made = self._element(self._leads[id(item.leads[-1])], "subparagraph", "subpara", directive.label)
        else:
            made = self._element(parent, "paragraph", "para", directive.label)
        identifier = str(made.get("eId"))
        self.directives[identifier] = directive
        if directive.label:
            node(made, "num", one_line(directive.label), eId=f"{identifier}__num")
        name = "intro" if directive.lead_in else "content"
        self._words(node(made, name, eId=f"{identifier}__{name}"), directive)
        if directive.lead_in:
            self._leads[id(directive)] = made

    def _words(self, holder: etree._Element, directive: Directive) -> None:
        """The text with its fields marked, and below it those that the text itself does not name."""
        inside, elsewhere = marks(self.reading, directive)
        text = printable(directive.text)
        line = node(holder, "p", eId=f"{holder.get('eId')}__p_1")
        last, position = line, 0
        for mark in inside:
            _append(line, last, text[position : mark.start])
            last, position = self._field(line, mark.field, text[mark.start : mark.end]), mark.end
        _append(line, last, text[position:] + ":" * directive.lead_in)
        for number, (name, words, kind) in enumerate(_LISTS, start=2):
            self._list(holder, f"p_{number}", name, words, [field for field in elsewhere if isinstance(field, kind)])

    def _list(self, holder: etree._Element, suffix: str, name: str, words: str, fields: list[Field]) -> None:
        """A line that the document does not have, marked as editorial: «Исполнители: …; …»."""
        if not fields:
            return
        identifier = f"{holder.get('eId')}__{suffix}"
        line = node(holder, "p", f"{words}: ", eId=identifier, class_=name, status="editorial")
        for number, field in enumerate(fields):
            if number:
                line[-1].tail = "; "
            self._field(line, field, _field_words(field))

    def _field(self, line: etree._Element, field: Field, words: str) -> etree._Element:
        """The words as the element that says what they are."""
        match field:
            case Addressee():
                kind = agent_kind(field.name)
                return node(line, kind, words, refersTo=self.agents.refer(kind, field.name))
            case Deadline():
                return _deadline(line, field, words)
            case Target():
                unit = self.agents.refer("concept", field.unit)
                return node(line, "quantity", words, refersTo=unit, normalized=f"{field.value:.15g}")
            case Reference():
                return _reference(line, field, words)


_LISTS: tuple[tuple[str, str, type[Field]], ...] = (
    ("addressees", "Исполнители", Addressee),
    ("deadline", "Срок", Deadline),
    ("targets", "Показатели", Target),
    ("references", "Основание", Reference),
)


def _entries(reading: Reading) -> Iterator[Item | Noted]:
    """Directives and what was noted, in document order; what was noted never tears a lead-in from its parts."""
    noted = sorted(reading.noted, key=lambda each: each.source.start, reverse=True)
    for item in outline(reading):
        while noted and not item.leads and noted[-1].source.start < item.directive.source.start:
            yield noted.pop()
        yield item
    yield from reversed(noted)


def _append(line: etree._Element, last: etree._Element, text: str) -> None:
    """Text after the last child, or at the beginning of the line."""
    if last is line:
        line.text = text or None
    else:
        last.tail = text or None


def _field_words(field: Field) -> str:
    """A field in words of ours, for where the text does not name it."""
    match field:
        case Addressee():
            return one_line(field.name)
        case Deadline():
            return deadline_words(field)
        case Target():
            return target_words(field)
        case Reference():
            return reference_words(field)


def _deadline(line: etree._Element, deadline: Deadline, words: str) -> etree._Element:
    """The last day, or the first of an open period; a frequency has no date."""
    when = day(deadline.end) or day(deadline.start)
    if when:
        return node(line, "date", words, date=when.isoformat())
    return node(line, "inline", words, name="recurrence" if deadline.freq else "deadline")


def _reference(line: etree._Element, reference: Reference, words: str) -> etree._Element:
    """A cited act, linked where its date is known."""
    href = act_address(reference)
    return node(line, "ref", words, href=href) if href else node(line, "inline", words, name="reference")
