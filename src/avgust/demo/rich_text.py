"""A paper as RTF: its numbers are typed; a paper with a table is not written so."""

from avgust.demo.papers import IN_TABLE, Paper, Paragraph

CENTRED = {"kind", "event", "section", "title"}
LINE = r"\ql\b0\tx5400"  # two parts with a tab between them
HEADER = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}\lang1049\fs26"


def as_rtf(paper: Paper) -> bytes:
    """The paper as RTF. Raises ValueError where it has a table."""
    if any(each.what in IN_TABLE for each in paper.paragraphs):
        raise ValueError(paper.code)
    return "\n".join([HEADER, *(_line(each) for each in paper.paragraphs), "}"]).encode("ascii")


def _line(each: Paragraph) -> str:
    words = r"\tab ".join(_escaped(cell) for cell in each.cells)
    number = f"{_escaped(each.number)} " if each.number else ""
    layout = r"\qc\b" if each.what in CENTRED else LINE if len(each.cells) > 1 else r"\qj\b0"
    return rf"\pard{layout} {number}{words}\par"


def _escaped(text: str) -> str:
    """The text with all that is not ASCII as \\uN."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    return letter if letter.isascii() else f"\\u{ord(letter)}?"
