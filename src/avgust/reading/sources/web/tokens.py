"""A page → its tags and texts. One forward pass in which no character is looked at twice, whatever stands there.

The standard `html.parser` takes quadratic time on unclosed comments and tags, so it is not used.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from avgust.reading.sources.decode import without_unseen

_NAME = re.compile(r"[a-zA-Z][^\s/<>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s=<>/"']++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s<>"']*+)))?+""",
)
_TAG_END = re.compile(r"""[^<>]*+>?""")
_RAW = {name: re.compile(rf"</{name}[\s/>]", re.I) for name in ("script", "style", "title", "textarea", "noframes")}


@dataclass(frozen=True, slots=True)
class Tag:
    """`<name a=b>` or, with `end`, `</name>`."""

    name: str
    end: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


class _Page:
    """A page, and where its last «>» and its last comment end stand, so that a search in vain is made once only."""

    def __init__(self, text: str, styles: bool) -> None:
        self.text, self.styles = text, styles
        self._last_end = text.rfind(">")
        self._last_comment_end = text.rfind("-->")

    def tokens(self) -> Iterator[Tag | str]:
        at = 0
        while at < len(self.text):
            start = self.text.find("<", at)
            start = start if start >= 0 else len(self.text)
            if start > at:
                yield unescaped(self.text[at:start])
            if start == len(self.text):
                return
            token, at = self._markup(start)
            if token is not None:
                yield token
            if isinstance(token, Tag) and not token.end and token.name in _RAW:
                raw, at = self._raw_text(at, token.name)
                yield raw

    def _markup(self, start: int) -> tuple[Tag | str | None, int]:
        """What begins at this «<», and where to go on."""
        following = self.text[start + 1 : start + 2]
        if following in ("!", "?"):
            return None, self._declaration_end(start)
        end = following == "/"
        name = _NAME.match(self.text, start + 1 + end)
        if name is None:
            return ("<" if not end else None), start + 1 + end
        attributes, at = _attributes(self.text, name.end())
        return Tag(name[0].lower(), end, attributes), at

    def _declaration_end(self, start: int) -> int:
        """Behind a comment or a declaration. One that never ends loses only its opening signs."""
        if self.text.startswith("<!--", start):
            return self.text.find("-->", start + 4) + 3 if self._last_comment_end >= start + 4 else start + 4
        return self.text.find(">", start) + 1 if self._last_end > start else start + 2

    def _raw_text(self, at: int, name: str) -> tuple[str, int]:
        """What a tag like `<script>` holds, in which «<» means nothing; a title is kept, a style sheet if asked for."""
        end = _RAW[name].search(self.text, at)
        stop = end.start() if end else len(self.text)
        kept = name == "title" or (self.styles and name == "style")
        return (unescaped(self.text[at:stop]) if kept else ""), stop


def tokens(page: str, styles: bool = False) -> Iterator[Tag | str]:
    """Tags and the texts between them, entities resolved; comments and declarations are left out."""
    return _Page(page, styles).tokens()


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    attributes: dict[str, str] = {}
    while match := _ATTRIBUTE.match(page, at):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        attributes.setdefault(match[1].lower(), unescaped(value))
        at = match.end()
    end = _TAG_END.match(page, at)
    return attributes, end.end() if end else at


def unescaped(text: str) -> str:
    """With entities as their characters, less those that are never printed."""
    if "&" not in text:
        return text
    try:
        return without_unseen(html.unescape(text))
    except ValueError:
        return text
