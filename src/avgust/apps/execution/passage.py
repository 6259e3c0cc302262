"""The words of a directive where they stand in the document: its paragraph and the one above it."""

from dataclasses import dataclass

from avgust.apps.acts.api import Directive

LONGEST = 1200  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the document's text, with the words of the directive in the middle."""

    above: str
    before: str
    words: str
    after: str


def passage_of(directive: Directive) -> Passage | None:
    """Where the directive stands; None where it has no place in the text (a person added it)."""
    text, source = directive.document.text, directive.source or {}
    start, end = source.get("start"), source.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        return None
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    above = text[:first].rstrip("\n").rpartition("\n")[2].strip()
    return Passage(above[-LONGEST:], text[first:start][-LONGEST:], text[start:end], text[end:last][:LONGEST])
