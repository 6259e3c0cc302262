"""Titles of sections, and headings that name an addressee for all below."""

import re

from avgust.reading.lexicon import formulas
from avgust.reading.lexicon.headings import PARTS
from avgust.reading.lexicon.patterns import choice
from avgust.reading.rules.addressees import WITH, after_verb, partners
from avgust.reading.structure.fields import find_field
from avgust.reading.structure.markers import Marker
from avgust.reading.structure.model import Frame
from avgust.reading.structure.plain import Para
from avgust.reading.structure.walk import Walk

PART = re.compile(rf"{choice(PARTS)}\b")


def is_title(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """A section's title: a heading, a bold or capital line, a numbered line without a verb that has parts."""
    if walk.mode == "speech" and not para.heading:
        return False
    if marker.kind in {"bullet", "letter"} or para.end - para.start > 300:
        return False
    words = walk.text[marker.end : para.end].strip()
    if words.endswith(";") or walk.is_name(para, marker):
        return False
    if walk.has_infinitive(marker.end, para.end) and not (para.heading and words.endswith("?")):
        return False
    if find_field(walk.folded, marker.end, para.end) or formulas.KIND_LINE.fullmatch(walk.folded, para.start, para.end):
        return False
    if not looks_like_title(walk, para, marker, words, i):
        return False
    if walk.mode == "preamble" and marker.kind != "part" and not walk.out.titles and is_masthead(walk):
        return False
    walk.open_section(para, marker.end)
    return True


def is_masthead(walk: Walk) -> bool:
    """Still in the head of the document: nothing but the kind, the body and the title has been seen."""
    return not walk.out.notes and not walk.out.duties and not walk.frames


def looks_like_title(walk: Walk, para: Para, marker: Marker, words: str, i: int) -> bool:
    if para.heading:
        return True
    if words.endswith(":") and marker.kind != "roman" and not words.isupper():
        return False
    if PART.match(words.lower()):
        return (not walk.ends_in_colon(para) and words.count(" ") < 40 and not words.endswith(".")) or "«" in words
    letters = [c for c in words if c.isalpha()]
    if len(letters) > 5 and sum(c.isupper() for c in letters) > 0.7 * len(letters):
        return True
    if marker.kind in {"roman", "part"}:
        return not words.endswith((";", ".")) or len(words) < 120
    if para.bold and marker.kind == "none" and not words.endswith((",", ";")):
        return True
    if words.startswith("«") and words.rstrip(".").endswith("»") and marker.kind == "none":
        return walk.mode != "operative" or not walk.group
    return marker.kind == "number" and not words.endswith((":", ";")) and walk.has_children(marker, i)


def is_heading_of_addressee(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """«2. Руководителям школ в 2020-2021 учебном году обеспечить:», «Образовательным организациям:»."""
    if walk.mode == "speech":
        return False
    start = marker.end
    named = walk.leading(start, para.end)
    alone = named is not None and not walk.has_infinitive(named.end, para.end) and named.end > para.end - 80
    colon = walk.ends_in_colon(para)
    joins = colon and WITH.match(walk.masked, start, para.end) is not None
    if joins:
        named = partners(walk.text, walk.masked, start, para.end)
    elif named is None and colon:
        named = after_verb(walk.text, walk.masked, start, para.end)
    if walk.mode == "preamble" and marker.kind == "none":
        alone = False
    if named is None or not (colon or (alone and only_circumstances(walk, named.end, para.end))):
        return False
    if colon and walk.own_words(named.end, para.end) > 3:
        return False
    walk.mode, walk.noting = "operative", None
    walk.child_number = 0
    walk.push(
        Frame(
            para.heading / 10 or heading_level(walk, marker),
            walk.place(marker) if marker.label else "заголовок",
            start,
            para.end,
            para,
            named,
            joins,
        )
    )
    return True


def heading_level(walk: Walk, marker: Marker) -> float:
    """An unmarked name outranks the numbered items before it."""
    return 0.8 if marker.kind == "none" else walk.level(marker)


def only_circumstances(walk: Walk, start: int, end: int) -> bool:
    return (walk.own_words(start, end) <= 6 and not walk.masked[start:end].rstrip().endswith(".")) or not walk.masked[
        start:end
    ].strip(" .")
