"""Fields that Word computes while it shows the document: the file holds no result of theirs."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from avgust.reading.sources.numerals import LATIN, roman
from avgust.reading.sources.word.xml import VAL, W, switch, value
from avgust.reading.sources.xml import number

_LEVEL = re.compile(r"\\l\s*(\d{1,4})", re.I)
_START = re.compile(r"\\s\s*(\d{1,6})", re.I)
_LISTNUM_LEVELS = 9
_CHECKED, _UNCHECKED = "☒", "☐"


@dataclass(slots=True)
class Field:
    """An open field; `result`: whether its result has begun; `choice`: what a form's own control shows."""

    instruction: str = ""
    result: bool = False
    choice: str = ""


class Counters:
    """The numbers of AUTONUM and of LISTNUM in the list that needs no name."""

    def __init__(self) -> None:
        self._automatic = 0
        self._levels = [0] * _LISTNUM_LEVELS

    def shown(self, field: Field) -> str:
        """What Word prints for a field without a result."""
        name = field.instruction.split(None, 1)[0].upper() if field.instruction.strip() else ""
        if name.startswith("AUTONUM"):
            self._automatic += 1
            return f"{self._automatic}."
        return self._listed(field.instruction) if name == "LISTNUM" else field.choice

    def _listed(self, instruction: str) -> str:
        named, start = _LEVEL.search(instruction), _START.search(instruction)
        level = min(max(int(named[1]) if named else 1, 1), _LISTNUM_LEVELS) - 1
        self._levels[level] = int(start[1]) if start else self._levels[level] + 1
        self._levels[level + 1 :] = [0] * (_LISTNUM_LEVELS - level - 1)
        return _listnum(self._levels[level], level)


def _listnum(count: int, level: int) -> str:
    """1) a) i) (1) (a) (i) 1. a. i."""
    digits = (str(count), _letter(count), roman(count))[level % 3]
    return (f"{digits})", f"({digits})", f"{digits}.")[level // 3]


def _letter(count: int) -> str:
    return LATIN[(count - 1) % len(LATIN)] if count > 0 else str(count)


def form_choice(begin: Element) -> str:
    """What a drop-down list or a check box of a form shows."""
    data = begin.find(W + "ffData")
    if data is None:
        return ""
    entries = data.find(W + "ddList")
    if entries is not None:
        chosen = number(value(entries, "result"), number(value(entries, "default"), 0)) or 0
        words = [entry.get(VAL, "") for entry in entries.findall(W + "listEntry")]
        return words[chosen] if 0 <= chosen < len(words) else ""
    box = data.find(W + "checkBox")
    if box is None:
        return ""
    checked = switch(box, "checked")
    return _CHECKED if (switch(box, "default") if checked is None else checked) else _UNCHECKED
