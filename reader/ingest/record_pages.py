"""Pages of the articles of a file of records; names that gave no field are reported once a file."""

from collections.abc import Iterable, Iterator

from reader.errors import PartlyReadError
from reader.ingest import reasons
from reader.ingest.article_record import ArticleRecord
from reader.ingest.clean import clean_line
from reader.ingest.document import Document
from reader.model import Page

MOST_NAMES = 12
"""Most field names in the report."""
LONGEST_NAME = 40
"""Most code points of a field name in the report."""


def pages_of(document: Document, records: Iterable[ArticleRecord]) -> Iterator[Page]:
    """One page an article; names that gave no field are reported at the end."""
    names: dict[str, None] = {}
    for record in records:
        if record.unused:
            names.update(dict.fromkeys(record.unused[:MOST_NAMES]))
        yield document.article(record)
    told = [name for unused in names if (name := clean_line(unused)[:LONGEST_NAME])]
    if told:
        more = ["…"] if len(told) > MOST_NAMES else []
        detail = ", ".join([*told[:MOST_NAMES], *more])
        document.reader.report(PartlyReadError(document.name, reasons.UNUSED_FIELDS, detail))
