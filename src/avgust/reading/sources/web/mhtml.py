"""A page saved as one file (MHTML): its own HTML among the parts. Nothing is fetched, pictures are not read."""

from collections.abc import Iterator
from dataclasses import replace

from avgust.reading.blocks import SourceText
from avgust.reading.sources.containers.mime import Part, part_of
from avgust.reading.sources.decode import decode
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.web.html import read_html

_PAGES = ("text/html", "application/xhtml+xml")
_DEEPEST = 5


def read_mhtml(data: bytes, place: str, limits: Limits) -> SourceText:
    """The page that the file names as its root, else the first; of a page of frames the longest one in them."""
    whole = part_of(data)
    page = _root(whole, list(_pages(whole, 0)))
    if page is None or not page.content().strip():
        raise refusal("no-page", place)
    text, findings = decode(page.text(), place, limits)
    if not text.strip():
        raise refusal("empty-source", place)
    return replace(read_html(text, place, limits, findings), format="mhtml")


def _pages(part: Part, depth: int) -> Iterator[Part]:
    """All parts that are pages."""
    if part.type in _PAGES:
        yield part
    elif depth < _DEEPEST:
        for each in part.parts():
            yield from _pages(each, depth + 1)


def _root(whole: Part, pages: list[Part]) -> Part | None:
    start = whole.parameters.get("start", "").strip("<> ")
    named = (page for page in pages if start and page.headers.get("content-id", "").strip("<> ") == start)
    root = next(named, pages[0] if pages else None)
    if root and len(pages) > 1 and b"<frameset" in root.content().lower():
        return max((page for page in pages if page is not root), key=lambda page: len(page.content()))
    return root
