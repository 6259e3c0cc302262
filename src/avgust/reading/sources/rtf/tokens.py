"""RTF → tokens, one pass over the bytes. What is skipped is jumped over without being looked into."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["{", "}", "word", "sign", "byte", "text"]
MOST = 10**9
_TOKEN = re.compile(rb"([^\\{}]+)|\\([a-zA-Z]+)(-?[0-9]+)? ?|\\'([0-9a-fA-F]{2})|([{}])|\\([^a-zA-Z])|\\", re.S)
_BRACE = re.compile(rb"[{}]|\\(?:bin([0-9]+) ?|.)", re.S)
_UNSEEN = bytes((*range(9), *range(10, 32), 127))
_KINDS: tuple[Kind, ...] = ("text", "text", "word", "word", "byte", "{", "sign")


class Token(NamedTuple):
    """A brace, a control word with its number, a control sign, a byte written as \\'xx, or plain text.

    name    of a word or a sign
    number  of a word; None where it has none
    data    of a byte or a text, without line ends
    """

    kind: Kind
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("{"), Token("}")


class Tokens:
    """The tokens of a file; `skip` jumps behind the end of the group that is open."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        data, match = self._data, _TOKEN.match
        while found := match(data, self._at):
            self._at = found.end()
            kind = _KINDS[found.lastindex or 0]
            if kind == "word":
                yield self._word(found)
            elif kind == "{":
                yield _OPEN if found[5] == b"{" else _CLOSE
            elif kind == "byte":
                yield Token("byte", data=bytes((int(found[4], 16),)))
            elif kind == "sign":
                yield Token("sign", found[6].decode("latin-1"))
            elif found[1]:
                yield Token("text", data=found[1].translate(None, _UNSEEN))

    def _word(self, found: re.Match[bytes]) -> Token:
        name, number = found[2].decode("ascii"), _number(found[3])
        if name == "bin":
            self._at = min(self._at + max(number or 0, 0), len(self._data))
        return Token("word", name, number)

    def skip(self) -> None:
        """Go on at the brace that closes the open group."""
        depth = 0
        while found := _BRACE.search(self._data, self._at):
            if found[1]:
                self._at = min(found.end() + (_number(found[1]) or 0), len(self._data))
                continue
            depth += (found[0] == b"{") - (found[0] == b"}")
            if depth < 0:
                self._at = found.start()
                return
            self._at = found.end()
        self._at = len(self._data)


def _number(digits: bytes | None) -> int | None:
    """A number, bounded: a file may write one of a million digits."""
    if not digits:
        return None
    if len(digits) > 10:
        return -MOST if digits.startswith(b"-") else MOST
    return int(digits)
