"""Text typed with a word processor: lines, of which those with the style of a heading are marked.

A text with headings is read as Markdown, any other as a page of printed lines. Notes stand behind the text.
"""

from collections.abc import Iterator, Sequence

from reader.ingest.clean import clean_lines
from reader.ingest.document import Document
from reader.ingest.formats.flat_file import printed_pages
from reader.model import Form, Page

INDENT = "\u3000\u3000"
"""Beginning of a paragraph whose first line is indented."""
DEEPEST = 6
"""Most levels of headings."""


def as_heading(line: str, level: int) -> str:
    """A line marked as a heading of `level`, from 1."""
    return f"{'#' * min(level, DEEPEST)} {line}"


def typed_pages(document: Document, lines: Sequence[str], notes: Sequence[str] = ()) -> Iterator[Page]:
    """The pages of a text of these lines, mostly one, with the notes behind it."""
    is_marked = any(line.startswith("#") for line in lines)
    noted = [f"[^{number}]: {note}" if is_marked else f"[{number}] {note}" for number, note in enumerate(notes, 1)]
    text = clean_lines("\n".join((*lines, *noted)), document.check)
    if is_marked:
        yield document.page(text, Form.MARKDOWN, document.path_metadata)
    else:
        yield from printed_pages(document, text)
