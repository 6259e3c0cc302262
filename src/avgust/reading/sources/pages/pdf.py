"""PDF: its text layer with places, in the order in which people read the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from avgust.kernel.findings import Finding
from avgust.reading.blocks import SourceText
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.pages.layout import layout
from avgust.reading.sources.pages.page import Page
from avgust.reading.sources.pages.pdf_rulings import TooManyRulings, rulings
from avgust.reading.sources.pages.pdf_words import PageText
from avgust.reading.sources.pages.shown import Shown

_PASSWORD = 4


def read_pdf(data: bytes, place: str, limits: Limits) -> SourceText:
    """Guarantees: all words of the text layer, each with its place; running headers, footers and footnotes apart."""
    findings: list[Finding] = []
    pages = list(_pages(data, place, limits, findings))
    parts, asides, doubts = layout(pages)
    if not parts:
        raise refusal("no-text", place)
    return SourceText("pdf", parts, findings=(*findings, *doubts), asides=asides)


def _pages(data: bytes, place: str, limits: Limits, findings: list[Finding]) -> Iterator[Page]:
    with _opened(data, place) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            raise refusal("too-large", place, f"больше {counted(limits.pages)} страниц")
        for number in range(1, count + 1):
            page = pdfium.FPDF_LoadPage(document, number - 1)
            if not page:
                findings.append(Finding("broken-page", "warning", "Страница испорчена и не прочитана", f"с. {number}"))
                continue
            try:
                yield _page(page, number, place, limits, findings)
            finally:
                pdfium.FPDF_ClosePage(page)


@contextmanager
def _opened(data: bytes, place: str) -> Iterator[Any]:
    """The open document; closed whatever happens."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            raise refusal("encrypted", place)
        raise refusal("damaged", place, "PDF не открывается")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(page: Any, number: int, place: str, limits: Limits, findings: list[Finding]) -> Page:
    shown = _shown(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Page(number, shown.width, shown.height, ())
    try:
        words = []
        for word, _unseen in PageText(page, text_page, shown).words():
            words.append(word)
            if len(words) > limits.words:
                raise refusal("too-large", place, f"больше {counted(limits.words)} слов на странице {number}")
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    try:
        drawn = rulings(page, shown, limits.rulings)
    except TooManyRulings:
        drawn = ()
        message = f"Больше {counted(limits.rulings)} линий: таблицы на странице не выделены"
        findings.append(Finding("many-rulings", "warning", message, f"с. {number}"))
    return Page(number, shown.width, shown.height, tuple(words), drawn)


def _shown(page: Any) -> Shown:
    box = pdfium.FS_RECTF()
    turned = pdfium.FPDFPage_GetRotation(page)
    if pdfium.FPDF_GetPageBoundingBox(page, box) and box.right > box.left and box.top > box.bottom:
        return Shown(box.left, box.bottom, box.right, box.top, max(0, turned))
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return Shown(0.0, 0.0, *((height, width) if turned % 2 else (width, height)), max(0, turned))
