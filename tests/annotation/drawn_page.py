"""Pages that need no font: every word is a black bar, and where it stands is measured on the rendered page."""

import io
from functools import cache

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from avgust.reading.blocks import Address, Box, Paragraph, SourceText, Spot

SCALE = 3  # pixels a point
BARS = ((150, 580, 90), (200, 320, 200), (260, 480, 60), (300, 300, 120), (420, 180, 90))  # left, bottom, width
HIGH = 10
LINES = ("РЕЗОЛЮЦИЯ", "27 августа 2026 года", "Школам:", "1. провести смотр", "до 1 октября 2026 года.")


def rendered(data: bytes, number: int = 0, remarks: bool = True) -> np.ndarray:
    """The page as a person sees it: rows of red, green and blue."""
    document = pypdfium2.PdfDocument(data)
    page = document[number]
    picture = page.render(scale=SCALE, may_draw_forms=False, draw_annots=remarks).to_numpy()[:, :, 2::-1].copy()
    page.close()
    document.close()
    return picture


def barred(bars, turn: int = 0, cut: tuple[float, float, float, float] | None = None, said: bool = True) -> bytes:
    """A PDF of one page, turned clockwise by `turn` degrees and cut to `cut`; the bars are seen level.

    Where the turn is not `said` in the file, the page lies on its side.
    """
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595, 842)
    for left, bottom, width in bars:
        size = (HIGH, width) if turn % 180 else (width, HIGH)
        bar = pdfium.FPDFPageObj_CreateNewRect(left, bottom, *size)
        pdfium.FPDFPageObj_SetFillColor(bar, 0, 0, 0, 255)
        pdfium.FPDFPath_SetDrawMode(bar, pdfium.FPDF_FILLMODE_WINDING, False)
        pdfium.FPDFPage_InsertObject(page.raw, bar)
    pdfium.FPDFPage_GenerateContent(page.raw)
    page.set_rotation(turn if said else 0)
    if cut:
        page.set_cropbox(*cut)
    out = io.BytesIO()
    document.save(out)
    page.close()
    document.close()
    return out.getvalue()


@cache
def place_of(bar, turn: int, cut, said: bool = True) -> Box:
    """Where a bar is seen, in points."""
    dark = np.argwhere(rendered(barred([bar], turn, cut, said)).max(axis=2) < 128)
    (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0) + 1
    return Box(1, left / SCALE, top / SCALE, right / SCALE, bottom / SCALE)


def source(turn: int, cut) -> SourceText:
    """The bars as words of a resolution: a line for each."""
    parts = [
        Paragraph(words, Address("paragraph", i), spots=(Spot(0, len(words), place_of(bar, turn, cut)),))
        for i, (words, bar) in enumerate(zip(LINES, BARS, strict=True), 1)
    ]
    return SourceText("pdf", tuple(parts), True)


def remarks(data: bytes, number: int = 0) -> list[str]:
    """What viewers show when a place is pointed at."""
    document = pypdfium2.PdfDocument(data)
    page = document[number]
    said = []
    for i in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, i)
        size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = (pdfium.FPDF_WCHAR * (size // 2))()
        pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        said.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
        pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()
    document.close()
    return said


def texts(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for i in range(len(document)):
        page = document[i]
        text = page.get_textpage()
        found.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return found
