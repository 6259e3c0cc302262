"""Physical lines → paragraphs.

Reads: lines of a text file in order. Writes: paragraphs; a broken sentence is one paragraph again, a hyphenated word is
whole, page numbers and running headers between the halves of a sentence are gone. Guarantees: the words keep their
order, tables and headings stay apart; linear in the number of lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from avgust.reading.blocks import Paragraph, Table
from avgust.reading.lexicon.fields import LINE_STEMS
from avgust.reading.lexicon.infinitives import WORD, is_infinitive
from avgust.reading.lexicon.morphology import parses
from avgust.reading.lexicon.patterns import choice
from avgust.reading.lexicon.places import TOWNS
from avgust.reading.structure.markers import find_marker
from avgust.reading.structure.own_period import is_period

NARROWEST, WIDEST = 40, 130  # characters of a line that an office or a PDF wraps
FEWEST_BROKEN = 5
TAIL = 40  # characters at the end of a line that tell whether it is finished
FULL = 0.75  # of the usual width: such a line was broken by the margin
PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:стр(?:аница|\.)?\s*)?\d{1,4}(?:\s*(?:из|/)\s*\d{1,4})?(?:\s*[-–—])?\s*", re.IGNORECASE
)
TERMINAL = re.compile(r"[.;:!?…][»\")]*\s*$")
ITEM_END = re.compile(r";\s*$")
ABBREVIATED = re.compile(
    r"(?:\b(?:г|гг|им|т\.\s?[дпек]|др|пр|ст|п|пп|ул|руб|тыс|млн|см|стр|в т\.\s?ч|зам|зав|[А-ЯЁ])\.|№)\s*$",
    re.IGNORECASE,
)
UNFINISHED = re.compile(
    r"(?:[,(–—«\"]|(?<![а-яё-])(?:"
    r"и|или|а|в|во|на|по|с|со|к|ко|о|об|от|до|для|из|за|при|под|над|без|через|между|а также|№|не"
    r"))\s*$",
    re.IGNORECASE,
)
HYPHENS = ("-", "‐", "¬", "\u00ad")
HYPHENATED = re.compile(rf"([А-Яа-яЁё]+)[{''.join(HYPHENS)}]\s*$")
FIELD = re.compile(rf"\s*{choice(LINE_STEMS)}[а-яё. ]*(?:исполнения|реализации)?\s*[:–—-]", re.IGNORECASE)
DATED = re.compile(r"\s*от\s+[«\"]?[\dlI]{1,2}[»\"]?[\s.].{0,40}?\d{4}.{0,60}$|\s*№\s?\d.{0,30}$")
PLACE = re.compile(
    rf"\s*{choice(TOWNS)}(?:\.\s?|\s)[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?"
    r"(?:,?\s*[«\"]?\d.*|\s{2,}.*|\s*)$"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the lines of a document usually are, and whether its sentences are broken at that width."""

    width: int
    wrapped: bool


