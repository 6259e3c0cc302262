"""MIME: a message → its parts. Own code on bytes, because the standard parser takes quadratic time on hostile nests.

Reads: RFC 5322 headers and folds, RFC 2045 encodings, RFC 2046 multiparts, RFC 2047 words (also inside of parameters,
where they do not belong and often stand), RFC 2231 parameters, and raw letters in the Russian encodings.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from urllib.parse import unquote_to_bytes

from avgust.reading.sources.containers.names import letters

_HEADERS_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]+")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.S)
_LONGEST_HEADERS = 1_000_000
_LONGEST_VALUE = 10_000
_PARAMETER = re.compile(
    r""";\s*+([\w.!-]+\*?(?:\d{1,3}\*?)?)\s*+=\s*+("(?:[^"\\]|\\.)*+"?|[^;\s]*+(?:[ \t]++[^;=\s]++)*+)"""
)
_WORD = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?)")
_SECTION = re.compile(r"(.+?)\*(?:(\d{1,3})(\*)?)?$")
_LETTERS = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_FILLING = re.compile(rb"=[=\s]*+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Part:
    """A message or a part of one: headers by their small names (of two the first), and the body as it came."""

    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str:
        """The value with its encoded words resolved; "" where there is none."""
        return resolved(self.headers.get(name, ""))

    def disposition(self) -> tuple[str, dict[str, str]]:
        """`attachment` or `inline` or "", and its parameters."""
        return _valued(self.headers.get("content-disposition", ""))

    def filename(self) -> str:
        """What the sender calls it, "" for nothing."""
        return self.disposition()[1].get("filename", "") or self.parameters.get("name", "")

    def content(self) -> bytes:
        """The body without its transfer encoding; what is broken is read as far as it goes."""
        encoding = self.headers.get("content-transfer-encoding", "").strip().lower()
        if encoding == "base64":
            return _from_base64(self.body)
        return binascii.a2b_qp(self.body) if encoding == "quoted-printable" else self.body

    def text(self) -> bytes:
        """The content of a text as UTF-8; as it stands where its encoding is not told or not true."""
        data = self.content()
        try:
            codec = codecs.lookup(self.parameters.get("charset", "").strip() or "utf-8")
            return codec.decode(data, "strict")[0].encode("utf-8") if _is_text(codec) else data
        except (LookupError, ValueError):
            return data

    def parts(self) -> "Iterator[Part]":
        """The parts of a multipart; none where no boundary is told or found."""
        boundary = self.parameters.get("boundary", "").encode("utf-8", "replace")
        if not boundary or not self.type.startswith("multipart/"):
            return
        line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\r|\Z)", re.M)
        start = None
        for mark in line.finditer(self.body):
            if start is not None:
                yield part_of(_without_line_end(self.body[start : mark.start()]))
            start = mark.end()
            if mark[1]:
                return
        if start is not None and start < len(self.body):
            yield part_of(self.body[start:])


def part_of(message: bytes) -> Part:
    """Headers and body; a message that does not begin with a header is all body."""
    message = message.removeprefix(b"\xef\xbb\xbf")
    head, body = _split(message)
    headers: dict[str, str] = {}
    for line in _LINE_END.split(_FOLD.sub(b" ", head)):
        if found := _FIELD.match(line):
            headers.setdefault(found[1].decode("ascii").lower(), letters([found[2][:_LONGEST_VALUE]], _LETTERS)[0])
    type, parameters = _valued(headers.get("content-type", ""))
    return Part(headers, body, type if "/" in type else "text/plain", parameters)


def _split(message: bytes) -> tuple[bytes, bytes]:
    if message[:1] in (b"\r", b"\n"):
        return b"", message.lstrip(b"\r\n")
    end = _HEADERS_END.search(message, 0, _LONGEST_HEADERS)
    head, body = (message[: end.start()], message[end.end() :]) if end else (message[:_LONGEST_HEADERS], b"")
    return (head, body) if _FIELD.match(head) else (b"", message)


def _without_line_end(data: bytes) -> bytes:
    """The line end before a boundary belongs to the boundary."""
    return data.removesuffix(b"\n").removesuffix(b"\r")


def _is_text(codec: codecs.CodecInfo) -> bool:
    return getattr(codec, "_is_text_encoding", True) and codec.name not in ("idna", "punycode", "undefined")


def _from_base64(body: bytes) -> bytes:
    """Signs that do not belong are passed over, a cut end is left out, filling within is allowed."""
    sound = map(_NOT_BASE64.sub, repeat(b""), _FILLING.split(body))
    return b"".join(
        base64.b64decode(each[: len(each) - (len(each) % 4 == 1)] + b"=" * (-len(each) % 4)) for each in sound
    )


def _valued(value: str) -> tuple[str, dict[str, str]]:
    """«attachment; filename="приказ.docx"» → the word and its parameters, continuations joined."""
    word = value.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, raw in _PARAMETER.findall(value[:_LONGEST_VALUE]):
        quoted = re.sub(r"\\(.)", r"\1", raw[1:].removesuffix('"')) if raw.startswith('"') else raw.strip()
        if section := _SECTION.match(name):
            number, encoded = int(section[2] or 0), section[2] is None or bool(section[3])
            sections.setdefault(section[1].lower(), {}).setdefault(number, (quoted, encoded))
        else:
            plain.setdefault(name.lower(), resolved(quoted))
    return word, plain | {name: _joined(pieces) for name, pieces in sections.items()}


def _joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """RFC 2231: «utf-8'ru'%D0%BF…», in one piece or in several."""
    charset = ""
    data = b""
    for number, (piece, encoded) in sorted(pieces.items()):
        if number == 0 and encoded and piece.count("'") >= 2:
            charset, _, piece = piece.split("'", 2)
        data += unquote_to_bytes(piece) if encoded else piece.encode("utf-8")
    return _decoded(data, charset)


def _decoded(data: bytes, charset: str) -> str:
    """In the encoding named; where there is none such, or it is not true, in what looks most Russian."""
    try:
        codec = codecs.lookup(charset or "utf-8")
        if _is_text(codec):
            return str(codec.decode(data, "strict")[0])
    except (LookupError, ValueError):
        pass
    return letters([data], _LETTERS)[0]


def resolved(value: str) -> str:
    """With the encoded words of RFC 2047 as letters; a letter that is cut between two words is whole again."""
    if "=?" not in value:
        return value
    pieces: list[tuple[str, bytes | str]] = []
    at = 0
    value = _BETWEEN_WORDS.sub("", value)
    for word in _WORD.finditer(value):
        pieces.append(("", value[at : word.start()]))
        pieces.append((word[1].lower(), _word_bytes(word[2].lower(), word[3])))
        at = word.end()
    return "".join(_runs([*pieces, ("", value[at:])]))


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return _from_base64(data) if encoding == "b" else binascii.a2b_qp(data, header=True)


def _runs(pieces: list[tuple[str, bytes | str]]) -> Iterator[str]:
    """Neighbouring words of one encoding are decoded together."""
    data, charset = b"", ""
    for name, piece in pieces:
        if isinstance(piece, bytes) and (name == charset or not data):
            data, charset = data + piece, name
            continue
        if piece or isinstance(piece, bytes):
            if data:
                yield _decoded(data, charset)
            data, charset = (piece, name) if isinstance(piece, bytes) else (b"", "")
            if isinstance(piece, str):
                yield piece
    if data:
        yield _decoded(data, charset)
