"""What stands outside the body of a DOCX: headers, footers, footnotes, endnotes, comments."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from xml.etree.ElementTree import Element

from avgust.reading.blocks import Address, Aside, AsideKind
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.word.body import Body, Call
from avgust.reading.sources.word.numbering import Numbering
from avgust.reading.sources.word.package import Parts
from avgust.reading.sources.word.styles import Styles
from avgust.reading.sources.word.xml import RELATION_ID, W, switch

_PARTS = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_START = Address("paragraph", 1)


@dataclass(slots=True)
class Asides:
    """Reads the stories beside the body; the lists of each are counted anew."""

    parts: Parts
    styles: Styles
    losses: Losses
    place: str
    limits: Limits

    def pages(self, body: Element) -> Iterator[Aside]:
        """The headers and footers that are shown, each text once."""
        seen: set[tuple[str, str]] = set()
        for kind, name in self._page_parts(body):
            text = self._story(self.parts.root(name))
            if any(map(str.isalpha, text)) and (kind, text) not in seen:
                seen.add((kind, text))
                yield Aside(cast("AsideKind", kind), text, _START)

    def _page_parts(self, body: Element) -> Iterator[tuple[str, str]]:
        """The kinds and names of the parts with headers and footers, in the order of the sections."""
        seen: set[str] = set()
        for section in body.iter(W + "sectPr"):
            for kind in ("header", "footer"):
                for reference in section.findall(f"{W}{kind}Reference"):
                    name = self.parts.name(reference.get(RELATION_ID, ""))
                    shown = reference.get(W + "type") != "first" or switch(section, "titlePg")
                    if name and shown and name not in seen:
                        seen.add(name)
                        yield kind, name

    def notes(self, calls: list[Call]) -> Iterator[Aside]:
        """The notes and comments that the text calls, in its order; notes with their marks."""
        counts = dict.fromkeys(_PARTS, 0)
        roots: dict[str, dict[str, Element]] = {}
        for call in calls:
            kind = call.note.kind
            if kind not in roots:
                roots[kind] = self._numbered(kind)
            mark = call.note.mark
            if mark is None and kind != "comment":
                counts[kind] += 1
                mark = str(counts[kind])
            note = roots[kind].pop(call.note.number, None)
            text = self._story(note) if note is not None else ""
            if text:
                yield Aside(cast("AsideKind", kind), f"{mark} {text}" if mark else text, call.address)

    def _numbered(self, kind: str) -> dict[str, Element]:
        """The notes of this kind by their numbers."""
        root = self.parts.related(_PARTS[kind])
        found = root.findall(W + kind) if root is not None else ()
        return {note.get(W + "id", ""): note for note in found}

    def _story(self, root: Element | None) -> str:
        if root is None:
            return ""
        numbering = Numbering(self.parts.related("numbering"), self.styles)
        return Body(self.styles, numbering, self.losses, self.place, self.limits).story(root)
