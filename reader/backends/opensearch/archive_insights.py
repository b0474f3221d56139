"""Insights into one article of an archive: words and names from its text, other articles from the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.analysis.folding import fold
from reader.api.analytics import Related, Series
from reader.backends.local.article_insights import TELLING, ArticleInsights
from reader.backends.local.jumps import likeness_of
from reader.query.parser import Query
from reader.query.tree import Field, FieldName, Literal, Or
from reader.search.analytics.series import COLUMN, NEAREST, SERIES, column_of, stem
from reader.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.analysis.keyword_weights import Rarity
    from reader.api.outline import ArticleKey
    from reader.api.results import Results
    from reader.backends.local.user_dictionaries import UserDictionaries
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.model import Article

LOOKED_AT = 5
"""Candidates fetched for each related article wanted."""
MOST_PARTS = 60
"""Most articles of one series."""
NOWHERE = Span(0, 0)


class ReadableArchive(Protocol):
    """The parts of `ArchiveView` that insights are made from."""

    def article(self, key: ArticleKey) -> Article:
        """The whole article."""

    def search(self, query: str | Query) -> Results:
        """Results of a query."""

    def having(self, query: Dsl, most: int) -> Sequence[ArticleKey]:
        """Keys of the first articles found by an engine query."""


class FetchedArticles:
    """Source of insights that has the article's text, but no index."""

    rarity: Rarity | None = None

    def __init__(self, view: ReadableArchive) -> None:
        self._view = view

    @property
    def corpus(self) -> FetchedArticles:
        """The articles."""
        return self

    def article(self, key: ArticleKey) -> Article:
        """The whole article."""
        return self._view.article(key)


class ArchiveInsights(ArticleInsights):
    """Implements `reader.api.insights.Insights` for one article."""

    def __init__(self, view: ReadableArchive, key: ArticleKey, own: UserDictionaries) -> None:
        super().__init__(FetchedArticles(view), key, own)  # type: ignore[arg-type]  # no index is asked for
        self._archive, self._own_key = view, key

    def related(self, limit: int) -> tuple[Related, ...]:
        """Articles that share this one's heaviest keywords, best match first."""
        words = [keyword.word for keyword in self.keywords(TELLING)]
        if not words:
            return ()
        asked = tuple(Literal(word, exact=False, span=NOWHERE) for word in words)
        tree = Or(asked, NOWHERE) if len(asked) > 1 else asked[0]
        hits = self._archive.search(Query(" | ".join(words), tree)).page(0, limit * LOOKED_AT + 1)
        own = self._archive.article(self._own_key)
        found = [self._related(hit.key, words, own) for hit in hits if hit.key != self._own_key]
        several = [one for one in found if len(one.words) > 1]
        return tuple((several or found)[:limit])

    def _related(self, key: ArticleKey, words: Sequence[str], own: Article) -> Related:
        article = self._archive.article(key)
        folded = fold(article.text)
        return Related(key, tuple(word for word in words if fold(word) in folded), article.headline == own.headline)

    def series(self) -> tuple[Series, ...]:
        """Articles of the same series: parts of one piece, else its column, else its section."""
        article = self._archive.article(self._own_key)
        name, column = stem(article.headline), column_of(article.headline)
        found = [(name, self._headed(name, stem)), (column, self._headed(column, column_of))]
        found.append((article.section, self._of_section(article.section)))
        return tuple(Series(name, self._around(keys), len(keys)) for name, keys in found if name and len(keys) > 1)

    def _headed(self, name: str | None, part: Callable[[str], str | None]) -> list[ArticleKey]:
        """Articles whose headline has `name` as its part `part`."""
        if name is None:
            return []
        tree = Field(FieldName.HEADLINE, Literal(name, exact=False, span=NOWHERE), NOWHERE)
        keys = self._archive.search(Query(name, tree)).ordered("library")[:MOST_PARTS]
        return [key for key in keys if part(self._archive.article(key).headline) == name]

    def _of_section(self, section: str | None) -> list[ArticleKey]:
        """Articles of a section, if it is a series or small."""
        if section is None:
            return []
        keys = self._archive.having({"term": {"section": section}}, MOST_PARTS + 1)
        return list(keys) if len(keys) <= COLUMN or SERIES.search(section) else []

    def _around(self, keys: Sequence[ArticleKey]) -> tuple[ArticleKey, ...]:
        """The articles nearest to this one in order."""
        at = keys.index(self._own_key) if self._own_key in keys else 0
        first = max(min(at - NEAREST // 2, len(keys) - NEAREST), 0)
        return tuple(keys[first : first + NEAREST])

    def continuation(self) -> ArticleKey | None:
        """Key of the article that continues this one (下转); None if it is not in the archive."""
        article = self._archive.article(self._own_key)
        return self._other(article, article.jump_to, lambda other: other.jump_from)

    def beginning(self) -> ArticleKey | None:
        """Key of the article that this one continues (上接); None if it is not in the archive."""
        article = self._archive.article(self._own_key)
        return self._other(article, article.jump_from, lambda other: other.jump_to)

    def _other(self, article: Article, page: str | None, back: Callable[[Article], str | None]) -> ArticleKey | None:
        """Most similar candidate on the given page of the same issue."""
        if page is None:
            return None
        same = {"page": page, "publication": article.publication, "date": article.date}
        query: Dsl = {"bool": {"filter": [{"term": {name: value}} for name, value in same.items() if value]}}
        keys = [key for key in self._archive.having(query, 200) if key != self._own_key]
        halves = {key: other for key in keys if back(other := self._archive.article(key))}

        def likeness(key: ArticleKey) -> tuple[bool, float]:
            other = halves[key]
            return back(other) == article.page, likeness_of(article.headline, other.headline)

        return max(halves, key=likeness, default=None)
