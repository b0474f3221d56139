"""View of a page that was just read, shown before anything is indexed.

Methods that need an index use the indexed view, which is made on first use. Keys are the same in both.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.api.outline import OPEN
from reader.api.outline_request import OutlineRequest
from reader.backends.article_numbers import numbered
from reader.backends.local.outline.plain_outline import plain_groupings, plain_outline

if TYPE_CHECKING:
    from reader.api.insights import Insights, WeighedWord
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey, Outline
    from reader.api.results import Poll, Results
    from reader.model import Article
    from reader.query.parser import Query
    from reader.storage.parsed_ahead import PageArticles


class PlainSummary:
    """Summary of an article, as shown in lists."""

    def __init__(self, article: Article, encoding: str) -> None:
        self.headline, self.section = article.headline, article.section
        self.page, self.page_name = article.page, article.page_name
        self.date, self.publication = article.date, article.publication
        self.encoding = encoding


class IndexedLater:
    """What views have in common that are shown before the index: what needs it is asked of the indexed view."""

    generation, era = 1, 0

    def __init__(self, indexed: Callable[[], LibraryView]) -> None:
        """`indexed` returns the indexed view of the same articles."""
        self._indexed = indexed

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Keys of the articles that have one of these ids, by id."""

    def key(self, article: str) -> ArticleKey:
        """Key of the article with this id, or with this number counted from 1. Raises `UnknownArticleError`."""
        known = self.keys([article])
        return known[article] if known else numbered(article, len(self))

    def days(self) -> Sequence[tuple[str, int]]:
        """ISO dates in ascending order, each with its number of articles."""
        return self._indexed().days()

    def first_on(self, day: str) -> ArticleKey:
        """First article with one of these dates."""
        return self._indexed().first_on(day)

    def from_source(self, source: str, most: int) -> Sequence[ArticleKey]:
        """At most `most` articles of a source; empty if the source is unknown."""
        return self._indexed().from_source(source, most)

    def search(
        self,
        query: str | Query,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = 2.0,
    ) -> Results:
        """Results of `query`."""
        return self._indexed().search(query, sort, cancelled, seconds)

    def insights(self, key: ArticleKey) -> Insights:
        """Insights into an article."""
        return self._indexed().insights(key)

    def keywords_of(self, keys: Iterable[ArticleKey]) -> Iterator[Sequence[WeighedWord]]:
        """The keywords of each of many articles."""
        return self._indexed().keywords_of(keys)


class PlainView(IndexedLater):
    """A few articles."""

    def __init__(self, pages: Sequence[PageArticles], called: str, indexed: Callable[[], LibraryView]) -> None:
        super().__init__(indexed)
        self.articles = distinct([article for articles, _ in pages for article in articles])
        self._encodings = [encoding for articles, encoding in pages for _ in articles]
        self._called = called

    def __len__(self) -> int:
        return len(self.articles)

    @property
    def name(self) -> str:
        """The publication and date if all articles share them, else the name of the library."""
        papers, dates = ({getattr(each, name) for each in self.articles} for name in ("publication", "date"))
        paper = next(iter(papers)) if len(papers) == 1 else None
        date = next(iter(dates)) if paper and len(dates) == 1 else None
        return f"{paper} {date}" if date else paper or self._called

    def all_keys(self) -> Sequence[ArticleKey]:
        """All articles, in the order of the page."""
        return range(len(self.articles))

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Keys of the articles that have one of these ids, by id."""
        return {article.id: key for key, article in enumerate(self.articles) if article.id in ids}

    def id(self, key: ArticleKey) -> str:
        """The id of an article."""
        return self.articles[key].id

    def article(self, key: ArticleKey) -> Article:
        """The whole article. Raises IndexError for an unknown key."""
        return self.articles[key]

    def summary(self, key: ArticleKey) -> PlainSummary:
        """Summary of an article, as shown in lists."""
        return PlainSummary(self.articles[key], self._encodings[key])

    def summaries(self, keys: Sequence[ArticleKey]) -> list[PlainSummary]:
        """Summaries of some articles, as shown in lists."""
        return [self.summary(key) for key in keys]

    def groupings(self) -> Sequence[str]:
        """The `reader.api.outline.GROUPINGS` that divide its articles."""
        return plain_groupings(self.articles)

    def outline(self, request: OutlineRequest, cancelled: Poll | None = None) -> Outline:
        """The rows of the list."""
        return self.outline_at_once(request) or self._indexed().outline(request, cancelled)

    def outline_at_once(self, request: OutlineRequest) -> Outline | None:
        """The outline of all articles of one issue by section; None for any other request."""
        is_plain = request._replace(folds=OPEN, headlines=request.headlines.strip()) == OutlineRequest()
        return plain_outline(self.articles, request.folds) if is_plain else None


def distinct(articles: Sequence[Article]) -> list[Article]:
    """`articles` with unique ids: the second article of the same text gets `…-2`, and so on."""
    seen: dict[str, int] = {}
    found = []
    for article in articles:
        count = seen[article.id] = seen.get(article.id, 0) + 1
        found.append(article if count == 1 else _named(article, f"{article.id}-{count}"))
    return found


def _named(article: Article, name: str) -> Article:
    from dataclasses import replace

    return replace(article, id=name)
