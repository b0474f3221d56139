"""From the articles of a file of records to its pages; what no field was taken from is told, once a file."""

from collections.abc import Iterable, Iterator

from reader.errors import PartlyReadError
from reader.ingest import reasons
from reader.ingest.article_record import ArticleRecord
from reader.ingest.clean import clean_line
from reader.ingest.document import Document
from reader.model import Page

MOST_NAMES = 12
"""Names of fields that are told of."""
LONGEST_NAME = 40
"""Characters of one that are told."""


def pages_of(document: Document, records: Iterable[ArticleRecord]) -> Iterator[Page]:
    """A page an article."""
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record.unused[:MOST_NAMES]))
        yield document.article(record)
    told = [name for unused in names if (name := clean_line(unused)[:LONGEST_NAME])]
    if told:
        more = ["…"] if len(told) > MOST_NAMES else []
        detail = ", ".join([*told[:MOST_NAMES], *more])
        document.reader.report(PartlyReadError(document.name, reasons.UNUSED_FIELDS, detail))
