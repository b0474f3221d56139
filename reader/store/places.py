"""Where a person was in each library, and how it looked: what coming home brings back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.store.database import Database

Setting = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Place:
    """An article, the line being read, and what stood around it."""

    article: str | None = None
    """The id of the open article."""
    offset: int = 0
    """The first code point on the screen, in its text."""
    query: str = ""
    """What stood in the search bar."""
    grouping: str = ""
    """How the sidebar was grouped; "" as it is by default."""
    layout: Mapping[str, Setting] = field(default_factory=dict)
    """What else the screen wants to find again: widths, panes."""


class Places:
    """The table of places, by library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, library: str) -> Place | None:
        """The place kept for the library with the key `library`."""
        found = self._database.rows(
            "SELECT article, position, query, grouping, layout FROM places WHERE library = ?", library
        )
        for article, offset, query, grouping, layout in found:
            return Place(article, offset, query, grouping, json.loads(layout))
        return None

    def keep(self, library: str, place: Place) -> None:
        """Keep `place` instead of the one before."""
        self._database.write(
            "INSERT OR REPLACE INTO places (library, article, position, query, grouping, layout)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(library, place.article, place.offset, place.query, place.grouping, json.dumps(dict(place.layout))),
        )
