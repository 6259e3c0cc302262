"""Numbers of lists that a page's style sheet prints: `.x > li:before { content: counter(a) "." counter(b) ". " }`.

So Google Docs writes the lists of a document that it saves as a page.
"""

import re

from avgust.reading.sources.web.lists import printed

_LABEL = re.compile(r"\.([\w-]{1,100})\s*>\s*li::?before\s*\{[^{}]{0,200}?content\s*:\s*([^;{}]{1,500})", re.I)
_PIECE = re.compile(r"\"([^\"]*)\"|'([^']*)'|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)", re.I)


class Counters:
    """What the style sheets of a page say of lists, and how far each has counted."""

    def __init__(self) -> None:
        self._labels: dict[str, list[tuple[str, str, str, str]]] = {}
        self._counted: dict[str, int] = {}

    def learn(self, sheet: str) -> None:
        """Take in a style sheet."""
        for name, content in _LABEL.findall(sheet):
            pieces = _PIECE.findall(content)
            if any(counter for _, _, counter, _ in pieces):
                self._labels[name] = pieces

    def of(self, classes: str) -> str:
        """The class of a list that has a label, or nothing."""
        return next((name for name in classes.split() if name in self._labels), "") if self._labels else ""

    def label(self, name: str, number: int) -> str:
        """How this item of a list of this class is printed; the last counter of its label is its own."""
        pieces = self._labels[name]
        own = next(counter for _, _, counter, _ in reversed(pieces) if counter)
        self._counted[own] = number
        return "".join(
            printed(style, self._counted.get(counter, 1)) if counter else double + single
            for double, single, counter, style in pieces
        )
