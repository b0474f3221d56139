"""PDFium, initialised once in the process that reads PDFs: opens documents, and replaces missing Chinese fonts.

Imports pypdfium2, so it is imported only in that process. `FPDFText_*`, which reads text, is not thread-safe.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from reader.ingest.formats.pdf.pdf_fallback_font import square_font

CHINESE = frozenset((128, 129, 134, 136))
"""Windows character sets: Shift JIS, Hangul, GB 2312, Big5."""
PASSWORD = 4
"""PDFium's error code for a missing or wrong password."""

_kept: list[Any] = []
"""Objects that PDFium holds pointers to, kept from being collected."""


class DocumentError(Exception):
    """A document that cannot be opened; `locked` if it needs a password."""

    def __init__(self, *, locked: bool) -> None:
        super().__init__(locked)
        self.locked = locked


def start() -> None:
    """Initialise PDFium; called once in a process."""
    pdfium.FPDF_InitLibrary()
    _stand_in()


def open_document(data: bytes, password: str | None) -> Any:
    """The document in `data`, repaired if its end is missing. Raises DocumentError."""
    for candidate in (data, mended(data)):
        if candidate is None:
            continue
        document = pdfium.FPDF_LoadMemDocument64(candidate, len(candidate), (password or "").encode() or None)
        if document:
            _kept[:] = [*_kept[:1], candidate]
            return document
        if pdfium.FPDF_GetLastError() == PASSWORD:
            raise DocumentError(locked=True)
    raise DocumentError(locked=False)


def close(document: Any) -> None:
    """Close a document; None is ignored."""
    if document:
        pdfium.FPDF_CloseDocument(document)


def page_count(document: Any) -> int:
    """Number of pages of an open document."""
    return int(pdfium.FPDF_GetPageCount(document))


def mended(data: bytes) -> bytes | None:
    """`data` with a new trailer that names its catalogue; None if it has no catalogue."""
    import re

    found = re.findall(rb"(\d{1,8})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj).){0,400}?/Type\s*/Catalog", data, re.DOTALL)
    if not found:
        return None
    number, generation = found[-1]
    return data + b"\nendobj\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (number, generation)


def _stand_in() -> None:
    """Give PDFium one font for all Chinese fonts that a file does not embed: the same text on every machine."""
    font = square_font()
    info = pdfium.FPDF_SYSFONTINFO(version=1)
    types = dict(info._fields_)

    def data_of(_this: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    given = {
        "Release": lambda _this: None,
        "EnumFonts": lambda _this, _mapper: None,
        "MapFont": lambda _this, _weight, _italic, charset, _pitch, _face, _exact: int(charset in CHINESE),
        "GetFont": lambda _this, _face: 0,
        "GetFontData": data_of,
        "GetFaceName": lambda _this, _font, _buffer, _size: 0,
        "GetFontCharset": lambda _this, _font: 134,
        "DeleteFont": lambda _this, _font: None,
    }
    for name, function in given.items():
        setattr(info, name, types[name](function))
    pdfium.FPDF_SetSystemFontInfo(info)
    _kept[:] = [(info, font)]
