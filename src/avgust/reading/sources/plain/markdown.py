"""Markdown: plain lines with their marks taken off; headings, lists and tables known as such."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Paragraph, SourceText, Table
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.plain.inline import BREAK, read_inline
from avgust.reading.sources.plain.lines import physical_lines
from avgust.reading.sources.plain.text_tables import TRIGGER, find_table
from avgust.reading.sources.tables import Tables, Words

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,5})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})$")
_BULLET = re.compile(r"\s*[-*+][ \t]+(?=\S)")
_ORDERED = re.compile(r"\s*\d{1,9}[.)][ \t]+(?=\S)")
_ESCAPED_NUMBER = re.compile(r"(\s*\d{1,9})\\([.)])")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_FENCE = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)$")
_TITLE_LINES = 4


@dataclass(slots=True)
class _Block:
    """Lines whose marks are read together, since bold may run over a line's end: (marker in front, words, line)."""

    lines: list[tuple[str, str, Paragraph]] = field(default_factory=list)
    listed: bool = False


def read_markdown(text: str, place: str, limits: Limits, findings: list[Finding]) -> SourceText:
    """Guarantees: the words of every line in order, less marks, images, addresses of links, rules and code fences."""
    lines = physical_lines(_without_comments(text), place, limits)
    parts = tuple(_Reader(lines, Tables(place, limits)).parts())
    return SourceText("markdown", parts, lines=True, findings=tuple(findings))


class _Reader:
    """Walks over the lines once."""

    def __init__(self, lines: list[Paragraph], tables: Tables) -> None:
        self._lines = lines
        self._tables = tables
        self._at = self._no_table_before = 0
        self._block = _Block()
        self._gap = False

    def parts(self) -> Iterator[Paragraph | Table]:
        """Every part once; a block is given out when the next begins."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.gap:
                yield from self._closed()
            yield from self._next(line)
        yield from self._closed()

    def _next(self, line: Paragraph) -> Iterator[Paragraph | Table]:
        if self._at >= self._no_table_before and TRIGGER.search(line.text):
            yield from self._maybe_table()
        elif _FENCE.match(line.text):
            yield from self._fenced(line.text.strip()[:3])
        elif _UNDERLINE.match(line.text) and self._can_be_title() and not line.gap:
            yield from self._closed(heading=1 if "=" in line.text else 2)
            self._skip()
        elif _RULE.match(line.text):
            yield from self._closed()
            self._skip()
            self._gap = True
        elif _HEADING.match(line.text):
            yield from self._closed()
            yield from self._heading(line)
        else:
            yield from self._words(line)

    def _skip(self) -> None:
        self._at += 1

    def _can_be_title(self) -> bool:
        return 0 < len(self._block.lines) <= _TITLE_LINES and not self._block.listed

    def _maybe_table(self) -> Iterator[Paragraph | Table]:
        grid = find_table(self._lines, self._at, _cell_words)
        if not grid.rows:
            self._no_table_before = self._at + grid.taken
            return
        self._at += grid.taken
        yield from self._closed()
        yield self._tables.table(grid.rows)

    def _fenced(self, fence: str) -> Iterator[Paragraph | Table]:
        """The lines up to the closing fence, as they are; to the end of the file if it is not closed."""
        yield from self._closed()
        gap = self._lines[self._at].gap
        self._skip()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._skip()
            if line.text.strip().startswith(fence) and not line.text.strip().strip(fence[0]):
                break
            yield replace(line, text=line.text.rstrip(), gap=line.gap or gap)
            gap = False
        self._gap = True

    def _heading(self, line: Paragraph) -> Iterator[Paragraph]:
        match = _HEADING.match(line.text)
        assert match
        words = _without_closing(line.text[match.end() :].strip())
        self._skip()
        if words:
            self._block.lines.append(("", words, line))
            yield from self._closed(heading=len(match[1]))

    def _words(self, line: Paragraph) -> Iterator[Paragraph]:
        self._skip()
        yield from self._add(line)

    def _add(self, line: Paragraph) -> Iterator[Paragraph]:
        """Put the line to its block; a list item opens a block of its own."""
        text = line.text
        quote = _QUOTE.match(text)
        if quote:
            text = text[quote.end() :]
        bullet, ordered = _BULLET.match(text), _ORDERED.match(text)
        if bullet or ordered or line.gap:
            yield from self._closed()
        self._block.listed |= bool(bullet or ordered)
        marker = "- " if bullet else ordered[0] if ordered else ""
        found = bullet or ordered
        self._block.lines.append((marker, text[found.end() :] if found else _unescaped(text), line))

    def _closed(self, heading: int = 0) -> Iterator[Paragraph]:
        """The paragraphs of the block, and a new block."""
        lines = self._block.lines
        self._block = _Block()
        if not lines:
            return
        inline = read_inline("\n".join(_without_backslash(words) for _, words, _ in lines))
        for (marker, _, line), words, bold in zip(lines, inline.lines, inline.bold, strict=True):
            yield from self._printed(line, marker + words, heading, bold)

    def _printed(self, line: Paragraph, text: str, heading: int, bold: bool) -> Iterator[Paragraph]:
        """A line as its paragraphs: one, or more if a `<br>` parts it; none if nothing was left of it."""
        gap = line.gap or self._gap
        for piece in text.split(BREAK):
            words = piece.rstrip() if not heading and line.text[0].isspace() else piece.strip()
            if words.strip():
                yield Paragraph(words, line.address, heading, bold, gap, _indent(line.text))
                gap = False
        self._gap = gap


def _indent(text: str) -> int:
    """Columns of space before the words."""
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())


def _without_comments(text: str) -> str:
    """Without `<!-- -->`; their line ends stay, so that lines keep their numbers."""
    pieces = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join(pieces) + text[at:]


def _without_backslash(words: str) -> str:
    """Without the backslash that breaks a line at its end."""
    return words[:-1].rstrip() if words.endswith("\\") and not words.endswith("\\\\") else words


def _without_closing(words: str) -> str:
    """«Title ##» → «Title»."""
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else words


def _unescaped(text: str) -> str:
    """«1\\.» as typed: the backslash only keeps Markdown from making a list of it."""
    number = _ESCAPED_NUMBER.match(text)
    return number[1] + number[2] + text[number.end() :] if number else text


def _cell_words(text: str) -> tuple[Words, ...]:
    """A cell's paragraphs: parted by `<br>` and by line ends."""
    inline = read_inline(text)
    return tuple(
        Words(piece.strip(), 0, bold)
        for line, bold in zip(inline.lines, inline.bold, strict=True)
        for piece in line.split(BREAK)
        if piece.strip()
    )
