"""PDF files: one page of lines for every page of the file, with their layout as evidence for the parser.

Unreadable files and pages are reported in one line each: password needed, damaged, pictures of pages without text,
fonts without a mapping to Unicode. A page that crashes the native library is lost alone.
"""

import os
from collections.abc import Iterator

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.clean import clean_line
from reader.ingest.document import Document
from reader.ingest.formats.pdf.pdf_folio import folio_fields
from reader.ingest.formats.pdf.pdf_process import Answer, answers
from reader.ingest.page_metadata import FOLIO, PageMetadata
from reader.model import PDF, Form, LineLayout, Page, PageLayout

PASSWORD = "READER_PASSWORD"
"""Environment variable with the password of locked files."""
INDENT = "\u3000\u3000"
"""Indent of a paragraph, as printed by Chinese newspapers."""
WHY = {"locked": reasons.LOCKED, "damaged": reasons.DAMAGED, "ended": reasons.DAMAGED}


def pages(document: Document) -> Iterator[Page]:
    """The pages of the file that hold text. Raises UnreadableError if none does."""
    read, why = 0, reasons.NO_TEXT_LAYER
    try:
        for answer in answers(document.data, os.environ.get(PASSWORD)):
            if "error" in answer:
                why = WHY[answer["error"]]
                if read or answer.get("number", 0) > 1:
                    document.reader.report(UnreadableError(f"{document.name}#{answer['number']}", reasons.DAMAGED_PAGE))
            elif found := list(_sheets(document, answer)):
                read += len(found)
                yield from found
            elif answer["unreadable"]:
                why = reasons.NO_CHARACTERS
    except OSError as error:
        raise UnreadableError(document.name, reasons.UNREADABLE) from error
    if not read:
        raise UnreadableError(document.name, why)


def _sheets(document: Document, answer: Answer) -> Iterator[Page]:
    """The newspaper pages with text on one page of the file: mostly one."""
    for sheet in answer["sheets"]:
        lines = [(clean_line(text), LineLayout(region, tuple(cues), tuple(box))) for text, region, cues, box in sheet]
        lines = [(text, place) for text, place in lines if text]
        if lines:
            yield _page(document, answer, lines)


def _page(document: Document, answer: Answer, lines: list[tuple[str, LineLayout]]) -> Page:
    """The newspaper page with the given lines."""
    width, height = answer["size"]
    layout = PageLayout(answer["number"], tuple(place for _, place in lines), width, height, answer["recognised"])
    heads = [text for text, place in lines if "head" in place.cues]
    known = PageMetadata().add(folio_fields(heads), FOLIO).add_known(document.path_metadata)
    return Page(document.name, _text(lines), Form.FLAT, known.given, known.origins, 1, PDF, layout, answer["share"])


def _text(lines: list[tuple[str, LineLayout]]) -> str:
    """The lines as a text page: a blank line between articles, paragraphs indented."""
    parts: list[str] = []
    region = lines[0][1].region
    for text, place in lines:
        if place.region != region:
            parts.append("")
            region = place.region
        parts.append(INDENT + text if "text" in place.cues else text)
    return "\n".join(parts)