def join_lines(parts: Sequence[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables of a document whose `parts` are physical lines."""
    layout = measure([p for p in parts if isinstance(p, Paragraph)])
    current: Paragraph | None = None
    last = 0  # length of the last physical line of `current`
    for part in _without_page_furniture(parts, layout):
        if isinstance(part, Table):
            if current:
                yield current
            current = None
            yield part
        elif not part.text.strip():
            continue
        elif current and _continues(current, last, part, layout):
            current = replace(current, text=_glue(current.text, part.text))
        else:
            if current:
                yield current
            current = part
        if isinstance(part, Paragraph):
            last = len(part.text.strip())
    if current:
        yield current


def measure(lines: Sequence[Paragraph]) -> Layout:
    """The usual full width, and whether many lines break off in mid-sentence at it."""
    lengths = sorted(len(line.text) for line in lines if line.text.strip())
    if len(lengths) < 2:
        return Layout(0, False)
    width = lengths[int(len(lengths) * 0.9)]
    full = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) >= FULL * width and b.text.strip()]
    broken = sum(_breaks_off(a.text, b.text) for a, b in full)
    even = lengths[-1] <= 1.25 * width and broken >= FEWEST_BROKEN  # nothing is much longer than the margin lets it be
    return Layout(width, NARROWEST <= width <= WIDEST and (even or (len(full) >= 3 and broken >= 0.4 * len(full))))


def _breaks_off(text: str, following: str) -> bool:
    """Whether a full line ends in mid-sentence and the next one goes on."""
    return not TERMINAL.search(text[-TAIL:]) and not is_period(following.strip())


def _without_page_furniture(parts: Sequence[Paragraph | Table], layout: Layout) -> Iterator[Paragraph | Table]:
    """Drops page numbers, and headers that stand next to one again and again."""
    numbers = [isinstance(p, Paragraph) and bool(PAGE_NUMBER.fullmatch(p.text)) for p in parts]
    pages = sum(numbers)
    headers = _running_headers(parts, numbers) if pages > 1 else set()
    gap = False
    for part, is_number in zip(parts, numbers, strict=True):
        drop = is_number and (pages > 1 or _is_alone(part))
        if isinstance(part, Paragraph) and (drop or part.text.strip() in headers):
            gap = gap or (not layout.wrapped)
            continue
        if gap and isinstance(part, Paragraph):
            part, gap = replace(part, gap=True), False
        yield part


def _is_alone(part: Paragraph | Table) -> bool:
    return isinstance(part, Paragraph) and part.gap


def _running_headers(parts: Sequence[Paragraph | Table], numbers: Sequence[bool]) -> set[str]:
    """Lines that stand beside a page number at least twice, and nowhere else."""
    texts = [p.text.strip() if isinstance(p, Paragraph) else "" for p in parts]
    beside = Counter(
        texts[j]
        for i, is_number in enumerate(numbers)
        if is_number
        for j in (i - 1, i + 1)
        if 0 <= j < len(texts) and texts[j] and not numbers[j]
    )
    everywhere = Counter(texts)
    return {text for text, n in beside.items() if n > 1 and n == everywhere[text] and not FIELD.match(text)}


def _continues(current: Paragraph, last: int, part: Paragraph, layout: Layout) -> bool:
    """Whether the line `part` goes on with the paragraph before it."""
    if current.heading or part.heading or PLACE.match(part.text) or DATED.match(part.text):
        return False
    text, following = current.text.rstrip(), part.text.lstrip()
    tail = text[-TAIL:]
    full = layout.wrapped and last >= FULL * layout.width and not part.gap
    if tail.endswith(HYPHENS) and HYPHENATED.search(tail) and _same_case(tail, following):
        return True
    if FIELD.match(following) or (find_marker(following, 0, len(following)).kind != "none"):
        return False
    if UNFINISHED.search(tail) and not part.gap and following[:1].islower():
        return True
    if is_period(following) and not (full and not TERMINAL.search(tail)):
        return False
    return _goes_on(text, following, part.gap, full)


def _goes_on(text: str, following: str, gap: bool, full: bool) -> bool:
    lower, tail = following[:1].islower(), text[-TAIL:]
    if _open_quote(text) and "»" in following and len(text) < 300:
        return lower or not gap
    if TERMINAL.search(tail) and not ABBREVIATED.search(tail):
        return False
    if UNFINISHED.search(tail):
        return lower or not gap
    if lower:
        return full or (not _starts_with_infinitive(following) and (not gap or len(text) > NARROWEST))
    marker = find_marker(text, 0, len(text))
    small = text[marker.end : marker.end + 1].islower()
    if gap and small and len(text) > 2 * NARROWEST:  # an item that a page has torn
        return bool(ITEM_END.search(following)) and not _starts_with_infinitive(following)
    return full and not gap


def _open_quote(text: str) -> bool:
    return text.count("«") > text.count("»")


def _starts_with_infinitive(text: str) -> bool:
    words = text[:80].lower().replace("ё", "е").split()[:2]
    return any(WORD.fullmatch(word) and is_infinitive(word) for word in words)


def _same_case(text: str, following: str) -> bool:
    """Whether the second half of a broken word can follow: small letters, or capitals after capitals."""
    broken = text.rstrip().rstrip("-‐¬\u00ad").split()[-1:]
    capitals = bool(broken) and broken[0].isupper() and following.split()[:1] != [] and following.split()[0].isupper()
    return following[:1].islower() or capitals


def _glue(text: str, following: str) -> str:
    """The two halves as one text; a word that was broken at the margin is made whole."""
    text, following = text.rstrip(), following.strip()
    hit = HYPHENATED.search(text, max(len(text) - TAIL, 0))
    if hit and _same_case(text[-TAIL:], following):
        return text[: hit.end(1)] + ("-" if _is_compound(hit.group(1)) else "") + following
    return f"{text} {following}"


def _is_compound(first: str) -> bool:
    """«социально-» keeps its hyphen, «образо-» does not: the first half of a compound is a word of its own."""
    lower = first.lower()
    return (
        lower.endswith(("о", "е"))
        and len(lower) > 3
        and any(p.is_known and str(p.tag.POS) in {"ADVB", "ADJS", "PRED"} for p in parses(lower))
    )
