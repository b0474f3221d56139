"""Saved queries: each is of one library, with how many articles it found there when it was last looked at."""

from typing import NamedTuple

from reader.store.database import Database
from reader.store.timestamps import now

MOST = 100
"""Saved queries of one library; beyond, the oldest goes."""


class SavedQuery(NamedTuple):
    """A query that a person wants to come back to."""

    query: str
    seen: int
    """Articles that it found when it was last looked at."""


class SavedQueries:
    """The table of saved queries; each query is in it once for each library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, library: str) -> list[SavedQuery]:
        """The saved queries of the library with that key (see `library_key`), the oldest first."""
        statement = "SELECT query, seen FROM saved_queries WHERE library = ? ORDER BY id"
        return [SavedQuery(*row) for row in self._database.rows(statement, library)]

    def save(self, library: str, query: str, seen: int) -> None:
        """Save a query, or note that it was looked at when it found `seen` articles; a blank one is ignored."""
        if not query.strip():
            return
        with self._database.writing() as run:
            run(
                "INSERT INTO saved_queries (library, query, seen, made) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (library, query) DO UPDATE SET seen = excluded.seen",
                *(library, query, seen, now()),
            )
            run(
                "DELETE FROM saved_queries WHERE library = ? AND id <= "
                "(SELECT id FROM saved_queries WHERE library = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                *(library, library, MOST),
            )

    def remove(self, library: str, query: str) -> None:
        """Remove a saved query; nothing happens where there is no such one."""
        with self._database.writing() as run:
            run("DELETE FROM saved_queries WHERE library = ? AND query = ?", library, query)
