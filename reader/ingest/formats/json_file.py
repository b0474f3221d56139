"""JSON: one value, and the articles in it."""

from collections.abc import Iterator

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.formats.json_records import records
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """A page an article. Raises OtherFormatError, or UnreadableError when the name says that it is JSON."""
    try:
        found = records(document.text)
    except ValueError as error:
        if document.ending == "json":
            raise UnreadableError(document.name, reasons.BAD_JSON) from error
        raise OtherFormatError from error
    yield from map(document.article, found)
