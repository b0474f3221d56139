"""Flat text: lines as printed; the parser finds the beginnings of articles.

A text with several headers of issues and pages (`reader.ingest.issue_header`) is a page below each of them. What is far
longer than any page is divided: parsing holds some forty times the size of a page.
"""

import re
from collections.abc import Iterator

from reader.ingest.clean import clean_lines, composed
from reader.ingest.document import Document
from reader.ingest.issue_header import ARTICLE_NUMBER, HeadedText, headed_texts
from reader.ingest.page_metadata import FIRST_LINES, PageMetadata
from reader.ingest.references import without_references
from reader.late_pattern import late
from reader.model import Form, Page

_TAG = late(r"</?(?:br|p|div|span|font|strong|em|b|i|u|a|center)(?:[ /][^<>\n]{0,500})?>", re.IGNORECASE)
_BREAK = late(r"<(?:br|p)[ /]*>(?!$)", re.IGNORECASE | re.MULTILINE)
_PAGE_END = late(r"(?<=[^\r\n\f])\f+(?=[^\r\n\f])")
"""Form feeds inside a line: they end the line, since the text behind them is on another page."""
_BROKEN_WORD = late(r"\xad(?=\r?\n)")
"""Soft hyphens at the end of a line: there they are printed."""
_NUMBERS = late(rf"^[ \u3000]*{ARTICLE_NUMBER}[^\n]{{1,40}}$", re.MULTILINE)
"""Lines with which databases end an article: its number there."""
_QUOTED = late(r"^>[ ]?", re.MULTILINE)

LONG = 1 << 20
"""Code points of a page beyond which it is divided: more than a newspaper prints in a month."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the file, mostly one, with the file's line numbers; remains of HTML are removed."""
    yield from printed_pages(document, _clean_text(document))


def _clean_text(document: Document) -> str:
    printed = document.text
    document.let_go()
    if "\xad" in printed:
        printed = _BROKEN_WORD.sub("-", printed)
    text = _unquoted(clean_lines(_PAGE_END.sub("\n", printed) if "\f" in printed else printed, document.check))
    del printed
    if "<" in text:
        text = composed(_TAG.sub("", _BREAK.sub("\n", text)))
    return without_references(text)


def printed_pages(document: Document, text: str) -> Iterator[Page]:
    """The pages of clean printed `text`: below each header, with its fields."""
    number, at = 1, 0
    for begin, end, fields in [part for whole in [*headed_texts(text)] for part in _divided(text, whole)]:
        number, at = number + text.count("\n", at, begin), begin
        known = PageMetadata().add(fields, FIRST_LINES).add_known(document.path_metadata)
        part = [text[begin:end]]
        if end == len(text):
            text = ""  # The last page is held only by who reads it: it may be long.
        made = [document.page(_NUMBERS.sub("", part.pop()) if fields else part.pop(), Form.FLAT, known, number)]
        yield made.pop()


def _divided(text: str, whole: HeadedText) -> Iterator[HeadedText]:
    """A part of `text`, divided if it is long: where a line is blank, else between two lines."""
    begin, end, fields = whole
    while end - begin > LONG:
        half, full = begin + LONG // 2, begin + LONG
        found = (text.rfind("\n\n", half, full), text.rfind("\n", half, full), text.find("\n", full, end - 1))
        at = next((each + 1 for each in found if each >= 0), end)
        if at == end:
            break
        yield HeadedText(begin, at, fields)
        begin = at
    yield HeadedText(begin, end, fields)


def _unquoted(text: str) -> str:
    """`text` without the quotation marks of a mail (`>`), if all lines that are not empty have one."""
    if not text.startswith(">") or not all(line.startswith(">") for line in text.split("\n") if line.strip()):
        return text
    return _QUOTED.sub("", text)
