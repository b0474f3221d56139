"""The answer of an archive (see `reader.api.results.Results`): the engine says which, in which order and how many.

Where in them is worked out here, in the articles that were fetched. Few results are fetched at once, and all that is
said of them is exact; of many the totals are the engine's, and matches are counted as far as one has looked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.results import RESULT_ORDERS, Facet, Hit, Poll, ReadAs, Snippet, never
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource, Hits
from reader.backends.opensearch.article_cache import WHOLE
from reader.backends.opensearch.fetched_matches import FetchedMatches

if TYPE_CHECKING:
    from reader.api.analytics import By, ConcordanceLine, ConcordanceOrder
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.archive_trend import ArchiveTrend, LibraryDates
    from reader.backends.opensearch.engine_query import Dsl, EngineQuery
    from reader.query.parser import Query
    from reader.query.tree import Node
    from reader.search.analytics.concordance import Concordance
    from reader.span import Span

PAGE = 25
"""Articles of a page of results."""
MOST_READ = 2000
"""Articles that are read for a concordance: the first in the library."""
FACETS = ("section", "page_name", "publication", "author", "month")
MOST_VALUES = 1000


class Asked(NamedTuple):
    """What was asked of the archive."""

    query: Query
    tree: Node
    """What is looked for: that of the query, or what it was read as."""
    engine_query: EngineQuery
    sort: str
    source: ArchiveSource
    dates: LibraryDates
    """When the articles of the archive are from."""
    searched: int
    era: int


class Told(NamedTuple):
    """What is to be known of an answer."""

    elapsed: float = 0.0
    """Seconds."""
    shortfall: str = ""
    """Why the answer is not complete, as a sentence."""
    read_as: ReadAs = ReadAs.WRITTEN
    did_you_mean: str | None = None


class ArchiveResults:
    """An answer."""

    remote = True

    def __init__(self, asked: Asked, total: int, told: Told) -> None:
        self.asked, self.total_articles = asked, total
        self.source, self.dates = asked.source, asked.dates
        self.query, self.era, self.searched, self.sort = asked.query, asked.era, asked.searched, asked.sort
        self.elapsed, self.read_as, self.did_you_mean = told.elapsed, told.read_as, told.did_you_mean
        self.complete, self.shortfall = not told.shortfall, told.shortfall
        self.partial, self._part = False, self
        self.at_most, self.matches_known = not asked.engine_query.exact, False
        self._query, self._scores = asked.engine_query.query, dict[int, float]()
        self._spans: dict[ArticleKey, tuple[Span, ...] | None] = {}
        """Of articles that were looked at; None: it is not meant after all."""
        self.ranking: Sequence[ArticleKey] = ArchiveKeys(
            self.source, self._query, asked.sort, total, block=PAGE, shown=WHOLE, taken=self.take
        )

    def verify(self, hits: Hits) -> list[ArticleKey]:
        """Some of all that was found is here: the keys of what is meant."""
        keys = [self.source.cache.take(hit) for hit in hits]
        self.take(keys, hits)
        return [key for key in keys if self._spans.get(key) is not None]

    def verified(self, meant: Sequence[ArticleKey]) -> None:
        """All that was found was looked into: this is what is meant, in its order."""
        cache = self.source.cache
        self.ranking = tuple(meant)
        if len(self.ranking) < self.total_articles:
            self._query = {"ids": {"values": [cache.id(key) for key in self.ranking]}}
        self.total_articles = len(self.ranking)
        self.at_most, self.matches_known = False, True

    def with_part(self, part: ArchiveResults) -> None:
        """Nothing was found, but what has a part of the query."""
        self.partial, self._part = True, part

    @property
    def shown(self) -> ArchiveResults:
        """What there is to show: the answer, or what has a part of it."""
        return self._part

    @property
    def engine_query(self) -> Dsl:
        """What the engine is asked for the articles of this answer."""
        return self._query

    @property
    def distinct(self) -> ArchiveResults:
        """These results: what is nearly the same is not known of an archive, and nothing is folded."""
        return self

    @property
    def whole(self) -> ArchiveResults:
        """These results: nothing is folded."""
        return self

    def copies(self, key: ArticleKey) -> int:
        """None were folded."""
        return 0

    @property
    def total_matches(self) -> int:
        """How many spans the articles have together: of those that were looked at, unless `matches_known`."""
        return sum(len(spans or ()) for spans in [*self._spans.values()])

    @cached_property
    def counts(self) -> Mapping[ArticleKey, int]:
        """How many spans each article has, as far as they were fetched."""
        return ResultCounts(self)

    def story(self, key: ArticleKey) -> Sequence[ArticleKey]:
        """None were folded."""
        return ()

    def take(self, keys: Sequence[ArticleKey], hits: Hits) -> None:
        """Articles have come: look where they match."""
        for key, hit in zip(keys, hits, strict=True):
            self._scores[key] = float(hit.get("_score") or 0.0)
        self.look_into(keys)

    def look_into(self, keys: Sequence[ArticleKey]) -> None:
        """Look where these articles match, those that are here."""
        cache = self.source.cache
        new = {key: article for key in keys if key not in self._spans and (article := cache.article(key))}
        if new:
            found = FetchedMatches([*new.values()], self.query, self.asked.tree)
            spans = {key: found.spans(place) if found.has(place) else None for place, key in enumerate(new)}
            self._spans = {**self._spans, **spans}

    def found(self, key: ArticleKey) -> tuple[Span, ...] | None:
        """Where an article matches; None for one that is not meant, or not here."""
        real = self.source.cache.real(key)
        if real not in self._spans:
            self.look_into((real,))
        return self._spans.get(real)

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Where the texts asked for stand in an article; none in one that was not found."""
        return self.found(key) or ()

    def snippets(self, key: ArticleKey, count: int = 2, width: int = 40) -> Sequence[Snippet]:
        """At most `count` pieces of about `width` code points around the spans of an article."""
        from reader.search.snippets import snippets

        article = self.source.cache.article(key)
        return () if article is None else snippets(article, self.spans(key), width=width, count=count)

    def explain(self, key: ArticleKey) -> Sequence[Any]:
        """Nothing: the engine does not tell in our words."""
        return ()

    def page(self, first: int, count: int | None) -> Sequence[Hit]:
        """At most `count` articles from the place `first` on; None: all of them."""
        last = len(self.ranking) if count is None else min(first + count, len(self.ranking))
        keys = [self.ranking[place] for place in range(first, last)]
        return [Hit(key, self._scores.get(key, 0.0), len(self.spans(key))) for key in keys]

    def ordered(self, order: str) -> Sequence[ArticleKey]:
        """The articles found in one of `RESULT_ORDERS`; by matches as far as these are known."""
        rank, matches, _library = RESULT_ORDERS
        if order == rank:
            return self.ranking
        if order == matches and self.matches_known:
            return sorted(self.ranking, key=lambda key: -len(self.spans(key)))
        return self.in_library_order()

    def in_library_order(self, narrowed: Dsl | None = None, total: int | None = None) -> ArchiveKeys:
        """The articles found, or those of them that another query finds, in the order of the library."""
        query = self._query if narrowed is None else {"bool": {"filter": [self._query, narrowed]}}
        return ArchiveKeys(
            self.source, query, "library", self.total_articles if total is None else total,
            shown=WHOLE, taken=self.take,
        )  # fmt: skip

    def rank_of(self, key: ArticleKey) -> int | None:
        """The place of an article in the order, from 0; None: it was not found, or not yet come to."""
        try:
            return self.ranking.index(self.source.cache.real(key))
        except ValueError:
            return None

    def matches_before(self, key: ArticleKey) -> int:
        """How many spans the articles have that stand before that one, as far as one has looked."""
        rank = self.rank_of(key) or 0
        known = self.ranking.known() if isinstance(self.ranking, ArchiveKeys) else dict(enumerate(self.ranking))
        return sum(len(self._spans.get(other) or ()) for place, other in known.items() if place < rank)

    def facets(self) -> Mapping[str, Facet]:
        """How the articles found are spread by section, page, publication, author and month."""
        ask: Dsl = {}
        for name in FACETS:
            order = {"order": {"_key": "asc"}} if name == "month" else {}
            ask[name] = {"terms": {"field": name, "size": MOST_VALUES, **order}}
            ask[f"no {name}"] = {"missing": {"field": name}}
        told = self.source.engine.search({"query": self._query, "size": 0, "aggs": ask}).aggregations
        return {name: _facet(told[name]["buckets"], told[f"no {name}"]["doc_count"]) for name in FACETS}

    def trend(self, by: By, cancelled: Poll = never) -> ArchiveTrend:
        """How the articles found are spread by time, section or publication."""
        from reader.backends.opensearch.archive_trend import trend

        return trend(self, by)

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        """The closest unit of time of which the library takes two to `room`."""
        return self.dates.finest_unit(room)

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> ArchiveConcordance:
        """The matches in an order: of the first articles in the library."""
        from reader.search.analytics.concordance import concordance

        keys = list(self.in_library_order()[: min(self.total_articles, MOST_READ)])
        cache = self.source.cache
        here = [(key, article) for key in keys if (article := cache.article(key)) is not None]
        found = FetchedMatches([article for _key, article in here], self.query, self.asked.tree)
        lines = concordance(found.results, order, most=most, cancelled=cancelled)
        return ArchiveConcordance(lines, found, [key for key, _article in here])

    def dispersion(self, key: ArticleKey, cells: int) -> list[int]:
        """How many spans begin in each of `cells` equal parts of the text of an article."""
        from reader.search.analytics.dispersion import dispersion

        article = self.source.cache.article(key)
        return dispersion(self.spans(key), len(article.text) if article else 0, cells)


