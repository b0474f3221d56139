"""The file: one SQLite database, written so that what was acknowledged survives a kill and a power cut.

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
"""Runs a statement with its values; gives the id of the row that it put in."""


class Database:
    """An open database at the newest step. Whatever goes wrong with it is a `StoreError`."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self.name = name
        """Of the file, for messages."""
        self._connection = connection
        self._lock = RLock()

    def rows(self, statement: str, *values: Value) -> list[Row]:
        """All rows that a query gives."""
        with self._lock, told(self.name):
            return self._connection.execute(statement, bound(values)).fetchall()

    def write(self, statement: str, *values: Value) -> int:
        """Run one statement in a transaction of its own; gives the id of the row that it put in."""
        with self.writing() as run:
            return run(statement, *values)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: all that is run in it stays, or nothing when an exception leaves it."""

        def run(statement: str, *values: Value) -> int:
            return self._connection.execute(statement, bound(values)).lastrowid or 0

        with self._lock, told(self.name), transaction(self._connection):
            yield run

    def close(self) -> None:
        """Let go of the file; a store that is asked afterwards raises `StoreError`."""
        with self._lock:
            self._connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. The lock is taken at once: a transaction that began by reading could not wait for it."""
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
    """Tell what SQLite and the file system complain of as a `StoreError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{name}: {error}") from error


def bound(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """`values` as SQLite takes them: it has no place for lone surrogates."""
    return tuple(value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values)
