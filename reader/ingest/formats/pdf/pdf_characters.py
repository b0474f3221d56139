"""Characters of a PDF page: takes a loaded page, gives its visible characters with their positions.

Left out are generated spaces, hidden text (invisible or in the colour of the paper), rotated text (stamps, watermarks,
notes in the margin), and characters of fonts without a mapping to Unicode. Invisible text is returned separately, since
it may be a layer of recognised characters (OCR).
"""

import ctypes
import math
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from reader.ingest.formats.pdf.pdf_page_content import Box, Font, Glyph
from reader.ingest.formats.pdf.pdf_text_repair import typed

INVISIBLE = 3
"""Text rendering mode that draws nothing."""
PALE = 236
"""Least value of each colour channel of text that is invisible on paper."""
FAINT = 0.35
"""Opacity below which text is a watermark."""
MOST = 300_000
"""Most characters read from one page."""
TURNED = 0.26
"""Angle in radians beyond which text is rotated, from upright or from a quarter clockwise (vertical columns)."""

Place = Callable[[float, float, float, float], Box]
"""Converts left, bottom, right and top in the file to the box on the page as displayed."""


class TextStyle(NamedTuple):
    """Properties shared by all characters of a text object."""

    scale: float
    font: int
    upright: bool
    invisible: bool
    pale: bool


class FoundText(NamedTuple):
    """Glyphs of a page by visibility, and the number of unmapped characters."""

    seen: list[Glyph]
    invisible: list[Glyph]
    pale: list[Glyph]
    unreadable: int


class TextStyles:
    """Styles of text objects, each looked up once; fonts are numbered for the whole document."""

    def __init__(self) -> None:
        self.fonts: list[Font] = []
        self._numbers: dict[int, int] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()
        self._channels = [ctypes.c_uint() for _ in range(4)]

    def of(self, text_page: Any, at: int, text_object: Any, turned: int) -> TextStyle:
        """The style of the text object of character `at`, on a page displayed rotated by `turned` quarters."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(text_page, at, matrix)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        pdfium.FPDFPageObj_GetFillColor(text_object, *self._channels)
        red, green, blue, opacity = (channel.value for channel in self._channels)
        angle = (math.atan2(matrix.b, matrix.a) - turned * math.pi / 2 + math.pi) % (2 * math.pi) - math.pi
        return TextStyle(
            math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)),
            self._font(pdfium.FPDFTextObj_GetFont(text_object)),
            abs(angle) < TURNED or abs(angle + math.pi / 2) < TURNED,
            mode == INVISIBLE,
            min(red, green, blue) >= PALE or opacity < FAINT * 255,
        )

    def _font(self, font: Any) -> int:
        """The number of a font."""
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._numbers:
            buffer = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace").lower().rpartition("+")[2]
            found = Font(name, max(0, pdfium.FPDFFont_GetWeight(font)))
            if found not in self.fonts:  # a font may be embedded in many parts of up to 256 characters
                self.fonts.append(found)
            self._numbers[address] = self.fonts.index(found)
        return self._numbers[address]


def found_text(text_page: Any, styles: TextStyles, place: Place, turned: int) -> FoundText:
    """The characters of a page, separated by visibility."""
    found = FoundText([], [], [], 0)
    rectangle = pdfium.FS_RECTF()
    unreadable, last, style, size = 0, None, None, 0.0
    unicode_of, box_of, object_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetTextObject,
    )
    for at in range(min(MOST, pdfium.FPDFText_CountChars(text_page))):
        code = unicode_of(text_page, at)
        text_object = object_of(text_page, at)
        if not text_object:
            continue
        address = ctypes.cast(text_object, ctypes.c_void_p).value
        if address != last or style is None:
            last, style = address, styles.of(text_page, at, text_object, turned)
            size = pdfium.FPDFText_GetFontSize(text_page, at) * style.scale
        if code in UNSAID or (code > 0x7E and not 0x2000 <= code < 0xFFF0 and _is_unmapped(text_page, at)):
            unreadable += code not in BLANK
            continue
        if not style.upright:
            continue
        box_of(text_page, at, rectangle)
        box = place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if code == SPACE and box.width < 0.05 * size:
            continue
        text = _text(code, text_page, at, place, box)
        kind = found.invisible if style.invisible else found.pale if style.pale else found.seen
        kind.append(Glyph(text, *box, size, style.font))
    return found._replace(unreadable=unreadable)


SPACE = 0x20
BLANK = frozenset((0x09, 0x0A, 0x0D))
UNSAID = frozenset((*range(0x20), 0x7F, 0xFFFD, 0xFFFE, 0xFFFF))
"""Codes that stand for no character."""


def _is_unmapped(text_page: Any, at: int) -> bool:
    """True if the font does not map the character to Unicode."""
    return bool(pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1)


def _ink(text_page: Any, at: int, place: Place) -> Box:
    """The box of a character's ink."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
    return place(left.value, bottom.value, right.value, top.value)


def _text(code: int, text_page: Any, at: int, place: Place, cell: Box) -> str:
    """The text of the character at `at`, normalised as typed."""
    return typed(code, lambda: _ink(text_page, at, place), lambda: cell)
