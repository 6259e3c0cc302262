"""RTF → tokens, one pass over the bytes. What is skipped is jumped over without being looked into."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["{", "}", "word", "sign", "bytes", "units", "text"]
MOST = 10**9
_HEX = rb"\\'[0-9a-fA-F]{2}"
_TEXT, _BYTES, _UNITS = rb"[^\\{}]+", rb"(?:" + _HEX + rb")+", rb"(?:\\u-?[0-9]{1,6}(?:" + _HEX + rb"| ?\?))+"
_WORDS = rb"\\([a-zA-Z]+)(-?[0-9]+)? ?|([{}])|\\([^a-zA-Z])|\\"
_RUNS = re.compile(rb"(%b)|(%b)|(%b)|%b" % (_TEXT, _BYTES, _UNITS, _WORDS), re.S)
_SINGLE = re.compile(rb"(%b)|(%b)|($.)|%b" % (_TEXT, _BYTES, _WORDS), re.S)
_CODE = re.compile(rb"\\u(-?[0-9]+)")
_BRACE = re.compile(rb"[{}]|\\(?:bin([0-9]+) ?|.)", re.S)
_UNSEEN = bytes((*range(9), *range(10, 32), 127))
_KINDS: tuple[Kind, ...] = ("text", "text", "bytes", "units", "word", "word", "{", "sign")


class Token(NamedTuple):
    """A brace, a control word with its number, a control sign, a run of bytes written as \\'xx, or plain text.

    A run of «units» is one of \\uN with a character behind each that stands for it, as \\uc1 says: nearly all of a
    Russian file; where another \\ucN holds, `single` tells its tokens one by one.

    name    of a word or a sign
    number  of a word; None where it has none
    data    of bytes, units or a text; a text has no line ends
    """

    kind: Kind
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("{"), Token("}")


class Tokens:
    """The tokens of a file; `skip` jumps behind the end of the group that is open.

    Of the words only those in `known` are told, and any behind «\\*»: most of a file says how the words look.
    """

    def __init__(self, data: bytes, known: frozenset[bytes], pattern: re.Pattern[bytes] = _RUNS) -> None:
        self._data, self._known, self._pattern = data, known, pattern
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        data, match, known, starred = self._data, self._pattern.match, self._known, False
        while found := match(data, self._at):
            self._at = found.end()
            kind = _KINDS[found.lastindex or 0]
            if kind == "word":
                if found[4] in known or starred:
                    yield self._word(found)
                starred = False
            elif kind == "{":
                yield _OPEN if found[6] == b"{" else _CLOSE
            elif kind == "sign":
                starred = found[7] == b"*"
                yield Token("sign", found[7].decode("latin-1"))
            elif found.lastindex:
                yield Token(kind, data=_plain(kind, found[0]))

    def _word(self, found: re.Match[bytes]) -> Token:
        name, number = found[4].decode("ascii"), _number(found[5])
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


def single(units: bytes) -> Iterator[Token]:
    """The tokens of a run of units one by one."""
    yield from Tokens(units, frozenset((b"u",)), _SINGLE)


def codes(units: bytes) -> Iterator[int]:
    """The numbers in a run of units."""
    return map(int, _CODE.findall(units))


def _plain(kind: Kind, data: bytes) -> bytes:
    if kind == "bytes":
        return bytes.fromhex(data.replace(b"\\'", b"").decode("ascii"))
    return data.translate(None, _UNSEEN) if kind == "text" else data


def _number(digits: bytes | None) -> int | None:
    """A number, bounded: a file may write one of a million digits."""
    if not digits:
        return None
    if len(digits) > 10:
        return -MOST if digits.startswith(b"-") else MOST
    return int(digits)
