"""Tables in plain text that a title or a lone row has torn apart.

Reads: lines and tables of a text file. Writes: the same, with the heads of columns, titles between rows and pieces of
one table put together. Guarantees: words keep their order; a line goes into a table only between its rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from avgust.reading.blocks import Address, Cell, Paragraph, Table

FEWEST = 3  # cells of a row that is recognised alone
LONGEST_TITLE = 120
MOST_TITLES = 3  # lines between two rows


@dataclass(slots=True)
class _Run:
    """Rows of one width, with the titles met since the last row."""

    width: int
    rows: list[tuple[Cell, ...]]
    titles: list[Paragraph]
    tables: int


def stitch(parts: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """The parts with torn tables whole again; parts without a table or a row are returned as they are."""
    out: list[Paragraph | Table] = []
    run: _Run | None = None
    count = 0
    for part in parts:
        rows = _rows(part)
        if rows and run and isinstance(part, Paragraph):
            rows = [_padded(row, run.width) for row in rows]
        if rows and run and run.width == len(rows[0]):
            run.rows += [(_title(t, run.width),) for t in run.titles]
            run.titles = []
            run.rows += rows
            run.tables += isinstance(part, Table)
        elif rows:
            count += _close(out, run, count)
            run = _Run(len(rows[0]), list(rows), [], int(isinstance(part, Table)))
        elif run and isinstance(part, Paragraph) and _may_be_title(part) and len(run.titles) < MOST_TITLES:
            run.titles.append(part)
        else:
            count += _close(out, run, count)
            run = None
            out.append(part)
    _close(out, run, count)
    return out


def _rows(part: Paragraph | Table) -> list[tuple[Cell, ...]]:
    if isinstance(part, Table):
        return list(part.rows)
    for sign in ("\t", "|"):
        words = part.text.strip().strip("|") if sign == "|" else part.text
        if words.count(sign) >= FEWEST - 1:
            return [tuple(Cell((Paragraph(piece.strip(), part.address),)) for piece in words.split(sign))]
    return []


def _padded(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """A lone row whose last cells are empty: a line has lost the tabs at its end."""
    last = row[-1].paragraphs[0]
    if len(row) >= width or any(not cell.paragraphs[0].text for cell in row):
        return row
    return row + (Cell((replace(last, text=""),)),) * (width - len(row))


def _may_be_title(part: Paragraph) -> bool:
    text = part.text.strip()
    return bool(text) and not part.gap and len(text) <= LONGEST_TITLE and text[-1] not in ";:,"


def _title(paragraph: Paragraph, width: int) -> Cell:
    return Cell((paragraph,), colspan=width)


def _close(out: list[Paragraph | Table], run: _Run | None, before: int) -> int:
    """Puts what the run holds into `out`; 1 if it became a table."""
    if run is None:
        return 0
    is_table = run.tables > 0 or len(run.rows) > 1
    if is_table:
        out.append(Table(tuple(_addressed(row, before + 1, i + 1) for i, row in enumerate(run.rows))))
    else:
        out += [Paragraph(_line(row), row[0].paragraphs[0].address) for row in run.rows]
    out += run.titles
    return int(is_table)


def _line(row: tuple[Cell, ...]) -> str:
    return "\t".join(" ".join(p.text for p in cell.paragraphs) for cell in row)


def _addressed(row: tuple[Cell, ...], table: int, number: int) -> tuple[Cell, ...]:
    return tuple(
        replace(
            cell,
            paragraphs=tuple(
                replace(p, address=Address("cell", p.address.number, table, number, column + 1))
                for p in cell.paragraphs
            ),
        )
        for column, cell in enumerate(row)
    )
