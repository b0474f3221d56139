"""The answer of a local view: what the search found, with the articles at hand that it was found in."""

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
    """An answer (see `reader.api.results.Results`)."""

    remote, at_most, matches_known, shortfall = False, False, True, ""

    def __init__(
        self, found: SearchResults, article_of: ArticleOf, era: int, whole: LocalResults | None = None
    ) -> None:
        self._found, self._article_of, self.era = found, article_of, era
        self.whole = whole or self
        """These results with nothing folded."""
        self.query: Query = found.query
        self.elapsed, self.complete, self.partial = found.elapsed, found.complete, found.partial
        self.did_you_mean, self.read_as = found.did_you_mean, found.read_as
        self.searched = len(found.index)

    @property
    def total_articles(self) -> int:
        """How many articles were found."""
        return self._found.total_articles

    @property
    def total_matches(self) -> int:
        """How many spans they have together."""
        return self._found.total_matches

    @property
    def shown(self) -> LocalResults:
        """What there is to show: the answer, or what has a part of it."""
        return self if self._found.part is None else LocalResults(self._found.part, self._article_of, self.era)

    @cached_property
    def distinct(self) -> LocalResults:
        """These results with the articles of one story folded into the one that leads."""
        return LocalResults(self._found.distinct, self._article_of, self.era, self.whole)

    def copies(self, key: ArticleKey) -> int:
        """How many more articles of its story were folded into an article."""
        return self._found.copies(key)

    def story(self, key: ArticleKey) -> Sequence[ArticleKey]:
        """The articles that were folded into one, in the order of the library."""
        return self._found.story(key)

    @cached_property
    def ranking(self) -> LazyRanking:
        """The articles found, best first, ordered as far as they are looked at."""
        return LazyRanking(self._found)

    @cached_property
    def counts(self) -> MatchCounts:
        """How many spans each article found has."""
        return self._found.counts()

    def page(self, first: int, count: int | None) -> Sequence[Hit]:
        """At most `count` articles from the place `first` on; None: all of them."""
        return self._found.hits(first, count)

    def ordered(self, order: str) -> Sequence[ArticleKey]:
        """The articles found in one of `RESULT_ORDERS`, as a view of an array."""
        found = self._found
        rank, matches, _library = RESULT_ORDERS
        if order == rank:
            return _as_keys(found.ranked)
        by_matches = order == matches
        return _as_keys(found.numbers[np.argsort(-found.matches, kind="stable")] if by_matches else found.numbers)

    def rank_of(self, key: ArticleKey) -> int | None:
        """The place of an article in the order, from 0; None: it was not found."""
        try:
            return self.ranking.index(key)
        except ValueError:
            return None

    def matches_before(self, key: ArticleKey) -> int:
        """How many spans the articles have that stand before that one, which was found."""
        return self.ranking.matches_before(key)

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Where the texts asked for stand in an article; none in one that was not found."""
        return self._found.spans(key)

    def snippets(self, key: ArticleKey, count: int = 2, width: int = 40) -> tuple[Snippet, ...]:
        """At most `count` pieces of about `width` code points around the spans of an article."""
        return snippets(self._article_of(key), self.spans(key), width=width, count=count)

    def explain(self, key: ArticleKey) -> tuple[Reason, ...]:
        """What adds to the score of an article; nothing for one that was not found."""
        return self._found.explain(key)

    def facets(self) -> Mapping[str, Facet]:
        """How the articles found are spread by section, page, publication, author and month."""
        return self._found.facets()

    def trend(self, by: By, cancelled: Poll = never) -> Trend:
        """How the articles found are spread by time, section or publication."""
        from reader.search.analytics.trend import trend

        return trend(self._found, by, cancelled)

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        """The closest unit of time of which the library takes two to `room`."""
        from reader.search.analytics.trend import finest_unit

        return finest_unit(self._found, room, cancelled)

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> LocalConcordance:
        """The matches in an order, the first `most` in the library or all."""
        from reader.search.analytics.concordance import concordance

        return LocalConcordance(concordance(self._found, order, most=most, cancelled=cancelled), self._article_of)

    def dispersion(self, key: ArticleKey, cells: int) -> list[int]:
        """How many spans begin in each of `cells` equal parts of the text of an article."""
        from reader.search.analytics.dispersion import dispersion

        return dispersion(self.spans(key), len(self._article_of(key).text), cells)


@dataclass(frozen=True, slots=True)
class LocalConcordance:
    """The matches in an order, with the articles at hand."""

    found: Concordance
    article_of: ArticleOf

    def __len__(self) -> int:
        return len(self.found)

    def line(self, place: int, context: int) -> ConcordanceLine:
        """The match at `place` in the order, with at most `context` code points on either side."""
        return self.found.line(place, self.article_of, context)


def _as_keys(numbers: NDArray[Any]) -> Sequence[ArticleKey]:
    """`numbers` as something that gives Python's own, without a copy of each."""
    return cast("Sequence[ArticleKey]", np.ascontiguousarray(numbers, np.int64).data)
