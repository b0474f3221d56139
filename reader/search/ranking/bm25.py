"""How well an article answers: BM25, fields scored apart.

Takes the occurrences of each text asked for, gives a score an article. The heading's fields and the body are scored
apart, each with a length norm of its own and saturated for itself (Robertson, Zaragoza, Taylor: Simple BM25 extension
to multiple weighted fields, 2004, saturates their sum; apart, a word in a short headline weighs what it should).
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.stream import FIELDS
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import beginnings
from reader.search.matching.term_matches import TermMatches

Scores = NDArray[np.float32]

WEIGHTS = {
    "section": 0.5, "kicker": 0.7, "headline": 1.0, "subheadline": 0.7, "byline": 0.5, "dateline": 0.3, "body": 0.0
}  # fmt: skip
"""What an occurrence in each field of the heading counts for, beside one in the headline."""
FIELD_WEIGHTS = np.array([WEIGHTS[name] for name in FIELDS], np.float32)

HEADING = 5.0
"""What the heading's score counts for, beside the body's."""

MANY = 1 << 15
"""Articles from which on they are scored segment by segment: what is worked with stays in the processor's cache."""

ROW = 256
"""Articles of which the best one is looked up together."""


class Curve(NamedTuple):
    """How a frequency in a field of some length turns into a score."""

    saturation: float
    """k1: how soon one more occurrence stops to matter."""
    slope: float
    """b: how much a long field must have more to count the same."""
    mean: float
    """The length, in codes, by which long and short are told: that of news. Fixed, so that a score does not change as a
    library grows."""

    def score(self, frequency: NDArray[Any], length: NDArray[Any]) -> Scores:
        """BM25's term frequency part: from 0 to k1 + 1."""
        often = frequency.astype(np.float32)
        self.turn(often, self.norm(length))
        return often

    def norm(self, length: NDArray[Any]) -> Scores:
        """What a frequency is held against in a field of that length."""
        norm = length.astype(np.float32)
        norm *= np.float32(self.saturation * self.slope / self.mean)
        norm += np.float32(self.saturation * (1 - self.slope))
        return norm

    def turn(self, often: Scores, norm: Scores) -> None:
        """Turn frequencies into scores, in place."""
        below = often + norm
        often *= np.float32(self.saturation + 1)
        often /= below


IN_HEADING = Curve(0.3, 0.9, 24.0)
IN_BODY = Curve(1.2, 0.75, 900.0)


def rarity(occurrences: int, articles: int) -> float:
    """The inverse document frequency of a text with so many occurrences in so many articles.

    How many articles have it is not counted but expected, as if the occurrences were strewn at random: counting would
    cost more than all else in a query of several terms.
    """
    having = articles * -math.expm1(-occurrences / max(1, articles))
    return math.log1p((articles - having + 0.5) / (having + 0.5))


def scored(some: TermMatches, chosen: DocSet) -> Scores:
    """What the occurrences are worth in each of `chosen`, before rarity."""
    often = some.totals_in(chosen).astype(np.float32)
    fields, owners = some.headings_in(chosen)
    if not len(owners):
        IN_BODY.turn(often, IN_BODY.norm(chosen.body_lengths))
        return often
    firsts = beginnings(owners)
    headed = owners.take(firsts)
    often[headed] -= np.diff(firsts, append=len(owners)).astype(np.float32)
    IN_BODY.turn(often, IN_BODY.norm(chosen.body_lengths))
    weighed = np.add.reduceat(FIELD_WEIGHTS.take(fields), firsts)
    often[headed] += np.float32(HEADING) * IN_HEADING.score(weighed, chosen.heading_lengths.take(headed))
    return often


def scores(chosen: DocSet, texts: Sequence[Sequence[TermMatches]], rarities: Sequence[float]) -> Scores:
    """The score of each of `chosen`: the sum over the texts that it has."""
    if len(chosen) > MANY and len(chosen.by_segment) > 1:
        return np.concatenate([scores(piece, texts, rarities) for piece in chosen.pieces()])
    total = np.zeros(len(chosen), np.float32)
    for text, weight in zip(texts, rarities, strict=True):
        for some in text:
            total += np.float32(weight) * scored(some, chosen)
    return total


def nth_best(found: Scores, count: int) -> np.float32:
    """The score that the `count` best of `found`, which has more, have at least.

    Of many only those are ordered that reach what the best of as many rows do: a row has but one best.
    """
    rows = len(found) // ROW
    if rows > count:
        bests = found[: rows * ROW].reshape(rows, ROW).max(axis=1)
        found = found[found >= np.partition(bests, rows - count)[rows - count]]
    least: np.float32 = np.partition(found, len(found) - count)[len(found) - count]
    return least


def leading(chosen: DocSet, found: Scores, count: int) -> NDArray[np.intp]:
    """The places among `chosen` of the `count` best by the scores `found`: ties newest first, then by number."""
    if len(found) == 1:
        return np.zeros(1, np.intp)
    places = np.flatnonzero(found >= nth_best(found, count)) if count < len(found) else np.arange(len(found))
    order = np.lexsort((-chosen.some(places).dates, -found.take(places)))
    return places.take(order[:count])
