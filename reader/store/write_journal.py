"""Journal of writes that could not wait for another instance at exit: kept beside the database until the next start.

One JSON line for each transaction: its statements with their values. No write is dropped silently: lines that cannot be
read or executed are kept in a file of their own. Others may have written the journal: its lines can only change rows of
the database, and not for long.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from reader.paths import open_private

Statement = tuple[str, tuple[str | int | None, ...]]
LARGEST = 1 << 24
"""Bytes of a journal that is read."""
PATIENCE = 3.0
"""Seconds that its statements may take; the lines that are left then are kept as those that fail."""
OFTEN = 100_000
"""Instructions of SQLite's machine between two looks at the time."""
HARMLESS = frozenset(
    [
        *(sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE),
        *(sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION),
    ]
)
"""What a statement may do."""


def journal_of(path: Path) -> Path:
    """Path of the journal for the database at `path`."""
    return path.with_name(f"{path.stem}.unsaved.jsonl")


def append(path: Path, statements: Sequence[Statement]) -> None:
    """Append a transaction to the journal of the database at `path`, and sync it. Raises OSError."""
    with open(journal_of(path), "a", encoding="ascii", opener=open_private) as file:
        file.write(json.dumps(statements) + "\n")
        file.flush()
        os.fsync(file.fileno())


def replay(path: Path, connection: sqlite3.Connection) -> Path | None:
    """Execute the writes in the journal of the database at `path`.

    Returns the file in which those are kept that fail; None if there are none. Raises sqlite3.Error if the database is
    locked, and OSError.
    """
    journal = journal_of(path)
    taken = journal.with_suffix(".taken")
    if not os.path.lexists(journal) and not os.path.lexists(taken):
        return None
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not os.path.lexists(taken):  # It is there after a kill, and the journal waits for the next start.
            if not os.path.lexists(journal):
                return None  # Another instance was quicker.
            journal.rename(taken)  # What another instance appends from now on is not lost.
        if not taken.is_file() or taken.stat().st_size > LARGEST or not os.access(taken, os.R_OK):
            return _set_aside(taken)
        left = _failing(taken.read_bytes().decode("ascii", "replace").splitlines(), connection)
    finally:
        connection.execute("COMMIT")
    damaged = journal.with_suffix(".damaged")
    if left:
        with open(damaged, "a", encoding="utf-8", opener=open_private) as file:
            file.writelines(f"{line}\n" for line in left)
    taken.unlink()
    return damaged if left else None


def _set_aside(taken: Path) -> Path:
    """Rename what cannot be read as a journal."""
    names = (taken.with_suffix(f".damaged-{number}") for number in range(1, 10_000))
    return taken.rename(next(name for name in names if not os.path.lexists(name)))


def _failing(lines: Sequence[str], connection: sqlite3.Connection) -> list[str]:
    """Execute the transactions of some lines; returns the lines that fail."""
    left, end = [], monotonic() + PATIENCE
    for line in lines:
        try:
            if monotonic() > end:
                raise TimeoutError
            _do(json.loads(line), connection, end)
        except (ValueError, TypeError, OverflowError, RecursionError, TimeoutError, sqlite3.Error):
            left.append(line)
    return left


def _do(statements: Sequence[Statement], connection: sqlite3.Connection, end: float) -> None:
    connection.execute("SAVEPOINT one")
    try:
        with _guarded(connection, end):
            for statement, values in statements:
                connection.execute(statement, values)
    except BaseException:
        connection.execute("ROLLBACK TO one")
        raise
    finally:
        connection.execute("RELEASE one")


@contextmanager
def _guarded(connection: sqlite3.Connection, end: float) -> Iterator[None]:
    """Let statements only change rows, and interrupt them at the time `end`."""
    connection.set_authorizer(_allowed)
    connection.set_progress_handler(lambda: monotonic() > end, OFTEN)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)


def _allowed(action: int, table: str | None, *_more: str | None) -> int:
    is_harmless = action in HARMLESS and not (table or "").startswith("sqlite_")
    return sqlite3.SQLITE_OK if is_harmless else sqlite3.SQLITE_DENY
