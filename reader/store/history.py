"""Recently opened articles and recent queries, newest first. Each list has a maximum length."""

from reader.model import Article
from reader.named_tuple import NamedTuple
from reader.store.database import Database
from reader.store.timestamps import now

VISITS = 1000
QUERIES = 200


class HistoryVisit(NamedTuple):
    """A visit of an article."""

    article: str
    """Id of the article."""
    headline: str
    source: str
    at: str
    """Time of the last visit (see `reader.store.timestamps`)."""


class History:
    """The tables of visits and queries; each article and each query is in it once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def visits(self, limit: int = VISITS) -> list[HistoryVisit]:
        """The visited articles, newest first."""
        statement = "SELECT article, headline, source, at FROM visits ORDER BY id DESC LIMIT ?"
        return [HistoryVisit(*row) for row in self._database.rows(statement, limit)]

    def visit(self, article: Article) -> None:
        """Record a visit: `article` becomes the first of the list."""
        with self._database.writing() as run:
            run("DELETE FROM visits WHERE article = ?", article.id)
            run(
                "INSERT INTO visits (article, headline, source, at) VALUES (?, ?, ?, ?)",
                *(article.id, article.headline, article.source, now()),
            )
            run("DELETE FROM visits WHERE id <= (SELECT id FROM visits ORDER BY id DESC LIMIT 1 OFFSET ?)", VISITS)

    def queries(self, limit: int = QUERIES) -> list[str]:
        """The queries, newest first."""
        statement = "SELECT query FROM queries ORDER BY id DESC LIMIT ?"
        return [query for (query,) in self._database.rows(statement, limit)]

    def ask(self, query: str) -> None:
        """Record `query` as the first of the list; a blank one is ignored."""
        if not query.strip():
            return
        with self._database.writing() as run:
            run("DELETE FROM queries WHERE query = ?", query)
            run("INSERT INTO queries (query) VALUES (?)", query)
            run("DELETE FROM queries WHERE id <= (SELECT id FROM queries ORDER BY id DESC LIMIT 1 OFFSET ?)", QUERIES)

    def forget(self) -> None:
        """Clear both lists."""
        with self._database.writing() as run:
            run("DELETE FROM visits")
            run("DELETE FROM queries")
