"""Tables whose columns are kept apart by spaces alone, as a typewriter or a PDF leaves them.

Reads: lines. Writes: the same with each such table as a `Table`. Guarantees: a table begins only at a head that names
a column of duties beside one of terms or executors; words keep their order within a cell.
"""

import re
from collections.abc import Sequence

from avgust.reading.blocks import Address, Cell, Paragraph, Table
from avgust.reading.structure.plan_tables import is_plan_head

PIECE = re.compile(r"\S+(?: \S+)*")
FEWEST, MOST = 3, 10  # columns
WIDE = "   "  # two spaces between all words are a habit of scanners, and no columns
FARTHEST = 400  # lines of one table


def find_space_tables(parts: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """The parts, with tables of aligned lines put together."""
    out: list[Paragraph | Table] = []
    i = tables = 0
    while i < len(parts):
        part = parts[i]
        columns = _head(part) if isinstance(part, Paragraph) else []
        rows, after = _rows(parts, i, columns) if columns else ([], i)
        if len(rows) > 1:
            tables += 1
            out.append(_table(rows, tables, len(columns)))
            i = after
        else:
            out.append(part)
            i += 1
    return out


def _pieces(text: str) -> list[tuple[int, str]]:
    """Words between wide gaps, with the place where each begins."""
    return [(hit.start(), hit.group()) for hit in PIECE.finditer(text)]


def _head(part: Paragraph) -> list[int]:
    """Where the columns begin, if the line is the head of a plan; else nothing."""
    if WIDE not in part.text.strip():
        return []
    pieces = _pieces(part.text)
    if not FEWEST <= len(pieces) <= MOST or not is_plan_head([text for _, text in pieces]):
        return []
    return [start for start, _ in pieces]


def _rows(
    parts: Sequence[Paragraph | Table], first: int, columns: list[int]
) -> tuple[list[tuple[int, list[list[str]]]], int]:
    """Rows as lists of the words of each cell, with the line where each begins; and the line after the table."""
    rows: list[tuple[int, list[list[str]]]] = []
    i = first
    while i < len(parts) and i - first < FARTHEST:
        part = parts[i]
        if not isinstance(part, Paragraph) or not part.text.strip():
            break
        placed = _placed(part.text, columns)
        if part.gap and i > first and len(placed) < 2 and not _goes_on(rows, placed):
            break
        if 0 in placed or not rows or (part.gap and len(placed) > 1):
            rows.append((part.address.number, [[] for _ in columns]))
        for column, words in placed.items():
            rows[-1][1][column].append(words)
        i += 1
    return rows, i


def _goes_on(rows: list[tuple[int, list[list[str]]]], placed: dict[int, str]) -> bool:
    """A number alone that follows the last one opens the next row."""
    return bool(rows) and 0 in placed and placed[0].rstrip(".)").isdigit()


def _placed(text: str, columns: list[int]) -> dict[int, str]:
    """The words of a line by the column they stand in: the nearest one that is free."""
    placed: dict[int, str] = {}
    for start, words in _pieces(text):
        column = min(range(len(columns)), key=lambda c: abs(columns[c] - start))
        placed[column] = f"{placed[column]} {words}" if column in placed else words
    return placed


def _table(rows: list[tuple[int, list[list[str]]]], table: int, width: int) -> Table:
    made: list[tuple[Cell, ...]] = []
    for number, (line, cells) in enumerate(rows, 1):
        filled = [c for c, words in enumerate(cells) if words]
        if filled == [0] and number > 1:
            made.append((_cell(cells[0], line, table, number, 0, width),))
        else:
            made.append(tuple(_cell(words, line, table, number, c, 1) for c, words in enumerate(cells)))
    return Table(tuple(made))


def _cell(words: list[str], line: int, table: int, row: int, column: int, width: int) -> Cell:
    address = Address("cell", line, table, row, column + 1)
    return Cell((Paragraph(_joined(words), address),), colspan=width)


def _joined(words: list[str]) -> str:
    """The lines of a cell as one text; a word broken at the edge is made whole."""
    text = ""
    for line in words:
        text = text[:-1] + line if text.endswith("-") and line[:1].islower() else f"{text} {line}".strip()
    return text
