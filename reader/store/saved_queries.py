"""Saved queries of each library, with their number of matching articles when last viewed."""

from reader.named_tuple import NamedTuple
from reader.store.database import Database
from reader.store.timestamps import now

MOST = 100
"""Most saved queries of one library; beyond that, the oldest is removed."""


class SavedQuery(NamedTuple):
    """A query that the user saved."""

    query: str
    seen: int
    """Number of matching articles when it was last viewed."""


class SavedQueries:
    """The table of saved queries; each query occurs once for each library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, library: str) -> list[SavedQuery]:
        """Saved queries of the library with that key (see `library_key`), the oldest first."""
        statement = "SELECT query, seen FROM saved_queries WHERE library = ? ORDER BY id"
        return [SavedQuery(*row) for row in self._database.rows(statement, library)]

    def save(self, library: str, query: str, seen: int) -> None:
        """Save a query, or record that it was viewed with `seen` matching articles; a blank one is ignored."""
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
        """Remove a saved query; no effect if it does not exist."""
        with self._database.writing() as run:
            run("DELETE FROM saved_queries WHERE library = ? AND query = ?", library, query)
