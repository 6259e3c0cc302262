"""Document text that goes into a page: nothing in it may become markup, steer the reader's eye or hide."""

import re
from html import escape as _escape

from avgust.reading.export.printable import printable

# They turn the direction of writing: what stands on the page would not be what the document says.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text, character for character; what steers writing and cannot be seen becomes U+FFFD."""
    return _TURNING.sub("\ufffd", printable(text))


def escape(text: str) -> str:
    """The text for the body of an element or for an attribute in double quotes."""
    return _escape(visible(text), quote=True)
