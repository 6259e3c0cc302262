"""Sheets → paragraphs, tables and what is set apart: where a table begins and ends, and what is its title."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Address, Aside, AsideKind, Cell, Paragraph, SourceText, Table
from avgust.reading.sources.decode import without_unseen
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.blocks import Piece, pieces
from avgust.reading.sources.sheets.item_numbers import mend
from avgust.reading.sources.sheets.losses import about_hidden, about_items, about_losses, is_own_name
from avgust.reading.sources.sheets.sheet import Sheet, Shown
from avgust.reading.sources.sheets.visible import Visible, visible

_PARTED = "\t"
"""Between the cells of a row that stands outside of tables: «Директор\tИванова И.И.»."""


def lay_out(kind: str, sheets: Sequence[Sheet], lost: Counter[str], place: str, limits: Limits) -> SourceText:
    """All sheets in order; `lost` counts what the reader left out."""
    layout = _Layout(lost, place, limits)
    seen = [layout.seen(sheet) for sheet in sheets]
    several = sum(bool(each and each.rows) for each in seen) > 1
    for sheet, each in zip(sheets, seen, strict=True):
        if each is not None:
            layout.add(each, named=several and is_own_name(each.name))
        layout.comment(sheet)
    if not layout.parts and not layout.asides:
        raise refusal("no-text", place)
    findings = (*layout.findings, *about_losses(lost))
    return SourceText(kind, tuple(layout.parts), findings=findings, asides=tuple(layout.asides))


class _Layout:
    """Collects the parts of all sheets and counts tables and cells."""

    def __init__(self, lost: Counter[str], place: str, limits: Limits) -> None:
        self.parts: list[Paragraph | Table] = []
        self.asides: list[Aside] = []
        self.findings: list[Finding] = []
        self._lost, self._place, self._limits = lost, place, limits
        self._tables = self._cells = 0

    def seen(self, sheet: Sheet) -> Visible | None:
        """The seen part of a sheet; None for a hidden one, whose words are set apart."""
        if sheet.hidden:
            for number in sorted(sheet.cells):
                self._hide_row(sheet.name, number, sheet.cells[number])
            if sheet.cells:
                self.findings.append(about_hidden("sheet", sheet.name, [], sheet.filtered))
            return None
        seen = visible(sheet, self._place, self._limits)
        self._hide(seen, sheet.filtered)
        return seen

    def add(self, seen: Visible, named: bool) -> None:
        """The paragraphs and tables of a sheet; where there are several, its name stands over its first table."""
        found = pieces(seen)
        first_table = next((at for at, piece in enumerate(found) if piece.is_table), 0)
        for at, piece in enumerate(found):
            if named and at == first_table:
                self.parts.append(Paragraph(seen.name.strip(), Address("paragraph", sheet=seen.name), heading=1))
            if piece.is_table:
                self.parts.append(self._table(seen, piece))
            else:
                self.parts += self._loose(seen, piece.rows)

    def comment(self, sheet: Sheet) -> None:
        """The comments of a sheet, and what is printed around it."""
        for kind, text in dict.fromkeys(sheet.printed):
            self.asides.append(Aside(kind, without_unseen(text), Address("paragraph", sheet=sheet.name)))
        for row, column, text in sorted(sheet.notes):
            self._set_apart("comment", text, sheet.name, row, column)

    def _hide(self, seen: Visible, filtered: bool) -> None:
        for number, row in seen.hidden_rows:
            self._hide_row(seen.name, number, row)
        for column, cells in sorted(seen.hidden_columns.items()):
            self._set_apart("hidden", "\n".join(cell.text for _, cell in cells), seen.name, cells[0][0], column)
        for covered_row, column, cell in seen.covered:
            self._set_apart("hidden", cell.text, seen.name, covered_row, column)
        self._lost["covered"] += len(seen.covered)
        if seen.hidden_rows:
            self.findings.append(about_hidden("rows", seen.name, [n for n, _ in seen.hidden_rows], filtered))
        if seen.hidden_columns:
            self.findings.append(about_hidden("columns", seen.name, sorted(seen.hidden_columns), filtered))

    def _hide_row(self, name: str, number: int, row: dict[int, Shown]) -> None:
        columns = sorted(row)
        self._set_apart("hidden", _PARTED.join(row[column].text for column in columns), name, number, columns[0])

    def _set_apart(self, kind: AsideKind, text: str, name: str, row: int, column: int) -> None:
        cleaned = without_unseen(text).strip()
        if cleaned:
            self.asides.append(Aside(kind, cleaned, Address("cell", 1, 0, row, column, sheet=name)))

    def _loose(self, seen: Visible, rows: Iterable[int]) -> Iterator[Paragraph]:
        """Rows outside of tables: the lines of a single cell, or the cells of a row beside each other."""
        for number in rows:
            row = seen.rows[number]
            first = min(row)
            if len(row) == 1:
                yield from _paragraphs(row[first], 0, number, first, seen.name)
            else:
                text = _PARTED.join(" ".join(_lines(row[column].text)) for column in sorted(row))
                bold = all(cell.bold for cell in row.values())
                yield Paragraph(text, _address(1, 0, number, first, seen.name), bold=bold)

    def _table(self, seen: Visible, piece: Piece) -> Table:
        self._tables += 1
        self._cells += len(piece.rows) * len(piece.columns)
        if self._cells > self._limits.cells:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.cells)} ячеек в таблицах")
        items = [number for number in piece.rows[1:] if seen.fill(number) > 1]
        mended = mend([(number, seen.rows[number].get(piece.columns[0])) for number in items])
        for number, cell in mended:
            seen.rows[number][piece.columns[0]] = cell
        if mended:
            self.findings.append(about_items(seen.name, piece.columns[0], mended))
        return Table(tuple(self._row(seen, number, piece) for number in piece.rows))

    def _row(self, seen: Visible, number: int, piece: Piece) -> tuple[Cell, ...]:
        """The cells of a row; one under a merged cell is empty and as wide."""
        row, under = seen.rows[number], seen.under.get(number, {})
        cells: list[Cell] = []
        behind = 0
        for column in piece.columns:
            if column <= behind:
                continue
            merge = seen.merges.get((number, column)) or under.get(column)
            colspan = rowspan = 1
            if merge is not None:
                behind = merge.right
                colspan = max(1, sum(merge.left <= c <= merge.right for c in piece.columns))
                rowspan = piece.height(number, merge.bottom)
            if column in row:
                words = tuple(_paragraphs(row[column], self._tables, number, column, seen.name))
                cells.append(Cell(words, colspan, rowspan))
            else:
                cells.append(Cell((), colspan))
        return tuple(cells)


def _paragraphs(cell: Shown, table: int, row: int, column: int, sheet: str) -> Iterator[Paragraph]:
    for number, line in enumerate(_lines(cell.text), 1):
        yield Paragraph(line, _address(number, table, row, column, sheet), bold=cell.bold)


def _address(number: int, table: int, row: int, column: int, sheet: str) -> Address:
    """Where a paragraph of a cell stands; a row outside of tables in a file without sheets is a line."""
    if not table and not sheet:
        return Address("line", row)
    return Address("cell", number, table, row, column, sheet=sheet)


def _lines(text: str) -> list[str]:
    if text.isprintable():  # most cells: nothing unseen, one line
        return [text.strip()] if text.strip() else []
    lines = (without_unseen(line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return [line for line in lines if line]
