"""One paragraph → the duties that it strings together.

Guarantees: pieces are slices of the paragraph in order and do not overlap; brackets and quotes are never cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from avgust.reading.lexicon.infinitives import find_infinitive
from avgust.reading.rules.addressees import Named, leading
from avgust.reading.structure.fields import Field, find_field

SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁ«\"\d])")
# A dot after these ends no sentence. «2022 г.» may: a digit stands before it.
ABBREVIATION = re.compile(
    r"(?:(?<![а-я])(?:"
    r"им|ст|п|пп|ул|д|т\.\s?е|т\.\s?[дп]|др|пр|см|стр|руб|тыс|млн|зам|зав|р\.\s?п|пос|с|х|гл|кв|обл|р-н|отв|шк|н|напр"
    r"|проф|акад|[а-я])"
    r"|(?<!\d)(?<!\d\s)(?<![а-я])гг?)$"
)
TRAILING = " \t\n\xa0"
MARKS = ".;:,"


@dataclass(frozen=True, slots=True)
class Piece:
    """A duty inside a paragraph, with the fields that trail it."""

    start: int
    end: int
    fields: tuple[Field, ...]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces at the ends and without one final mark."""
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    if end > start and text[end - 1] in MARKS:
        end -= 1
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    while start < end and text[start] in TRAILING:
        start += 1
    return start, end


def clauses(text: str, masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Slices between semicolons and between sentences."""
    begin = start
    for at in _breaks(text, masked, start, end):
        if text[begin:at].strip():
            yield begin, at
        begin = at
    if text[begin:end].strip():
        yield begin, end


def first_sentence(text: str, masked: str, start: int, end: int) -> int:
    """Where the first sentence of `text[start:end]` ends."""
    for hit in SENTENCE.finditer(text, start, end):
        if _is_stop(text, masked, start, hit):
            return hit.end()
    return end


def _is_stop(text: str, masked: str, start: int, hit: re.Match[str]) -> bool:
    at = hit.start()
    return masked[at] == text[at] and not ABBREVIATION.search(masked, max(start, at - 8), at)


def _breaks(text: str, masked: str, start: int, end: int) -> list[int]:
    found = []
    at = masked.find(";", start, end)
    while at >= 0:
        found.append(at + 1)
        at = masked.find(";", at + 1, end)
    for hit in SENTENCE.finditer(text, start, end):
        if _is_stop(text, masked, start, hit):
            found.append(hit.end())
    return sorted(found)


def split(text: str, folded: str, masked: str, start: int, end: int, is_prose: bool = False) -> list[Piece]:
    """The pieces of a paragraph: each clause with an infinitive of its own begins one, fields trail the one before.

    In prose a sentence without an infinitive ends the piece before it and belongs to none.
    """
    pieces: list[Piece] = []
    fields: list[Field] = []
    bounds: list[int] | None = None

    def close() -> None:
        nonlocal bounds
        if bounds is not None:
            pieces.append(Piece(*trim(text, *bounds), tuple(fields)))
        bounds = None
        fields.clear()

    for a, b in clauses(text, masked, start, end):
        field = find_field(folded, a, b)
        if field and bounds is not None:
            fields.append(field)
        elif bounds is None:
            bounds = [a, b]
        elif fields or _is_duty(masked, a, b):
            if not _is_duty(masked, *bounds) and not fields and not _names(text, masked, *bounds):
                bounds[1] = b  # «в срок до 1 октября; ввести в практику …»: the term goes with the duty after it
            else:
                close()
                bounds = [a, b]
        elif is_prose and not masked[max(start, a - 6) : a].rstrip().endswith(";"):
            close()
            break
        else:
            bounds[1] = b
    close()
    return [piece for piece in pieces if piece.start < piece.end]


def _is_duty(masked: str, start: int, end: int) -> bool:
    return find_infinitive(masked, start, end) >= 0


def _names(text: str, masked: str, start: int, end: int) -> Named | None:
    return leading(text, masked, start, end)
