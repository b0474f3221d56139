"""What a search found: articles, best first, and where in them.

Everything that is not needed at once (the whole order, the spans of an article) is worked out when asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.index.index import Index
from reader.index.segment import Segment
from reader.query.parser import Query
from reader.search.rank import Scores
from reader.search.runs import Articles, Run
from reader.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found."""

    number: int
    """Of the article, in the index."""
    score: float
    matches: int
    """How many spans it has."""


@dataclass(frozen=True, eq=False)
class Found:
    """What one segment has for a query: never nothing."""

    place: int
    """Of the segment in the index."""
    base: int
    """The number of the segment's first article."""
    segment: Segment
    articles: Articles
    runs: tuple[Run, ...]
    """Distinct occurrences of all texts asked for; also in articles that are not among the answers."""

    def has(self, article: int) -> bool:
        """Whether the segment's article of that number is an answer."""
        place = int(self.articles.searchsorted(np.uint32(article)))
        return place < len(self.articles) and int(self.articles[place]) == article

    @cached_property
    def matches(self) -> NDArray[np.int64]:
        """How many occurrences each of `articles` has."""
        total = np.zeros(len(self.articles), np.int64)
        for run in self.runs:
            total += sum(run.counts_in(self.articles))
        return total


SORTS = ("relevance", "date", "-date")
"""`date`: oldest first; `-date`: newest first; articles without a date last."""


@dataclass(frozen=True, eq=False)
class Results:
    """The answer to a query."""

    query: Query
    index: Index
    found: tuple[Found, ...]
    """One for each segment that has an answer, in order."""
    scores: Scores
    """Of all articles found, by segment and number."""
    sort: str = "relevance"
    elapsed: float = 0.0
    """Seconds."""
    partial: bool = False
    """Whether no article has all that was asked for, and these have the most of it."""
    complete: bool = True
    """Whether the search was left to end."""
    did_you_mean: str | None = None
    """A query that would find something."""

    @property
    def problems(self) -> Sequence[object]:
        """What of the query was not understood (see `reader.query.parser.Problem`)."""
        return self.query.problems

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """All articles found, ascending."""
        return _joined([found.articles.astype(np.int64) + found.base for found in self.found])

    @cached_property
    def matches(self) -> NDArray[np.int64]:
        """How many spans each of `numbers` has."""
        return _joined([found.matches for found in self.found])

    @cached_property
    def _dates(self) -> NDArray[np.int32]:
        return _joined([found.segment.columns.dates[found.articles] for found in self.found]).astype(np.int32)

    @property
    def total_articles(self) -> int:
        """How many articles were found."""
        return len(self.numbers)

    @cached_property
    def total_matches(self) -> int:
        """How many spans they have together."""
        return int(self.matches.sum())

    @cached_property
    def ranked(self) -> NDArray[np.int64]:
        """All articles found, best first."""
        return self.numbers[self._order]

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        return self._ordered(np.arange(len(self.numbers)))

    def _ordered(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """These places of `numbers` in the order asked for: ties by date, newest first, then by number."""
        scores, dates = self.scores[places], self._dates[places]
        if self.sort == "relevance":
            return places[np.lexsort((-dates, -scores))]
        days = dates if self.sort == "-date" else np.where(dates, -dates, np.iinfo(np.int32).min)
        return places[np.lexsort((-scores, -days))]

    def _top(self, count: int) -> NDArray[np.intp]:
        """The places in `numbers` of the first `count` in order, without ordering the rest."""
        if self.sort != "relevance" or count * 4 >= len(self.numbers) or "_order" in self.__dict__:
            return self._order[:count]
        least = np.partition(self.scores, len(self.scores) - count)[len(self.scores) - count]
        return self._ordered(np.flatnonzero(self.scores >= least))[:count]

    def hits(self, first: int = 0, count: int | None = 20) -> list[Hit]:
        """The articles from the place `first` (0 is the best) on, at most `count` of them; None for all."""
        last = len(self.numbers) if count is None else first + count
        places = self._top(last)[first:]
        rows = zip(self.numbers[places], self.scores[places], self.matches[places], strict=True)
        return [Hit(int(number), float(score), int(matches)) for number, score, matches in rows]

    def matches_in(self, number: int) -> int:
        """How many spans an article has; 0 for one that was not found."""
        place = int(self.numbers.searchsorted(np.int64(number)))
        there = place < len(self.numbers) and int(self.numbers[place]) == number
        return int(self.matches[place]) if there else 0

    def counts(self) -> dict[int, int]:
        """How many spans each article found has, by number, ascending."""
        return dict(zip(self.numbers.tolist(), self.matches.tolist(), strict=True))

    def spans(self, number: int) -> tuple[Span, ...]:
        """Where in `Article.text` the texts asked for stand, ascending; none for an article that was not found."""
        place, article = self.index.locate(number)
        found = self._by_place.get(place)
        if found is None or not found.has(article):
            return ()
        if len(found.runs) == 1:
            return tuple(found.runs[0].spans(article))
        return tuple(sorted(span for run in found.runs for span in run.spans(article)))

    @cached_property
    def _by_place(self) -> dict[int, Found]:
        return {found.place: found for found in self.found}


def _joined(parts: list[NDArray[np.generic]]) -> NDArray[np.int64]:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
