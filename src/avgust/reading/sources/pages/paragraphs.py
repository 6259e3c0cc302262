"""Lines → paragraphs, by where they begin and end.

A line goes on with the paragraph before it unless something tells otherwise: it is indented, stands apart, is set in
another type, or its first word would have had room on the line before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from avgust.reading.sources.pages.lines import Line
from avgust.reading.sources.pages.wording import (
    begins_small,
    breaks_off,
    ends,
    ends_in_name,
    ends_in_preposition,
    is_abbreviated,
    is_bullet,
    is_dated,
    is_item,
    is_next_item,
    is_place,
    is_successor,
)

_WIDEST_LEADING = 2.3  # sizes of type: two lines' worth
_APART = 1.3  # times the usual distance of lines
_OTHER_TYPE = 1.15
_INDENTS = (9.0, 90.0)
_FAR = 0.3  # of the width: such a line stands in a block of its own at the right
_SHORT_WORD = 3
_QUOTED = 5  # lines that a quotation in a title may take
_EXACT = 1.5  # points by which a centred line may miss the middle where it could be a first line


@dataclass(frozen=True, slots=True)
class Habits:
    """How the document sets its paragraphs.

    leading  usual distance of two lines of one paragraph, in sizes of its type
    indent   of first lines, in points; 0 where they are not indented
    hanging  whether the lines of an item stand under its first word, not under its number
    """

    leading: float
    indent: float
    hanging: bool = True


def habits_of(lines: Sequence[Line]) -> Habits:
    """What most of the lines of the body tell."""
    body = [(a, b) for a, b in pairwise(lines) if a.frame is b.frame]
    steps = [(b.level - a.level) / max(a.size, b.size, 1) for a, b in body if b.level - a.level > 0.7 * a.size]
    leading = min(_WIDEST_LEADING, quantiles(steps, n=5)[0] if len(steps) > 1 else 1.2)
    offsets = Counter(
        5 * round(a.offset / 5)
        for a, b in body
        if _INDENTS[0] <= a.offset <= _INDENTS[1]
        and abs(b.offset) <= _slack(b)
        and a.right > b.left + 0.6 * a.frame.width
    )
    indent, count = max(offsets.items(), key=lambda item: item[1], default=(0, 0))
    wrapped = [(a, b) for a, b in body if is_item(a.text) and begins_small(b.text) and not ends(a.text)]
    hanging = sum(_hangs(a, b) for a, b in wrapped)
    return Habits(leading, float(indent) if count > 1 else 0.0, 2 * hanging >= len(wrapped))


def paragraphs_of(lines: Iterable[Line], habits: Habits) -> Iterator[list[Line]]:
    """The lines of each paragraph, in order."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not goes_on(paragraph, line, habits):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def goes_on(paragraph: Sequence[Line], line: Line, habits: Habits) -> bool:
    """Whether `line` belongs to the paragraph that `paragraph` begins."""
    last = paragraph[-1]
    before, after = last.text, line.text
    if _is_other_type(last, line) or is_bullet(after):
        return False
    same = last.frame is line.frame
    if not same and "block" in (last.frame.kind, line.frame.kind):
        return False
    if last.tabbed and (_has_room(last, line) or ends_in_name(before)):
        return False
    if same and line.level - last.level > _APART * habits.leading * max(line.size, last.size):
        return False
    if ends_in_preposition(before) and not is_item(after):
        return True
    small = begins_small(after) and not ends(before)
    if last.bold != line.bold and not (small and not _has_room(last, line)):
        return False
    if _are_centred(last, line, habits):
        return _in_quotes(paragraph) or _goes_on_in_head(before, after, small, _has_room(last, line, True))
    if line.frame.kind == "block" or (_is_far(last) and _is_far(line)):
        return _goes_on_in_head(before, after, small, _has_room(last, line))
    return _goes_on_in_text(paragraph, line, habits, small)


def _goes_on_in_text(paragraph: Sequence[Line], line: Line, habits: Habits, small: bool) -> bool:
    last = paragraph[-1]
    before, after = last.text, line.text
    stands = _stands(paragraph, line, habits)
    if stands is False:
        return small and not _is_indented(line, habits) and not _has_room(last, line)
    if _has_room(last, line):
        return small and not _opens_line(after)
    if is_item(after) and (ends(before) or _comes_next(before, after) or is_successor(paragraph[0].text, after)):
        return False
    return last.frame is line.frame or habits.indent > 0 or not ends(before)


