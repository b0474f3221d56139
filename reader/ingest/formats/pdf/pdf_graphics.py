"""Rules, boxes and pictures of a PDF page: everything drawn on it besides text.

A path that is a rectangle or line is read by its bounds, any other by its horizontal and vertical segments. Forms
(groups of objects) are entered to a bounded depth.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from reader.ingest.formats.pdf.pdf_characters import Place
from reader.ingest.formats.pdf.pdf_page_content import Box

THIN = 3.5
"""Largest thickness of a rule, in points."""
SHORT = 14.0
"""Length below which a rule is a dash or the underline of a word, in points."""
SMALL = 24.0
"""Width or height below which a box is a label and holds no article, in points."""
MOST = 40_000
"""Most objects of a page that are read."""
DEEPEST = 6
SEGMENTS = 400
"""Most segments of a path that are read; a path with more is a drawing."""
WHITE = 250
LIGHT = 170
"""Mean colour channel from which a filled box is a background for text, not a picture or an advertisement."""


@dataclass
class Graphics:
    """Boxes of the graphics of a page, by kind."""

    rules: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    panels: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


class Affine(NamedTuple):
    """Affine transformation of the plane, in the notation of PDF."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The transformed point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "Affine") -> "Affine":
        """The composition: first `inner`, then this transformation."""
        e, f = self.point(inner.e, inner.f)
        return Affine(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def graphics_of(page: Any, place: Place, width: float, height: float) -> Graphics:
    """Graphics of a page that is displayed `width` by `height` points."""
    found = Graphics()
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_bounds(item, matrix, place))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            found.panels.append(_bounds(item, matrix, place))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(item, matrix, place, found)
    whole = width * height
    found.pictures = [box for box in found.pictures if _is_part(box, whole)]
    found.frames = [box for box in found.frames if _is_part(box, whole)]
    found.panels = [box for box in found.panels if _is_part(box, whole)]
    return found


def _is_part(box: Box, whole: float) -> bool:
    """True if a box is neither tiny nor most of the page."""
    return box.width * box.height < 0.85 * whole and max(box.width, box.height) > THIN


def _objects(page: Any) -> Iterator[tuple[Any, Affine]]:
    """Objects of a page and of its forms, each with the transformation of its form."""
    left = MOST
    stack: list[tuple[Any, int, Affine, int]] = [
        (pdfium.FPDFPage_GetObject(page, at), 0, Affine(), at)
        for at in range(min(MOST, pdfium.FPDFPage_CountObjects(page)))
    ]
    stack.reverse()
    while stack and left:
        left -= 1
        item, depth, matrix, _ = stack.pop()
        if not item:
            continue
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < DEEPEST:
            inner = matrix.after(_matrix(item))
            count = min(MOST, pdfium.FPDFFormObj_CountObjects(item))
            stack += [(pdfium.FPDFFormObj_GetObject(item, at), depth + 1, inner, at) for at in range(count)]


def _matrix(item: Any) -> Affine:
    """The transformation of an object."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(item: Any, matrix: Affine, place: Place) -> Box:
    """The box of an object on the page as displayed."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return _placed(matrix, place, left.value, bottom.value, right.value, top.value)


def _placed(matrix: Affine, place: Place, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The box on the page as displayed, from two opposite corners."""
    (ax, ay), (bx, by) = matrix.point(x0, y0), matrix.point(x1, y1)
    return place(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _add_path(item: Any, matrix: Affine, place: Place, found: Graphics) -> None:
    """Add the graphics of a path: a rule, a box, or the rules of its segments."""
    box = _bounds(item, matrix, place)
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroked)
    if not (fill.value or stroked.value):
        return
    if min(box.width, box.height) <= THIN:
        if max(box.width, box.height) >= SHORT and (stroked.value or _shade(item) < WHITE):
            found.rules.append(box)
        return
    if min(box.width, box.height) < SMALL:
        dark = fill.value and _shade(item) < LIGHT
        (found.panels if dark else found.frames).append(box)
        return
    if fill.value:
        shade = _shade(item)
        if shade < LIGHT:
            found.panels.append(box)
        elif shade < WHITE or stroked.value:
            found.frames.append(box)
    elif stroked.value:
        _add_segments(item, matrix.after(_matrix(item)), place, box, found)


def _shade(item: Any) -> float:
    """Mean colour channel of a path's fill on white paper, from 0 to 255; transparency makes it lighter."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, opacity)
    share = opacity.value / 255
    return share * (red.value + green.value + blue.value) / 3 + (1 - share) * 255


def _add_segments(item: Any, matrix: Affine, place: Place, box: Box, found: Graphics) -> None:
    """Add a box with four drawn sides as a frame, and other horizontal and vertical segments as rules."""
    count = pdfium.FPDFPath_CountSegments(item)
    if count > SEGMENTS:
        return
    sides = [rule for rule in _segments(item, count, matrix, place) if max(rule.width, rule.height) >= SHORT]
    across = sum(rule.width >= 0.95 * box.width for rule in sides)
    down = sum(rule.height >= 0.95 * box.height for rule in sides)
    if across >= 2 and down >= 2:
        found.frames.append(box)
    else:
        found.rules += [rule for rule in sides if min(rule.width, rule.height) <= THIN]


def _segments(item: Any, count: int, matrix: Affine, place: Place) -> Iterator[Box]:
    """Boxes of the straight segments of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _placed(matrix, place, *last, *here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _placed(matrix, place, *here, *start)
        last = here
