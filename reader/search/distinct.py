"""An answer with near-duplicates folded: the best article of each story, and the number of others."""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import row_of
from reader.search.answer import Answer, TopHits
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import Counts, TermMatches
from reader.search.ranking.bm25 import Scores
from reader.search.ranking.explain import Reason
from reader.span import Span

Rows = NDArray[np.intp]
"""Places among the articles of an answer."""


class DistinctAnswer:
    """Some of the articles of an answer: the first of each story in an order."""

    def __init__(self, answer: Answer, best_first: Callable[[Rows], Rows]) -> None:
        """`best_first` sorts rows of the articles of `answer`: it is called for the articles of shared stories only."""
        stories = answer.chosen.index.stories.take(answer.chosen.numbers)
        sizes = np.bincount(stories)
        alone = sizes.take(stories) == 1
        rows, firsts = best_first(np.flatnonzero(~alone))[::-1], np.zeros(len(sizes), np.intp)
        firsts[stories.take(rows)] = rows  # of the rows of one story the last assigned stays: the best
        self._answer, self._rows = answer, np.flatnonzero(alone | (firsts.take(stories) == np.arange(len(stories))))
        self.copies: Rows = sizes.take(stories.take(self._rows)) - 1
        """Number of further articles of its story, for each article."""
        self.chosen = DocSet(answer.chosen.index, answer.chosen.numbers.take(self._rows))

    @cached_property
    def preview(self) -> TopHits | None:
        """The totals, and the best articles of the answer that lead their stories."""
        if (known := self._answer.preview) is None:
            return None
        return TopHits(len(self.chosen), int(self.matches.sum()), [hit for hit in known.best if self.has(hit.key)])

    @cached_property
    def scores(self) -> Scores:
        """Scores of the articles."""
        return self._answer.scores.take(self._rows)

    def scores_at(self, rows: Rows) -> Scores:
        """Scores of the articles at some rows."""
        return self._answer.scores_at(self._rows.take(rows))

    @cached_property
    def matches(self) -> Counts:
        """Number of occurrences in each article."""
        return self._answer.matches.take(self._rows)

    @property
    def spanned(self) -> tuple[TermMatches, ...]:
        """Occurrences that spans are made of, including those in articles that were not found."""
        return self._answer.spanned

    def has(self, number: int) -> bool:
        """True if the article `number` leads its story."""
        return row_of(self.chosen.numbers, number) is not None

    def story(self, number: int) -> list[int]:
        """The other articles found of the story of an article, ascending."""
        found = self._answer.chosen
        same = found.index.stories.take(found.numbers) == found.index.stories[number]
        others: list[int] = found.numbers[same & (found.numbers != number)].tolist()
        return others

    def spans_in(self, numbers: Sequence[int]) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles."""
        return self._answer.spans_in(numbers)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Contribution of each text to the score of an article."""
        return self._answer.reasons(number)
