"""The answer of several texts, one of them frequent, that very many articles have: only those that may lead are scored.

Scoring an article means to look at every place of a text whether it is a word there. What an article can have at most
is told by counts alone; the leaders are found among those that reach far enough by it, and have the scores and the
order that they have in the full answer.
"""

from collections.abc import Callable, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from reader.api.results import Hit
from reader.index.ranges import indices_of, row_of
from reader.lazy_property import lazy_property
from reader.query.tree import Node
from reader.search.answer import FullAnswer, TopHits
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import Counts, TermMatches
from reader.search.placed_texts import PlacedTexts
from reader.search.ranking.bm25 import Scores, highest, leading, nth_best, scores
from reader.search.ranking.explain import Reason
from reader.search.ranking.headline_coverage import in_headline
from reader.search.ranking.rescoring import BEST, bonuses
from reader.search.ranking.top_docs import LED
from reader.search.spans import spans_of
from reader.span import Span

FREQUENT = 40_000
"""Occurrences of the most frequent text from which on it pays: they are counted ahead, as a rule."""
MANY = 1500
"""Articles with all texts from which on it pays; more than `TRIED`."""
TRIED = 256
"""Articles scored at first; more than `BEST`."""
SHARE = 4
"""One in so many articles are scored at most, or all of them."""
ROUNDED = np.float32(1 + 1e-5)
"""More than what rounding may take from the highest score."""
_new = tuple.__new__  # `Hit._make` in half the time


class LeadingAnswer:
    """Very many articles, of which the leaders are known; all else is that of the full answer, made when asked for."""

    def __init__(self, preview: TopHits, placed: PlacedTexts, full: Callable[[], FullAnswer]) -> None:
        self.preview, self.chosen, self._make = preview, placed.common, full
        self.spanned: tuple[TermMatches, ...] = tuple(placed.alone)

    @lazy_property
    def _full(self) -> FullAnswer:
        return self._make()

    @property
    def scores(self) -> Scores:
        """Scores of the articles found."""
        return self._full.scores

    def scores_at(self, rows: NDArray[np.intp]) -> Scores:
        """Scores of the articles at some rows."""
        return self.scores.take(rows)

    @property
    def matches(self) -> Counts:
        """Number of occurrences in each article found."""
        return self._full.matches

    def has(self, number: int) -> bool:
        """True if the article `number` was found."""
        return row_of(self.chosen.numbers, number) is not None

    def spans_in(self, numbers: Sequence[int]) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles."""
        return spans_of(DocSet(self.chosen.index, np.array(numbers)), self.spanned)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Contribution of each text to the score of an article."""
        return self._full.reasons(number)


def leading_answer(placed: PlacedTexts, tree: Node, full: Callable[[], FullAnswer]) -> LeadingAnswer | None:
    """The answer to `tree`, whose texts are `placed`; None where it is better to score all articles."""
    texts, each = placed.alone, {some.first_run.text for some in placed.alone}
    if len(texts) < 2 or max(map(len, texts)) < FREQUENT or len(each) < len(texts) or None in each:
        return None
    common = placed.common
    if len(common) < MANY:
        return None
    most = _highest(placed)
    matches = sum([int(text.totals_in(common).sum()) for text in texts])
    if (led := _led(placed, most)) is None:
        return None
    bonuses(*led, placed.occurrences, tree, placed.weights)
    return LeadingAnswer(TopHits(len(common), matches, _hits(texts, *led)), placed, full)


def _hits(texts: Sequence[TermMatches], some: DocSet, found: Scores) -> list[Hit]:
    """The best of some articles, by their scores."""
    first = leading(some, found, LED)
    matches = sum([text.totals_in(some).take(first).astype(np.int64) for text in texts])
    columns = (some.numbers.take(first), found.take(first), np.asarray(matches))
    return [*map(_new, repeat(Hit), zip(*[column.tolist() for column in columns], strict=True))]


def _highest(placed: PlacedTexts) -> Scores:
    """What the score of each article is at most: its score, but for the most frequent text."""
    *others, most = sorted(range(len(placed.texts)), key=lambda i: len(placed.occurrences[i][0]))
    found = scores(placed.common, [placed.occurrences[most]], [placed.weights[most]], placed.emphasis, highest)
    rest, weights = zip(*[(placed.occurrences[i], placed.weights[i]) for i in others], strict=True)
    found += scores(placed.common, rest, weights, placed.emphasis)
    found *= ROUNDED
    return found


def _led(placed: PlacedTexts, most: Scores) -> tuple[DocSet, Scores] | None:
    """Some articles and their scores: among them are the `BEST`, and all with every text in the headline.

    `most`: what the score of each article is at most. None if that does not tell them from others.
    """
    headed = in_headline(placed.common, placed.occurrences)
    least = nth_best(most, TRIED)
    for _ in range(2):
        rows = indices_of(most >= least)
        if len(rows) * SHARE > len(most):
            return None
        some = placed.common.some(np.union1d(rows, headed) if len(headed) else rows)
        found = scores(some, placed.occurrences, placed.weights, placed.emphasis)
        reached = nth_best(found, BEST)
        if least <= reached:
            return some, found
        least = reached
    return None
