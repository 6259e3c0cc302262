"""DOCX: paragraphs and tables as Word prints them, with automatic numbers in front."""

from xml.etree.ElementTree import Element

from avgust.reading.blocks import SourceText
from avgust.reading.sources.archive import Package
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.losses import Losses
from avgust.reading.sources.word.asides import Asides
from avgust.reading.sources.word.body import Body
from avgust.reading.sources.word.numbering import Numbering
from avgust.reading.sources.word.package import Parts
from avgust.reading.sources.word.styles import Styles
from avgust.reading.sources.word.xml import W, switch


def read_docx(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: all printed words of the body in order, each automatic number in front of its paragraph."""
    try:
        return _read(Parts(Package(data, place, limits), place, limits), place, limits)
    except RecursionError as error:
        raise refusal("too-deep", place, "элементы вложены один в другой слишком глубоко") from error


def _read(files: Parts, place: str, limits: Limits) -> SourceText:
    text = files.main().find(W + "body")
    if text is None:
        raise refusal("damaged", place, "в документе нет текста (w:body)")
    losses = Losses(unfilled=_emptied(text))
    styles = Styles(files.related("styles"))
    body = Body(styles, Numbering(files.related("numbering"), styles), losses, place, limits)
    parts = tuple(body.parts(text))
    if not parts:
        raise refusal("no-text", place)
    losses.notes = sum(call.note.kind != "comment" for call in body.calls)
    aside = Asides(files, styles, losses, place, limits)
    asides = (*aside.pages(text), *aside.notes(body.calls), *body.hidden)
    return SourceText("docx", parts, findings=tuple(losses.findings()), asides=asides)


def _emptied(body: Element) -> int:
    """Take the prompts («Место для ввода текста») out of controls that nobody has filled in; how many there are."""
    unfilled = 0
    for control in body.iter(W + "sdt"):
        if switch(control.find(W + "sdtPr"), "showingPlcHdr"):
            unfilled += 1
            for words in control.iter(W + "t"):
                words.text = ""
    return unfilled
