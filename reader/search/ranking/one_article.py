"""The score of one article by itself: the scores of `bm25` and `proximity`, without arrays.

For one or two articles, which is what a longer text has, arrays take many times as long.
"""

from bisect import bisect_left
from collections.abc import Sequence

from reader.index.stream import BODY, FIELDS
from reader.search.ranking.bm25 import IN_BODY, IN_HEADING, WEIGHTS, WHOLE, WITHIN_WORD, Emphasis
from reader.search.ranking.proximity import ANOTHER, CLOSE, HALF
from reader.span import Span

FIELD_WEIGHTS = [WEIGHTS[name] for name in FIELDS]
Occurrence = tuple[int, int, bool | None, Span]
"""An occurrence of a text in an article: its position, the number of its field, True where a short text is a word of
its own (None for a longer text), and its span."""
WEIGHT = {True: 1.0, False: WITHIN_WORD, None: 1.0}
"""Weight of an occurrence by whether it is a word."""


def score_of_one(given: Sequence[Occurrence], body_length: int, heading_length: int, emphasis: Emphasis) -> float:
    """The score of an article for a text, before rarity; `given` are its occurrences there."""
    body, heading, score = 0.0, 0.0, 0.0
    for _, field, is_word, _ in given:
        if field == BODY:
            body += WEIGHT[is_word]
        else:
            heading += FIELD_WEIGHTS[field] * WEIGHT[is_word]
        if is_word:
            score = WHOLE
    if body:
        score += emphasis.body * IN_BODY.score_of(body, body_length)
    return score + emphasis.heading * IN_HEADING.score_of(heading, heading_length) if heading else score


def closeness_of_one(places: Sequence[Sequence[int]], lengths: Sequence[int], weights: Sequence[float]) -> float:
    """The bonus of an article for texts close together: of each its positions there, its length and its weight."""
    total = 0.0
    for row in range(len(places) - 1):
        least = _least(places[row], lengths[row], places[row + 1], lengths[row + 1])
        total += CLOSE * min(weights[row], weights[row + 1]) * HALF / (HALF + least)
    return total


def _least(ones: Sequence[int], length: int, others: Sequence[int], other_length: int) -> int:
    """The fewest characters between an occurrence of a text and one of another."""
    least = ANOTHER
    for one in ones:
        after = bisect_left(others, one)
        if after < len(others) and (distance := others[after] - one - length) < least:
            least = distance
        if after and (distance := one - others[after - 1] - other_length) < least:
            least = distance
    return max(0, least)
