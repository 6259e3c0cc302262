"""Word's automatic numbers: numbering.xml and the counters that run through a document.

Counters belong to the abstract list: lists of one abstract list go on counting after each other, however often they are
interrupted, unless a list overrides a start. A level starts anew when a higher one has been counted since.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from avgust.reading.sources.numerals import BULLET, LATIN, RUSSIAN, bullet, repeated, roman
from avgust.reading.sources.word.styles import Styles
from avgust.reading.sources.word.xml import VAL, W, children, switch, value
from avgust.reading.sources.xml import number

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is printed and counted.

    text     with places for the numbers: «%1.%2.»
    legal    whether all its numbers are printed as decimal
    restart  the level (from 1) that starts it anew, 0 for never, None for any higher one
    style    the paragraph style that is bound to it
    """

    start: int = 0
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    hidden: bool = False
    custom: str = ""


@dataclass(slots=True)
class AbstractList:
    """A list's levels, and its counters: None where a level has to start."""

    levels: dict[int, Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class NumberedList:
    """A list as paragraphs name it: an abstract list with its overrides. `started`: levels whose override was used."""

    abstract: AbstractList
    levels: dict[int, Level]
    starts: dict[int, int]
    started: set[int] = field(default_factory=set)


class Numbering:
    """Gives each numbered paragraph its printed number, in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._read: dict[str, AbstractList] = {}
        self._lists: dict[str, NumberedList | None] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstracts.setdefault(element.get(W + "abstractNumId", ""), element)
            elif element.tag == W + "num":
                self._nums.setdefault(element.get(W + "numId", ""), element)

    def label(self, num_id: str, level: int) -> str:
        """Count one paragraph and return its number as printed, without spaces around it."""
        found = self._list(num_id)
        if found is None or not 0 <= level < LEVELS:
            return ""
        return next_label(found, level)

    def level_of_style(self, num_id: str, *styles: str) -> int | None:
        """The level of the list that is bound to one of these styles."""
        found = self._list(num_id)
        for style in styles:
            for level, properties in (found.levels if found else {}).items():
                if style and properties.style == style:
                    return level
        return None

    def _list(self, num_id: str) -> NumberedList | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._made(num_id)
        return self._lists[num_id]

    def _made(self, num_id: str) -> NumberedList | None:
        element = self._nums.get(num_id)
        abstract = self._abstract(value(element, "abstractNumId"))
        if element is None or abstract is None:
            return None
        levels, starts = dict(abstract.levels), {}
        for override in element.findall(W + "lvlOverride"):
            level = number(override.get(W + "ilvl"), 0) or 0
            changed = override.find(W + "lvl")
            start = number(value(override, "startOverride"))
            if changed is not None:
                levels[level] = _level(changed)
            if start is not None:
                starts[level] = start
        return NumberedList(abstract, levels, starts)

    def _abstract(self, abstract_id: str | None) -> AbstractList | None:
        """The abstract list; one that links to a style of lists stands for that style's list."""
        seen: set[str] = set()
        while abstract_id in self._abstracts and abstract_id not in seen:
            seen.add(abstract_id)
            element = self._abstracts[abstract_id]
            link = value(element, "numStyleLink")
            linked = self._nums.get(self._styles.list_of(link) or "") if link else None
            if linked is None:
                return self._shared(abstract_id, element)
            abstract_id = value(linked, "abstractNumId")
        return None

    def _shared(self, abstract_id: str, element: Element) -> AbstractList:
        if abstract_id not in self._read:
            levels = {number(level.get(W + "ilvl"), 0) or 0: _level(level) for level in element.findall(W + "lvl")}
            self._read[abstract_id] = AbstractList(levels)
        return self._read[abstract_id]


def _level(element: Element) -> Level:
    form = next((child for child in children(element) if child.tag == W + "numFmt"), None)
    text = element.find(W + "lvlText")
    return Level(
        start=number(value(element, "start"), 0) or 0,
        form=form.get(VAL, "decimal") if form is not None else "decimal",
        text=BULLET
        if element.find(W + "lvlPicBulletId") is not None
        else text.get(VAL, "")
        if text is not None
        else "",
        legal=bool(switch(element, "isLgl")),
        restart=number(value(element, "lvlRestart")),
        style=value(element, "pStyle") or "",
        hidden=bool(switch(element.find(W + "rPr"), "vanish")),
        custom=form.get(W + "format", "") if form is not None else "",
    )


def next_label(found: NumberedList, level: int) -> str:
    """Count one paragraph of a list and return its number as printed, without spaces around it."""
    _count(found, level)
    return _printed(found, level)


def _count(found: NumberedList, level: int) -> None:
    """Move the level's counter on; levels below it start anew, levels above that were left out are begun."""
    counters = found.abstract.counters
    for upper in range(level):
        if counters[upper] is None:
            counters[upper] = found.levels.get(upper, Level()).start
    if level in found.starts and level not in found.started:
        counters[level] = None
    counters[level] = _next(found, level)
    found.started.add(level)
    for lower in range(level + 1, LEVELS):
        restart = found.levels.get(lower, Level()).restart
        if restart is None or level < restart:
            counters[lower] = None


def _next(found: NumberedList, level: int) -> int:
    counter = found.abstract.counters[level]
    return _start(found, level) if counter is None else min(counter + 1, _MOST)


def _start(found: NumberedList, level: int) -> int:
    return found.starts.get(level, found.levels.get(level, Level()).start)


def _printed(found: NumberedList, level: int) -> str:
    properties = found.levels.get(level, Level())
    if properties.hidden:
        return ""
    if properties.form == "bullet":
        return bullet(properties.text)

    def place(match: re.Match[str]) -> str:
        named = int(match[1]) - 1
        counter = found.abstract.counters[named]
        shown = found.levels.get(named, Level())
        return numeral(counter or 0, "decimal" if properties.legal else shown.form, shown.custom)

    return _PLACE.sub(place, properties.text).strip()


def numeral(count: int, form: str, custom: str = "") -> str:
    """A number in one of Word's formats; formats of other scripts are printed as decimal."""
    if form == "custom":
        return str(count).zfill(len(custom.split(",")[0].strip()))
    return _FORMS[form](count) if form in _FORMS else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": lambda count: roman(count).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda count: repeated(count, LATIN).upper(),
    "lowerLetter": lambda count: repeated(count, LATIN),
    "russianUpper": lambda count: repeated(count, RUSSIAN).upper(),
    "russianLower": lambda count: repeated(count, RUSSIAN),
    "ordinal": lambda count: f"{count}-й",
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "bullet": lambda count: "",
    "none": lambda count: "",
}
