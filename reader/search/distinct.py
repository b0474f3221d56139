"""An answer with near-duplicates folded: the best article of each story, and the number of others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.search.answer import Answer
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import Counts, TermMatches
from reader.search.ranking.bm25 import Scores
from reader.search.ranking.explain import Reason
from reader.span import Span


class DistinctAnswer:
    """Some of the articles of an answer: the first of each story in an order."""

    preview = None

    def __init__(self, answer: Answer, order: NDArray[np.intp]) -> None:
        """`order`: the rows of the articles of `answer`, best first."""
        stories = answer.chosen.index.stories.take(answer.chosen.numbers).take(order)
        _, firsts, sizes = np.unique(stories, return_index=True, return_counts=True)
        rows = order.take(firsts)
        ascending = rows.argsort()
        self._answer, self._rows = answer, rows.take(ascending)
        self.copies: NDArray[np.intp] = sizes.take(ascending) - 1
        """How many more articles of its story were found, for each."""
        self.chosen = DocSet(answer.chosen.index, answer.chosen.numbers.take(self._rows))

    @property
    def scores(self) -> Scores:
        """Of each article."""
        return self._answer.scores.take(self._rows)

    @property
    def matches(self) -> Counts:
        """How many occurrences each article has."""
        return self._answer.matches.take(self._rows)

    @property
    def spanned(self) -> tuple[TermMatches, ...]:
        """What its spans are made of, also in articles that were not found."""
        return self._answer.spanned

    def has(self, number: int) -> bool:
        """Whether the article of that number leads its story."""
        return bool(np.isin(number, self.chosen.numbers))

    def story(self, number: int) -> list[int]:
        """The other articles found of the story of an article, ascending."""
        found = self._answer.chosen
        same = found.index.stories.take(found.numbers) == found.index.stories[number]
        others: list[int] = found.numbers[same & (found.numbers != number)].tolist()
        return others

    def spans_in(self, chosen: DocSet) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles."""
        return self._answer.spans_in(chosen)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """What each text adds to the score of an article."""
        return self._answer.reasons(number)
