"""The answer that has but a few articles, each of them known with its score and spans."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.api.results import Hit
from reader.index.inverted_index import Index
from reader.lazy_property import lazy_property
from reader.search.answer import FullAnswer, TopHits
from reader.search.few_hits import FewHit
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import Counts, TermMatches
from reader.search.ranking.bm25 import Scores
from reader.search.ranking.explain import Reason
from reader.span import Span

_new = tuple.__new__  # `Hit._make` in half the time


class FewAnswer:
    """A few articles; the occurrences and the reasons are those of the full answer, made when they are asked for."""

    def __init__(self, index: Index, hits: Sequence[FewHit], full: Callable[[], FullAnswer]) -> None:
        """`hits`: the articles found, best first."""
        self._index, self._make = index, full
        self._hits = {hit.number: hit for hit in hits}

    @lazy_property
    def preview(self) -> TopHits:
        """All of them."""
        hits = [_new(Hit, (hit.number, hit.score, len(hit.spans))) for hit in self._hits.values()]
        return TopHits(len(hits), sum([hit.matches for hit in hits]), hits)

    @lazy_property
    def chosen(self) -> DocSet:
        """The articles found."""
        return DocSet(self._index, np.array(sorted(self._hits), np.int64))

    @lazy_property
    def scores(self) -> Scores:
        """Scores of the articles found."""
        return np.array([self._hits[number].score for number in sorted(self._hits)], np.float32)

    def scores_at(self, rows: NDArray[np.intp]) -> Scores:
        """Scores of the articles at some rows."""
        return self.scores.take(rows)

    @lazy_property
    def matches(self) -> Counts:
        """Number of occurrences in each article found."""
        return np.array([len(self._hits[number].spans) for number in sorted(self._hits)], np.int32)

    @lazy_property
    def _full(self) -> FullAnswer:
        return self._make()

    @property
    def spanned(self) -> tuple[TermMatches, ...]:
        """Occurrences that spans are made of."""
        return self._full.spanned

    def has(self, number: int) -> bool:
        """True if the article `number` was found."""
        return number in self._hits

    def spans_in(self, numbers: Sequence[int]) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles."""
        return [self._hits[number].spans for number in numbers]

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Contribution of each text to the score of an article."""
        return self._full.reasons(number)