def _goes_on_in_head(before: str, after: str, small: bool, room: bool) -> bool:
    """Of centred lines, and of those of a block at the right."""
    if _opens_line(after) or after.isupper() != before.isupper() or _is_kind(after):
        return False
    return small or breaks_off(before) or not (room or ends(before) or is_item(after))


def _in_quotes(lines: Sequence[Line]) -> bool:
    """Whether a quotation is open at the end of the lines."""
    text = "".join(line.text for line in lines[-_QUOTED:])
    return text.count("«") > text.count("»")


def _is_kind(text: str) -> bool:
    """Whether the line is what an act calls itself: «ПРИКАЗ», «Р Е Ш Е Н И Е»."""
    from avgust.reading.lexicon.formulas import KIND_LINE

    return text.isupper() and KIND_LINE.fullmatch(text.lower()) is not None


def _opens_line(text: str) -> bool:
    """Lines of an act's head that are never the rest of a sentence."""
    return is_dated(text) or is_place(text)


def _comes_next(before: str, after: str) -> bool:
    return is_next_item(after) and not is_abbreviated(before) and not breaks_off(before)


def _stands(paragraph: Sequence[Line], line: Line, habits: Habits) -> bool | None:
    """Whether the line begins where lines of the paragraph begin; None where that tells nothing."""
    first = paragraph[0]
    slack = _slack(line)
    indented = _is_indented(line, habits)
    sure = habits.hanging or not indented or first.offset <= slack  # at the margin: a tab parts number and words
    if sure and _hangs(first, line) and not (indented and _is_complete(paragraph[-1].text, line.text)):
        return True
    if indented:
        return False
    if len(paragraph) > 1:
        return abs(line.offset - paragraph[-1].offset) <= slack and (True if _moved(first, line) else None)
    shift = line.offset - first.offset
    if abs(shift) <= slack:
        return None
    return -_INDENTS[1] - slack <= shift < 0 and not _is_centred_alone(first, habits)


def _is_complete(before: str, after: str) -> bool:
    """Whether a lead-in or an item ends here, so that what begins where first lines do is the next paragraph."""
    capital = after[:1].isupper()
    return before.endswith(":") or (capital and (before.endswith(";") or (ends(before) and after.endswith(":"))))


def _is_centred_alone(line: Line, habits: Habits) -> bool:
    return _is_centred(line) and not _is_indented(line, habits)


def _hangs(first: Line, line: Line) -> bool:
    """Whether the line stands under the first word of an item."""
    under = (abs(word.left - line.left) <= _slack(line) for word in first.words[1:3])
    return is_item(first.text) and line.left > first.left and any(under)


def _moved(first: Line, line: Line) -> bool:
    """Whether the first line begins elsewhere than the others, so that a new paragraph would be seen."""
    return abs(first.offset - line.offset) > _slack(line)


def _slack(line: Line) -> float:
    return max(3.0, 0.3 * line.size)


def _is_other_type(a: Line, b: Line) -> bool:
    small, large = sorted((a.size, b.size))
    known = any(word.size for word in a.words) and any(word.size for word in b.words)
    return known and large > _OTHER_TYPE * small


def _is_indented(line: Line, habits: Habits) -> bool:
    """Whether the line begins where the document begins its paragraphs."""
    return habits.indent > 0 and abs(line.offset - habits.indent) <= _slack(line) + 2.5


def _are_centred(a: Line, b: Line, habits: Habits) -> bool:
    """Whether both are centred; one of them may fill the whole width."""
    if _is_even(a, _EXACT) and _is_even(b, _EXACT) and max(a.offset, b.offset) > 2 * _EXACT:
        return True
    if _is_indented(a, habits) or _is_indented(b, habits):
        return False
    return (_is_centred(a) and _is_even(b)) or (_is_even(a) and _is_centred(b))


def _is_centred(line: Line) -> bool:
    return _is_even(line) and min(line.offset, line.frame.right - line.right) >= 1.5 * line.size


def _is_even(line: Line, slack: float = 0.0) -> bool:
    """Whether as much is left free at the left as at the right."""
    right = line.frame.right - line.right
    return abs(line.offset - right) <= (slack or max(6.0, 0.04 * line.frame.width))


def _is_far(line: Line) -> bool:
    return line.offset > _FAR * line.frame.width and line.frame.width > 200


def _has_room(a: Line, b: Line, centred: bool = False) -> bool:
    """Whether the first word of `b` would have had room at the end of `a`."""
    need = b.words[0].right - b.words[0].left
    if len(b.words[0].text) <= _SHORT_WORD and len(b.words) > 1:
        need = b.words[1].right - b.words[0].left
    room = a.frame.width - a.width if centred else a.frame.right - a.right
    return room > need + 0.55 * a.size
