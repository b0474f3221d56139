"""Proximity bonus: texts of a query that are close together in an article.

Takes the best articles and the occurrences of each text, gives an addition to the score of each: for each two
texts that follow one another in the query, by the least distance at which they stand.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.search.matching.article_sets import beginnings
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import Scores

CLOSE = 1.0
"""Bonus of two adjacent texts, as a multiple of the smaller of their weights."""
HALF = 8.0
"""Characters between two texts that halve it."""

FAR = 1 << 60
"""Farther than any place from any other."""
ANOTHER = 1 << 31
"""The distance from which on two places are not in one article."""


def closeness(chosen: DocSet, texts: Sequence[Sequence[TermMatches]], weights: Sequence[float]) -> Scores:
    """The addition for each of `chosen`."""
    total = np.zeros(len(chosen), np.float32)
    given = [(text[0], weight) for text, weight in zip(texts, weights, strict=True) if len(text) == 1]
    places = [_places(some, chosen) for some, _ in given]
    for i in range(len(given) - 1):
        (one, weight), (other, other_weight) = given[i : i + 2]
        least = _least(places[i], places[i + 1], one.length, other.length, len(chosen))
        total += (CLOSE * min(weight, other_weight) * HALF / (HALF + least)).astype(np.float32)
    return total


def _places(some: TermMatches, chosen: DocSet) -> NDArray[np.int64]:
    """The occurrences in `chosen`, those of one article far from those of the next."""
    places, owners = some.positions_in(chosen)
    return places + (owners << 32)


def _least(
    ones: NDArray[np.int64], others: NDArray[np.int64], length: int, other_length: int, articles: int
) -> NDArray[np.float64]:
    """For each article the fewest characters between an occurrence of the one and of the other; no end when none is."""
    least = np.full(articles, np.inf)
    if not len(ones):
        return least
    at, between = others.searchsorted(ones), np.empty(len(others) + 2, np.int64)
    between[0], between[1:-1], between[-1] = -FAR, others, FAR
    distance = between.take(at + 1) - (ones + length)
    np.minimum(distance, ones - other_length - between.take(at), out=distance)
    owners = ones >> 32
    firsts = beginnings(owners)
    nearest = np.minimum.reduceat(distance, firsts)
    least[owners.take(firsts)] = np.where(nearest < ANOTHER, np.maximum(nearest, 0), np.inf)
    return least
