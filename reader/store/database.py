"""Database connection: one SQLite file whose committed writes survive a kill and a power cut.

A write returns after its commit. The journal is a write-ahead log with `synchronous = FULL`: one sync a commit, where a
rollback journal takes four, and reading never waits for writing; on file systems without shared memory, SQLite keeps a
rollback journal, which is as safe. The log is checkpointed when the last connection closes. Several threads may use a
`Database`: a lock admits one at a time.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Any, Protocol

from reader.errors import StoreError
from reader.i18n import _
from reader.store.wal_index import WalIndex
from reader.store.write_journal import Statement, append

PATIENCE = 5.0
"""Seconds to wait for the commit of another instance."""
BEAT = 100
"""Milliseconds between two checks for whether waiting is still wanted."""

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""Exceptions for a damaged file; SQLite's message may contain bytes that cannot be decoded."""

Value = str | int | None
Row = tuple[Any, ...]
Writer = Callable[..., int]
"""Runs an SQL statement with its values; returns the id of the inserted row."""


class Keeper(Protocol):
    """Keeps a copy of an open database up to date. Never raises."""

    def wrote(self) -> None:
        """Count a write, after its commit."""

    def keep(self) -> None:
        """Renew the copy."""


class Database:
    """An open database with the newest schema. All its errors are raised as `StoreError`."""

    def __init__(self, name: str, connection: sqlite3.Connection, keeper: Keeper | None = None) -> None:
        self.name = name
        """File name, for messages."""
        self.leaving = False
        """True if this instance no longer waits for another: a write that would have to wait goes into the journal."""
        self._connection = connection
        self._keeper = keeper
        self._index = WalIndex(name)
        self._index.mend()
        self._lock = RLock()

    def rows(self, statement: str, *values: Value) -> list[Row]:
        """All rows of a query."""
        with self._lock, as_store_errors(self.name):
            self._index.mend()
            return self._connection.execute(statement, bound(values)).fetchall()

    def write(self, statement: str, *values: Value) -> int:
        """Run one statement in its own transaction; returns the id of the inserted row."""
        with self.writing() as run:
            return run(statement, *values)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: committed when the block ends, rolled back if it raises an exception."""

        unsaved: list[Statement] = []

        def run(statement: str, *values: Value) -> int:
            return self._connection.execute(statement, bound(values)).lastrowid or 0

        def note(statement: str, *values: Value) -> int:
            unsaved.append((statement, bound(values)))
            return 0

        with self._lock, as_store_errors(self.name):
            self._index.mend()
            if self._begin():
                with committed(self._connection):
                    yield run
                if self._keeper is not None:
                    self._keeper.wrote()
            else:
                yield note
                append(Path(self.name), unsaved)

    def _begin(self) -> bool:
        """Take the write lock, waiting for another instance; False if that holds it and this one is `leaving`."""
        end = monotonic() + PATIENCE
        self._connection.execute(f"PRAGMA busy_timeout = {BEAT}")
        try:
            while True:
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                        raise
                    if self.leaving:
                        return False
                else:
                    return True
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")

    def close(self) -> None:
        """Renew the copy, without waiting for another instance, and close the file; later calls raise `StoreError`."""
        with self._lock:
            self._index.mend()
            if self._keeper is not None:
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._keeper.keep()
                self._keeper = None
            self._connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit all statements of the block or none. Takes the write lock first, since a transaction that has read cannot
    wait for it."""
    connection.execute("BEGIN IMMEDIATE")
    with committed(connection):
        yield


@contextmanager
def committed(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit the open transaction, or roll it back if the block raises an exception."""
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def as_store_errors(name: str) -> Iterator[None]:
    """Raise errors of SQLite and of the file system as `StoreError`."""
    try:
        yield
    except FAILURES as error:
        raise StoreError(f"{name}: {error}") from error
    except OSError as error:
        raise StoreError(f"{name}: {_(error.strerror or str(error))}") from error


def bound(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """`values` with lone surrogates replaced, which SQLite cannot store."""
    return tuple(value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values)
