"""Markdown without front matter: headings are marked with `#`."""

from collections.abc import Iterator

from reader.ingest.clean import clean_lines
from reader.ingest.document import Document
from reader.ingest.formats.heading_labels import labels_below_heading
from reader.ingest.formats.markdown_text import plainer
from reader.ingest.page_metadata import FIRST_LINES, PageMetadata
from reader.model import Form, Page


def pages(document: Document) -> Iterator[Page]:
    """The only page of the file."""
    yield marked_page(document, clean_lines(document.text), 0, PageMetadata())


def marked_page(document: Document, text: str, begin: int, known: PageMetadata) -> Page:
    """The page of clean Markdown in `text` from the offset `begin` (code points) on, with the metadata `known`."""
    first_line = 1 + text.count("\n", 0, begin)
    fields, text = labels_below_heading(text[begin:])
    known.add(fields, FIRST_LINES).add_known(document.path_metadata)
    return document.page(plainer(text, document.check), Form.MARKDOWN, known, first_line)
