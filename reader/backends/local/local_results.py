"""`LocalResults`: the answer of a local search together with the articles it was found in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from reader.api.results import RESULT_ORDERS, Facet, Hit, Poll, Snippet, never
from reader.search import LazyRanking, SearchResults, snippets

if TYPE_CHECKING:
    from reader.api.analytics import By, ConcordanceLine, ConcordanceOrder
    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.query.parser import Query
    from reader.search.analytics.concordance import Concordance
    from reader.search.analytics.trend import Trend
    from reader.search.match_counts import MatchCounts
    from reader.search.ranking.explain import Reason
    from reader.span import Span

ArticleOf = Callable[[int], "Article"]


class LocalResults:
    """Implements `reader.api.results.Results`."""

    remote, at_most, matches_known, shortfall = False, False, True, ""

    def __init__(
        self, found: SearchResults, article_of: ArticleOf, era: int, whole: LocalResults | None = None
    ) -> None:
        self._found, self._article_of, self.era = found, article_of, era
        self.whole = whole or self
        """These results without folding of near-duplicates."""
        self.query: Query = found.query
        self.elapsed, self.complete, self.partial = found.elapsed, found.complete, found.partial
        self.did_you_mean, self.read_as = found.did_you_mean, found.read_as
        self.searched = len(found.index)

    @property
    def total_articles(self) -> int:
        """Number of articles found."""
        return self._found.total_articles

    @property
    def total_matches(self) -> int:
        """Number of matching spans in all of them."""
        return self._found.total_matches

    @property
    def shown(self) -> LocalResults:
        """The matches to show: full answers, or partial ones where there are none."""
        return self if self._found.part is None else LocalResults(self._found.part, self._article_of, self.era)

    @cached_property
    def distinct(self) -> LocalResults:
        """These results with near-duplicates folded into the best-ranked article of each story."""
        return LocalResults(self._found.distinct, self._article_of, self.era, self.whole)

    def copies(self, key: ArticleKey) -> int:
        """Number of near-duplicates folded into an article."""
        return self._found.copies(key)

    def story(self, key: ArticleKey) -> Sequence[ArticleKey]:
        """The near-duplicates folded into an article, in library order."""
        return self._found.story(key)

    @cached_property
    def ranking(self) -> LazyRanking:
        """Keys of the articles found, best first; sorted lazily."""
        return LazyRanking(self._found)

    @cached_property
    def counts(self) -> MatchCounts:
        """Number of matching spans of each article found."""
        return self._found.counts()

    def page(self, first: int, count: int | None) -> Sequence[Hit]:
        """At most `count` results from rank `first` on; `count` None: all."""
        return self._found.hits(first, count)

    def ordered(self, order: str) -> Sequence[ArticleKey]:
        """Keys of the articles found in one of `RESULT_ORDERS`, as a memoryview."""
        found = self._found
        rank, matches, _library = RESULT_ORDERS
        if order == rank:
            return _as_keys(found.ranked)
        by_matches = order == matches
        return _as_keys(found.numbers[np.argsort(-found.matches, kind="stable")] if by_matches else found.numbers)

    def rank_of(self, key: ArticleKey) -> int | None:
        """Rank of an article from 0; None if it was not found."""
        try:
            return self.ranking.index(key)
        except ValueError:
            return None

    def matches_before(self, key: ArticleKey) -> int:
        """Number of spans in the articles ranked before this one, which must be among the results."""
        return self.ranking.matches_before(key)

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Matching spans of an article; empty if it was not found."""
        return self._found.spans(key)

    def snippets(self, key: ArticleKey, count: int = 2, width: int = 40) -> tuple[Snippet, ...]:
        """At most `count` snippets of about `width` code points around the spans of an article."""
        return snippets(self._article_of(key), self.spans(key), width=width, count=count)

    def explain(self, key: ArticleKey) -> tuple[Reason, ...]:
        """The parts of an article's score; empty if it was not found."""
        return self._found.explain(key)

    def facets(self) -> Mapping[str, Facet]:
        """Counts of the articles found by section, page, publication, author and month."""
        return self._found.facets()

    def trend(self, by: By, cancelled: Poll = never) -> Trend:
        """Counts of the articles found by time, section or publication."""
        from reader.search.analytics.trend import trend

        return trend(self._found, by, cancelled)

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        """The finest unit of time that divides the library into 2 to `room` columns."""
        from reader.search.analytics.trend import finest_unit

        return finest_unit(self._found, room, cancelled)

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> LocalConcordance:
        """All matches, or the first `most` in library order, sorted by `order`."""
        from reader.search.analytics.concordance import concordance

        return LocalConcordance(concordance(self._found, order, most=most, cancelled=cancelled), self._article_of)

    def dispersion(self, key: ArticleKey, cells: int) -> list[int]:
        """Number of spans that begin in each of `cells` equal parts of an article's text."""
        from reader.search.analytics.dispersion import dispersion

        return dispersion(self.spans(key), len(self._article_of(key).text), cells)


@dataclass(frozen=True, slots=True)
class LocalConcordance:
    """Sorted matches together with the articles they are in."""

    found: Concordance
    article_of: ArticleOf

    def __len__(self) -> int:
        return len(self.found)

    def line(self, place: int, context: int) -> ConcordanceLine:
        """The match at `place`, with at most `context` code points on either side."""
        return self.found.line(place, self.article_of, context)


def _as_keys(numbers: NDArray[Any]) -> Sequence[ArticleKey]:
    """`numbers` as a memoryview whose items are Python integers; nothing is copied."""
    return cast("Sequence[ArticleKey]", np.ascontiguousarray(numbers, np.int64).data)
