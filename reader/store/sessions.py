"""Where a person was in each library, and how it looked: what coming home brings back."""

import json

from reader.store.database import Database
from reader.store.session import Session


class Sessions:
    """The table of places, by library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, library: str) -> Session | None:
        """The place kept for the library with the key `library`."""
        found = self._database.rows(
            "SELECT article, position, query, grouping, layout FROM places WHERE library = ?", library
        )
        for article, offset, query, grouping, layout in found:
            return Session(article, offset, query, grouping, json.loads(layout))
        return None

    def keep(self, library: str, place: Session) -> None:
        """Keep `place` instead of the one before."""
        self._database.write(
            "INSERT OR REPLACE INTO places (library, article, position, query, grouping, layout)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(library, place.article, place.offset, place.query, place.grouping, json.dumps(dict(place.layout))),
        )
