"""The articles of an archive that are here, by key; keys are handed out as articles are met, and stay.

A place of a list whose article is not known yet has a key that is promised: once the article has come, that key means
it, or is one more name for the key that it had. Of whole articles the last ones that were looked at are kept.
"""

from __future__ import annotations

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
"""Articles, and what lists show of others."""
SUMMARY = ("article.headline", "section", "page", "page_name", "date", "publication", "encoding")
"""What is fetched for a list."""
WHOLE = ("article", "page", "encoding")
"""What is fetched to be read, or searched."""
WAITING = "…"
"""The headline of what is on its way."""


class ShelfSummary(NamedTuple):
    """What lists show of an article."""

    headline: str = WAITING
    section: str | None = None
    page: str | None = None
    page_name: str | None = None
    date: str | None = None
    publication: str | None = None
    encoding: str = "utf-8"


class ArchiveShelf:
    """Keys, and the articles behind those that are here. For several threads at once."""

    def __init__(self) -> None:
        self._ids: list[str | None] = []
        self._keys: dict[str, ArticleKey] = {}
        self._same: dict[ArticleKey, ArticleKey] = {}
        self._fetchers: dict[ArticleKey, Callable[[], object]] = {}
        self._articles: OrderedDict[ArticleKey, Article] = OrderedDict()
        self._summaries: OrderedDict[ArticleKey, ShelfSummary] = OrderedDict()
        self._lock = threading.RLock()

    def key_of(self, id: str) -> ArticleKey:  # noqa: A002 - the name of the field
        """The key of the article with an id."""
        with self._lock:
            if id not in self._keys:
                self._keys[id] = len(self._ids)
                self._ids.append(id)
            return self._keys[id]

    def known(self, id: str) -> ArticleKey | None:  # noqa: A002
        """The key of an article that was met."""
        return self._keys.get(id)

    def promise(self, fetch: Callable[[], object]) -> ArticleKey:
        """A key for an article that `fetch`, which waits for it, will bring."""
        with self._lock:
            self._ids.append(None)
            self._fetchers[len(self._ids) - 1] = fetch
            return len(self._ids) - 1

    def settle(self, promised: ArticleKey, id: str) -> None:  # noqa: A002
        """The article of a promised key is known."""
        with self._lock:
            self._fetchers.pop(promised, None)
            if id in self._keys:
                self._same[promised] = self._keys[id]
            else:
                self._ids[promised], self._keys[id] = id, promised

    def fetcher(self, key: ArticleKey) -> Callable[[], object] | None:
        """What brings the article of a promised key; None where it is known."""
        return self._fetchers.get(key)

    def real(self, key: ArticleKey) -> ArticleKey:
        """The key of the article that a key means."""
        return self._same.get(key, key)

    def id(self, key: ArticleKey) -> str | None:
        """The id of an article; None for a promised key. Raises IndexError for what is no key."""
        if key < 0:
            raise IndexError(key)
        return self._ids[self.real(key)]

    def take(self, hit: dict[str, Any]) -> ArticleKey:
        """The key of what the engine gave, which is kept: a whole article, or what lists show."""
        id, source = str(hit["_id"]), hit.get("_source") or {}  # noqa: A001
        key, kept = self.key_of(id), source.get("article") or {}
        if "blocks" in kept:
            self.put(key, _read(id, kept), source)
        elif "headline" in kept:
            told = {name: source[name] for name in ShelfSummary._fields if isinstance(source.get(name), str)}
            self._keep(
                self._summaries, key, ShelfSummary(**{**told, "headline": str(kept["headline"])}), KEPT_SUMMARIES
            )
        return key

    def put(self, key: ArticleKey, article: Article, source: dict[str, Any]) -> None:
        """Keep an article."""
        about = (article.section, article.page, article.page_name, article.date, article.publication)
        summary = ShelfSummary(article.headline, *about, str(source.get("encoding", "utf-8")))
        self._keep(self._summaries, key, summary, KEPT_SUMMARIES)
        self._keep(self._articles, key, article, KEPT)

    def _keep(self, shelf: OrderedDict[ArticleKey, Any], key: ArticleKey, value: object, most: int) -> None:
        with self._lock:
            shelf[key] = value
            shelf.move_to_end(key)
            while len(shelf) > most:
                shelf.popitem(last=False)

    def article(self, key: ArticleKey) -> Article | None:
        """An article, if it is here."""
        found: Article | None = self._got(self._articles, key)
        return found

    def summary(self, key: ArticleKey) -> ShelfSummary | None:
        """What lists show of an article, if it is here."""
        found: ShelfSummary | None = self._got(self._summaries, key)
        return found

    def _got(self, shelf: OrderedDict[ArticleKey, Any], key: ArticleKey) -> Any:
        with self._lock:
            if (real := self.real(key)) in shelf:
                shelf.move_to_end(real)
                return shelf[real]
        return None


def _read(id: str, kept: dict[str, Any]) -> Article:  # noqa: A002
    """The article that was sent; one that cannot be read says so."""
    try:
        return article_of(id, kept)
    except ValueError:
        return Article(source="", headline=_("(cannot be read)"), lines=(1, 1), id=id)
