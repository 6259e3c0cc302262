"""RTF: paragraphs and tables as they are printed, with their numbers; read once, group by group."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Address, Aside, AsideKind, SourceText
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.rtf import codepages, grid
from avgust.reading.sources.rtf.flow import Flow, Shared
from avgust.reading.sources.rtf.header import Fonts
from avgust.reading.sources.rtf.state import CHANGING, PLAIN, State, changed
from avgust.reading.sources.rtf.tokens import Token, Tokens, codes, single
from avgust.reading.sources.rtf.words import ASIDES, CHARACTERS, ENTERED, SIGNS, SKIPPED, SPOKEN

KNOWN = frozenset(name.encode() for name in (*CHANGING, *CHARACTERS, *ENTERED, *SKIPPED, *SPOKEN, *grid.WORDS))
"""The words that say something about the text."""


def read_rtf(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: all printed words of the body in order, each number in front of its paragraph."""
    reader = _Reader(place, limits)
    reader.read(data)
    guessed = reader.looks_cyrillic()
    if guessed:
        reader = _Reader(place, limits, western=codepages.CYRILLIC)
        reader.read(data)
    parts = tuple(reader.body.parts())
    if not parts:
        raise refusal("no-text", place)
    asides = (*reader.asides, *reader.shared.hidden)
    return SourceText("rtf", parts, findings=tuple(reader.findings(guessed)), asides=asides)


class _Group(NamedTuple):
    """What a group gives back when it ends, and what is to be done at the end of the one around it.

    sink  where words go: "flow", "label", "level", "fonts", "styles", "lists", "overrides", "rows" or nowhere
    """

    state: State
    sink: str
    flow: Flow
    ends: Callable[[], None] | None = None


