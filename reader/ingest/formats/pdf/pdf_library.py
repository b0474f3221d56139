"""PDFium, opened once in the process that reads PDFs: documents from bytes, and a font for missing Chinese ones.

Imports pypdfium2, so it is imported only there. Text comes from pages through `FPDFText_*`, which is not thread-safe.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from reader.ingest.formats.pdf.pdf_fallback_font import square_font

CHINESE = frozenset((128, 129, 134, 136))
"""Character sets of Windows: Shift JIS, Hangul, GB 2312, Big5."""
PASSWORD = 4
"""The error of PDFium for a password that is missing or wrong."""

_kept: list[Any] = []
"""What PDFium holds pointers to, so that it is not collected."""


class DocumentError(Exception):
    """A document that does not open; `locked` when a password would open it."""

    def __init__(self, *, locked: bool) -> None:
        super().__init__(locked)
        self.locked = locked


def start() -> None:
    """Make PDFium ready; called once in a process."""
    pdfium.FPDF_InitLibrary()
    _stand_in()


def open_document(data: bytes, password: str | None) -> Any:
    """The document in `data`, mended if its end is lost. Raises DocumentError."""
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
    """Close a document, if there is one."""
    if document:
        pdfium.FPDF_CloseDocument(document)


def page_count(document: Any) -> int:
    """How many pages an open document has."""
    return int(pdfium.FPDF_GetPageCount(document))


def mended(data: bytes) -> bytes | None:
    """`data` with a trailer that names its catalogue; None when it holds none."""
    import re

    found = re.findall(rb"(\d{1,8})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj).){0,400}?/Type\s*/Catalog", data, re.DOTALL)
    if not found:
        return None
    number, generation = found[-1]
    return data + b"\nendobj\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (number, generation)


def _stand_in() -> None:
    """Give PDFium one font for all Chinese ones that a file does not carry: the same text on every machine."""
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
