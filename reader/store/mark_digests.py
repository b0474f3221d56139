"""Digests of marks, which distinguish the user's text from damage by a failing disk.

SQLite detects damage to the structure of its file, but not to the text in it. So each row of `marks` has a digest of
its other columns, written by triggers with every change, and compared when the file is opened.
"""

import sqlite3

from reader.digest import blake2b

COLUMNS = (
    *("kind", "article", "source", "quote", "prefix", "suffix", "position", "headline", "publication", "date", "page"),
    *("text", "colour", "made", "changed"),
)
"""Columns of a mark that the digest covers."""
OF_ROW = f"row_digest({', '.join(COLUMNS)})"
"""The digest of a row of `marks`, as an SQL expression."""


def add_function(connection: sqlite3.Connection) -> None:
    """Add the function `row_digest`, which the triggers call, to `connection`."""
    connection.create_function("row_digest", -1, row_digest, deterministic=True)


def row_digest(*values: str | int | None) -> str:
    """The digest of the values of a row, 16 hexadecimal digits."""
    text = "\x1f".join("\x00" if value is None else str(value) for value in values)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def damaged_marks(connection: sqlite3.Connection) -> list[int]:
    """The ids of the marks whose digest does not match."""
    return [row[0] for row in connection.execute(f"SELECT id FROM marks WHERE digest IS NOT {OF_ROW}")]
