"""What holds for the words that follow: properties of characters and paragraphs; a group gives them back at its end."""

from typing import Any, NamedTuple

from avgust.reading.sources.rtf.tokens import Token


class State(NamedTuple):
    """The properties that matter.

    font     number in the table of fonts, -1 for the document's own
    fallback characters behind \\u that stand for it where Unicode is not known
    nested   how many tables the paragraph stands in, as \\itap says; 0 where nothing is said
    outline  level of a heading (from 0), None where nothing is said
    """

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    font: int = -1
    fallback: int = 1
    in_table: bool = False
    nested: int = 0
    list: int = 0
    level: int = 0
    outline: int | None = None
    style: int = 0

    def plain(self) -> "State":
        """With the properties of characters as they are when nothing is said."""
        return self._replace(bold=False, hidden=False, deleted=False, raised=False, font=-1)

    def pard(self) -> "State":
        """With the properties of paragraphs as they are when nothing is said."""
        return self._replace(in_table=False, nested=0, list=0, level=0, outline=None, style=0)

    def depth(self) -> int:
        """How many tables the paragraph stands in."""
        return self.nested or int(self.in_table)


PLAIN = State()
_SWITCHES = {"b": "bold", "v": "hidden", "deleted": "deleted", "mvf": "deleted", "super": "raised", "intbl": "in_table"}
_NUMBERS = {"f": "font", "uc": "fallback", "itap": "nested", "ls": "list", "ilvl": "level", "outlinelevel": "outline"}
_NUMBERS["s"] = "style"


def changed(state: State, token: Token) -> State:
    """The state behind a control word."""
    name = token.name
    if name in _SWITCHES:
        on: dict[str, Any] = {_SWITCHES[name]: token.number != 0}
        return state._replace(**on)
    if name in _NUMBERS:
        said: dict[str, Any] = {_NUMBERS[name]: max(token.number or 0, 0)}
        return state._replace(**said)
    if name == "plain":
        return state.plain()
    if name == "pard":
        return state.pard()
    return state._replace(raised=False)


CHANGING = frozenset((*_SWITCHES, *_NUMBERS, "plain", "pard", "nosupersub"))
"""The words that `changed` knows."""
