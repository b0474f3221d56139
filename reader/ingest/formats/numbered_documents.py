"""Exports of databases that number their documents: `1 of 20 DOCUMENTS` (LexisNexis), `Document 1 of 20` (ProQuest).

Takes clean lines; gives articles. The headline has no label: it stands above the first label, perhaps with newspaper
and day. Labels are in English, whatever the language of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import of_values
from reader.ingest.field_values import iso_date
from reader.ingest.path_metadata import PAPER
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

BEGIN = late(r"[ \t\u3000]*(?:Document \d{1,6} of \d{1,6}|\d{1,6} of \d{1,6} DOCUMENTS?)[ \t\u3000]*")
"""The line above each document."""
_END = "End of Document"
_UNNUMBERED = late(r"^Length: ?\d{1,6} \w{1,10}$(?:\n[^\n]{0,200}){0,12}?\nBody$", re.MULTILINE)
"""A length above the mark of the text, as LexisNexis prints them without a number of the document."""
_LABEL = late(r"([A-Z][A-Za-z]{1,20}(?:[ -][A-Za-z]{1,20}){0,3}):(?:[ \u3000]+(.*))?")
_PAGE = late(r"(?:Pg|[Pp]age)s?\.? ?([A-Za-z]{0,2}\d{1,3})")
_FURNITURE = late(r"[-_=*—\s]*|Body|(?:Copyright|©|All Rights Reserved|End of Document)\b.*")
"""Rules between the documents, and what the database says of them and their parts."""
_NAMES = {
    "title": "headline",
    "headline": "headline",
    "byline": "byline",
    "author": "authors",
    "section": "section",
    "pages": "page",
    "publicationtitle": "publication",
    "publicationdate": "date",
    "url": "url",
}
"""Labels of fields, in lower case without blanks and dashes."""
_TEXTS = ("full text", "body")
"""Labels of the text."""
LONGEST_DAY = 40
"""Most code points of a line that is a day."""


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError if there is none."""
    lines = clean_lines(document.text, document.check).split("\n")
    found = _documents(lines, document.check)
    first = next(found, None)
    if first is None:
        raise OtherFormatError
    records = (_record(inside, number, document.check) for number, inside in chain((first,), found))
    yield from pages_of(document, records)


def opens_numbered(opening: str) -> bool:
    """True if a text begins as such an export: with a number, or with a length above the mark of the text."""
    return any(map(BEGIN.fullmatch, opening.splitlines()[:12])) or _UNNUMBERED.search(opening) is not None


def _documents(lines: Sequence[str], check: Check) -> Iterator[tuple[int, list[str]]]:
    """The lines of each document that are not blank, with the number of the first line below its number."""
    numbered = any(map(BEGIN.fullmatch, lines[:12]))
    first, inside = 0 if numbered else 1, list[str]()
    for number, line in enumerate(checked(lines, check), 1):
        if BEGIN.fullmatch(line) or line.strip() == _END:
            if inside:
                yield first, inside
            first, inside = number + 1, []
        elif first and (text := line.strip(" \t\u3000")):
            inside.append(text)
    if inside:
        yield first, inside


def _record(lines: Sequence[str], first_line: int, check: Check) -> ArticleRecord:
    """The article of a document: above its first label are newspaper, day and headline, below it the text."""
    labels = [_LABEL.fullmatch(line) for line in checked(lines, check)]
    top = next((at for at, label in enumerate(labels) if label), len(lines))
    fields, body = _head([line for line in checked(lines[:top], check) if not _FURNITURE.fullmatch(line)], check)
    for line, label in zip(lines[top:], checked(labels[top:], check), strict=True):
        name = label[1].lower() if label else ""
        if label and name not in _TEXTS:
            fields.setdefault(_NAMES.get(name.replace(" ", "").replace("-", ""), ""), label[2] or "")
        elif text := (label[2] or "") if label else line:
            body += [] if _FURNITURE.fullmatch(text) else [text]
    return ArticleRecord(of_values(_with_page(fields)), tuple(body), first_line)


def _head(lines: Sequence[str], check: Check) -> tuple[dict[str, str], list[str]]:
    """Newspaper, day and headline among the lines above the first label, and the other lines."""
    numbered = enumerate(checked(lines, check))
    day = next((at for at, line in numbered if len(line) < LONGEST_DAY and iso_date(line)), None)
    others = [line for at, line in enumerate(lines) if at != day]
    fields = {"date": lines[day]} if day is not None else {}
    if len(others) > 1 and (day == 1 or PAPER.fullmatch(others[0])):
        fields["publication"] = others.pop(0)
    elif len(others) > 1 and day == 2:
        fields["publication"] = others.pop(1)
    return {**fields, "headline": "".join(others[:1])}, others[1:]


def _with_page(fields: dict[str, str]) -> dict[str, str]:
    """`fields` with the page that stands behind the section, `教育; Pg. A3`."""
    section, _, rest = fields.get("section", "").partition(";")
    page = _PAGE.search(rest or section)
    if not page:
        return fields
    return {"page": page[1], **fields, "section": "" if _PAGE.fullmatch(section.strip()) else section}
