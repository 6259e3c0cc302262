"""ODT: paragraphs and tables as LibreOffice prints them, with automatic numbers in front."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from avgust.reading.blocks import Address, Aside, AsideKind, SourceText
from avgust.reading.sources import xml
from avgust.reading.sources.archive import Package
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.opendocument.blocks import text_of
from avgust.reading.sources.opendocument.body import Body
from avgust.reading.sources.opendocument.styles import Styles
from avgust.reading.sources.opendocument.xml import OFFICE, STYLE, TEXT

_PAGES: tuple[tuple[str, AsideKind], ...] = (
    ("header", "header"),
    ("header-first", "header"),
    ("header-left", "header"),
    ("footer", "footer"),
    ("footer-first", "footer"),
    ("footer-left", "footer"),
)
_REVISIONS = tuple(f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}{kind}" for kind in ("insertion", "deletion"))
_START = Address("paragraph", 1)


def read_odt(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: all printed words of the text in order, each automatic number in front of its paragraph."""
    package = Package(data, place, limits)
    if b"encryption-data" in _part(package, "META-INF/manifest.xml"):
        raise refusal("encrypted", place)
    content = xml.parse(package.part("content.xml"), "content.xml", place, limits)
    shared = _part(package, "styles.xml")
    return _read(content, xml.parse(shared, "styles.xml", place, limits) if shared else None, place, limits)


def read_flat_odt(data: bytes, place: str, limits: Limits) -> SourceText:
    """The same of a document that is one XML file."""
    root = xml.parse(data, "document", place, limits)
    return _read(root, root, place, limits)


def _part(package: Package, name: str) -> bytes:
    return package.part(name) if package.has(name) else b""


def _read(content: Element, shared: Element | None, place: str, limits: Limits) -> SourceText:
    try:
        return _source(content, shared, place, limits)
    except RecursionError as error:
        raise refusal("too-deep", place, "элементы вложены один в другой слишком глубоко") from error


def _source(content: Element, shared: Element | None, place: str, limits: Limits) -> SourceText:
    text = text_of(content)
    if text is None:
        raise refusal("damaged", place, "в документе нет текста (office:text)")
    losses = Losses(revisions=sum(len(text.findall(path)) for path in _REVISIONS))
    body = Body(Styles(_groups(content, shared)), losses, place, limits)
    parts = tuple(body.parts(text))
    if not parts:
        raise refusal("no-text", place)
    asides = (*_pages(shared, losses, place, limits), *body.asides)
    return SourceText("odt", parts, findings=tuple(losses.findings()), asides=asides)


def _groups(own: Element, shared: Element | None) -> list[Element | None]:
    """The styles that a part may name: its own automatic ones, then those of the document."""
    common = shared.find(OFFICE + "styles") if shared is not None else None
    return [own.find(OFFICE + "automatic-styles"), common]


def _pages(shared: Element | None, losses: Losses, place: str, limits: Limits) -> Iterator[Aside]:
    """The headers and footers that are shown, each text once."""
    if shared is None:
        return
    styles = Styles(_groups(shared, shared))
    seen: set[tuple[str, str]] = set()
    for page in shared.findall(f"{OFFICE}master-styles/{STYLE}master-page"):
        for name, kind in _PAGES:
            for found in page.findall(STYLE + name):
                shown = found.get(STYLE + "display") != "false"
                text = Body(styles, losses, place, limits).story(found) if shown else ""
                if any(map(str.isalpha, text)) and (kind, text) not in seen:
                    seen.add((kind, text))
                    yield Aside(kind, text, _START)
