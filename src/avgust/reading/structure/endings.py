"""Where the duties end: signatures and attachments."""

import re

from avgust.reading.lexicon import formulas
from avgust.reading.structure.markers import Marker
from avgust.reading.structure.plain import Para
from avgust.reading.structure.walk import Walk


def is_attachment(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    if para.end - para.start > 160 or not formulas.ATTACHMENT.match(walk.folded, para.start, para.end):
        return False
    if walk.has_infinitive(para.start, para.end) and marker.kind == "number":
        return False
    if not walk.out.duties and walk.mode != "closed":
        return walk.mode == "preamble"
    walk.mode, walk.frames, walk.section, walk.noting, walk.group = "attachment", [], None, None, []
    return True


def is_attachment_title(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    if walk.mode != "attachment":
        return False
    words = walk.masked[para.start : min(para.end, para.start + 200)]
    if formulas.PLAN_TITLE.search(words) and not re.match(r"\s*к\s", words):
        walk.mode, walk.kind = "operative", "plan"
    elif formulas.NOT_PLAN_TITLE.search(words):
        walk.mode = "closed"
    return True


def is_closed(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    return walk.mode == "closed"


def is_signature(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """«Председатель    И.И. Иванов» after the duties."""
    if marker.kind != "none" or not walk.out.duties or para.end - para.start > 160:
        return False
    if not formulas.SIGNATURE.match(walk.folded, para.start, para.end):
        return False
    tail = walk.text[para.start : para.end].rstrip(" .;")
    if not formulas.NAME_AT_END.search(tail) and "___" not in tail and "\t" not in tail and "    " not in tail:
        return False
    if walk.has_infinitive(para.start, para.end):
        return False
    if walk.kind != "protocol":
        walk.mode = "closed"
    walk.frames, walk.group = [], []
    return True
