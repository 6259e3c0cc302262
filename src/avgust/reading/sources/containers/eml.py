"""Letters saved as EML: their text and what is attached, letters forwarded as attachments too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from avgust.reading.sources.containers.mime import Part, part_of
from avgust.reading.sources.containers.names import Unlike, harmless
from avgust.reading.sources.errors import SourceError, counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.web.tokens import tokens

BODY = "текст письма"
_ATTACHMENT, _LETTER = "вложение", "вложенное письмо.eml"
_DEEPEST = 10
_PICTURE_OF_SIGNATURE = 100_000
_SAYS_MORE = 0.8
_STRUCTURE = re.compile(r"<(?:td|li)\b", re.I)
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_REPORTS = ("message/delivery-status", "message/disposition-notification", "text/rfc822-headers")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a letter."""

    name: str
    data: bytes
    place: str
    kind: str = ""

    def head(self) -> bytes:
        """Its first bytes."""
        return self.data[:4096]

    def load(self, most: int) -> bytes:
        """All of it."""
        if len(self.data) > most:
            raise refusal("too-large", self.place, f"больше {counted(most)} байт")
        return self.data


def eml_entries(data: bytes, place: str, limits: Limits) -> "Iterator[Attachment | SourceError]":
    """The letter's text first, then its attachments in their order."""
    unlike = Unlike()
    body = _Body()
    attached = list(_attached(part_of(data), body, place, 0))
    yield from (Attachment(unlike.name(each.name), each.data, f"{place}/{each.name}") for each in body.files())
    for each in attached:
        if isinstance(each, SourceError):
            yield each
        else:
            yield Attachment(unlike.name(each.name), each.data, f"{place}/{each.name}", each.kind)


class _Body:
    """The texts of a letter: plain ones are one text, also where an attachment stands between them."""

    def __init__(self) -> None:
        self._plain: list[bytes] = []
        self._pages: list[bytes] = []

    def add(self, part: Part) -> None:
        text = part.text()
        if text.strip():
            (self._pages if part.type == "text/html" else self._plain).append(text)

    def files(self) -> Iterator[Attachment]:
        """The texts as files."""
        if self._plain:
            yield Attachment(f"{BODY}.txt", b"\n\n".join(self._plain), "")
        yield from (Attachment(f"{BODY}.html", page, "") for page in self._pages)


def _attached(part: Part, body: _Body, place: str, depth: int) -> "Iterator[Attachment | SourceError]":
    """What is attached in this part and below it; texts go to the body."""
    if part.type in _SEALED:
        yield refusal("encrypted-letter", place)
    elif part.type == "multipart/alternative":
        yield from _alternative(part, body, place, depth)
    elif part.type.startswith("multipart/"):
        yield from _parts(part, body, place, depth)
    elif part.type in _REPORTS:
        return
    elif _is_body(part):
        body.add(part)
    else:
        yield from _file(part, place)


def _parts(part: Part, body: _Body, place: str, depth: int) -> "Iterator[Attachment | SourceError]":
    if depth >= _DEEPEST:
        yield refusal("too-deep", place, f"больше {_DEEPEST} частей письма одна в другой")
        return
    for each in part.parts():
        yield from _attached(each, body, place, depth + 1)


def _alternative(part: Part, body: _Body, place: str, depth: int) -> "Iterator[Attachment | SourceError]":
    """One text said twice: the plain one, unless the page says more or has tables and lists."""
    plain, page = _Body(), _Body()
    for each in part.parts() if depth < _DEEPEST else ():
        yield from _attached(each, plain if each.type == "text/plain" else page, place, depth + 1)
    chosen = _fuller([file.data for file in plain.files()], [file.data for file in page.files()])
    type = "text/html" if chosen == "page" else "text/plain"
    for file in (page if chosen == "page" else plain).files():
        body.add(Part({}, file.data, type))


def _fuller(plain: list[bytes], pages: list[bytes]) -> str:
    """`page` or `plain`."""
    if not pages or not plain:
        return "page" if pages else "plain"
    page = b"".join(pages).decode("utf-8", "replace")
    said = sum(_letters(token) for token in tokens(page) if isinstance(token, str))
    more = _letters(b"".join(plain).decode("utf-8", "replace")) < _SAYS_MORE * said
    return "page" if more or _STRUCTURE.search(page) else "plain"


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_body(part: Part) -> bool:
    """A text that is neither attached nor called a file."""
    return part.type in ("text/plain", "text/html") and part.disposition()[0] != "attachment" and not part.filename()


def _file(part: Part, place: str) -> "Iterator[Attachment | SourceError]":
    """An attached file, or why it is none."""
    letter = part.type in ("message/rfc822", "message/global")
    name = harmless((part.filename() or (_LETTER if letter else _ATTACHMENT)).replace("/", "_").replace("\\", "_"))
    data = part.content()
    if part.type in _TNEF or name.lower() == "winmail.dat":
        yield refusal("tnef", f"{place}/{name}")
    elif _is_picture_of_signature(part, data):
        yield refusal("not-a-document", f"{place}/{name}")
    elif letter and not name.lower().endswith(".eml"):
        yield Attachment(f"{name}.eml", data, "", "eml")
    else:
        yield Attachment(name, data, "", "eml" if letter else "")


def _is_picture_of_signature(part: Part, data: bytes) -> bool:
    """A small picture that the letter's page shows: a logo, a signature. A scan that is attached is none."""
    if not part.type.startswith("image/") or part.disposition()[0] == "attachment":
        return False
    return "content-id" in part.headers and len(data) < _PICTURE_OF_SIGNATURE
