"""JSON Lines: a value a line, and the articles in them."""

from collections.abc import Iterator

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.document import Document
from reader.ingest.formats.json_records import records_by_line
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """A page an article; lines that are no JSON are reported."""
    found, bad = records_by_line(document.text)
    if bad:
        document.reader.report(UnreadableError(document.name, reasons.BAD_LINES))
    yield from map(document.article, found)
