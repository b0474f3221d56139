"""Flat text: lines as printed; where articles begin is for the parser to find."""

from collections.abc import Iterator

from reader.ingest.clean import clean_lines
from reader.ingest.document import Document
from reader.model import Form, Page


def pages(document: Document) -> Iterator[Page]:
    """The page that the file is, its lines numbered as in the file."""
    yield document.page(clean_lines(document.text), Form.FLAT, document.path_metadata)
