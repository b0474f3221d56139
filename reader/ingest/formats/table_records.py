"""Articles in a table: one row names the columns, each row below it is an article.

Takes rows of cells as text, with their numbers; gives articles. Columns are matched by `reader.ingest.field_names`. Our
own export is read back unchanged.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from typing import NamedTuple

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.field_names import MOST_NAMES, NAMES, known_as, of_values, text_in, unused
from reader.ingest.formula_cell import unmarked
from reader.ingest.prose_lines import prose_lines

FIRST_ROWS = 10
"""Number of rows within which the row of column names is sought."""
OWN = {"first_line", "last_line", "source"}
"""Column names that occur together only in our own export; `source` is a path there."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of the day numbers in spreadsheets."""


class Row(NamedTuple):
    """A row of a table."""

    number: int
    """1-based number of the line of the file on which the row begins, or of the row in the sheet."""
    cells: Sequence[str]


DELIMITERS = ",\t;|"
"""Possible delimiters of the cells of a line."""
LONGEST_HEAD = 2000
"""Code points of a text within which the column names are sought."""


def heads(text: str) -> list[str]:
    """The first lines of a text, at least one and at most three, without quotation marks: possible rows of column
    names."""
    return text[:LONGEST_HEAD].replace('"', "").splitlines()[:3] or [""]


def opens_table(text: str) -> bool:
    """True if one of the first lines of `text` names columns."""
    return any(names_columns(line.split(sign)) for line in heads(text) for sign in DELIMITERS if sign in line)


def names_columns(cells: Sequence[str]) -> bool:
    """True if a row names columns: at least two known names, one of them of a headline or a text."""
    ours = [known_as(cell) for cell in cells[:MOST_NAMES] if len(cell) < 60]
    known = {name for name in ours if name not in ("", "nothing")}
    return len(known) > 1 and not known.isdisjoint(("headline", "body"))


def records_of(rows: Iterable[Row], check: Check = unchecked) -> Iterator[ArticleRecord]:
    """The articles in a table; none if no row names its columns."""
    below = checked(rows, check)
    first = list(islice(below, FIRST_ROWS))
    place = next((at for at, row in enumerate(first) if names_columns(row.cells)), None)
    if place is None:
        return
    names = [cell.strip() or f"#{at}" for at, cell in enumerate(first[place].cells, 1)]
    meanings, distinct = {name: known_as(name) for name in names[:MOST_NAMES]}, set(names)
    dates = tuple(name for name in names[:MOST_NAMES] if meanings[name] == "date")
    telling = frozenset() if "" in meanings.values() else frozenset(meanings.values()) & NAMES.keys()
    columns = NamedColumns(names, dates, distinct >= OWN, len(distinct) == len(names), telling)
    for row in chain(first[place + 1 :], below):
        if record := _record(columns, row, check):
            yield record


class NamedColumns(NamedTuple):
    """The columns of a table."""

    names: Sequence[str]
    dates: Sequence[str]
    """Names of the columns that hold days."""
    own: bool
    """True if the table is our own export."""
    differ: bool
    """True if no two columns have the same name."""
    telling: frozenset[str]
    """The fields of an article that the columns are named after; empty if a column has another name."""


def _record(columns: NamedColumns, row: Row, check: Check) -> ArticleRecord | None:
    """The article of a row; None if it has neither headline nor text."""
    names, cells = columns.names, row.cells
    whole = columns.differ and len(cells) == len(names) and all(cells)
    values = dict(zip(names, cells, strict=True)) if whole else _by_name(names, cells)
    if columns.own:
        values = {name: unmarked(value) for name, value in values.items() if name != "source"}
    for name in columns.dates:
        if name in values:
            values[name] = _day(values[name])
    fields = of_values(values)
    lines = tuple(prose_lines(text_in(values), check))
    if not lines and "headline" not in fields:
        return None
    missed = () if columns.telling and columns.telling <= fields.keys() else tuple(unused(values, fields))
    return ArticleRecord(fields, lines, row.number, missed)


def _by_name(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells that are not empty, by column name; of two columns with the same name, the first such cell.

    Surplus cells belong to the last column: commas in a text that was not quoted.
    """
    filled = [(name, cell) for name, cell in zip(names, cells, strict=False) if cell]
    values = dict(filled)
    if len(values) < len(filled):
        values = dict(reversed(filled))
    if len(cells) > len(names) and any(cells[len(names) :]):
        values[names[-1]] = ",".join(cells[len(names) - 1 :])
    return values


def _day(value: str) -> str:
    """The day of a spreadsheet's day number (`44287`) as ISO 8601; any other value unchanged."""
    number = value.partition(".")[0]
    if len(number) == 5 and number.isdecimal():
        return (_EPOCH + timedelta(days=int(number))).isoformat()
    return value
