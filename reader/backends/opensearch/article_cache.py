"""Cache of an archive's articles by key. Keys are assigned as articles arrive, and never change.

A list position whose article is not known yet has a promised key. Once the article has arrived, that key means it, or
becomes an alias of the key that the article already had. Whole articles are evicted least recently used first.
"""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.backends.opensearch.archive_document import article_of
from reader.i18n import _
from reader.model import Article

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey

KEPT, KEPT_SUMMARIES = 1000, 20_000
"""Most whole articles kept, and most summaries."""
KEPT_TEXT, KEPT_ANYWAY = 500_000, 300
"""Code points from which on fewer articles are kept, and the number of those that are kept however long they are: all
that are fetched and searched together."""
SUMMARY = ("article.headline", "section", "page", "page_name", "date", "publication", "encoding")
"""Fields fetched for a list."""
WHOLE = ("article", "page", "encoding")
"""Fields fetched for reading and searching."""
WAITING = "…"
"""Headline of an article that has not arrived yet."""


class CachedSummary(NamedTuple):
    """Summary of an article for lists."""

    headline: str = WAITING
    section: str | None = None
    page: str | None = None
    page_name: str | None = None
    date: str | None = None
    publication: str | None = None
    encoding: str = "utf-8"


class ArticleCache:
    """Keys, articles and summaries. Thread-safe."""

    def __init__(self) -> None:
        self._ids: list[str | None] = []
        self._keys: dict[str, ArticleKey] = {}
        self._same: dict[ArticleKey, ArticleKey] = {}
        self._fetchers: dict[ArticleKey, Callable[[], object]] = {}
        self._articles: OrderedDict[ArticleKey, Article] = OrderedDict()
        self._text = 0
        """Code points of the articles."""
        self._summaries: OrderedDict[ArticleKey, CachedSummary] = OrderedDict()
        self._lock = threading.RLock()

    def key_of(self, id: str) -> ArticleKey:  # noqa: A002 - the name of the field
        """The key of the article with an id."""
        with self._lock:
            if id not in self._keys:
                self._keys[id] = len(self._ids)
                self._ids.append(id)
            return self._keys[id]

    def known(self, id: str) -> ArticleKey | None:  # noqa: A002
        """The key of an article that arrived before; None if none did."""
        return self._keys.get(id)

    def promise(self, fetch: Callable[[], object]) -> ArticleKey:
        """A new key for an unknown article; `fetch` blocks until it has arrived."""
        with self._lock:
            self._ids.append(None)
            self._fetchers[len(self._ids) - 1] = fetch
            return len(self._ids) - 1

    def settle(self, promised: ArticleKey, id: str) -> None:  # noqa: A002
        """Tie a promised key to the id of its article."""
        with self._lock:
            self._fetchers.pop(promised, None)
            if id in self._keys:
                self._same[promised] = self._keys[id]
            else:
                self._ids[promised], self._keys[id] = id, promised

    def fetcher(self, key: ArticleKey) -> Callable[[], object] | None:
        """The function that fetches the article of a promised key; None if the article is known."""
        return self._fetchers.get(key)

    def real(self, key: ArticleKey) -> ArticleKey:
        """The key itself, or the key that it is an alias of."""
        return self._same.get(key, key)

    def id(self, key: ArticleKey) -> str | None:
        """The id of an article; None for a promised key. Raises IndexError for an invalid key."""
        if key < 0:
            raise IndexError(key)
        return self._ids[self.real(key)]

    def take(self, hit: dict[str, Any]) -> ArticleKey:
        """Keep a search hit, a whole article or a summary; returns its key."""
        id, source = str(hit["_id"]), hit.get("_source") or {}  # noqa: A001
        key, kept = self.key_of(id), source.get("article") or {}
        if "blocks" in kept:
            self.put(key, _read(id, kept), source)
        elif "headline" in kept:
            fields = {name: sys.intern(source[name]) for name in CachedSummary._fields if _is_text(source.get(name))}
            self._keep_summary(key, CachedSummary(**{**fields, "headline": str(kept["headline"])}))
        return key

    def put(self, key: ArticleKey, article: Article, source: dict[str, Any]) -> None:
        """Keep an article."""
        about = (article.section, article.page, article.page_name, article.date, article.publication)
        summary = CachedSummary(article.headline, *about, str(source.get("encoding", "utf-8")))
        shared = {name: sys.intern(value) for name, value in zip(summary._fields, summary, strict=True) if value}
        self._keep_summary(key, CachedSummary(**{**shared, "headline": article.headline}))
        with self._lock:
            if (before := self._articles.pop(key, None)) is not None:
                self._text -= _size(before)
            self._articles[key] = article
            self._text += _size(article)
            while len(self._articles) > (KEPT_ANYWAY if self._text > KEPT_TEXT else KEPT):
                self._text -= _size(self._articles.popitem(last=False)[1])

    def _keep_summary(self, key: ArticleKey, summary: CachedSummary) -> None:
        with self._lock:
            self._summaries[key] = summary
            self._summaries.move_to_end(key)
            if len(self._summaries) > KEPT_SUMMARIES:
                self._summaries.popitem(last=False)

    def article(self, key: ArticleKey) -> Article | None:
        """A whole article; None if it is not cached."""
        found: Article | None = self._got(self._articles, key)
        return found

    def summary(self, key: ArticleKey) -> CachedSummary | None:
        """Summary of an article; None if it is not cached."""
        found: CachedSummary | None = self._got(self._summaries, key)
        return found

    def _got(self, cache: OrderedDict[ArticleKey, Any], key: ArticleKey) -> Any:
        with self._lock:
            if (real := self.real(key)) in cache:
                cache.move_to_end(real)
                return cache[real]
        return None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _size(article: Article) -> int:
    """Code points of an article's body."""
    return sum([len(block.text) for block in article.blocks])


def _read(id: str, kept: dict[str, Any]) -> Article:  # noqa: A002
    """Parse an article that was sent; a placeholder if it cannot be read."""
    try:
        return article_of(id, kept)
    except ValueError:
        return Article(source="", headline=_("(cannot be read)"), lines=(1, 1), id=id)
