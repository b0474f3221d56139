"""Read state of articles, by article id and independent of the library: read or not, and the reading position."""

from collections.abc import Iterable, Iterator
from itertools import islice

from reader.store.database import Database

AT_ONCE = 500
"""Ids in one statement: SQLite limits the number of values."""


class ReadState:
    """The table of articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_read(self, article: str) -> bool:
        """True if the article is marked read."""
        return bool(self.read_among((article,)))

    def articles(self) -> set[str]:
        """Ids of all articles that are read or have a position."""
        return {
            article for (article,) in self._database.rows("SELECT article FROM articles WHERE read OR position > 0")
        }

    def read_among(self, articles: Iterable[str]) -> set[str]:
        """Those articles that are read."""
        return {
            article
            for some in _portions(articles)
            for (article,) in self._database.rows(
                f"SELECT article FROM articles WHERE read AND article IN ({', '.join('?' * len(some))})", *some
            )
        }

    def mark(self, articles: Iterable[str], read: bool) -> None:
        """Mark articles read or unread, in one transaction."""
        with self._database.writing() as run:
            for article in articles:
                run(
                    "INSERT INTO articles (article, read) VALUES (?, ?)"
                    " ON CONFLICT (article) DO UPDATE SET read = excluded.read",
                    *(article, int(read)),
                )

    def offset(self, article: str) -> int:
        """The reading position in code points of `Article.text`; 0 if there is none."""
        return next(
            (at for (at,) in self._database.rows("SELECT position FROM articles WHERE article = ?", article)), 0
        )

    def offsets_among(self, articles: Iterable[str]) -> dict[str, int]:
        """Reading positions of `articles` by id, in code points, without positions at the beginning."""
        return {
            article: at
            for some in _portions(articles)
            for article, at in self._database.rows(
                "SELECT article, position FROM articles"
                f" WHERE position > 0 AND article IN ({', '.join('?' * len(some))})",
                *some,
            )
        }

    def keep_offset(self, article: str, offset: int) -> None:
        """Store the reading position in code points of `Article.text`."""
        self._database.write(
            "INSERT INTO articles (article, position) VALUES (?, ?)"
            " ON CONFLICT (article) DO UPDATE SET position = excluded.position",
            *(article, offset),
        )


def _portions(articles: Iterable[str]) -> Iterator[list[str]]:
    left = iter(articles)
    while some := list(islice(left, AT_ONCE)):
        yield some
