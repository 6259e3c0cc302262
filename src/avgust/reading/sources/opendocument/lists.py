"""Numbers of lists and headings: list styles by level, and the counters that run through a document.

A list has its counters for itself unless it says which one it continues; a level starts anew when a higher one has been
counted since; only the first paragraph of an item is numbered. So LibreOffice counts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from avgust.reading.sources.numerals import LATIN, RUSSIAN, bullet, counted_in_letters, repeated, roman
from avgust.reading.sources.opendocument.styles import Styles
from avgust.reading.sources.opendocument.xml import LOEXT, STYLE, TEXT, XML, is_true
from avgust.reading.sources.printed import UNNUMBERED, Label, labelled
from avgust.reading.sources.xml import number

LEVELS = 10
_NUMBERED = (TEXT + "list-level-style-number", TEXT + "outline-level-style")
_PLACE = re.compile(r"%(\d{1,2})%")
_OUTLINE = "outline"
_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is printed: a bullet; a text with places for numbers, «§ %1%.%2%)»; or `shown` numbers in a row."""

    text: str | None = None
    before: str = ""
    behind: str = ""
    shown: int = 1
    form: str = ""
    together: bool = False
    start: int = 1
    sign: str = ""


_UNSTYLED = Level(sign=bullet("•"))
"""What a list without a style prints."""


@dataclass(slots=True)
class OpenList:
    """A list, or a part of one on a lower level; `restart`: whether its first item begins to count anew."""

    id: str
    style: str
    level: int = 0
    restart: bool = False


@dataclass(slots=True)
class Item:
    """What a paragraph is numbered by."""

    opened: OpenList
    style: str
    start: int | None = None


@dataclass(slots=True)
class _Counters:
    """The last number of each level, None where it has to start."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def count(self, level: int, start_of: Callable[[int], int], start: int | None) -> None:
        """Move a level on; levels above that were left out are begun, levels below will start anew."""
        values = self.values
        for upper in range(level):
            if values[upper] is None:
                values[upper] = start_of(upper)
        last = values[level]
        values[level] = start if start is not None else start_of(level) if last is None else min(last + 1, _MOST)
        values[level + 1 :] = [None] * (LEVELS - level - 1)


class Lists:
    """Opens the lists of a document in their order and numbers their paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, _Counters] = {}
        self._masters: dict[str, str] = {}
        self._last = ("", "")
        self._unnamed = 0

    def open(self, element: Element, outer: OpenList | None, further: bool) -> OpenList:
        """A list as its tag says; `further`: whether its item has had a list on this level already."""
        style = element.get(TEXT + "style-name", "")
        if outer is not None:
            level = min(outer.level + 1, LEVELS - 1)
            return OpenList(outer.id, style if style in self._styles.lists else outer.style, level, further)
        own = element.get(XML + "id", "")
        if not own:
            self._unnamed += 1
            own = f" {self._unnamed}"
        continued = element.get(TEXT + "continue-list", "")
        if not continued and is_true(element, TEXT + "continue-numbering") and self._last[1] == style:
            continued = self._last[0]
        self._masters.setdefault(own, self._masters.get(continued, own))
        self._last = (own, style)
        return OpenList(self._masters[own], style)

    def numbered(self, element: Element) -> Item:
        """A paragraph that names its list and level itself."""
        id = element.get(TEXT + "list-id", "") or element.get(TEXT + "style-name", "")
        level = min(max((number(element.get(TEXT + "level"), 1) or 1) - 1, 0), LEVELS - 1)
        opened = OpenList(id, element.get(TEXT + "style-name", ""), level)
        return Item(opened, opened.style, number(element.get(TEXT + "start-value")))

    def item(self, element: Element, opened: OpenList) -> Item:
        """What the first paragraph of an item is numbered by."""
        override = element.get(TEXT + "style-override", "")
        style = override if override in self._styles.lists else opened.style
        return Item(opened, style, number(element.get(TEXT + "start-value")))

    def label(self, item: Item, paragraph_list: str | None) -> Label:
        """Count one paragraph; a list without a style has that of its paragraph."""
        opened = item.opened
        counters = self._counters.setdefault(opened.id, _Counters())
        levels = self._levels_of(item.style if item.style in self._styles.lists else paragraph_list or "")
        if opened.restart:
            counters.values[opened.level] = None
            opened.restart = False
        return _counted(counters, levels, opened.level, item.start)

    def heading(self, element: Element) -> Label:
        """Count a heading outside of lists, by the numbering of chapters."""
        outline = self._styles.outline
        level = (number(element.get(TEXT + "outline-level"), 1) or 1) - 1
        if outline is None or not 0 <= level < LEVELS or is_true(element, TEXT + "is-list-header"):
            return UNNUMBERED
        if _OUTLINE not in self._levels:
            self._levels[_OUTLINE] = _levels(outline)
        counters = self._counters.setdefault(_OUTLINE, _Counters())
        if is_true(element, TEXT + "restart-numbering"):
            counters.values[level] = None
        return _counted(counters, self._levels[_OUTLINE], level, number(element.get(TEXT + "start-value")))

    def _levels_of(self, style: str) -> dict[int, Level]:
        key = f"list {style}"
        if key not in self._levels:
            element = self._styles.lists.get(style)
            self._levels[key] = _levels(element) if element is not None else dict.fromkeys(range(LEVELS), _UNSTYLED)
        return self._levels[key]


