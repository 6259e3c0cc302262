"""Lines beside a duty that say when and who: «Срок: …», «Ответственный: …», or nothing but a term."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from avgust.reading.lexicon import months
from avgust.reading.lexicon.fields import INSIDE_A_LINE
from avgust.reading.lexicon.patterns import choice
from avgust.reading.structure.fields import Field, find_field
from avgust.reading.structure.markers import Marker, find_marker
from avgust.reading.structure.model import Duty, Frame
from avgust.reading.structure.own_period import is_period
from avgust.reading.structure.pieces import clauses
from avgust.reading.structure.plain import Para
from avgust.reading.structure.walk import BARE, Walk

MONTH = re.compile(rf"\W*{months.LONG_STEMS}[а-я]*(?:\s+\d{{4}}\s*(?:года?|г)?\.?)?\W*")
SECTION = 0.4  # the level of a section's title
INNER = re.compile(rf"[,.;]?\s+(?={choice(INSIDE_A_LINE)}\s*[:-])")


def is_field(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """«Срок: …», «Ответственный: …», or a line that is nothing but a term."""
    found = find_field(walk.folded, marker.end, para.end)
    if found is None:
        if marker.kind not in {"none", "bullet"} or not (walk.duties_open() or walk.kind == "plan"):
            return False
        if not is_period(walk.text[marker.end : para.end]) or walk.has_infinitive(marker.end, para.end):
            return False
        if is_heading_of_period(walk, para, i):
            open_period(walk, para, marker.end)
            return True
        if walk.ends_in_colon(para):  # «до конца 2021 года:»
            walk.push(Frame(BARE, "вводная строка", marker.end, para.end, para))
            return True
        if not walk.duties_open():
            return False
        found = Field("term", marker.end, para.end)
    if not walk.duties_open():
        return found.kind in {"who", "control", "basis"} and walk.mode != "preamble"
    for part in fields_of(walk, found, para):
        attach(walk, part)
    return True


def is_heading_of_period(walk: Walk, para: Para, i: int) -> bool:
    """«СЕНТЯБРЬ» over the entries of a plan: in capitals, as a heading, or alone above a numbered entry."""
    words = walk.text[para.start : para.end]
    if words.isupper() or para.heading:
        return True
    following = walk.next_para(i)
    numbered = following is not None and find_marker(walk.text, following.start, following.end).label == "1"
    return walk.kind == "plan" and numbered and bool(MONTH.fullmatch(walk.folded, para.start, para.end))


def open_period(walk: Walk, para: Para, start: int) -> None:
    """A section whose title is the term of all in it."""
    walk.open_section(para, start)
    walk.push(Frame(SECTION, "заголовок раздела", start, para.end, para))


def fields_of(walk: Walk, first: Field, para: Para) -> list[Field]:
    """Several fields may stand on one line: «Срок: до 1 мая. Ответственный: Иванова И.И.»."""
    fields, current = [], first
    for a, b in list(clauses(walk.text, walk.masked, first.start, para.end)):
        other = find_field(walk.folded, a, b)
        if other:
            fields.append(replace(current, end=a))
            current = other
    inner = INNER.search(walk.folded[current.start : para.end])
    if inner:
        cut = current.start + inner.end()
        other = find_field(walk.folded, cut, para.end)
        if other:
            fields.append(replace(current, end=current.start + inner.start()))
            current = other
    return [*fields, current]


def attach(walk: Walk, found: Field) -> None:
    """Gives a field line to the last duty, or to all parts of the list that it follows."""
    last = walk.group[-1]
    pieces = list(takewhile(lambda duty: duty.para is last.para, reversed(walk.group)))[::-1]
    parts = pieces if len(pieces) > 1 else parts_without(walk.group, found.kind)
    shared = found.kind in {"term", "who"} and (len(pieces) > 1 or is_list_of_parts(walk, parts))
    for duty in parts if shared else [last]:
        if not (shared and has_field(duty, found.kind)):
            attach_to(walk, duty, found)


def parts_without(group: Sequence[Duty], kind: str) -> list[Duty]:
    """The last parts of a list, back to the one that has such a field already."""
    open_parts = takewhile(lambda duty: not has_field(duty, kind), reversed(group))
    return [duty for duty in open_parts if not duty.lead_in][::-1]


def has_field(duty: Duty, kind: str) -> bool:
    return bool(duty.terms if kind == "term" else duty.whos)


def is_list_of_parts(walk: Walk, duties: Sequence[Duty]) -> bool:
    """Bullets or letters of one sentence: a term after the last of them is the term of all."""
    unnumbered = all(d.label is None or not d.label[-1:].isdigit() for d in duties)
    return len(duties) > 1 and unnumbered and all(walk.text[d.end : d.end + 1] in {";", ","} for d in duties[:-1])


def attach_to(walk: Walk, duty: Duty, found: Field) -> None:
    if not walk.text[found.start : found.end].strip(" .;,"):
        return
    if found.kind in {"term", "report"} and not duty.terms:
        duty.terms.append(found)
    elif found.kind == "who":
        duty.whos.append(found)
    elif found.kind == "result":
        duty.results.append(found)
