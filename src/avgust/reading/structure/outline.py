"""Paragraphs and tables → duties with all that stands above them.

Reads: the plain text. Writes: duties, sections and what was noted, in document order. Guarantees: total; duties do not
overlap; each duty knows its lead-ins from the outermost to the innermost.
"""

from avgust.reading.structure.duties import is_duty
from avgust.reading.structure.endings import is_attachment, is_attachment_title, is_closed, is_signature
from avgust.reading.structure.fields_beside import is_field
from avgust.reading.structure.headings import is_heading_of_addressee, is_title
from avgust.reading.structure.markers import find_marker
from avgust.reading.structure.model import Outline
from avgust.reading.structure.noting import is_narrative, is_noting
from avgust.reading.structure.openings import is_opening, is_speech, is_vote
from avgust.reading.structure.plain import Grid, Para, Plain
from avgust.reading.structure.plan_rows import table
from avgust.reading.structure.walk import Walk


def outline(plain: Plain, kind: str | None) -> Outline:
    """The duties, sections and notes of a document of the given kind."""
    walk = Walk(plain, kind)
    for i, item in enumerate(walk.items):
        if isinstance(item, Grid):
            for para in table(walk, item):
                ask(walk, para, len(walk.items))
        else:
            ask(walk, item, i)
    return walk.out


def ask(walk: Walk, para: Para, i: int) -> None:
    """Asks each question of the paragraph until one answers that it is dealt with."""
    marker = find_marker(walk.text, para.start, para.end)
    if marker.end < para.end:
        for question in QUESTIONS:
            if question(walk, para, marker, i):
                return


# In the order in which they are asked of each paragraph.
QUESTIONS = (
    is_attachment,
    is_attachment_title,
    is_closed,
    is_field,
    is_vote,
    is_signature,
    is_opening,
    is_speech,
    is_heading_of_addressee,
    is_title,
    is_noting,
    is_duty,
    is_narrative,
)