def _levels(style: Element) -> dict[int, Level]:
    found = ((number(element.get(TEXT + "level"), 0) or 0, element) for element in style)
    return {level - 1: _level(element, level) for level, element in found if 0 < level <= LEVELS}


def _level(element: Element, level: int) -> Level:
    if element.tag not in _NUMBERED:
        return Level(sign=bullet(element.get(TEXT + "bullet-char", "•")))
    return Level(
        text=element.get(LOEXT + "num-list-format"),
        before=element.get(STYLE + "num-prefix", ""),
        behind=element.get(STYLE + "num-suffix", ""),
        shown=min(max(number(element.get(TEXT + "display-levels"), 1) or 1, 1), level),
        form=element.get(STYLE + "num-format", ""),
        together=is_true(element, STYLE + "num-letter-sync"),
        start=number(element.get(TEXT + "start-value"), 1) or 0,
    )


def _counted(counters: _Counters, levels: dict[int, Level], level: int, start: int | None) -> Label:
    counters.count(level, lambda upper: levels.get(upper, _UNSTYLED).start, start)
    printed = _printed(counters.values, levels, level)
    return labelled(printed.strip(), level)


def _printed(values: list[int | None], levels: dict[int, Level], level: int) -> str:
    shown = levels.get(level, Level())

    def numeral(named: int) -> str:
        known = levels.get(named)
        return _numeral(values[named] or 0, known) if known is not None and named <= level else ""

    if shown.sign:
        return shown.sign
    if shown.text is not None:
        return _PLACE.sub(lambda match: numeral(int(match[1]) - 1), shown.text)
    numbers = [numeral(named) for named in range(level - shown.shown + 1, level + 1)] if shown.form else []
    return shown.before + ".".join(filter(None, numbers)) + shown.behind


def _numeral(count: int, level: Level) -> str:
    """A number in the form that its level names: «1», «a», «I», «А, Б, .., Аа, Аб, ... (ru)»."""
    form = level.form
    if form in _FORMS:
        return _FORMS[form](count)
    if form in ("a", "A"):
        letters = (repeated if level.together else counted_in_letters)(count, LATIN)
        return letters if form == "a" else letters.upper()
    if form.lower().startswith("а, б"):
        letters = (repeated if "бб" in form.lower() else counted_in_letters)(count, RUSSIAN)
        return letters if form[0] == "а" else letters.capitalize()
    return str(count) if form and not level.sign else ""


_FORMS: dict[str, Callable[[int], str]] = {
    "1": str,
    "i": roman,
    "I": lambda count: roman(count).upper(),
    "01, 02, 03, ...": lambda count: f"{count:02}",
    "1st": lambda count: f"{count}-й",
}
