"""Files of one article with its title first.

Takes the clean text of a file whose name says that it is one article of a page; gives the heading and the beginning of
the body. Two forms are known, both with an indented body: three lines for kicker, headline and subheadline, of which
only the second must not be empty (an unindented salutation may follow them); or one line for the headline. A title
without a body is an article too. Everything else is left to the parser.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.page_metadata import FIRST_LINES, PageMetadata
from reader.late_pattern import late
from reader.model import Form, Page

LONGEST = 100
"""Most code points of a line of a heading."""

ROWS = 8
"""Number of lines within which the body must begin."""

_INDENTED = late(r"[ \u3000]{2,}[^ \u3000]")
_PRINTED = ("kicker", "headline", "subheadline")


class TitledHead(NamedTuple):
    """The heading, and where the body begins."""

    fields: dict[str, str]
    end: int
    """Offset in code points of the first line of the body."""


def pages(document: Document) -> Iterator[Page]:
    """The article below its title. Raises OtherFormatError if the title is uncertain."""
    text = clean_lines(document.text)
    top = heading(text)
    if top is None:
        raise OtherFormatError
    known = PageMetadata().add(top.fields, FIRST_LINES).add_known(document.path_metadata)
    yield document.page(text[top.end :], Form.ARTICLE, known, 1 + text.count("\n", 0, top.end))


def heading(text: str) -> TitledHead | None:
    """The heading of an article; None if it is uncertain."""
    rows = text.split("\n", ROWS)[:ROWS]
    body = next((at for at, row in enumerate(rows) if _INDENTED.match(row)), None)
    if body is None:
        title = text.strip()
        return TitledHead({"headline": title}, len(text)) if 0 < len(title) <= LONGEST and "\n" not in title else None
    lines = [row.strip(" \u3000") for row in rows[:body]]
    printed = [line for line in lines if line]
    if max(map(len, lines), default=0) > LONGEST:
        return None
    if len(lines) >= 3 and lines[1] and (not lines[0] or not any(lines[3:])):
        return TitledHead(dict(zip(_PRINTED, lines[:3], strict=True)), _end(rows, 3))
    return TitledHead({"headline": printed[0]}, _end(rows, body)) if len(printed) == 1 else None


def _end(rows: list[str], count: int) -> int:
    """Offset directly after the first `count` of `rows`."""
    return sum(len(row) + 1 for row in rows[:count])
