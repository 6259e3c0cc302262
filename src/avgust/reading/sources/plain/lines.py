"""Text → its physical lines, numbered as an editor numbers them."""

import re
from dataclasses import replace

from avgust.reading.blocks import Address, Paragraph
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits

BARS = "|│┃║┊┆"
"""What stands between the cells of a table."""
_IN_LINE = re.compile("[\f\v]")


def physical_lines(text: str, place: str, limits: Limits) -> list[Paragraph]:
    """Lines that are not blank, their indents kept, without trailing spaces; trailing tabs stay: they may end a row.

    A form feed or a vertical tab parts a line in two that have the same number.
    """
    text = _unified(text)
    if text.count("\n") >= limits.paragraphs:
        raise refusal("too-large", place, f"больше {counted(limits.paragraphs)} строк")
    lines = _lines(text)
    return _parted(lines) if "\f" in text or "\v" in text else lines


def without_tabs(line: Paragraph) -> Paragraph:
    """The line without tabs at its end."""
    return replace(line, text=line.text.rstrip()) if line.text[-1] == "\t" else line


def may_hold_table(text: str) -> bool:
    """Whether a table is possible at all: a quick look over the whole text."""
    return "\t" in text or any(bar in text for bar in BARS)


def _unified(text: str) -> str:
    """All line ends as `\\n`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in "\x85\u2028\u2029":
        text = text.replace(end, "\n")
    return text


def _lines(text: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    gap = False
    tabs = "\t" in text
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.rstrip()
        if words:
            if tabs and len(raw) > len(words):
                words += "\t" * raw.count("\t", len(words))
            lines.append(Paragraph(words, Address("line", number), 0, False, gap))
        gap = not words
    return lines


def _parted(lines: list[Paragraph]) -> list[Paragraph]:
    parted = []
    for line in lines:
        gap = line.gap
        for piece in filter(None, map(str.rstrip, _IN_LINE.split(line.text))):
            parted.append(Paragraph(piece, line.address, 0, False, gap))
            gap = False
    return parted
