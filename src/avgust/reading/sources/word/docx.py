"""DOCX: paragraphs and tables as Word prints them, with automatic numbers in front."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from avgust.kernel.findings import Finding
from avgust.reading.blocks import SourceText
from avgust.reading.sources.archive import Package
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.word.asides import Asides
from avgust.reading.sources.word.body import Body
from avgust.reading.sources.word.numbering import Numbering
from avgust.reading.sources.word.package import Parts
from avgust.reading.sources.word.runs import Losses
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
    return SourceText("docx", parts, findings=tuple(_findings(losses)), asides=asides)


def _emptied(body: Element) -> int:
    """Take the prompts («Место для ввода текста») out of controls that nobody has filled in; how many there are."""
    unfilled = 0
    for control in body.iter(W + "sdt"):
        if switch(control.find(W + "sdtPr"), "showingPlcHdr"):
            unfilled += 1
            for words in control.iter(W + "t"):
                words.text = ""
    return unfilled


def _findings(losses: Losses) -> Iterator[Finding]:
    """What the reader left out or set apart."""
    if losses.hidden:
        yield Finding("hidden-text", "note", f"Пропущен скрытый текст: {counted(losses.hidden)} знаков")
    if losses.notes:
        yield Finding("footnotes", "note", f"Сноски вынесены из текста: {counted(losses.notes)}")
    if losses.revisions:
        message = f"В документе есть исправления ({counted(losses.revisions)}): вставки приняты, удаления отброшены"
        yield Finding("revisions", "note", message)
    if losses.embedded:
        yield Finding("embedded-documents", "warning", f"Не прочитаны вложенные документы: {counted(losses.embedded)}")
    if losses.merged:
        message = f"Пропущен текст, закрытый объединёнными ячейками: ячеек {counted(losses.merged)}"
        yield Finding("merged-cell-text", "warning", message)
    if losses.unfilled:
        yield Finding("unfilled-fields", "note", f"Не заполнены поля документа: {counted(losses.unfilled)}")
