"""Writes that could not wait for another instance at the end: kept beside the database, and done at the next start.

A JSON line for each transaction: its statements, each with its values. Nothing in it is ever dropped silently: what
cannot be read or done stays in a file of its own.
"""

import json
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from reader.paths import open_private

Statement = tuple[str, tuple[str | int | None, ...]]


def journal_of(path: Path) -> Path:
    """The file of the writes that wait for the database at `path`."""
    return path.with_name(f"{path.stem}.unsaved.jsonl")


def append(path: Path, statements: Sequence[Statement]) -> None:
    """Add a transaction to the journal of the database at `path`, to the disk. Raises OSError."""
    with open(journal_of(path), "a", encoding="ascii", opener=open_private) as file:
        file.write(json.dumps(statements) + "\n")
        file.flush()
        os.fsync(file.fileno())


def replay(path: Path, connection: sqlite3.Connection) -> None:
    """Do what waits for the database at `path`. What cannot be done is set aside. Raises sqlite3.Error when locked."""
    journal = journal_of(path)
    if not journal.exists():
        return
    left = []
    connection.execute("BEGIN IMMEDIATE")
    for line in journal.read_text(encoding="ascii", errors="replace").splitlines():
        try:
            _do(json.loads(line), connection)
        except (ValueError, TypeError, sqlite3.Error):
            left.append(line)
    connection.execute("COMMIT")
    if left:
        with open(journal.with_suffix(".damaged"), "a", encoding="utf-8", opener=open_private) as file:
            file.writelines(f"{line}\n" for line in left)
    journal.unlink()


def _do(statements: Sequence[Statement], connection: sqlite3.Connection) -> None:
    connection.execute("SAVEPOINT one")
    try:
        for statement, values in statements:
            connection.execute(statement, values)
    except BaseException:
        connection.execute("ROLLBACK TO one")
        raise
    finally:
        connection.execute("RELEASE one")
