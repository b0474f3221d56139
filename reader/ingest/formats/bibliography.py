"""Bibliographies in BibTeX and BibLaTeX: one article an entry, its text is the abstract.

A scanner of its own: bibtexparser brings pylatexenc along and takes 0.15 s to import, for four kinds of values.
"""

import re
from collections.abc import Iterator

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import of_values, text_in, unused
from reader.ingest.prose_lines import prose_lines
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

ENTRY = late(
    r"^[ \t]*@(?!comment|string|preamble)[A-Za-z]{2,30}[ \t]*\{[ \t]*[^\s,{}=\"]{0,200}[ \t]*,",
    re.IGNORECASE | re.MULTILINE,
)
"""The beginning of an entry, with its kind and key."""
_FIELD = late(r"[\s,]*([A-Za-z][\w-]{0,40})[ \t]*=\s*")
_BARE = late(r"[^\s,{}\"#]{1,100}")
_PIECE = late(r"[^{}\"\\]++|\\.?|[{}\"]", re.DOTALL)
_JOINT = late(r"\s*#\s*")
_AND = late(r"\s+and\s+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OF_LATEX = late(r"\\(?:text[a-z]{2}|emph|url)\b|(?<!\\)[{}]|\\(?=[&%$#_{}])")
_OF_PROGRAM = frozenset(("timestamp", "owner", "file", "urldate", "creationdate", "modificationdate", "date-added"))
"""Fields that a reference manager keeps for itself."""


def pages(document: Document) -> Iterator[Page]:
    """One page an entry. Raises OtherFormatError if there is none."""
    records = [*_records(document.text, document.check)]
    if not records:
        raise OtherFormatError
    yield from pages_of(document, records)


def _records(text: str, check: Check) -> Iterator[ArticleRecord]:
    """The entries with a title."""
    starts = [*ENTRY.finditer(text)]
    ends = [*(found.start() for found in starts[1:]), len(text)]
    line, seen = 1, 0
    for found, end in zip(starts, ends, strict=True):
        check()
        line, seen = line + text.count("\n", seen, found.start()), found.start()
        values = _meant(dict(reversed([*checked(_fields(text, found.end(), end), check)])))
        fields = of_values(values)
        if "headline" in fields:
            yield ArticleRecord(fields, tuple(prose_lines(text_in(values), check)), line, tuple(unused(values, fields)))


def _meant(values: dict[str, str]) -> dict[str, str]:
    """The values without those of programs, with names and months as in other records."""
    meant = {name: value for name, value in values.items() if name not in _OF_PROGRAM}
    for name in ("author", "editor"):
        if name in meant:
            meant[name] = _AND.sub("; ", meant[name])
    month = meant.get("month", "")[:3].lower()
    return {**meant, "month": str(_MONTHS.index(month) + 1)} if month in _MONTHS else meant


def _fields(text: str, at: int, end: int) -> Iterator[tuple[str, str]]:
    """Names, in lower case, and values of an entry between two offsets."""
    while (found := _FIELD.match(text, at, end)) is not None:
        parts: list[str] = []
        at = found.end()
        while True:
            part, at = _part(text, at, end)
            parts.append(part)
            joint = _JOINT.match(text, at, end)
            if joint is None:
                break
            at = joint.end()
        yield found[1].lower(), _OF_LATEX.sub("", "".join(parts)).strip()


def _part(text: str, at: int, end: int) -> tuple[str, int]:
    """A value in braces, in quotation marks or bare, that begins at `at`, and where it ends."""
    if text[at : at + 1] not in ("{", '"'):
        found = _BARE.match(text, at, end)
        return (found[0], found.end()) if found else ("", at)
    quoted, depth, begin = text[at] == '"', 0, at + 1
    for piece in _PIECE.finditer(text, begin, end):
        sign = piece[0]
        if not depth and sign == ('"' if quoted else "}"):
            return text[begin : piece.start()], piece.end()
        depth += (sign == "{") - (sign == "}")
    return text[begin:end], end
