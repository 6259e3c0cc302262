"""What a PDF page draws: straight lines (strokes, thin filled rectangles, sides of stroked boxes), and pictures."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from avgust.reading.sources.pages.page import Ruling
from avgust.reading.sources.pages.shown import Shown

THIN = 3.0  # points: a filled rectangle that is no thicker is a line
SHORTEST = 4.0
_SEGMENTS = 2000  # of one path; a path with more is a picture
_DEEPEST = 12
_HAIR = 0.5
_SLANT = 0.7

Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooManyRulings(Exception):
    """The page draws more lines than the limit lets it."""


def rulings(page: Any, shown: Shown, most: int) -> tuple[Ruling, ...]:
    """The level and upright lines on the page.

    Raises TooManyRulings where there are more than `most` (then the page is a drawing, not a table).
    """
    place = shown.place()
    found = []
    for number, (left, bottom, right, top) in enumerate(_lines(page, _PLAIN, 0)):
        if number >= most:
            raise TooManyRulings
        box = place(left, bottom, right, top)
        if max(box[2] - box[0], box[3] - box[1]) >= SHORTEST:
            found.append(Ruling(*box))
    return tuple(found)


def picture_share(page: Any, shown: Shown) -> float:
    """How much of the page its largest picture covers, from 0 to 1."""
    return min(1.0, max(_pictures(page, _PLAIN, 0), default=0.0) / max(1.0, shown.width * shown.height))


def _pictures(holder: Any, matrix: Matrix, depth: int) -> Iterator[float]:
    """The areas of pictures, in points."""
    for part in _parts(holder, depth):
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _joined(_matrix_of(part), matrix)
            yield abs(a * d - b * c)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _pictures(part, _joined(_matrix_of(part), matrix), depth + 1)


Line = tuple[float, float, float, float]


def _lines(holder: Any, matrix: Matrix, depth: int) -> Iterator[Line]:
    """Of the objects of a page (depth 0) or of a form in it, in the page's own coordinates."""
    for part in _parts(holder, depth):
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _path_lines(part, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _lines(part, _joined(_matrix_of(part), matrix), depth + 1)


def _parts(holder: Any, depth: int) -> Iterator[Any]:
    if depth == 0:
        for index in range(pdfium.FPDFPage_CountObjects(holder)):
            yield pdfium.FPDFPage_GetObject(holder, index)
    else:
        for index in range(pdfium.FPDFFormObj_CountObjects(holder)):
            yield pdfium.FPDFFormObj_GetObject(holder, index)


def _path_lines(part: Any, matrix: Matrix) -> Iterator[Line]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(part, fill, stroke)
    if not fill.value and not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(part)
    if not 2 <= count <= _SEGMENTS:
        return
    whole = _joined(_matrix_of(part), matrix)
    for points in _pieces(part, count, whole):
        yield from _stroked(points, _width(part)) if stroke.value else _filled(points)


def _pieces(part: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The path's runs of straight segments, as the points that they go through; a curve ends a run."""
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(part, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _stroked(points: list[tuple[float, float]], width: float) -> Iterator[Line]:
    """Each level or upright segment as the rectangle that its stroke fills; a thin box as one line."""
    thin = _filled(points)
    if box := next(thin, None):
        yield box
        return
    half = width / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) <= _SLANT and abs(x1 - x0) > _SLANT:
            middle = (y0 + y1) / 2
            yield min(x0, x1), middle - half, max(x0, x1), middle + half
        elif abs(x1 - x0) <= _SLANT and abs(y1 - y0) > _SLANT:
            middle = (x0 + x1) / 2
            yield middle - half, min(y0, y1), middle + half, max(y0, y1)


def _filled(points: list[tuple[float, float]]) -> Iterator[Line]:
    """The rectangle around the points, if it is thin."""
    across = [x for x, _ in points]
    up = [y for _, y in points]
    left, right, bottom, top = min(across), max(across), min(up), max(up)
    thickness, length = sorted((right - left, top - bottom))
    if len(points) >= 3 and thickness <= THIN and length > 2 * thickness and length >= SHORTEST:
        yield left, bottom, right, top


def _width(part: Any) -> float:
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(part, width)
    return min(max(width.value, _HAIR), THIN)


def _matrix_of(part: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(part, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
