"""What participants noted: themes, achievements, problems. No duties."""

from avgust.reading.lexicon import notes
from avgust.reading.structure.markers import Marker
from avgust.reading.structure.plain import Para
from avgust.reading.structure.walk import Walk


def is_noting(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """«Участники отметили:», «Вместе с тем существуют проблемы:», and narrative without a duty."""
    if walk.mode == "speech":
        walk.note(walk.kind_of_note(para), para, marker.end)
        return True
    words = walk.masked[marker.end : para.end]
    if (
        marker.kind in {"none", "number"}
        and walk.ends_in_colon(para)
        and notes.NOTING.search(words)
        and not walk.begins_with_duty(para, marker)
    ):
        start_noting(walk, para, marker)
        return True
    if walk.noting is not None and still_noting(walk, para, marker):
        walk.note(walk.noting, para, marker.end)
        return True
    return False


def start_noting(walk: Walk, para: Para, marker: Marker) -> None:
    walk.noting = walk.kind_of_note(para)
    walk.noting_level = walk.level(marker)
    walk.note(walk.noting, para, marker.end)


def still_noting(walk: Walk, para: Para, marker: Marker) -> bool:
    """Parts of a noted list: bullets, numbers, and lines that begin with a small letter."""
    small = walk.text[marker.end : marker.end + 1].islower()
    if walk.is_name(para, marker) or (walk.kind == "plan" and marker.kind == "number"):
        return False
    if marker.kind == "none" and not small:
        return False
    if walk.mode == "operative" and walk.noting == "theme" and walk.starts_with_infinitive(marker.end, para.end):
        return False
    return marker.kind != "number" or walk.level(marker) >= 1


def is_narrative(walk: Walk, para: Para, marker: Marker, i: int) -> bool:
    """All else: noted if it says so."""
    if notes.NOTING.search(walk.masked, marker.end, para.end):
        start_noting(walk, para, marker)
    return True
