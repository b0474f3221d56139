"""Dumps of databases in SQL (MySQL, SQLite, PostgreSQL): one article a row of a table with known column names.

Values are read as the three systems write them: `'it''s'`, `'it\\'s'`, `E'…'`, `N'…'`, numbers, `NULL`; and the lines
of `COPY … FROM stdin`. The columns are those of the statement, or else of the table's `CREATE TABLE`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.errors import PartlyReadError
from reader.ingest import reasons
from reader.ingest.bounds import Check, checked
from reader.ingest.clean import clean_line
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.formats.table_records import Row, names_columns, records_of
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

_NAME = r"(?:[`\"\[]?\w{1,64}[`\"\]]?\.){0,2}[`\"\[]?(\w{1,64})[`\"\]]?"
_STATEMENT = late(
    rf"^[ \t]*(?:(INSERT|REPLACE)[ ]+(?:[A-Z_]+[ ]+){{0,3}}INTO\s{{1,20}}{_NAME}\s*"
    r"(?:\(([^()']{1,4000})\)\s*)?VALUES\s*"
    rf"|(CREATE)[ ]+TABLE[ ]+(?:IF[ ]+NOT[ ]+EXISTS[ ]+)?{_NAME}\s*\("
    rf"|(COPY)[ ]+{_NAME}\s*\(([^()\n]{{1,4000}})\)[ ]+FROM[ ]+stdin[^\n]*\n)",
    re.IGNORECASE | re.MULTILINE,
)
"""The beginnings of the statements that are read."""
_COLUMN = late(
    r"\s*[`\"\[]?([^\W\d]\w{0,63})[`\"\]]?[ ]+(?>[^,()'\n]|\([^()\n]{0,400}\)|'(?>[^'\n]|''){0,400}'){1,400}(,?)\s*"
)
_NO_COLUMN = frozenset(("primary", "key", "unique", "constraint", "index", "foreign", "check", "fulltext"))
_VALUE = late(
    r"\s*+(?:[NEne]?'((?>[^'\\]|\\.|'')*+)'|(\()|(\))|(,)|([^\s(),';][^(),';\n]{0,200}+)|(;))",
    re.DOTALL,
)
"""A value or sign of a list of rows."""
_ESCAPED = late(r"\\(.)|''", re.DOTALL)
_MEANT = {"n": "\n", "r": "\n", "t": "\t", "0": "", "Z": "", "b": ""}
_MARKED = late(r"[`\"\[\]\s]")
NULL = ("null", r"\n")
MOST_COLUMNS = 256
LONGEST_NAMES = 100
"""Most code points of unknown column names in a report."""


def pages(document: Document) -> Iterator[Page]:
    """One page a row. Raises OtherFormatError if nothing is filled in, unless the name is that of a dump."""
    found = [*_tables(document.text, document.check)]
    known = [(names, rows) for names, rows in found if names_columns(names)]
    if not known and document.ending != "sql":
        raise OtherFormatError
    for names, rows in known:
        yield from pages_of(document, records_of([Row(1, names), *rows], document.check))
    if not known:
        others = clean_line(", ".join(dict.fromkeys(name for names, _ in found for name in names)))[:LONGEST_NAMES]
        document.reader.report(PartlyReadError(document.name, reasons.UNUSED_FIELDS, others))


def _tables(text: str, check: Check) -> Iterator[tuple[Sequence[str], list[Row]]]:
    """Names of columns with the rows below them, of all statements with the same columns at once."""
    columns: dict[str, Sequence[str]] = {}
    filled: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    at, seen, line = 0, 0, 1
    while found := _STATEMENT.search(text, at):
        check()
        line, seen, at = line + text.count("\n", seen, found.start()), found.start(), found.end()
        if found[4]:
            columns[found[5].lower()] = _defined(text, at)
            continue
        listed = found[3] or found[8]
        names = tuple(_listed(listed) if listed else columns.get(found[2].lower(), ()))
        rows, at = _copied(text, at, line, check) if found[6] else _inserted(text, (seen, at), line, check)
        filled[names] += rows
    yield from filled.items()


def _listed(names: str) -> list[str]:
    return [_MARKED.sub("", name) for name in names.split(",")[:MOST_COLUMNS]]


def _defined(text: str, at: int) -> list[str]:
    """Names of the columns of a table, whose definition begins at `at`."""
    names: list[str] = []
    while (found := _COLUMN.match(text, at)) and len(names) < MOST_COLUMNS:
        if found[1].lower() not in _NO_COLUMN:
            names.append(found[1])
        at = found.end()
        if not found[2]:
            break
    return names


def _inserted(text: str, places: tuple[int, int], line: int, check: Check) -> tuple[list[Row], int]:
    """The rows of a statement on `line`, and where it ends; `places`: where it begins, and where its values begin."""
    rows: list[Row] = []
    seen, at = places
    while (found := _VALUE.match(text, at)) and found.lastindex in (OPENS, COMMA):
        at = found.end()
        if found.lastindex == OPENS:
            check()
            line, seen = line + text.count("\n", seen, at), at
            cells, at = _row(text, at)
            rows.append(Row(line, cells))
    return rows, at


TEXT, OPENS, CLOSES, COMMA, BARE = 1, 2, 3, 4, 5
"""Groups of `_VALUE`."""


def _row(text: str, at: int) -> tuple[list[str], int]:
    """The cells of a row up to its bracket, and where it ends; of a call, such as `replace('a', 'b', 'c')`, the first
    text."""
    cells, depth, called = [""], 0, False
    while (found := _VALUE.match(text, at)) and found.lastindex is not None and len(cells) <= MOST_COLUMNS:
        at, kind = found.end(), found.lastindex
        depth += (kind == OPENS) - (kind == CLOSES)
        if depth < 0 or kind > BARE:
            break
        if kind == OPENS:
            cells[-1], called = ("" if depth == 1 else cells[-1]), True
        elif kind == COMMA and not depth:
            cells.append("")
            called = False
        elif kind == TEXT and not (called and cells[-1]):
            cells[-1] = _plain(found[TEXT])
        elif kind == BARE and not called:
            cells[-1] = _number(found[BARE])
    return cells, at


def _number(written: str) -> str:
    value = written.strip()
    return "" if value.lower() in NULL else value


def _plain(written: str) -> str:
    """A text as it is meant."""
    if "\\" not in written and "''" not in written:
        return written
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]) if found[1] else "'", written)


def _copied(text: str, at: int, line: int, check: Check) -> tuple[list[Row], int]:
    """The rows of a `COPY` whose lines begin at `at`, and where it ends."""
    end = text.find("\n\\.", at)
    end = len(text) if end < 0 else end
    lines = checked(text[at:end].split("\n"), check)
    rows = [[_number(cell) and _plain(cell) for cell in row.split("\t")[:MOST_COLUMNS]] for row in lines]
    return [Row(number, cells) for number, cells in enumerate(rows, line + 1)], end
