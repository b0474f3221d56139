"""Table of formats, one row each: how it is recognised, what it gives, and which module reads it.

The first row that recognises a document reads it; a document that no other row recognises is flat text.

To add a format:

1. Write a function in `recognition` that returns True if a document looks like the format.
2. Write a module here with a function `pages(document: Document) -> Iterator[Page]`, which makes each page by
   `document.article` or `document.page`, and raises `OtherFormatError` (before the first page) if the document only
   looks like the format: then the next row is tried. The module is imported at the first such document, so it may
   import a library at its top.
3. Add a row below, above the rows that would recognise the document too.
4. `walk.NO_TEXT` lists the extensions that are skipped in folders: the format's extension must not be among them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from typing import cast

from reader.ingest import reasons
from reader.ingest.document import Document
from reader.ingest.formats import recognition as by
from reader.lazy_property import lazy_property
from reader.model import Page


class Gives(Enum):
    """Kind of result of a format."""

    FILES = auto()
    """Files inside, each a document of its own: nested only to a bounded depth."""
    ARTICLES = auto()
    """Separate articles; if there is none, that is an error in a file named by the user."""
    PAGE = auto()
    """One page, the document itself."""
    NOTHING = auto()
    """No readable text: an error in a file named by the user."""


@dataclass(frozen=True)
class Format:
    """One row of the table."""

    name: str
    recognises: Callable[[Document], bool]
    gives: Gives
    module: str = ""
    """Module of this package that reads the format."""
    refusal: str = ""
    """Reason why the format cannot be read, and the remedy: one of `reasons`."""

    def pages(self, document: Document) -> Iterator[Page]:
        """The pages of a document in this format. Raises OtherFormatError, UnreadableError and TooMuchError."""
        return self._pages(document)

    @lazy_property
    def _pages(self) -> Callable[[Document], Iterator[Page]]:
        """The function of the row's module, which is imported now."""
        module = import_module(f"{__package__}.{self.module}")
        return cast(Callable[[Document], Iterator[Page]], module.pages)


FORMATS = (
    Format("EPUB", by.is_epub, Gives.FILES, "epub"),
    Format("xlsx", by.is_spreadsheet, Gives.ARTICLES, "spreadsheet"),
    Format("docx", by.is_word_document, Gives.PAGE, "word_document"),
    Format("odt", by.is_open_text, Gives.PAGE, "open_document"),
    Format("ods, odp", by.is_open_document, Gives.NOTHING, refusal=reasons.FOREIGN),
    Format("pptx", by.is_office, Gives.NOTHING, refusal=reasons.FOREIGN),
    Format("zip", by.is_zip, Gives.FILES, "zip_archive"),
    Format("tar", by.is_tar, Gives.FILES, "tar_archive"),
    Format("gzip, bzip2, xz", by.is_compressed, Gives.FILES, "compressed"),
    Format("PDF", by.is_pdf, Gives.PAGE, "pdf.pdf_file"),
    Format("RTF", by.is_rich_text_format, Gives.PAGE, "rich_text_format"),
    Format("RAR, 7z, zstd, old Office", by.is_foreign, Gives.NOTHING, refusal=reasons.FOREIGN),
    Format("picture, program, database", by.is_picture, Gives.NOTHING, refusal=reasons.NO_TEXT),
    Format("mailbox", by.is_mailbox, Gives.FILES, "mailbox_file"),
    Format("MHTML, mail", by.is_saved_mail, Gives.FILES, "saved_mail"),
    Format("no text", by.is_no_text, Gives.NOTHING, refusal=reasons.NO_TEXT),
    Format("front matter", by.opens_with_front_matter, Gives.PAGE, "front_matter"),
    Format("JSON", by.is_json, Gives.ARTICLES, "json_file"),
    Format("SQL", by.is_sql, Gives.ARTICLES, "sql_dump"),
    Format("BibTeX", by.is_bibliography, Gives.ARTICLES, "bibliography"),
    Format("subtitles", by.is_subtitles, Gives.ARTICLES, "subtitles"),
    Format("CSV, TSV", by.is_table, Gives.ARTICLES, "table_file"),
    Format("workbook of Excel 2003", by.is_xml_workbook, Gives.ARTICLES, "xml_workbook"),
    Format("RSS, Atom", by.is_feed, Gives.ARTICLES, "feed"),
    Format("XML of articles", by.is_xml, Gives.ARTICLES, "xml_records"),
    Format("HTML", by.is_html, Gives.ARTICLES, "html"),
    Format("Markdown", by.is_markdown, Gives.PAGE, "markdown_file"),
    Format("numbered documents", by.is_numbered, Gives.ARTICLES, "numbered_documents"),
    Format("labelled text", by.is_labelled, Gives.ARTICLES, "labelled_text"),
    Format("collection of an old paper", by.is_old_paper, Gives.ARTICLES, "column_collection"),
    Format("copied web page", by.is_copied_page, Gives.ARTICLES, "copied_page"),
    Format("one article a file", by.is_named_as_article, Gives.PAGE, "titled_text"),
    Format("flat text", by.is_anything, Gives.PAGE, "flat_file"),
)
