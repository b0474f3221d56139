"""CSV and TSV (RFC 4180, and the variants of spreadsheets and databases): one article a row."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from reader.errors import PartlyReadError
from reader.ingest import reasons
from reader.ingest.bounds import Check, checked
from reader.ingest.clean import clean_line
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.formats.table_records import DELIMITERS, Row, heads, names_columns, records_of
from reader.ingest.record_pages import pages_of
from reader.model import Page

LONGEST_CELL = 1 << 30
"""Most characters of one cell: no file has more."""
LONGEST_NAMES = 100
"""Most code points of unknown column names in a report."""


def pages(document: Document) -> Iterator[Page]:
    """One page a row. Raises OtherFormatError if there is no article."""
    text = document.text.lstrip("\ufeff")
    delimiter = _delimiter(text)
    if _is_list(text, delimiter, document.check):
        raise OtherFormatError
    records = records_of(_parsed(text, delimiter, _quoting(text, delimiter, document.check)), document.check)
    first = next(records, None)
    if first is None:
        names = clean_line(", ".join(heads(text)[0].split(delimiter)))[:LONGEST_NAMES]
        document.reader.report(PartlyReadError(document.name, reasons.UNUSED_FIELDS, names))
        raise OtherFormatError
    yield from pages_of(document, chain((first,), records))


def _delimiter(text: str) -> str:
    """The delimiter of cells: the one that splits the header into known names, else the commonest in the first line."""
    head = heads(text)
    named = (sign for sign in DELIMITERS if any(names_columns(line.split(sign)) for line in head))
    return next(named, "") or max(DELIMITERS, key=lambda sign: head[0].count(sign))


MANY, LITTLE = 3_000, 12
"""Rows beyond which, and mean length of a row, in bytes of UTF-8, up to which a table holds no articles, but two or
three characters a row: it is a list."""


def _is_list(text: str, delimiter: str, check: Check) -> bool:
    """True if a table has so many rows that are so short; rows without content do not count."""
    ends = max(text.count("\n"), text.count("\r"))
    if ends <= MANY or len(text) > LITTLE * ends:
        return False
    sizes = [
        sum(len(cell.encode("utf-8", "replace")) + 1 for cell in row.cells)
        for row in checked(_parsed(text, delimiter, csv.QUOTE_NONE), check)
    ]
    return len(sizes) > MANY and sum(sizes) <= LITTLE * len(sizes)


def _quoting(text: str, delimiter: str, check: Check) -> int:
    """How cells are quoted: quotation marks are taken literally if that leaves fewer rows with a deviating number of
    cells."""
    if '"' not in text or not (ragged := _ragged(text, delimiter, csv.QUOTE_MINIMAL, check)):
        return csv.QUOTE_MINIMAL
    return csv.QUOTE_NONE if _ragged(text, delimiter, csv.QUOTE_NONE, check) < ragged else csv.QUOTE_MINIMAL


def _parsed(text: str, delimiter: str, quoting: int) -> Iterator[Row]:
    """The non-empty rows, parsed with the given quoting."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    line = 1
    for cells in reader:
        if any(cells):
            yield Row(line, cells)
        line = reader.line_num + 1


def _ragged(text: str, delimiter: str, quoting: int, check: Check) -> int:
    """Number of rows whose number of cells differs from the first row's."""
    sizes = Counter(len(row.cells) for row in checked(_parsed(text, delimiter, quoting), check))
    return sizes.total() - next(iter(sizes.values()), 0)
