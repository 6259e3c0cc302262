"""Text that XML and offices can hold."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without what XML 1.0 forbids or what cannot be printed, character for character.

    A control character becomes a space; half a surrogate pair and what is no character become U+FFFD. The length stays,
    so that offsets hold.
    """
    return _NO_CHARACTER.sub("\ufffd", _CONTROL.sub(" ", text))


def one_line(text: str) -> str:
    """Printable text on one line, with single spaces."""
    return " ".join(printable(text).split())


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words, with «…» where it was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    words = head.rsplit(" ", 1)[0]
    return (words if len(words) > limit // 2 else head).rstrip(" ,;:.–-") + "…"
