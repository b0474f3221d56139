"""The last good copy of the store: renewed at start, while running and at exit, if marks or saved queries have changed.

A new copy is checked, then replaces the old one atomically. Damaged marks are
restored from it one by one; a file damaged as a whole is replaced by it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, time
from typing import Any

from reader.paths import private_file
from reader.store.database import FAILURES
from reader.store.mark_digests import COLUMNS, OF_ROW, add_function, damaged_marks

WRITES = 10
"""Writes after which the copy is renewed; places and queries count too, but alone they make no new copy."""
SECONDS = 300.0
"""Seconds after which one write suffices."""
ABANDONED = 3600.0
"""Seconds after which an unfinished copy is surely of a process that was killed."""


def copy_of(path: Path) -> Path:
    """The path of the copy of the store at `path`."""
    return path.with_name(f"{path.stem}.last-good{path.suffix}")


class CopyKeeper:
    """Keeps the copy of an open store up to date: after some writes, and at the end."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection, self._file = path, connection, path.stat()
        self._writes, self._since = 0, monotonic()

    def wrote(self) -> None:
        """Count a write; renews the copy once there were `WRITES`, or one after `SECONDS`."""
        self._writes += 1
        if self._writes >= WRITES or monotonic() - self._since >= SECONDS:
            self.keep()

    def keep(self) -> None:
        """Renew the copy, unless the store was put aside meanwhile. Never raises: without it the old copy stays."""
        self._writes, self._since = 0, monotonic()
        with suppress(OSError, *FAILURES):
            if os.path.samestat(self._path.stat(), self._file):
                keep_copy(self._path, self._connection)


def keep_copy(path: Path, connection: sqlite3.Connection) -> None:
    """Copy the store if the user's data has changed since. A copy that fails or is not sound is dropped.

    Raises sqlite3.Error if the store cannot be read, or is locked for longer than the connection waits.
    """
    connection.execute("BEGIN")  # one state for what is compared and what is copied, and no endless wait of `backup`
    try:
        made = _made(connection)
        if any(made) and _made_in(copy_of(path)) != made:
            _renew(copy_of(path), connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _renew(copy: Path, connection: sqlite3.Connection) -> None:
    """Write a new copy beside the old one, look it over, and put it in its place."""
    beside = copy.with_name(f".{copy.name}.{os.getpid()}")
    with suppress(OSError, *FAILURES):
        write_copy(connection, beside)
        if is_whole(beside):
            beside.replace(copy)
    for left in (beside, *_abandoned(copy)):
        left.unlink(missing_ok=True)


def _abandoned(copy: Path) -> Iterator[Path]:
    """Unfinished copies of processes that were killed."""
    for path in copy.parent.glob(f".{copy.name}.*"):
        with suppress(FileNotFoundError):
            if time() - path.stat().st_mtime > ABANDONED:
                yield path


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
        target.execute("PRAGMA journal_mode = DELETE")  # it lies alone: reading it makes no files beside it


def is_sound(path: Path) -> bool:
    """True if the database at `path` passes SQLite's integrity check."""
    with suppress(*FAILURES), closing(sqlite3.connect(path)) as connection:
        return _passes(connection)
    return False


def is_whole(path: Path) -> bool:
    """True if the database at `path` passes the check, and none of its marks is damaged."""
    with suppress(*FAILURES), closing(sqlite3.connect(path)) as connection:
        add_function(connection)
        return _passes(connection) and not damaged_marks(connection)
    return False


def _passes(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


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
