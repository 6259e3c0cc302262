"""What opens a list of duties («РЕШИЛИ:», «рекомендуют:») and what opens speech («СЛУШАЛИ:»)."""

import re

from avgust.reading.lexicon import formulas
from avgust.reading.lexicon import openings as lexicon
from avgust.reading.lexicon.infinitives import find_infinitive
from avgust.reading.rules.addressees import after_verb
from avgust.reading.structure.duties import duties
from avgust.reading.structure.markers import Marker
from avgust.reading.structure.model import Frame
from avgust.reading.structure.plain import Para
from avgust.reading.structure.walk import FORMULA, Walk


def is_opening(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """«участники рекомендуют:», «РЕШИЛИ:», «Управлению образования рекомендуется:»."""
    if marker.kind == "bullet" or (marker.kind == "number" and marker.depth > 1):
        return False
    if para.heading and formulas.KIND_LINE.match(walk.folded, para.start, para.end) and not walk.ends_in_colon(para):
        return False
    hit = opening_at(walk, marker.end, para.end)
    if hit is None:
        return False
    infinitive = find_infinitive(walk.masked, marker.end, para.end)
    if 0 <= infinitive < hit.start():
        return False
    named = walk.leading(marker.end, para.end) or after_verb(walk.text, walk.masked, marker.end, para.end)
    if marker.kind != "none" and named and walk.mode == "operative":
        return False
    colon = walk.masked.find(":", hit.end(), para.end)
    stop = colon + 1 if colon >= 0 else para.end
    walk.mode, walk.noting, walk.child_number = "operative", None, 0
    walk.push(Frame(FORMULA, "вводная формула", marker.end, stop, para, named))
    if walk.text[stop : para.end].strip():
        duties(walk, para, stop, None, lead_in=walk.ends_in_colon(para))
    return True


def opening_at(walk: Walk, start: int, end: int) -> re.Match[str] | None:
    """The opening formula that is followed by a colon or ends the paragraph."""
    if lexicon.OPENING_TITLE.match(walk.masked, start, end):
        return lexicon.OPENING_TITLE.match(walk.masked, start, end)
    for hit in lexicon.OPENING.finditer(walk.masked, start, end):
        rest = walk.masked[hit.end() : end].strip()
        colon = walk.masked.find(":", hit.end(), end)
        if not rest or rest in {":", ".", ".:"}:
            return hit
        if (
            colon >= 0
            and (not walk.has_infinitive(hit.end(), colon) or walk.own_words(hit.end(), colon) == 0)
            and ";" not in walk.masked[hit.end() : colon]
        ):
            return hit
    return None


def is_speech(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """«СЛУШАЛИ:», «ВЫСТУПИЛИ:», «ПОВЕСТКА ДНЯ»: speech until the next formula."""
    if not (
        lexicon.SPEECH.match(walk.folded, marker.end, para.end)
        or lexicon.SPEECH.match(walk.folded, para.start, para.end)
    ):
        return False
    if (
        formulas.NAME_AT_END.search(walk.text[para.start : para.end].rstrip())
        or walk.kind == "protocol"
        or walk.mode == "preamble"
    ):
        opening = opening_at(walk, marker.end, para.end)
        if opening is not None:
            return False
        walk.mode, walk.noting, walk.frames, walk.group = "speech", None, [], []
        return True
    return False


def is_vote(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    return bool(lexicon.VOTE.match(walk.folded, marker.end, para.end))
