"""JSON files, of one value or several, and their articles."""

from collections.abc import Iterator

from reader.errors import PartlyReadError, UnreadableError
from reader.ingest import reasons
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.formats.json_records import records
from reader.ingest.formats.recognition import is_named_json
from reader.ingest.record_pages import pages_of
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError, or UnreadableError if the file is named as JSON."""
    try:
        found = records(document.text, document.check)
    except ValueError as error:
        if is_named_json(document) and document.opening.startswith(("{", "[", "//", "/*")):
            raise UnreadableError(document.name, reasons.BAD_JSON) from error
        raise OtherFormatError from error
    if found.broken:
        document.reader.report(PartlyReadError(document.name, reasons.BROKEN_JSON))
    elif found.mended:
        document.reader.report(PartlyReadError(document.name, reasons.MENDED_JSON))
    yield from pages_of(document, found.records)
