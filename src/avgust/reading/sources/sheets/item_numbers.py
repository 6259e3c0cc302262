"""Numbers of items that a spreadsheet took for dates or fractions: «01.янв» was typed «1.1»."""

import re
from collections.abc import Sequence
from dataclasses import replace

from avgust.reading.sources.sheets.sheet import Shown

_ITEM = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]{1,6}\.?")
_LEAST = 0.6
_PARTS = re.compile(r"(\d+)\.(\d+)")


def mend(cells: Sequence[tuple[int, Shown | None]]) -> list[tuple[int, Shown]]:
    """The cells of a first column that must be shown otherwise, with their rows; none unless it is one of items.

    cells  by row, those of rows with items
    """
    filled = [(row, cell) for row, cell in cells if cell is not None]
    turned = [(row, cell) for row, cell in filled if cell.item and cell.item != cell.text]
    items = sum(bool(cell.item) or _ITEM.fullmatch(cell.text.strip()) is not None for _, cell in filled)
    if not turned or items < _LEAST * len(filled):
        return []
    mended, before = [], ""
    for row, cell in filled:
        item = _following(before, cell.item) if cell.item else cell.text.strip().rstrip(".")
        if cell.item and item != cell.text:
            mended.append((row, replace(cell, text=item)))
        before = item
    return mended


def _following(before: str, item: str) -> str:
    """«1.1» behind «1.9» was «1.10»: a number loses its last noughts."""
    last, this = _PARTS.fullmatch(before), _PARTS.fullmatch(item)
    if last and this and last[1] == this[1] and int(last[2]) % 10 == 9 and int(last[2]) + 1 == int(this[2]) * 10:
        return f"{this[1]}.{this[2]}0"
    return item
