"""JSON, one value or several, and the articles in them."""

from collections.abc import Iterator

from reader.errors import PartlyReadError, UnreadableError
from reader.ingest import reasons
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.formats.json_records import records
from reader.ingest.formats.recognition import is_named_json
from reader.ingest.record_pages import pages_of
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """A page an article. Raises OtherFormatError, or UnreadableError when the name says that it is JSON."""
    try:
        found = records(document.text, document.check)
    except ValueError as error:
        if is_named_json(document) and document.opening.startswith(("{", "[")):
            raise UnreadableError(document.name, reasons.BAD_JSON) from error
        raise OtherFormatError from error
    if found.broken:
        document.reader.report(PartlyReadError(document.name, reasons.BROKEN_JSON))
    elif found.mended:
        document.reader.report(PartlyReadError(document.name, reasons.MENDED_JSON))
    yield from pages_of(document, found.records)
