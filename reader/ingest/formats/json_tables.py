"""Tables in JSON: rows without names below a list of names, or columns by their names, as data frames are written.

Takes a value; gives it with the rows of such a table as objects. The shapes are those of pandas (`orient` split,
columns, values), of answers of databases (`columns` and `rows`; BigQuery wraps each row and value), and objects of
lists.
"""

from collections.abc import Mapping, Sequence

from reader.ingest.field_names import known_as
from reader.ingest.formats.table_records import names_columns

_NAMES = ("columns", "fields", "header", "headers", "names", "schema")
_ROWS = ("data", "rows", "values", "records", "items")
_ANY_ROWS = frozenset(_ROWS)


def with_rows(value: object) -> object:
    """`value` with the rows of a table as objects; `value` itself if it is no table that names its columns."""
    if isinstance(value, list):
        return _below_names(value) or value
    if isinstance(value, dict):
        if rows := _beside_names(value):
            return {**{name: one for name, one in value.items() if isinstance(one, str | int)}, "rows": rows}
        return _of_columns(value) or value
    return value


def _below_names(value: Sequence[object]) -> list[object]:
    """The rows of a list of lists of which the first holds the names."""
    names = _names(value[0]) if value and isinstance(value[0], list) else []
    return _objects(names, value[1:]) if names and names_columns(names) else []


def _beside_names(value: Mapping[str, object]) -> list[object]:
    """The rows of an object that has a list of names and a list of rows."""
    if _ANY_ROWS.isdisjoint(value):
        return []
    rows = next((rows for name in _ROWS if isinstance(rows := value.get(name), list)), [])
    names = next((found for name in _NAMES if (found := _names(value.get(name)))), []) if rows else []
    return _objects(names, rows) if names_columns(names) else []


def _of_columns(value: Mapping[str, object]) -> list[object]:
    """The rows of an object of columns, each an object with the numbers of the rows, or a list of the same length.

    A headline must be among the names: of one article, too, two fields may be lists of the same length.
    """
    if len(value) < 2 or not isinstance(next(iter(value.values())), dict | list):
        return []
    columns = list(value.values())
    named = names_columns([*map(str, value)]) and "headline" in map(known_as, map(str, value))
    cells = [column for one in columns if (column := _cells(one, columns[0]))]
    rows = [[column[at] for column in cells] for at in range(len(cells[0]))] if named and cells else []
    return _objects([*map(str, value)], rows)


def _cells(column: object, first: object) -> list[object]:
    """The cells of a column that has the same rows as the `first` one; empty if it has not, or is no column."""
    if isinstance(column, dict) and isinstance(first, dict):
        return [*column.values()] if column.keys() == first.keys() and all(map(str.isdecimal, column)) else []
    if isinstance(column, list) and isinstance(first, list):
        return column if len(column) == len(first) > 1 else []
    return []


def _names(value: object) -> list[str]:
    """The names of columns in a list of them, or of objects that have a `name`; empty if it holds anything else."""
    if isinstance(value, dict):
        value = value.get("fields")
    if not isinstance(value, list):
        return []
    named = [item.get("name") if isinstance(item, dict) else item for item in value]
    names = [name for name in named if isinstance(name, str)]
    return names if len(names) == len(named) else []


def _objects(names: Sequence[str], rows: Sequence[object]) -> list[object]:
    """Rows as objects; empty if one of them is no list of as many values as there are names."""
    cells = [row for wrapped in rows if isinstance(row := _unwrapped(wrapped), list) and len(row) == len(names)]
    return [dict(zip(names, row, strict=True)) for row in cells] if len(cells) == len(rows) else []


def _unwrapped(value: object) -> object:
    """A row of BigQuery, `{"f": [{"v": …}, …]}`, as the list of its values; any other value unchanged."""
    if isinstance(value, dict) and len(value) == 1 and isinstance(cells := value.get("f"), list):
        return [_bare(cell) for cell in cells]
    return value


def _bare(cell: object) -> object:
    """The value in a cell of BigQuery, or the list of its values; what nests deeper stays as it is."""
    value = cell.get("v") if isinstance(cell, dict) else cell
    return [one.get("v") if isinstance(one, dict) else one for one in value] if isinstance(value, list) else value
