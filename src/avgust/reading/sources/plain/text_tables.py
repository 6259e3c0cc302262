"""Tables in plain text: cells between tabs, cells between pipes. What is not surely a table stays lines."""

import re
from collections.abc import Callable, Sequence

from avgust.reading.blocks import Paragraph
from avgust.reading.sources.plain.box_tables import box_rows, is_frame
from avgust.reading.sources.plain.lines import BARS
from avgust.reading.sources.tables import Box, Grid, WordsOf, text_row

TRIGGER = re.compile(rf"[\t{BARS}]|^[^\S\n]*[+┌╔┏╒╓╭]")
_PIPE = re.compile(rf"(?<!\\)[{BARS}]")
_RULER_SIGNS = frozenset("|-:+= \t│┃║─")


def find_table(lines: Sequence[Paragraph], start: int, words: WordsOf) -> Grid:
    """The table that begins at this line, which matched `TRIGGER`; a grid without rows if there is none."""
    if _has_bar(lines[start].text):
        return _barred(_run(lines, start, _has_bar), words)
    width = lines[start].text.count("\t")
    if width < 2:
        return Grid(1)
    return _tabbed(_run(lines, start, lambda text: text.count("\t") == width and not _has_bar(text)), words)


def _run(lines: Sequence[Paragraph], start: int, belongs: Callable[[str], bool]) -> list[str]:
    """The lines from here on that belong, up to the first blank one."""
    end = start + 1
    while end < len(lines) and not lines[end].gap and belongs(lines[end].text):
        end += 1
    return [line.text for line in lines[start:end]]


def _has_bar(text: str) -> bool:
    return _PIPE.search(text) is not None or is_frame(text)


def _tabbed(run: list[str], words: WordsOf) -> Grid:
    """At least two lines with the same number of cells, three or more, and no column empty all the way down.

    The last condition keeps signatures («Председатель⇥⇥И. И. Иванов») and indented lines out.
    """
    rows = [text.split("\t") for text in run]
    filled = all(any(map(str.strip, column)) for column in zip(*rows, strict=True))
    if len(rows) < 2 or not filled:
        return Grid(len(run))
    return Grid(len(run), [text_row(row, len(row), words) for row in rows])


def _barred(run: list[str], words: WordsOf) -> Grid:
    """A table in a frame, or one of pipes only."""
    if any(map(is_frame, run)):
        run = _first_frame(run)
        return Grid(len(run), box_rows(run, words))
    return Grid(len(run), _piped(run, words))


def _first_frame(run: list[str]) -> list[str]:
    """Up to where one frame's bottom stands upon the next one's top."""
    frames = list(map(is_frame, run))
    ends = (end for end in range(1, len(run)) if frames[end - 1] and frames[end])
    return run[: next(ends, len(run))]


def _piped(run: list[str], words: WordsOf) -> list[list[Box]]:
    """Rows of a pipe table. Without a header ruler its lines must agree: pipes outside, or three cells in each."""
    rows = [_cells(text) for text in run if not _is_ruler(text)]
    width = max(map(len, rows), default=0)
    if width < 2 or not (len(rows) < len(run) or _agree(run, rows, width)):
        return []
    return [text_row(row, width, words) for row in rows]


def _agree(run: list[str], rows: list[list[str]], width: int) -> bool:
    if len(rows) < 2:
        return False
    if all(_fenced(text) for text in run):
        return sum(len(row) == width for row in rows) > 1
    return width > 2 and all(len(row) == width for row in rows) and all(map(str.strip, rows[0]))


def _fenced(text: str) -> bool:
    stripped = text.strip()
    return len(stripped) > 1 and stripped[0] in BARS and stripped[-1] in BARS


def _is_ruler(text: str) -> bool:
    """«|---|:--:|»: only ruling signs, and a dash among them."""
    return "-" in text and _RULER_SIGNS.issuperset(text)


def _cells(text: str) -> list[str]:
    """The cells of a line, without the pipes outside; «\\|» is a pipe in a cell."""
    cells = _PIPE.split(text.strip())
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return [cell.replace("\\|", "|") for cell in cells]
