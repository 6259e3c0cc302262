"""Tables drawn with signs: «+---+---+» and box-drawing frames, their cells running over several lines.

The frames' crossings tell where the columns are; a line without a bar at a crossing has a cell over both columns; a
frame drawn under some columns only leaves the others merged downwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from avgust.reading.sources.plain.lines import BARS
from avgust.reading.sources.tables import Box, WordsOf

_RULES = frozenset("-=─━═_┄┈")
_CROSSINGS = frozenset("+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫╭╮╯╰┠┨┯┷┿")
_FRAME = _RULES | _CROSSINGS | frozenset(BARS)
_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?$")
_OPENS = re.compile(r"[-–—•*▪·]\s|\d+(?:\.\d+)*[.)]\s")


@dataclass(slots=True)
class _Draft:
    """A cell while its lines come in; an empty line parts its paragraphs."""

    colspan: int = 1
    rowspan: int = 1
    lines: list[str] = field(default_factory=list)

    def box(self, words: WordsOf) -> Box:
        return Box(words(_joined(self.lines)), self.colspan, self.rowspan)


Segment = tuple[int, int, str]
"""First column, column behind the last, text."""


def is_frame(text: str) -> bool:
    """Whether the line is a ruler of a frame from end to end: «+---+---+», «├───┼───┤», «|---+---|»."""
    body = text.strip()
    return (
        len(body) > 2 and _FRAME.issuperset(body) and sum(char in _CROSSINGS for char in body) > 0 and _ruled_ends(body)
    )


def _ruled_ends(body: str) -> bool:
    return any(char in _RULES for char in body) and body[0] not in _RULES and body[-1] not in _RULES


def box_rows(run: Sequence[str], words: WordsOf) -> list[list[Box]]:
    """The rows of a framed table; none if the frame has one column only."""
    bounds = _bounds(run)
    if len(bounds) < 3:
        return []
    groups = list(_groups(run))
    drafts = [row for last, group in _with_last(groups) for row in _group_rows(group, bounds, last and len(groups) < 3)]
    return [[draft.box(words) for draft in row] for row in drafts]


def _bounds(run: Sequence[str]) -> list[int]:
    """The places of the bars: wherever a frame line has a crossing or a bar."""
    frames = [text for text in run if is_frame(text)]
    return sorted({place for text in frames for place, char in enumerate(text) if char in _CROSSINGS or char in BARS})


def _groups(run: Sequence[str]) -> Iterator[list[str]]:
    """The lines between frame lines."""
    group: list[str] = []
    for text in run:
        if not is_frame(text):
            group.append(text)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _with_last(groups: list[list[str]]) -> Iterator[tuple[bool, list[str]]]:
    for number, group in enumerate(groups, 1):
        yield number == len(groups), group


def _segments(text: str, bounds: list[int]) -> list[Segment]:
    """The line cut at the bars that stand at the bounds; at any bars if they stand elsewhere."""
    at = [column for column, place in enumerate(bounds) if place < len(text) and text[place] in _CROSSINGS | set(BARS)]
    if not at or at[0] != 0 or _bars(text) > len(at):
        return _loose(text, len(bounds) - 1)
    at = at if at[-1] == len(bounds) - 1 else [*at, len(bounds) - 1]
    return [(left, right, text[bounds[left] + 1 : bounds[right]]) for left, right in pairwise(at)]


def _bars(text: str) -> int:
    return sum(text.count(bar) for bar in BARS)


def _loose(text: str, columns: int) -> list[Segment]:
    """Cells one after another where the bars do not stand under the crossings."""
    cells = re.split(f"[{BARS}]", text.strip().strip(BARS))
    if len(cells) > columns:
        cells[columns - 1 :] = ["|".join(cells[columns - 1 :])]
    return [(column, column + 1, cell) for column, cell in enumerate(cells)]


def _is_rule(text: str) -> bool:
    return len(text) > 1 and _RULES.issuperset(text)


def _group_rows(group: list[str], bounds: list[int], by_lines: bool) -> Iterator[list[_Draft]]:
    """The rows between two frames: one, unless a partial frame or the first column tells of more."""
    lines = [_segments(text, bounds) for text in group]
    starts = _row_starts(lines, by_lines)
    owners: dict[int, _Draft] = {}
    row: dict[int, _Draft] = {}
    for number, segments in enumerate(lines):
        ruled = any(_is_rule(text) for _, _, text in segments)
        if (ruled or number in starts) and row:
            yield _in_order(row)
            row = {}
        if ruled:
            _pass_rule(segments, owners, row)
        else:
            _add_line(segments, owners, row, fresh=not row)
    if row:
        yield _in_order(row)


def _row_starts(lines: list[list[Segment]], by_lines: bool) -> set[int]:
    """The lines that begin a row: those with a number in front, or with a capital word if only lines tell."""
    firsts = [segments[0][2].strip() for segments in lines]
    numbered = {number for number, first in enumerate(firsts) if _NUMBER.match(first)}
    if len(numbered) > 1:
        return numbered
    if not by_lines:
        return set()
    return {number for number, first in enumerate(firsts) if first and not first[0].islower()}


def _pass_rule(segments: list[Segment], owners: dict[int, _Draft], row: dict[int, _Draft]) -> None:
    """Under a partial frame: ruled columns get a new cell, the others go on in the cell above and are empty here."""
    for left, right, text in segments:
        if _is_rule(text):
            for column in range(left, right):
                owners.pop(column, None)
        elif left in owners:
            owners[left].rowspan += 1
            owners[left].lines.append(text)
            row[left] = _Draft(right - left)


def _add_line(segments: list[Segment], owners: dict[int, _Draft], row: dict[int, _Draft], fresh: bool) -> None:
    if fresh:
        owners.clear()
    for left, right, text in segments:
        if left not in owners:
            row[left] = owners[left] = _Draft(right - left)
        owners[left].lines.append(text)


def _in_order(row: dict[int, _Draft]) -> list[_Draft]:
    return [row[column] for column in sorted(row)]


def _joined(lines: list[str]) -> str:
    """The lines of a cell as its paragraphs, one a line: an empty line or a list mark opens the next."""
    text = ""
    opened = True
    for line in map(str.strip, lines):
        if line and text:
            text += "\n" if opened or _OPENS.match(line) else _seam(text, line)
        text += line
        opened = not line
    return text


def _seam(before: str, after: str) -> str:
    """A word broken at its hyphen goes on at once."""
    broken = len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[0].islower()
    return "" if broken else " "