class _Reader:
    """Walks over the tokens with a stack of groups."""

    def __init__(self, place: str, limits: Limits, western: str = codepages.ANSI) -> None:
        self.shared = Shared(place, limits)
        self.asides: list[Aside] = []
        self.body = self._flow = Flow(self.shared)
        self._fonts = Fonts()
        self._state, self._sink = PLAIN, "flow"
        self._stack: list[_Group] = []
        self._ends: Callable[[], None] | None = None
        self._default, self._codec, self._western = -1, codepages.ANSI, western
        self._bytes, self._skip, self._starred = bytearray(), 0, False
        self._collected: list[str] = []
        self._nested = grid.Shape()
        self._notes: dict[str, int] = {}
        self._seen: set[tuple[str, str]] = set()
        self._latin = self._high = 0
        self._cut = False

    def read(self, data: bytes) -> None:
        """All the tokens, to the brace that closes the first one."""
        tokens = Tokens(data[max(data.find(b"{\\rtf"), 0) :], KNOWN)
        for token in tokens:
            if not self._take(token):
                tokens.skip()
            elif token.kind == "}" and not self._stack:
                break
        self._flush()
        self._cut = bool(self._stack)
        while self._stack:
            self._close()

    def _take(self, token: Token) -> bool:
        """Do what a token says; False where its group is to be skipped."""
        if token.kind in ("bytes", "text"):
            self._add(token.data)
            return True
        self._flush()
        if token.kind == "{":
            self._open()
        elif token.kind == "}":
            self._close()
        elif token.kind == "units":
            self._units(token.data)
        elif token.kind == "sign":
            self._sign(token.name)
        else:
            return self._word(token)
        return True

    def _units(self, units: bytes) -> None:
        """A run of characters, each with one behind it that stands for it, unless more or none do."""
        if self._state.fallback == 1 and not self._skip:
            self._say("".join(map(_character, codes(units))))
        else:
            for token in single(units):
                self._take(token)

    def _open(self) -> None:
        self._skip, self._starred = 0, False
        if len(self._stack) >= self.shared.limits.depth:
            limit = self.shared.limits.depth
            raise refusal("too-deep", self.shared.place, f"больше {limit} групп одна в другой")
        self._stack.append(_Group(self._state, self._sink, self._flow, self._ends))
        self._ends = None if len(self._stack) > 1 else lambda: self.body.end(self._state)

    def _close(self) -> None:
        self._skip, self._starred = 0, False
        if self._ends:
            self._ends()
        self._state, self._sink, self._flow, self._ends = self._stack.pop()

    def _add(self, data: bytes) -> None:
        """Bytes of words, without those that stand for a character that was told as \\uN."""
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        self._bytes += data

    def _flush(self) -> None:
        """The bytes that have come, as characters in the code page of their font."""
        if self._bytes:
            codec = self._codec_now()
            text = codepages.decoded(bytes(self._bytes), codec)
            self._bytes.clear()
            if codec == codepages.ANSI:
                self._latin += sum(char < "\x80" and char.isalpha() for char in text)
                self._high += sum("À" <= char <= "ÿ" for char in text)
            self._say(text)

    def _codec_now(self) -> str:
        font = self._state.font if self._state.font >= 0 else self._default
        codec = self._fonts.codecs.get(font, self._codec)
        return self._western if codec == codepages.ANSI else codec

    def _say(self, text: str) -> None:
        if self._sink == "flow":
            self._flow.text(text, self._state)
        elif self._sink in ("label", "level"):
            self._collected.append(text)
        elif self._sink == "styles":
            self.shared.styles.text(text)

    def _sign(self, name: str) -> None:
        if name == "*":
            self._starred = True
        elif self._skip:
            self._skip -= 1
        elif name in SIGNS:
            self._say(SIGNS[name])
        elif name in "\r\n":
            self._flow_word("par", None)

    def _word(self, token: Token) -> bool:
        """Do what a control word says; False where its group is to be skipped."""
        name, starred = token.name, self._starred
        self._starred = False
        if name == "u":
            self._say_unicode(token.number or 0)
        elif self._skip:
            self._skip -= 1
        elif name in CHANGING and self._sink not in ("styles", "fonts"):
            self._change(token)
        elif name in CHARACTERS:
            self._say(CHARACTERS[name])
        elif name in SKIPPED or (starred and name not in ENTERED):
            self._sink = ""
            return False
        elif name in ENTERED:
            self._enter(name)
        else:
            self._other(name, token.number)
        return True

    def _change(self, token: Token) -> None:
        self._state = changed(self._state, token)
        if token.name == "deleted" and token.number != 0:
            self.shared.counts.revisions += 1
        if self._sink == "overrides":
            self.shared.lists.override_word(token.name, token.number)

    def _say_unicode(self, number: int) -> None:
        """The character \\uN; the characters behind it that stand for it are skipped."""
        self._say(_character(number))
        self._skip = min(self._state.fallback, 1000)

    def _other(self, name: str, number: int | None) -> None:
        """A word that the place it stands in understands, or one about the whole document."""
        if self._sink == "fonts":
            self._fonts.word(name, number)
        elif self._sink == "styles":
            self.shared.styles.word(name, number)
        elif self._sink == "lists":
            self.shared.lists.table_word(name, number)
        elif self._sink == "overrides":
            self.shared.lists.override_word(name, number)
        elif self._sink == "rows":
            self._row_word(name, number)
        elif self._sink == "flow":
            self._flow_word(name, number)

    def _row_word(self, name: str, number: int | None) -> None:
        """What is said of a row of a table in a table."""
        if name == "trowd":
            self._nested = grid.Shape()
        elif name == "nestrow":
            self._flow.nested_row(self._nested)
        else:
            self._nested.word(name, number)

    def _flow_word(self, name: str, number: int | None) -> None:
        if name == "chftn":
            self._flow.marked = True
        elif name == "ftnalt":
            self._flow.kind = "endnote"
        elif name == "revised":
            self.shared.counts.revisions += number != 0
        elif name == "object":
            self.shared.counts.objects += 1
        elif not self._page_word(name, number):
            self._flow.word(name, number, self._state)

    def _page_word(self, name: str, number: int | None) -> bool:
        """Which code page the document has, and the font that holds where none is named."""
        if name == "deff":
            self._default = number or 0
        elif name == "ansicpg":
            self._codec = codepages.of_page(number) or self._codec
        elif name in codepages.WORDS:
            self._codec = codepages.WORDS[name]
        else:
            return False
        return True

    def _enter(self, name: str) -> None:
        """A group whose words have a place of their own."""
        sink = ENTERED[name]
        if sink in ("aside", "box"):
            self._begin_story(ASIDES.get(name, ""))
        else:
            self._sink = sink
        if sink in ("label", "level"):
            self._collected = []
            self._ends = self._end_label if sink == "label" else self._end_level

    def _end_label(self) -> None:
        self._flow.label("".join(self._collected))

    def _end_level(self) -> None:
        self.shared.lists.level.text = "".join(self._collected)

    def _begin_story(self, kind: AsideKind | Literal[""]) -> None:
        """A flow of its own, which at the group's end hangs on the outer one or is set apart."""
        outer, story = self._flow, Flow(self.shared, kind)

        def end() -> None:
            story.end(self._state)
            if story.kind:
                self._set_apart(story)
            else:
                outer.box(story.words())

        self._flow, self._sink, self._state = story, "flow", self._state.plain().pard()
        self._ends = end

    def _set_apart(self, story: Flow) -> None:
        text = "\n".join(words.text for words in story.words())
        kind = story.kind
        if not text or not kind:
            return
        if kind in ("header", "footer"):
            if not any(map(str.isalpha, text)) or (kind, text) in self._seen:
                return
            self._seen.add((kind, text))
        elif story.marked:
            self._notes[kind] = self._notes.get(kind, 0) + 1
            text = f"{self._notes[kind]} {text}"
        at = 1 if kind in ("header", "footer") else self.body.number
        self.asides.append(Aside(kind, text, Address("paragraph", at)))

    def looks_cyrillic(self) -> bool:
        """Whether the words read as Western European are Russian: nearly all letters with accents."""
        return self._high > max(self._latin, 3)

    def findings(self, guessed: bool) -> Iterator[Finding]:
        """What was left out or guessed."""
        counts = self.shared.counts
        if self._cut:
            yield Finding("cut-off", "warning", "Файл обрывается: прочитано то, что в нём есть")
        if guessed:
            yield Finding("encoding-guessed", "note", "Файл не называет кодировку; прочитан как windows-1251")
        if counts.hidden:
            yield Finding("hidden-text", "note", f"Скрытый текст отложен: {counted(counts.hidden)} знаков")
        if counts.revisions:
            yield Finding("revisions", "note", "В документе есть исправления: вставки приняты, удаления отброшены")
        if counts.objects:
            message = f"Не прочитаны вложенные документы: {counted(counts.objects)}"
            yield Finding("embedded-documents", "warning", message)
        if counts.merged:
            message = f"Пропущен текст, закрытый объединёнными ячейками: ячеек {counted(counts.merged)}"
            yield Finding("merged-cell-text", "warning", message)


def _character(number: int) -> str:
    """That of \\uN: numbers from 32768 on are written as negative ones."""
    code = number + 0x10000 if number < 0 else number
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
