"""Which articles were read, and how far each: by the article's id, whatever library it is met in."""

from collections.abc import Iterable, Iterator
from itertools import islice

from reader.store.database import Database

AT_ONCE = 500
"""Ids in one question: SQLite takes a limited number of values in a statement."""


class ReadState:
    """The table of articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_read(self, article: str) -> bool:
        """Whether it was marked read."""
        return bool(self.read_among((article,)))

    def articles(self) -> set[str]:
        """All that were read, or left elsewhere than at their beginning."""
        return {
            article for (article,) in self._database.rows("SELECT article FROM articles WHERE read OR position > 0")
        }

    def read_among(self, articles: Iterable[str]) -> set[str]:
        """Those of `articles` that were read."""
        return {
            article
            for some in _portions(articles)
            for (article,) in self._database.rows(
                f"SELECT article FROM articles WHERE read AND article IN ({', '.join('?' * len(some))})", *some
            )
        }

    def mark(self, articles: Iterable[str], read: bool) -> None:
        """Mark them read, or unread again: all of them or none."""
        with self._database.writing() as run:
            for article in articles:
                run(
                    "INSERT INTO articles (article, read) VALUES (?, ?)"
                    " ON CONFLICT (article) DO UPDATE SET read = excluded.read",
                    *(article, int(read)),
                )

    def offset(self, article: str) -> int:
        """How far into its text the person was; 0 when never."""
        return next(
            (at for (at,) in self._database.rows("SELECT position FROM articles WHERE article = ?", article)), 0
        )

    def offsets_among(self, articles: Iterable[str]) -> dict[str, int]:
        """By id, how far into its text the person was, for those of `articles` that were not left at the beginning."""
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
        """Keep how far the person is, in code points of `Article.text`."""
        self._database.write(
            "INSERT INTO articles (article, position) VALUES (?, ?)"
            " ON CONFLICT (article) DO UPDATE SET position = excluded.position",
            *(article, offset),
        )


def _portions(articles: Iterable[str]) -> Iterator[list[str]]:
    left = iter(articles)
    while some := list(islice(left, AT_ONCE)):
        yield some
