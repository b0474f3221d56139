"""The articles that the engine found for one reading of a query, and the matches in those that were fetched.

A small answer is fetched whole and searched, and is exact then. Of a large one the totals are the engine's, and matches
are known of the articles fetched so far.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource, Hits
from reader.backends.opensearch.article_cache import WHOLE
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.fetched_matches import FetchedMatches
from reader.span import Span

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.archive_trend import LibraryDates
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.backends.opensearch.engine_query import EngineQuery
    from reader.query.parser import Query
    from reader.query.tree import Node

PAGE = 25
"""Articles in a page of results."""


Places: TypeAlias = "array[int]"
"""Beginnings and ends of spans in turn, which take a fifteenth of the memory of the spans."""


class ArchiveQuery(NamedTuple):
    """A search of the archive."""

    query: Query
    tree: Node
    """Query tree that is searched: the query's own, or another reading of it."""
    engine_query: EngineQuery
    sort: str
    source: ArchiveSource
    dates: LibraryDates
    """Dates of the archive's articles."""
    searched: int
    era: int


class FoundArticles:
    """An answer of the engine; it knows more with every article that arrives."""

    def __init__(self, asked: ArchiveQuery, total: int, shortfall: str = "") -> None:
        self.asked, self.total, self.shortfall = asked, total, shortfall
        self.at_most, self.matches_known = not asked.engine_query.exact, False
        self.query = asked.engine_query.query
        """Engine query for these articles."""
        self.scores = dict[int, float]()
        self._uncounted: set[ArticleKey] = set()
        """Articles of which the number of spans was requested."""
        self._spans: dict[ArticleKey, Places | None] = {}
        """Spans of fetched articles; None: the article does not match after all."""
        self.ranking: Sequence[ArticleKey] = ArchiveKeys(
            asked.source, self.query, asked.sort, total, block=PAGE, shown=WHOLE, taken=self.take
        )

    def verify(self, hits: Hits) -> list[ArticleKey]:
        """Search a part of the found articles; returns the keys of those that match."""
        keys = [self.asked.source.cache.take(hit) for hit in hits]
        self.take(keys, hits)
        return [key for key in keys if self._spans.get(key) is not None]

    def verified(self, meant: Sequence[ArticleKey]) -> None:
        """Take over the exact answer: all found articles were searched, these match, in order."""
        cache = self.asked.source.cache
        self.ranking = tuple(meant)
        if len(self.ranking) < self.total:
            self.query = {"ids": {"values": [cache.id(key) for key in self.ranking]}}
        self.total = len(self.ranking)
        self.at_most, self.matches_known = False, True

    def take(self, keys: Sequence[ArticleKey], hits: Hits) -> None:
        """Search articles that have arrived."""
        for key, hit in zip(keys, hits, strict=True):
            self.scores[key] = float(hit.get("_score") or 0.0)
        self._look_into(keys)

    def _look_into(self, keys: Sequence[ArticleKey]) -> None:
        """Search those of these articles that are cached."""
        cache = self.asked.source.cache
        new = {key: article for key in keys if key not in self._spans and (article := cache.article(key))}
        if new:
            found = FetchedMatches([*new.values()], self.asked.query, self.asked.tree)
            spans = {key: _places(found.spans(place)) if found.has(place) else None for place, key in enumerate(new)}
            self._spans = {**self._spans, **spans}

    def spans_in(self, key: ArticleKey) -> tuple[Span, ...] | None:
        """Spans of an article; None if it does not match or was not fetched."""
        real = self.asked.source.cache.real(key)
        if real not in self._spans:
            self._look_into((real,))
        places = self._spans.get(real)
        return None if places is None else tuple(map(Span, places[::2], places[1::2]))

    def count_in(self, key: ArticleKey) -> int | None:
        """Number of spans of an article; None if it does not match or is not known.

        A list asks for a screenful, of which searching each takes 2 ms: where this thread may not wait they are
        searched together in the background.
        """
        real = self.asked.source.cache.real(key)
        if real not in self._spans and not may_wait():
            if self.asked.source.cache.article(real) is not None:
                self._uncounted.add(real)
                self.asked.source.fetches.start((id(self), "counts"), self._count)
            return None
        spans = self.spans_in(real)
        return None if spans is None else len(spans)

    def _count(self) -> None:
        """Search all articles of which the number of spans was requested."""
        while self._uncounted:
            some = tuple(self._uncounted)
            self._look_into(some)
            self._uncounted.difference_update(some)

    @property
    def total_matches(self) -> int:
        """Number of spans of the articles found, as far as they were searched: others may have been looked into too."""
        known = map(self._spans.get, self.ranking) if self.matches_known else [*self._spans.values()]
        return sum(len(places or ()) for places in known) // 2

    def matches_before(self, rank: int) -> int:
        """Number of spans in the articles before this rank, as far as they were fetched."""
        known = self.ranking.known() if isinstance(self.ranking, ArchiveKeys) else dict(enumerate(self.ranking))
        return sum(len(self._spans.get(other) or ()) for place, other in known.items() if place < rank) // 2

    def in_library_order(self, narrowed: Dsl | None = None, total: int | None = None) -> ArchiveKeys:
        """These articles, optionally only those that another engine query finds too, in library order."""
        query = self.query if narrowed is None else {"bool": {"filter": [self.query, narrowed]}}
        count = self.total if total is None else total
        return ArchiveKeys(self.asked.source, query, "library", count, shown=WHOLE, taken=self.take)


def _places(spans: Sequence[Span]) -> Places:
    return array("i", chain.from_iterable(spans))
