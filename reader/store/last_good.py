"""The last good copy of the store, made beside the file whenever it is found sound and has changed.

Damaged marks are restored from it one by one; a file damaged as a whole is replaced by it.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from reader.paths import private_file
from reader.store.database import FAILURES
from reader.store.mark_digests import COLUMNS, OF_ROW, add_function, damaged_marks


def copy_of(path: Path) -> Path:
    """The path of the copy of the store at `path`."""
    return path.with_name(f"{path.stem}.last-good{path.suffix}")


def keep_copy(path: Path, connection: sqlite3.Connection) -> None:
    """Copy the sound store if the user's data has changed since. If the disk is full, the old copy stays."""
    copy, made = copy_of(path), _made(connection)
    if not any(made) or (copy.exists() and _made_in(copy) == made):
        return
    beside = copy.with_name(f".{copy.name}.{os.getpid()}")
    with suppress(OSError, *FAILURES):
        write_copy(connection, beside)
        beside.replace(copy)
    with suppress(FileNotFoundError):
        beside.unlink()


def _made(connection: sqlite3.Connection) -> tuple[list[tuple[Any, ...]], ...]:
    """The user's data: ids and digests of marks, and saved queries, as far as the tables exist."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    made = {
        "marks": "SELECT id, digest FROM marks ORDER BY id",
        "saved_queries": "SELECT * FROM saved_queries ORDER BY 1",
    }
    return tuple(connection.execute(rows).fetchall() for table, rows in made.items() if table in tables)


def _read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises sqlite3.Error if there is no such file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _made_in(copy: Path) -> tuple[list[tuple[Any, ...]], ...] | None:
    """The user's data in the copy; None if the copy cannot be read."""
    with suppress(*FAILURES), closing(_read_only(copy)) as source:
        return _made(source)
    return None


def write_copy(connection: sqlite3.Connection, path: Path) -> None:
    """Write the whole database to `path` and sync it. Raises OSError or sqlite3.Error."""
    private_file(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = FULL")
        connection.backup(target)


def is_sound(path: Path) -> bool:
    """True if the database at `path` passes SQLite's integrity check."""
    with suppress(*FAILURES), closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    return False


def mend(path: Path, connection: sqlite3.Connection, damaged: list[int]) -> int:
    """Restore damaged marks from the copy and give the others a new digest. Returns the number of restored marks."""
    sound = _rows(copy_of(path), damaged)
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    for number, values in sound.items():
        connection.execute(f"UPDATE marks SET {assignments} WHERE id = ?", (*values, number))
    for number in damaged:
        connection.execute(f"UPDATE marks SET digest = {OF_ROW} WHERE id = ?", (number,))
    return len(sound)


def _rows(copy: Path, numbers: list[int]) -> dict[int, tuple[str | int | None, ...]]:
    """The undamaged rows of the copy for marks with these ids; none if there is no copy."""
    if not copy.exists():
        return {}
    with suppress(*FAILURES), closing(_read_only(copy)) as source:
        add_function(source)
        damaged = set(damaged_marks(source))
        rows = source.execute(f"SELECT id, {', '.join(COLUMNS)} FROM marks")
        return {row[0]: row[1:] for row in rows if row[0] in numbers and row[0] not in damaged}
    return {}
