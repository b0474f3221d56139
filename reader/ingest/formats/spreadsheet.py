"""Workbooks of Office Open XML (ECMA-376, SpreadsheetML): one article a row, in each sheet with known column names.

Read row by row with lxml, which HTML needs anyway. Of the libraries for workbooks, openpyxl is slow and large, and
python-calamine ends the whole program on a file of 1 KB whose only cell is far down to the right.
"""

import zipfile
from collections.abc import Iterator

from reader.ingest.bounds import TooMuchError
from reader.ingest.document import Document
from reader.ingest.formats.markup_tree import Element, local
from reader.ingest.formats.office_parts import archive_of, elements
from reader.ingest.formats.table_records import Row, records_of
from reader.ingest.record_pages import pages_of
from reader.ingest.sort_key import natural
from reader.late_pattern import late
from reader.model import Page

SHARED_TEXTS = "xl/sharedStrings.xml"
_SHEET = late(r"xl/worksheets/[^/]{1,100}\.xml")
MOST_COLUMNS = 256
"""Most cells of a row that are read; no export has more fields."""
MOST_TEXTS = 1 << 22
"""Most shared texts of a workbook. A workbook with more is not read, since a cell may name any of them."""


def pages(document: Document) -> Iterator[Page]:
    """One page a row. Raises UnreadableError and TooMuchError."""
    with archive_of(document) as archive:
        texts = _shared_texts(archive, document)
        for name in sorted(filter(_SHEET.fullmatch, archive.NameToInfo), key=natural):
            yield from pages_of(document, records_of(_rows(archive, name, texts, document), document.check))


def _shared_texts(archive: zipfile.ZipFile, document: Document) -> list[str]:
    """Texts that cells refer to by index. Raises TooMuchError if there are more than `MOST_TEXTS`."""
    texts: list[str] = []
    for item in elements(archive, SHARED_TEXTS, "si", document):
        if len(texts) == MOST_TEXTS:
            raise TooMuchError
        texts.append(_text(item))
    return texts


def _rows(archive: zipfile.ZipFile, name: str, texts: list[str], document: Document) -> Iterator[Row]:
    """The rows of a sheet that are not empty."""
    for number, row in enumerate(elements(archive, name, "row", document), 1):
        cells: list[str] = []
        for cell in row:
            column = _column(cell.get("r", ""), len(cells))
            if column < MOST_COLUMNS:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = _value(cell, texts)
        if any(cells):
            yield Row(number, cells)


def _column(reference: str, following: int) -> int:
    """Index of the column in a reference such as `B7`, from 0; `following` if there is no reference."""
    column = 0
    for letter in reference[:4]:
        if "A" <= letter <= "Z":
            column = 26 * column + ord(letter) - 64
    return column - 1 if column else following


def _value(cell: Element, texts: list[str]) -> str:
    """The text of a cell: its own, or the shared text that it refers to."""
    held = next((child for child in cell if local(child) in ("v", "is")), None)
    if held is None or cell.get("t") in ("e", "b"):
        return ""
    text = _text(held) if local(held) == "is" else held.text or ""
    if cell.get("t") == "s":
        return texts[int(text)] if text.isdecimal() and int(text[:9]) < len(texts) else ""
    return text


def _text(element: Element) -> str:
    """The text of a cell or shared text, without readings (`rPh`) and formatting."""
    return "".join(
        part.text or ""
        for part in element.iter()
        if local(part) == "t" and local(part.getparent()) != "rph"  # type: ignore[arg-type]
    )
