"""Results of a search over the index: ranked articles and their spans.

The whole ranking and the spans of an article are computed on first use.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from reader.api.results import Facet, Hit, ReadAs
from reader.index.inverted_index import Index
from reader.index.ranges import row_of
from reader.lazy_property import lazy_property
from reader.query.parser import Query
from reader.search.analytics.facet_counts import facets
from reader.search.answer import Answer
from reader.search.distinct import DistinctAnswer
from reader.search.highlights import Highlights
from reader.search.match_counts import MatchCounts
from reader.search.matching.article_sets import Articles
from reader.search.matching.doc_set import Numbers
from reader.search.matching.term_matches import Counts
from reader.search.ranking.bm25 import leading
from reader.search.ranking.explain import Reason
from reader.span import Span

UNDATED = 1 << 40
"""Later than any date."""
SORTS = ("relevance", "date", "-date")
"""`date`: oldest first; `-date`: newest first; articles without a date last."""
_new = tuple.__new__  # `Hit._make` in half the time


@dataclass(frozen=True, eq=False)
class SearchResults:
    """The results of a query."""

    query: Query
    index: Index
    answer: Answer
    sort: str = "relevance"
    elapsed: float = 0.0
    """Seconds."""
    partial: bool = False
    """True if no article matches the whole query, but some match a part of it (see `part`)."""
    complete: bool = True
    """True if nothing was left out for lack of time or room."""
    part: "SearchResults | None" = None
    """Articles that match a part of the query; never counted as the answer, which is empty then."""
    did_you_mean: str | None = None
    """Another query that may have been meant, and finds something."""
    read_as: ReadAs = ReadAs.WRITTEN
    """Interpretation of the query that gave these results."""

    @property
    def shown(self) -> "SearchResults":
        """Results to display: the answer, or the partial matches; see `partial`."""
        return self.part or self

    @property
    def problems(self) -> Sequence[object]:
        """Parts of the query that were not understood (see `reader.query.parser.Problem`)."""
        return self.query.problems

    @property
    def numbers(self) -> Numbers:
        """All articles found, ascending."""
        return self.answer.chosen.numbers

    @property
    def matches(self) -> Counts:
        """Number of spans in each of `numbers`."""
        return self.answer.matches

    @property
    def by_segment(self) -> dict[int, tuple[Articles, Counts]]:
        """By the place of the segment: the numbers within it of the articles found, and how many spans each has."""
        parts = self.answer.chosen.by_segment
        cuts = np.cumsum([len(articles) for _, articles in parts])
        return {i: (some, counts) for (i, some), counts in zip(parts, np.split(self.matches, cuts), strict=False)}

    @property
    def total_articles(self) -> int:
        """Number of articles found."""
        preview = self.answer.preview
        return len(self.numbers) if preview is None else preview.articles

    @lazy_property
    def total_matches(self) -> int:
        """Number of spans in all articles found."""
        preview = self.answer.preview
        return int(self.matches.sum()) if preview is None else preview.matches

    @lazy_property
    def ranked(self) -> NDArray[np.int64]:
        """All articles found, best first."""
        return self.numbers[self._order]

    @lazy_property
    def _order(self) -> NDArray[np.intp]:
        """Indices of all `numbers` in the requested order."""
        if self.sort == "relevance":
            return leading(self.answer.chosen, self.answer.scores, len(self.numbers))
        return self._sorted(np.arange(len(self.numbers)))

    def _sorted(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """Some indices, ascending, in the requested order: ties by date, newest first, then by number."""
        found, scores = self.answer.chosen.some(places), self.answer.scores_at(places)
        if self.sort == "relevance":
            return places.take(leading(found, scores, len(found)))
        days = found.dates.astype(np.int64) * (1 if self.sort == "-date" else -1)
        days[found.dates == 0] = -UNDATED
        return places.take(np.lexsort((-scores, -days)))

    def _best_first(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """As `_sorted`, after the best of all where these are known: of a story they lead, whatever scores say."""
        preview = self.answer.preview if self.sort == "relevance" else None
        known = np.array([hit.key for hit in preview.best] if preview is not None else [], np.int64)
        return np.concatenate([self.numbers.searchsorted(known), self._sorted(places)])

    def _top(self, count: int) -> NDArray[np.intp]:
        """The places in `numbers` of the first `count` in order, without ordering the rest."""
        if self.sort != "relevance" or count * 4 >= len(self.numbers) or "_order" in self.__dict__:
            return self._order[:count]
        return leading(self.answer.chosen, self.answer.scores, count)

    @lazy_property
    def distinct(self) -> "SearchResults":
        """These results with the articles of one story folded into the one that leads."""
        part = None if self.part is None else self.part.distinct
        return replace(self, answer=DistinctAnswer(self.answer, self._best_first), part=part)

    def copies(self, number: int) -> int:
        """Number of articles of its story folded into an article."""
        if not isinstance(self.answer, DistinctAnswer):
            return 0
        row = row_of(self.numbers, number)
        return 0 if row is None else int(self.answer.copies[row])

    def story(self, number: int) -> list[int]:
        """The articles that were folded into an article, ascending; none where none were folded."""
        return self.answer.story(number) if isinstance(self.answer, DistinctAnswer) else []

    def hits(self, first: int = 0, count: int | None = 20) -> list[Hit]:
        """The articles from the place `first` (0 is the best) on, at most `count` of them; None for all."""
        last = self.total_articles if count is None else first + count
        if (known := self._previewed(last)) is not None:
            hits = list(known[first:])
        else:
            places = self._top(last)[first:]
            columns = (self.numbers, self.answer.scores, self.matches)
            rows = zip(*[column.take(places).tolist() for column in columns], strict=True)
            hits = [*map(_new, repeat(Hit), rows)]
        self._highlights.expect([hit.key for hit in hits])
        return hits

    def _previewed(self, count: int) -> Sequence[Hit] | None:
        """The first `count` hits, if they are known without computing the whole answer."""
        preview = self.answer.preview
        if preview is None or self.sort != "relevance" or min(count, preview.articles) > len(preview.best):
            return None
        return preview.best[:count]

    def first(self, count: int) -> list[int]:
        """The numbers of the first `count` articles in order."""
        if (known := self._previewed(count)) is not None:
            found = [hit.key for hit in known]
        else:
            found = self.numbers.take(self._top(count)).tolist()
        self._highlights.expect(found)
        return found

    def matches_in(self, number: int) -> int:
        """Number of spans in an article; 0 if it was not found."""
        place = row_of(self.numbers, number)
        return 0 if place is None else int(self.matches[place])

    def counts(self) -> MatchCounts:
        """Number of spans in each article found, by number, ascending."""
        return MatchCounts(self.numbers, self.matches)

    def spans(self, number: int) -> tuple[Span, ...]:
        """Spans of the query's texts in `Article.text`, ascending; empty for an article that was not found."""
        return self._highlights.of(number)

    @lazy_property
    def _highlights(self) -> Highlights:
        return Highlights(self.answer)

    def facets(self) -> Mapping[str, Facet]:
        """Numbers of articles found by section, page, publication, author and month."""
        return facets(self.answer.chosen)

    def explain(self, number: int) -> tuple[Reason, ...]:
        """Contribution of each text to the score of an article; empty for one that was not found."""
        return self.answer.reasons(number) if self.answer.has(number) else ()
