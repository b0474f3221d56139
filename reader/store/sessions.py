"""The table of sessions: for each library, what is restored at the next start."""

import json

from reader.store.database import Database
from reader.store.session import Session


class Sessions:
    """The sessions by library key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, library: str) -> Session | None:
        """The session of the library with the key `library`; None if there is none."""
        found = self._database.rows(
            "SELECT article, position, query, grouping, layout FROM places WHERE library = ?", library
        )
        for article, offset, query, grouping, layout in found:
            return Session(article, offset, query, grouping, json.loads(layout))
        return None

    def keep(self, library: str, place: Session) -> None:
        """Store `place`, replacing the session before."""
        self._database.write(
            "INSERT OR REPLACE INTO places (library, article, position, query, grouping, layout)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(library, place.article, place.offset, place.query, place.grouping, json.dumps(dict(place.layout))),
        )
