"""Journal of writes that could not wait for another instance at exit: kept beside the database until the next start.

One JSON line for each transaction: its statements with their values. No write is dropped silently: lines that cannot be
read or executed are kept in a file of their own.
"""

import json
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from reader.paths import open_private

Statement = tuple[str, tuple[str | int | None, ...]]


def journal_of(path: Path) -> Path:
    """Path of the journal for the database at `path`."""
    return path.with_name(f"{path.stem}.unsaved.jsonl")


def append(path: Path, statements: Sequence[Statement]) -> None:
    """Append a transaction to the journal of the database at `path`, and sync it. Raises OSError."""
    with open(journal_of(path), "a", encoding="ascii", opener=open_private) as file:
        file.write(json.dumps(statements) + "\n")
        file.flush()
        os.fsync(file.fileno())


def replay(path: Path, connection: sqlite3.Connection) -> None:
    """Execute the writes in the journal of the database at `path`. Failing writes are set aside. Raises sqlite3.Error
    if locked."""
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