class ResultCounts(Mapping["ArticleKey", int]):
    """How many spans articles have; those that were not looked at have none yet."""

    def __init__(self, results: ArchiveResults) -> None:
        self._results = results

    def __getitem__(self, key: ArticleKey) -> int:
        spans = self._results.found(key)
        if spans is None:
            raise KeyError(key)
        return len(spans)

    def __iter__(self) -> Iterator[ArticleKey]:
        return iter(self._results.ranking)

    def __len__(self) -> int:
        return self._results.total_articles


class ArchiveConcordance:
    """Matches in an order, with the articles that they stand in."""

    def __init__(self, found: Concordance, matches: FetchedMatches, keys: Sequence[ArticleKey]) -> None:
        self._found, self._matches, self._keys = found, matches, keys

    def __len__(self) -> int:
        return len(self._found)

    def line(self, place: int, context: int) -> ConcordanceLine:
        """The match at `place` in the order, with at most `context` code points on either side."""
        from dataclasses import replace

        line = self._found.line(place, self._matches.articles.__getitem__, context)
        return replace(line, key=self._keys[line.key])


def _facet(buckets: Sequence[Mapping[str, Any]], none: int) -> Facet:
    """Values with their counts; None for no value."""
    rows: list[tuple[str | None, int]] = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return [*rows, *([(None, none)] if none else [])]
