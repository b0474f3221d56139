"""The database connection: one SQLite file whose committed writes survive a kill and a power cut.

A write returns after its commit. The journal is a write-ahead log with `synchronous = FULL`: one sync a commit where a
rollback journal takes four, and reading never waits for writing; where the file system cannot share memory, SQLite
stays with a rollback journal, which is as safe. The log is folded in when the last reader closes. Several threads may
use a `Database`: a lock lets one in at a time.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from reader.errors import StoreError

Value = str | int | None
Row = tuple[Any, ...]
Writer = Callable[..., int]
"""Runs an SQL statement with its values; returns the id of the inserted row."""


class Database:
    """An open database with the newest schema. All its errors are raised as `StoreError`."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self.name = name
        """File name, for messages."""
        self._connection = connection
        self._lock = RLock()

    def rows(self, statement: str, *values: Value) -> list[Row]:
        """All rows of a query."""
        with self._lock, told(self.name):
            return self._connection.execute(statement, bound(values)).fetchall()

    def write(self, statement: str, *values: Value) -> int:
        """Run one statement in its own transaction; returns the id of the inserted row."""
        with self.writing() as run:
            return run(statement, *values)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: committed when the block ends, rolled back when an exception leaves it."""

        def run(statement: str, *values: Value) -> int:
            return self._connection.execute(statement, bound(values)).lastrowid or 0

        with self._lock, told(self.name), transaction(self._connection):
            yield run

    def close(self) -> None:
        """Close the file; later calls raise `StoreError`."""
        with self._lock:
            self._connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit all statements of the block or none. Takes the write lock first: after reading it cannot wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told(name: str) -> Iterator[None]:
    """Raise errors of SQLite and of the file system as `StoreError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{name}: {error}") from error


def bound(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """`values` with lone surrogates replaced, which SQLite cannot store."""
    return tuple(value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values)
