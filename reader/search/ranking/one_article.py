"""The score of one article by itself: the scores of `bm25` and `proximity`, without arrays.

For one or two articles, which is what a longer text has, arrays take many times as long.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reader.index.segment import Segment
from reader.index.stream import FIELDS
from reader.search.ranking.bm25 import HEADING, IN_BODY, IN_HEADING, WEIGHTS, WHOLE, WITHIN_WORD
from reader.search.ranking.proximity import ANOTHER, CLOSE, HALF
from reader.span import Span


class Occurrence(NamedTuple):
    """An occurrence of a text in an article."""

    position: int
    is_word: bool | None
    """True where a short text is a word of its own; None for a longer text."""
    span: Span


def score_of_one(segment: Segment, article: int, given: Sequence[Occurrence]) -> float:
    """The score of an article for a text, before rarity; `given` are its occurrences there, ascending."""
    body_start = int(segment.body_starts[article])
    often = [WITHIN_WORD if one.is_word is False else 1.0 for one in given]
    headed = [one.position for one in given if one.position < body_start]
    score = IN_BODY.score_of(sum(often[len(headed) :]), int(segment.body_lengths[article]))
    if headed:
        fields = segment.fields_of(np.array(headed, np.uint32)).tolist()
        weight = sum([WEIGHTS[FIELDS[field]] * each for field, each in zip(fields, often, strict=False)])
        score += HEADING * IN_HEADING.score_of(weight, int(segment.heading_lengths[article]))
    return score + WHOLE if True in [one.is_word for one in given] else score


def closeness_of_one(texts: Sequence[Sequence[Occurrence]], lengths: Sequence[int], weights: Sequence[float]) -> float:
    """The bonus of an article for texts close together: of each its occurrences there, its length and its weight."""
    total = 0.0
    for (ones, length, weight), (others, other_length, other_weight) in pairwise(
        zip(texts, lengths, weights, strict=True)
    ):
        places = [other.position for other in others]
        least = max(0, min([_least(one.position, length, places, other_length) for one in ones]))
        total += CLOSE * min(weight, other_weight) * HALF / (HALF + least)
    return total


def _least(one: int, length: int, others: Sequence[int], other_length: int) -> int:
    """The fewest characters between a text at `one` and another, which stands at `others`."""
    after = bisect_left(others, one)
    behind = others[after] - one - length if after < len(others) else ANOTHER
    before = one - others[after - 1] - other_length if after else ANOTHER
    return min(behind, before)
