"""The lists of RTF: tables of lists → Word's numbers, counted where a writer does not print them."""

from dataclasses import dataclass, field

from avgust.reading.sources.word.numbering import LEVELS, AbstractList, Level, NumberedList, next_label

_FORMS = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
    23: "bullet",
    58: "russianLower",
    59: "russianUpper",
    255: "none",
}
"""By \\levelnfc; others are decimal."""


@dataclass(slots=True)
class LevelDraft:
    """A level while its group is read; `text` begins with its length, its places are the characters 0 to 8."""

    start: int = 1
    form: int = 0
    legal: bool = False
    never: bool = False
    text: str = ""

    def level(self) -> Level:
        form = _FORMS.get(self.form, "decimal")
        return Level(self.start, form, _text(self.text), self.legal, 0 if self.never else None)


def _text(written: str) -> str:
    length = ord(written[0]) if written and ord(written[0]) < 0x20 else len(written) + 1
    shown = written[1 : 1 + length] if length <= len(written) else written.rstrip(";")
    return "".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in shown)


@dataclass(slots=True)
class _Override:
    """A list as paragraphs name it (\\ls), by the list it stands for and what it changes."""

    list: int = 0
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, LevelDraft] = field(default_factory=dict)


class Lists:
    """Reads the words of the two tables as they come, then counts."""

    def __init__(self) -> None:
        self._lists: dict[int, list[LevelDraft]] = {}
        self._overrides: dict[int, _Override] = {}
        self._levels: list[LevelDraft] = []
        self._override, self._changed, self._restarts = _Override(), -1, False
        self._shared: dict[int, AbstractList] = {}
        self._made: dict[int, NumberedList | None] = {}
        self.level = LevelDraft()

    def table_word(self, name: str, number: int | None) -> None:
        """A control word of the table of lists."""
        if name == "list":
            self._levels = []
        elif name == "listlevel":
            self.level = LevelDraft()
            if len(self._levels) < LEVELS:
                self._levels.append(self.level)
        elif name == "listid":
            self._lists.setdefault(number or 0, self._levels)
        else:
            self._level_word(name, number or 0)

    def override_word(self, name: str, number: int | None) -> None:
        """A control word of the table of overrides."""
        if name == "listoverride":
            self._override, self._changed = _Override(), -1
        elif name == "listid":
            self._override.list = number or 0
        elif name == "ls":
            self._overrides.setdefault(number or 0, self._override)
        elif name == "lfolevel":
            self._changed, self._restarts = self._changed + 1, False
        elif name == "listoverridestartat":
            self._restarts = True
        elif name == "listlevel":
            self.level = self._override.levels[self._changed] = LevelDraft()
        elif name == "levelstartat" and self._restarts:
            self._override.starts[self._changed] = number or 0
            self.level.start = number or 0
        else:
            self._level_word(name, number or 0)

    def _level_word(self, name: str, number: int) -> None:
        level = self.level
        if name == "levelstartat":
            level.start = number
        elif name in ("levelnfc", "levelnfcn"):
            level.form = number
        elif name == "levellegal":
            level.legal = number == 1
        elif name == "levelnorestart":
            level.never = number == 1

    def label(self, number: int, level: int) -> str:
        """Count one paragraph of the list \\lsN; "" where there is no such list."""
        if number not in self._made:
            self._made[number] = self._numbered(number)
        found = self._made[number]
        return next_label(found, min(level, LEVELS - 1)) if found else ""

    def _numbered(self, number: int) -> NumberedList | None:
        override = self._overrides.get(number)
        if override is None or override.list not in self._lists:
            return None
        if override.list not in self._shared:
            drafts = self._lists[override.list]
            self._shared[override.list] = AbstractList({at: draft.level() for at, draft in enumerate(drafts)})
        shared = self._shared[override.list]
        changed = {at: draft.level() for at, draft in override.levels.items()}
        return NumberedList(shared, shared.levels | changed, override.starts)
