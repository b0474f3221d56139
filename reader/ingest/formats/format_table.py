"""The formats that text comes in, a row each: how it is recognised, what it gives, which module reads it.

The first row that recognises a document reads it; what no row of text recognises is flat text.

How to add a format:
1. A function in `recognition` that says whether a document looks like it.
2. A module here with a function `pages(document: Document) -> Iterator[Page]`, which makes each page by
   `document.article` or `document.page`, and raises `OtherFormatError` (before the first page) over what only looked
   like the format: the next row is tried. It is imported when the first such document is met, so it may import a
   library at its top.
3. A row below, above the rows that would recognise the document too.
4. `walk.NO_TEXT` lists the endings of names that are passed over in folders: see that the format's is not there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from typing import cast

from reader.ingest import reasons
from reader.ingest.document import Document
from reader.ingest.formats import recognition as by
from reader.model import Page


class Gives(Enum):
    """What a document of a format gives."""

    FILES = auto()
    """Files inside, each a document of its own: so only to a depth."""
    ARTICLES = auto()
    """Articles kept apart; none is a fault when a person named the file."""
    PAGE = auto()
    """The one page that it is."""
    NOTHING = auto()
    """Nothing that can be read; a fault when a person named the file."""


@dataclass(frozen=True)
class Format:
    """One row of the table."""

    name: str
    recognises: Callable[[Document], bool]
    gives: Gives
    module: str = ""
    """The module of this package that reads the format."""
    refusal: str = ""
    """Why nothing is read, and what to do: one of `reasons`."""

    def pages(self, document: Document) -> Iterator[Page]:
        """The pages of a document in this format. Raises OtherFormatError, UnreadableError and TooMuchError."""
        module = import_module(f"{__package__}.{self.module}")
        return cast(Iterator[Page], module.pages(document))


FORMATS = (
    Format("EPUB", by.is_epub, Gives.FILES, "epub"),
    Format("xlsx", by.is_spreadsheet, Gives.ARTICLES, "spreadsheet"),
    Format("docx", by.is_word_document, Gives.PAGE, "word_document"),
    Format("pptx", by.is_office, Gives.NOTHING, refusal=reasons.FOREIGN),
    Format("zip", by.is_zip, Gives.FILES, "zip_archive"),
    Format("tar", by.is_tar, Gives.FILES, "tar_archive"),
    Format("gzip, bzip2, xz", by.is_compressed, Gives.FILES, "compressed"),
    Format("PDF", by.is_pdf, Gives.PAGE, "pdf.pdf_file"),
    Format("RAR, 7z, zstd, old Office", by.is_foreign, Gives.NOTHING, refusal=reasons.FOREIGN),
    Format("picture, program, database", by.is_picture, Gives.NOTHING, refusal=reasons.NO_TEXT),
    Format("no text", by.is_no_text, Gives.NOTHING, refusal=reasons.NO_TEXT),
    Format("front matter", by.opens_with_front_matter, Gives.PAGE, "front_matter"),
    Format("JSON", by.is_json, Gives.ARTICLES, "json_file"),
    Format("MHTML, mail", by.is_saved_mail, Gives.FILES, "saved_mail"),
    Format("CSV, TSV", by.is_table, Gives.ARTICLES, "table_file"),
    Format("RSS, Atom", by.is_feed, Gives.ARTICLES, "feed"),
    Format("XML of articles", by.is_xml, Gives.ARTICLES, "xml_records"),
    Format("HTML", by.is_html, Gives.ARTICLES, "html"),
    Format("Markdown", by.is_markdown, Gives.PAGE, "markdown_file"),
    Format("labelled text", by.is_labelled, Gives.ARTICLES, "labelled_text"),
    Format("copied web page", by.is_copied_page, Gives.ARTICLES, "copied_page"),
    Format("one article a file", by.is_named_as_article, Gives.PAGE, "titled_text"),
    Format("flat text", by.is_anything, Gives.PAGE, "flat_file"),
)
