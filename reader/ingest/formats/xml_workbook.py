"""Workbooks of Excel 2003 in XML (SpreadsheetML 2003): one article a row, in each sheet with known column names."""

from collections.abc import Iterator

from reader.ingest.bounds import checked
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.formats.markup_tree import Element, local, xml_tree
from reader.ingest.formats.table_records import Row, records_of
from reader.ingest.record_pages import pages_of
from reader.model import Page

MOST_COLUMNS = 256


def pages(document: Document) -> Iterator[Page]:
    """One page a row. Raises OtherFormatError if no sheet names its columns."""
    root = xml_tree(document.text, document.check)
    tables = [element for element in root.iter() if local(element) == "table"] if root is not None else []
    records = [record for table in tables for record in records_of(_rows(table, document), document.check)]
    if not records:
        raise OtherFormatError
    yield from pages_of(document, records)


def _rows(table: Element, document: Document) -> Iterator[Row]:
    """The rows of a sheet, each with the line of the file on which it begins."""
    for row in checked(table, document.check):
        cells: list[str] = []
        for cell in row if local(row) == "row" else ():
            place = next(
                (value for name, value in cell.items() if str(name).rpartition("}")[2].lower().endswith("index")), ""
            )
            at = int(place) - 1 if str(place).isdecimal() and len(place) < 4 else len(cells)
            if len(cells) <= at < MOST_COLUMNS:
                cells += [""] * (at - len(cells))
                data = (part for part in cell if local(part) == "data")
                cells.append("".join(text for part in data for text in part.itertext() if isinstance(text, str)))
        if any(cells):
            yield Row(row.sourceline if isinstance(row.sourceline, int) else 1, cells)
