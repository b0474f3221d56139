"""Results of an archive search (see `reader.api.results.Results`): the engine selects, orders and counts articles.

Matches are found by the local search in the fetched articles (`found_articles`). A small answer is fetched whole, and
all its figures are exact. For a large one the totals are the engine's, and matches are counted only in the articles
fetched so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.results import RESULT_ORDERS, Facet, Hit, Poll, ReadAs, Snippet, never
from reader.backends.opensearch.engine_answer import understood
from reader.backends.opensearch.fetched_matches import FetchedMatches
from reader.backends.opensearch.found_articles import FoundArticles

if TYPE_CHECKING:
    from reader.api.analytics import By, ConcordanceLine, ConcordanceOrder
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.archive_keys import ArchiveKeys
    from reader.backends.opensearch.archive_trend import ArchiveTrend
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.search.analytics.concordance import Concordance
    from reader.span import Span

MOST_READ = 2000
"""Most articles read for a concordance, in library order."""
MOST_VALUES = 1000
"""Most values of a facet."""


class AnswerFacts(NamedTuple):
    """Facts about an answer."""

    elapsed: float = 0.0
    """Seconds."""
    read_as: ReadAs = ReadAs.WRITTEN
    did_you_mean: str | None = None


class ArchiveResults:
    """Implements `reader.api.results.Results`; all that changes is what is known of the articles found."""

    remote = True

    def __init__(self, articles: FoundArticles, facts: AnswerFacts, part: ArchiveResults | None = None) -> None:
        """`part`: the articles that match a part of the query, if none matches all of it."""
        asked = articles.asked
        self.articles, self.source, self.dates = articles, asked.source, asked.dates
        self.query, self.era, self.searched, self.sort = asked.query, asked.era, asked.searched, asked.sort
        self.elapsed, self.read_as, self.did_you_mean = facts
        self.complete, self.shortfall = not articles.shortfall, articles.shortfall
        self.partial, self.shown = part is not None, part or self

    @property
    def total_articles(self) -> int:
        """Number of articles found; of a large answer as the engine counts them."""
        return self.articles.total

    @property
    def at_most(self) -> bool:
        """True if the engine counted a superset."""
        return self.articles.at_most

    @property
    def matches_known(self) -> bool:
        """True if all articles found were searched."""
        return self.articles.matches_known

    @property
    def ranking(self) -> Sequence[ArticleKey]:
        """The articles found, best first."""
        return self.articles.ranking

    @property
    def engine_query(self) -> Dsl:
        """Engine query for the articles of this answer."""
        return self.articles.query

    @property
    def distinct(self) -> ArchiveResults:
        """These results: an archive knows no near-duplicates."""
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
        """Number of matching spans; unless `matches_known`, only those of the fetched articles."""
        return self.articles.total_matches

    @cached_property
    def counts(self) -> Mapping[ArticleKey, int]:
        """Number of matching spans of each fetched article."""
        return ResultCounts(self)

    def story(self, key: ArticleKey) -> Sequence[ArticleKey]:
        """None were folded."""
        return ()

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Matching spans of an article; empty if it was not found."""
        return self.articles.spans_in(key) or ()

    def snippets(self, key: ArticleKey, count: int = 2, width: int = 40) -> Sequence[Snippet]:
        """At most `count` snippets of about `width` code points around the spans of an article."""
        from reader.search.snippets import snippets

        article = self.source.cache.article(key)
        return () if article is None else snippets(article, self.spans(key), width=width, count=count)

    def explain(self, key: ArticleKey) -> Sequence[Any]:
        """Empty: the engine's explanation of a score has other terms."""
        return ()

    def page(self, first: int, count: int | None) -> Sequence[Hit]:
        """At most `count` results from rank `first` on; `count` None: all."""
        last = len(self.ranking) if count is None else min(first + count, len(self.ranking))
        keys = [self.ranking[place] for place in range(first, last)]
        return [Hit(key, self.articles.scores.get(key, 0.0), len(self.spans(key))) for key in keys]

    def ordered(self, order: str) -> Sequence[ArticleKey]:
        """Articles found in one of `RESULT_ORDERS`; by matches as far as these are known."""
        rank, matches, _library = RESULT_ORDERS
        if order == rank:
            return self.ranking
        if order == matches and self.matches_known:
            return sorted(self.ranking, key=lambda key: -len(self.spans(key)))
        return self.in_library_order()

    def in_library_order(self, narrowed: Dsl | None = None, total: int | None = None) -> ArchiveKeys:
        """Articles found, optionally only those that another engine query finds too, in library order."""
        return self.articles.in_library_order(narrowed, total)

    def rank_of(self, key: ArticleKey) -> int | None:
        """Rank of an article from 0; None if it was not found, or not fetched yet."""
        try:
            return self.ranking.index(self.source.cache.real(key))
        except ValueError:
            return None

    def matches_before(self, key: ArticleKey) -> int:
        """Number of spans in the articles ranked before this one, as far as they were fetched."""
        return self.articles.matches_before(self.rank_of(key) or 0)

    @understood()
    def facets(self) -> Mapping[str, Facet]:
        """Counts of the articles found by section, page, publication, author and month."""
        from reader.backends.opensearch.value_counts import aggregations_for, value_counts
        from reader.search.analytics.facet_counts import FACETS, in_order

        ask = {name: each for column in FACETS for name, each in aggregations_for(column, MOST_VALUES).items()}
        answer = self.source.engine.search({"query": self.engine_query, "size": 0, "aggs": ask}).aggregations
        found = {column: Counter[str | None]() for column in FACETS}
        for column, total in found.items():
            for value, bucket in value_counts(column, answer):
                total[value] += int(bucket["doc_count"])
        return {column: in_order(column, total) for column, total in found.items()}

    def trend(self, by: By, cancelled: Poll = never) -> ArchiveTrend:
        """Counts of the articles found by time, section or publication."""
        from reader.backends.opensearch.archive_trend import trend

        return trend(self, by)

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        """The finest unit of time that divides the library into 2 to `room` columns."""
        return self.dates.finest_unit(room)

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> ArchiveConcordance:
        """Matches of the first `MOST_READ` articles in library order, sorted by `order`."""
        from reader.search.analytics.concordance import concordance

        keys, cache = self.in_library_order()[: min(self.total_articles, MOST_READ)], self.source.cache
        # Each is taken as soon as it has come: the cache does not hold them all.
        here = [(key, article) for key in keys if (article := cache.article(key)) is not None]
        found = FetchedMatches([article for _key, article in here], self.query, self.articles.asked.tree)
        lines = concordance(found.results, order, most=most, cancelled=cancelled)
        return ArchiveConcordance(lines, found, [key for key, _article in here])

    def dispersion(self, key: ArticleKey, cells: int) -> list[int]:
        """Number of spans that begin in each of `cells` equal parts of an article's text."""
        from reader.search.analytics.dispersion import dispersion

        article = self.source.cache.article(key)
        return dispersion(self.spans(key), len(article.text) if article else 0, cells)


class ResultCounts(Mapping["ArticleKey", int]):
    """Span counts by article; KeyError for one that does not match or was not fetched and searched yet."""

    def __init__(self, results: ArchiveResults) -> None:
        self._results = results

    def __getitem__(self, key: ArticleKey) -> int:
        count = self._results.articles.count_in(key)
        if count is None:
            raise KeyError(key)
        return count

    def __iter__(self) -> Iterator[ArticleKey]:
        return iter(self._results.ranking)

    def __len__(self) -> int:
        return self._results.total_articles


class ArchiveConcordance:
    """Sorted matches together with the articles they are in."""

    def __init__(self, found: Concordance, matches: FetchedMatches, keys: Sequence[ArticleKey]) -> None:
        self._found, self._matches, self._keys = found, matches, keys

    def __len__(self) -> int:
        return len(self._found)

    def line(self, place: int, context: int) -> ConcordanceLine:
        """The match at `place`, with at most `context` code points on either side."""
        from dataclasses import replace

        line = self._found.line(place, self._matches.articles.__getitem__, context)
        return replace(line, key=self._keys[line.key])
