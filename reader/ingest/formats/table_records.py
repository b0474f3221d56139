"""The articles in a table: one row names the columns, each row below it is an article.

Takes rows of cells as text, with their numbers; gives articles. The columns are known by `reader.ingest.field_names`.
Our own export comes back as it went out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from typing import NamedTuple

from reader.ingest.article_record import ArticleRecord
from reader.ingest.field_names import known_as, of_values, text_in, unused
from reader.ingest.prose_lines import prose_lines

FIRST_ROWS = 10
"""Rows among which the names of the columns are looked for."""
OWN = {"first_line", "last_line", "source"}
"""NamedColumns that stand together in our own export alone; `source` is a path there."""
FORMULA = tuple("=+-@＝＋－＠\t\r")
"""What an apostrophe is put before in our own export (see `reader.export.article_formats`)."""
_EPOCH = date(1899, 12, 30)
"""The day that spreadsheets count days from."""


class Row(NamedTuple):
    """A row of a table."""

    number: int
    """Of the line of the file on which it begins, or of the row in the sheet, from 1."""
    cells: Sequence[str]


DELIMITERS = ",\t;|"
"""What may stand between two cells of a line."""
LONGEST_HEAD = 2000
"""Characters of a text among which the names of columns are looked for."""


def heads(text: str) -> list[str]:
    """The first lines of a text, one at least, without quotation marks: those that may name columns."""
    return text[:LONGEST_HEAD].replace('"', "").splitlines()[:3] or [""]


def opens_table(text: str) -> bool:
    """Whether one of the first lines of `text` names columns."""
    return any(names_columns(line.split(sign)) for line in heads(text) for sign in DELIMITERS)


def names_columns(cells: Sequence[str]) -> bool:
    """Whether a row names columns: two that are known at least, one of them a headline or a text."""
    ours = [known_as(cell) for cell in cells if len(cell) < 60]
    known = {name for name in ours if name not in ("", "nothing")}
    return len(known) > 1 and not known.isdisjoint(("headline", "body"))


def records_of(rows: Iterable[Row]) -> Iterator[ArticleRecord]:
    """The articles in a table; none when no row names its columns."""
    below = iter(rows)
    first = list(islice(below, FIRST_ROWS))
    place = next((at for at, row in enumerate(first) if names_columns(row.cells)), None)
    if place is None:
        return
    names = [cell.strip() or f"#{at}" for at, cell in enumerate(first[place].cells, 1)]
    columns = NamedColumns(names, tuple(name for name in names if known_as(name) == "date"), set(names) >= OWN)
    for row in chain(first[place + 1 :], below):
        if record := _record(columns, row):
            yield record


class NamedColumns(NamedTuple):
    """The columns of a table."""

    names: Sequence[str]
    dates: Sequence[str]
    """The names of those that hold days."""
    own: bool
    """Whether the table is our own export."""


def _record(columns: NamedColumns, row: Row) -> ArticleRecord | None:
    """The article of a row; None when it has neither headline nor text."""
    values = _by_name(columns.names, row.cells)
    if columns.own:
        values = {name: _unmarked(value) for name, value in values.items() if name != "source"}
    values |= {name: _day(values[name]) for name in columns.dates if name in values}
    fields = of_values(values)
    lines = tuple(prose_lines(text_in(values)))
    if not lines and "headline" not in fields:
        return None
    return ArticleRecord(fields, lines, row.number, tuple(unused(values, fields)))


def _by_name(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by the names of their columns, the first that is not empty where two have one name.

    Cells too many belong to the last column: commas in a text that was not quoted.
    """
    values: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        values[name] = values.get(name) or cell
    if len(cells) > len(names) and any(cells[len(names) :]):
        values[names[-1]] = ",".join(cells[len(names) - 1 :])
    return values


def _unmarked(value: str) -> str:
    """A cell of our own export without the apostrophe that keeps a spreadsheet from running it."""
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value


def _day(value: str) -> str:
    """The day that a spreadsheet counts (`44287`, of this century or the one before), as ISO 8601; else the value."""
    number = value.partition(".")[0]
    if len(number) == 5 and number.isdecimal():
        return (_EPOCH + timedelta(days=int(number))).isoformat()
    return value
