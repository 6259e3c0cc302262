"""Drawing on a page of a PDF: grounds, lines, letters and remarks, at places of the page as it is shown.

Coordinates are points from the upper left corner of the shown page, as in `Box`; the page may be turned or cut. What is
drawn follows the page's own content in the file, of which nothing is written anew.
"""

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from avgust.reading.annotation.kinds import Kind
from avgust.reading.annotation.letters import Stroke, outlines
from avgust.reading.blocks import Box

PRECISE = 1000  # steps of a point, for the whole numbers that PDFium takes
LINE = 0.9  # points, the weight of a line below words
WAVE = 1.6  # points, half a wave
DASHES = {"dashed": (3.0, 1.8), "dotted": (0.9, 1.5)}
YELLOW, UNSEEN = "#ffe0ad", 0  # of remarks
Place = tuple[float, float]


class Drawing:
    """What is being drawn on one page. `width` and `height` are those of the shown page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width = float(pdfium.FPDF_GetPageWidthF(page))
        self.height = float(pdfium.FPDF_GetPageHeightF(page))

    def ground(self, box: Box, colour: str) -> None:
        """Colours the ground of words, which stay as they are: white takes the colour, black stays black."""
        path = self._path(_corners(box))
        pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, False)
        _fill(path, colour)
        pdfium.FPDFPageObj_SetBlendMode(path, b"Multiply")
        self._put(path)

    def plate(self, box: Box, colour: str, edge: str = "", opacity: int = 255) -> None:
        """A plate over the page, with an edge where a colour is named for it."""
        path = self._path(_corners(box))
        pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, bool(edge))
        _fill(path, colour, opacity)
        if edge:
            _stroke(path, edge, 0.6)
        self._put(path)

    def underline(self, box: Box, kind: Kind) -> None:
        """The line of this kind of mark, at the lower edge of the words."""
        low = box.bottom + LINE
        levels = {"none": (), "double": (low, low + 2 * LINE)}.get(kind.line, (low,))
        for level in levels:
            places = _wave(box, level) if kind.line == "wavy" else [(box.left, level), (box.right, level)]
            path = self._path(places, closed=False)
            pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, True)
            _stroke(path, kind.line_colour, LINE * (0.6 if kind.line in ("double", "wavy") else 1))
            if kind.line in DASHES:
                dashes = (ctypes.c_float * 2)(*DASHES[kind.line])
                pdfium.FPDFPageObj_SetDashArray(path, dashes, 2, 0.0)
            self._put(path)

    def letters(self, words: str, size: float, left: float, base: float, colour: str) -> None:
        """Words as shapes; they are no text of the page."""
        path = None
        for stroke in outlines(words, size, left, base):
            path = self._stroked(path, stroke)
        if path is not None:
            pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, False)
            _fill(path, colour)
            self._put(path)

    def remark(self, boxes: Sequence[Box], words: str) -> None:
        """Words that a viewer shows when pointed at these places. They are seen only then, and are not printed."""
        annotation = pdfium.FPDFPage_CreateAnnot(self.page, pdfium.FPDF_ANNOT_HIGHLIGHT)
        pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *_rgb(YELLOW), UNSEEN)
        corners = [[self._user(place) for place in _corners(box)] for box in boxes]
        xs, ys = [x for each in corners for x, _ in each], [y for each in corners for _, y in each]
        pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(min(xs), max(ys), max(xs), min(ys)))
        for upper_left, upper_right, lower_right, lower_left in corners:
            quad = (*upper_left, *upper_right, *lower_left, *lower_right)
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, pdfium.FS_QUADPOINTSF(*quad))
        pdfium.FPDFAnnot_SetStringValue(annotation, b"Contents", _wide(words))
        # Two ways of saying that it is not drawn: programs heed the one or the other.
        pdfium.FPDFAnnot_SetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, _wide(" "))
        pdfium.FPDFPage_CloseAnnot(annotation)

    def done(self) -> None:
        """Writes what was drawn into the page."""
        pdfium.FPDFPage_GenerateContent(self.page)

    def _path(self, places: Iterable[Place], closed: bool = True) -> Any:
        first, *others = [self._user(place) for place in places]
        path = pdfium.FPDFPageObj_CreateNewPath(*first)
        for place in others:
            pdfium.FPDFPath_LineTo(path, *place)
        if closed:
            pdfium.FPDFPath_Close(path)
        return path

    def _stroked(self, path: Any, stroke: Stroke) -> Any:
        """The path with one more step of an outline; the first step makes it."""
        places = [number for place in stroke.points for number in self._user(place)]
        if path is None:
            return pdfium.FPDFPageObj_CreateNewPath(*places)
        match stroke.act:
            case "M":
                pdfium.FPDFPath_MoveTo(path, *places)
            case "L":
                pdfium.FPDFPath_LineTo(path, *places)
            case "C":
                pdfium.FPDFPath_BezierTo(path, *places)
            case "Z":
                pdfium.FPDFPath_Close(path)
        return path

    def _put(self, path: Any) -> None:
        pdfium.FPDFPage_InsertObject(self.page, path)

    def _user(self, place: Place) -> Place:
        """A place of the shown page in the coordinates that the file uses."""
        x, y = ctypes.c_double(), ctypes.c_double()
        size = (round(self.width * PRECISE), round(self.height * PRECISE))
        at = (round(place[0] * PRECISE), round(place[1] * PRECISE))
        pdfium.FPDF_DeviceToPage(self.page, 0, 0, *size, 0, *at, x, y)
        return x.value, y.value


def _corners(box: Box) -> tuple[Place, Place, Place, Place]:
    """From the upper left one, clockwise."""
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)


def _wave(box: Box, level: float) -> list[Place]:
    steps = max(int((box.right - box.left) / WAVE), 1)
    return [(min(box.left + i * WAVE, box.right), level + (i % 2) * WAVE / 1.6) for i in range(steps + 1)]


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _fill(path: Any, colour: str, opacity: int = 255) -> None:
    pdfium.FPDFPageObj_SetFillColor(path, *_rgb(colour), opacity)


def _stroke(path: Any, colour: str, weight: float) -> None:
    pdfium.FPDFPageObj_SetStrokeColor(path, *_rgb(colour), 255)
    pdfium.FPDFPageObj_SetStrokeWidth(path, weight)


def _wide(words: str) -> Any:
    """UTF-16 as PDFium takes it."""
    data = words.encode("utf-16-le", "replace") + b"\0\0"
    return ctypes.cast(ctypes.create_string_buffer(data, len(data)), pdfium.FPDF_WIDESTRING)
