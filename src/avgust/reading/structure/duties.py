"""Paragraphs that tell somebody to do something: accepted, cut into pieces, each piece a duty."""

import re
from dataclasses import replace

from avgust.reading.lexicon import formulas, notes
from avgust.reading.rules.addressees import VERB, Named, leading
from avgust.reading.structure.fields import find_field
from avgust.reading.structure.fields_beside import attach_to, fields_of
from avgust.reading.structure.markers import Marker, find_marker
from avgust.reading.structure.model import Duty, Frame
from avgust.reading.structure.pieces import Piece, clauses, split, trim
from avgust.reading.structure.plain import Para
from avgust.reading.structure.walk import BARE, FORMULA, Walk

AT_THE_START = "в начале абзаца"
AREA = re.compile(r"(?:во?|на|по)\s")


def is_duty(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    if walk.mode == "speech":
        return False
    lead_in = walk.ends_in_colon(para) or (walk.has_children(marker, i) and walk.has_infinitive(marker.end, para.end))
    if not accepts(walk, para, marker):
        return False
    if walk.mode == "preamble":
        walk.mode = "operative" if marker.kind != "none" or walk.is_name(para, marker) else walk.mode
    walk.noting = None
    if tells_anew(walk, para, marker):
        walk.pop(FORMULA + 0.1)
    level = walk.depth(para, marker)
    if (
        marker.kind == "none"
        and not lead_in
        and not walk.text[marker.end : marker.end + 1].islower()
        and walk.top_level() > BARE
    ):
        walk.pop(BARE + 1)
    if marker.kind != "none":
        walk.pop(1.5 if walk.restarted(marker) else level)
    duties(walk, para, marker.end, walk.label_of(marker), lead_in)
    return True


def tells_anew(walk: Walk, para: Para, marker: Marker) -> bool:
    """«Рекомендовать колледжу …» as a paragraph of its own after a list under a heading: no part of that list."""
    if marker.kind != "none" or not walk.group or not walk.text[marker.end : marker.end + 1].isupper():
        return False
    last = walk.group[-1]
    in_list = walk.text[last.start : last.start + 1].islower()
    return in_list and VERB.match(walk.masked, marker.end, para.end) is not None


def accepts(walk: Walk, para: Para, marker: Marker) -> bool:
    start, end = marker.end, para.end
    if formulas.IN_FORCE.search(walk.masked, start, end):
        return False
    if formulas.MEMBER.match(walk.text, start, end) and not walk.has_infinitive(start, end):
        return False
    if walk.mode == "preamble":
        return accepts_in_preamble(walk, para, marker)
    if walk.kind == "plan" and marker.kind == "number":
        return True
    duty = walk.begins_with_duty(para, marker) or walk.modal(start, end)
    if duty:
        return True
    if marker.kind != "none":
        return not notes.NOTING.search(walk.masked, start, end) or walk.top_level() > FORMULA
    return walk.top_level() > FORMULA and walk.text[start : start + 1].islower()


def accepts_in_preamble(walk: Walk, para: Para, marker: Marker) -> bool:
    start, end = marker.end, para.end
    if walk.is_name(para, marker) and walk.has_infinitive(start, end):
        return True
    if walk.kind in {"plan", "instructions", "order", "decision"} and marker.kind == "number":
        return walk.kind == "plan" or walk.starts_with_infinitive(start, end) or walk.modal(start, end)
    if marker.kind == "number" and walk.starts_with_infinitive(start, end):
        return True
    return walk.modal(start, end)


def duties(walk: Walk, para: Para, start: int, label: str | None, lead_in: bool) -> None:
    """The duties of one paragraph; a lead-in opens a frame for what follows."""
    named = walk.own_name(start, para.end)
    if lead_in and named is None and (walk.own_words(start, para.end) <= 1 or names_area(walk, start, para.end)):
        walk.push(Frame(walk.level_of(para), words_of(label), start, para.end, para, sign=bullet_of(walk, para)))
    elif named is None and is_narrated(walk, para, start):
        narrative_duties(walk, para, start, label)
    else:
        own_duties(walk, para, start, label, lead_in)


def names_area(walk: Walk, start: int, end: int) -> bool:
    """«В сфере дошкольного образования:», «На уровне школ:»: where the parts hold, not what is to be done."""
    return AREA.match(walk.masked, start, end) is not None and not walk.has_infinitive(start, end)


def words_of(label: str | None) -> str:
    return f"п. {label}" if label else "вводная строка"


def is_narrated(walk: Walk, para: Para, start: int) -> bool:
    """«… отмечено, что школам необходимо обеспечить …»: the duty stands inside a narrative."""
    marker = replace(find_marker(walk.text, para.start, para.end), end=start)
    return not walk.begins_with_duty(para, marker) and walk.modal(start, para.end)


def own_duties(walk: Walk, para: Para, start: int, label: str | None, lead_in: bool) -> None:
    """The pieces of a paragraph, the label on the first; the last piece of a lead-in opens a frame."""
    own: list[Frame] = []
    named = walk.own_name(start, para.end)
    colon = inner_colon(walk, start, para.end) if named else -1
    if colon >= 0:
        own.append(at_the_start(para, start, colon + 1, named))
        start = colon + 1
    before = len(walk.out.duties)
    is_prose = label is None and walk.text[start : start + 1].isupper()
    for piece in split(walk.text, walk.folded, walk.masked, start, para.end, is_prose):
        put_piece(walk, para, piece, label if len(walk.out.duties) == before else None, own)
    if lead_in and len(walk.out.duties) > before:
        open_lead_in(walk, para, label, walk.out.duties[-1])


def at_the_start(para: Para, start: int, end: int, named: Named | None) -> Frame:
    return Frame(BARE - 1, AT_THE_START, start, end, para, named)


def open_lead_in(walk: Walk, para: Para, label: str | None, duty: Duty) -> None:
    """A duty that ends in a colon holds for the parts below it."""
    duty.lead_in = True
    frame = Frame(walk.level_of(para), words_of(label), duty.start, duty.end, para, lead_name(walk, duty))
    frame.sign = bullet_of(walk, para)
    walk.push(frame)
    walk.group = [duty]


def bullet_of(walk: Walk, para: Para) -> str:
    marker = find_marker(walk.text, para.start, para.end)
    return marker.sign if marker.kind == "bullet" else ""


def lead_name(walk: Walk, duty: Duty) -> Named | None:
    if duty.frames and duty.frames[-1].words == AT_THE_START:
        return duty.frames[-1].named
    return leading(walk.text, walk.masked, duty.start, duty.end)


def narrative_duties(walk: Walk, para: Para, start: int, label: str | None) -> None:
    """The sentences of a narrative that say «необходимо» with an infinitive or tell somebody to do something."""
    own: list[Frame] = []
    for run_start, run_end in duty_runs(walk, start, para.end):
        for piece in split(walk.text, walk.folded, walk.masked, run_start, run_end):
            put_piece(walk, para, piece, label, own)
            label = None


def duty_runs(walk: Walk, start: int, end: int) -> list[tuple[int, int]]:
    """Neighbouring clauses that are duties, as slices."""
    runs: list[tuple[int, int]] = []
    goes_on = False
    for a, b in clauses(walk.text, walk.masked, start, end):
        begins = walk.modal(a, b) or (walk.own_name(a, b) is not None and walk.has_infinitive(a, b))
        if begins or (goes_on and (walk.starts_with_infinitive(a, b) or find_field(walk.folded, a, b))):
            if goes_on and runs[-1][1] == a:
                runs[-1] = (runs[-1][0], b)
            else:
                runs.append((a, b))
            goes_on = True
        else:
            goes_on = False
    return runs


def inner_colon(walk: Walk, start: int, end: int) -> int:
    """The colon of «Кому: …» with words after it."""
    colon = walk.masked.find(":", start, end)
    if colon < 0 or not walk.text[colon + 1 : end].strip():
        return -1
    named = walk.own_name(start, colon + 1)
    return colon if named and walk.own_words(named.end, colon) <= 3 else -1


def put_piece(walk: Walk, para: Para, piece: Piece, label: str | None, own: list[Frame]) -> None:
    """One duty; the name that it begins with holds for the pieces after it, too (`own`)."""
    start, end = piece.start, piece.end
    named = walk.own_name(start, end)
    colon = inner_colon(walk, start, end) if named else -1
    if named and colon >= 0:
        own[:] = [at_the_start(para, start, colon + 1, named)]
        start, end = trim(walk.text, colon + 1, end)
    elif named:
        own[:] = []
    duty = Duty(start, end, label, walk.section, para, (*walk.frames, *own))
    duty.nobodys = bool(formulas.NOBODYS.search(walk.masked, start, min(end, start + 200)))
    walk.add(duty)
    for found in piece.fields:
        for part in fields_of(walk, found, replace(para, end=found.end)):
            attach_to(walk, duty, part)
    if named and colon < 0:  # «Кому сделать А; сделать Б»
        own[:] = [at_the_start(para, named.start, named.end, named)]
