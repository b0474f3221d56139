"""BM25 with heading and body scored separately.

Takes the occurrences of each text of the query; gives a score for each article. The heading's fields and the body are
scored separately, each with its own length norm and saturation (Robertson, Zaragoza, Taylor: Simple BM25 extension to
multiple weighted fields, 2004, saturates their sum; separately, a word in a short headline gets its proper weight).
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import indices_of
from reader.index.segment import Segment
from reader.index.stream import FIELDS, Positions
from reader.search.matching.article_sets import Articles, Owners, beginnings, sizes_of
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import Headed, MatchRun
from reader.search.matching.term_matches import Counts, TermMatches
from reader.search.ranking.word_boundary import are_words, is_short

Scores = NDArray[np.float32]

WEIGHTS = {
    "section": 0.5, "kicker": 0.7, "headline": 1.0, "subheadline": 0.7, "byline": 0.5, "dateline": 0.3, "body": 0.0
}  # fmt: skip
"""Weight of an occurrence in each field of the heading, relative to the headline."""
FIELD_WEIGHTS = np.array([WEIGHTS[name] for name in FIELDS], np.float32)


class Emphasis(NamedTuple):
    """Weights of the two parts of an article."""

    body: float
    heading: float


ALONE = Emphasis(body=1.0, heading=5.0)
"""For a text asked for by itself, or instead of others: an article is about what its heading names."""
SEVERAL = Emphasis(body=2.0, heading=0.5)
"""For texts asked for together: the article that is about all of them has them often, while one of them in a heading
says little about the others. A headline that holds all of them has a bonus of its own (see `rescoring`)."""

WITHIN_WORD = 0.05
"""Weight of an occurrence of a short text inside a word, relative to a whole word."""

WHOLE = 2.0
"""Bonus of an article in which a short text is a whole word."""

ROW = 256
"""Articles in a row when the maximum is taken row by row."""


class Curve(NamedTuple):
    """The BM25 curve: from a frequency in a field of some length to a score."""

    saturation: float
    """k1: saturation of the frequency."""
    slope: float
    """b: strength of the length normalisation."""
    mean: float
    """Mean length of a field in news, in codes, which divides short from long. Fixed, so that a score does not change
    as a library grows."""

    def score(self, frequency: NDArray[Any], length: NDArray[Any]) -> Scores:
        """BM25's term frequency part: from 0 to k1 + 1."""
        often = frequency.astype(np.float32)
        self.turn(often, self.norm(length))
        return often

    def score_of(self, frequency: float, length: int) -> float:
        """`score` of one field."""
        saturation, slope, mean = self
        norm = saturation * (1 - slope + slope / mean * length)
        return frequency * (saturation + 1) / (frequency + norm)

    def norm(self, length: NDArray[Any]) -> Scores:
        """Saturation constant of frequencies in a field of that length."""
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


def body_norms(segment: Segment) -> Scores:
    """Saturation constants of each body of `segment`, cached with it."""
    return IN_BODY.norm(segment.body_lengths)


def rarity(occurrences: int, articles: int) -> float:
    """The inverse document frequency of a text, from its number of occurrences and the number of articles.

    The document frequency is not counted but estimated, as if the occurrences were distributed at random: counting
    would cost more than everything else in a query of several terms.
    """
    having = articles * -math.expm1(-occurrences / max(1, articles))
    return math.log1p((articles - having + 0.5) / (having + 0.5))


def scored(run: MatchRun, articles: Articles, norms: Scores, emphasis: Emphasis = ALONE) -> Scores:
    """Score of the occurrences of `run` in each of `articles`, before rarity; `norms` are those of the bodies."""
    placed = run.positions_in(articles) if is_short(run) else None
    found = frequencies(run, run.totals_in(articles), placed)
    return turned(run, found, run.headings_in(articles), norms, articles, emphasis)


class Frequencies(NamedTuple):
    """Frequency of a text in each of some articles."""

    often: Scores
    """Occurrences, in heading and body; occurrences of a short text inside words count `WITHIN_WORD`."""
    is_word: NDArray[np.bool_] | None
    """True for each article in which a short text is a word; None for a longer text."""


def frequencies(run: MatchRun, totals: Counts, placed: tuple[Positions, Owners] | None) -> Frequencies:
    """Frequency of the text of `run` in each article: `totals` in all, for a short text at the positions `placed`."""
    often = totals.astype(np.float32)
    if placed is None:
        return Frequencies(often, None)
    positions, owners = placed
    words = np.bincount(owners.take(indices_of(are_words(run, positions))), minlength=len(often))
    often *= np.float32(WITHIN_WORD)
    often += np.float32(1 - WITHIN_WORD) * words.astype(np.float32)
    return Frequencies(often, words > 0)


def turned(
    run: MatchRun,
    found: Frequencies,
    headings: Headed,
    norms: Scores,
    articles: NDArray[Any],
    emphasis: Emphasis,
) -> Scores:
    """The score of each of `articles` from its frequencies: of them, `headings` are in headings."""
    often, is_word = found
    positions, owners, fields = headings
    if len(owners):
        weights, firsts = FIELD_WEIGHTS.take(fields), beginnings(owners)
        headed, counts = owners.take(firsts), sizes_of(firsts, len(owners)).astype(np.float32)
        if is_word is not None:
            each = np.where(are_words(run, positions), np.float32(1), np.float32(WITHIN_WORD))
            weights, counts = weights * each, np.add.reduceat(each, firsts)
        often[headed] -= counts
    IN_BODY.turn(often, norms)
    often *= np.float32(emphasis.body)
    if len(owners):
        lengths = run.segment.heading_lengths.take(articles.take(headed))
        in_heading = IN_HEADING.score(np.add.reduceat(weights, firsts), lengths)
        often[headed] += np.float32(emphasis.heading) * in_heading
    if is_word is not None:
        often += np.float32(WHOLE) * is_word
    return often


def highest(run: MatchRun, articles: Articles, norms: Scores, emphasis: Emphasis) -> Scores:
    """What `scored` gives at most: as if a short text were a word wherever it stands, so that nobody has to look."""
    often = run.totals_in(articles).astype(np.float32)
    found = turned(run, Frequencies(often, None), run.headings_in(articles), norms, articles, emphasis)
    if is_short(run):
        found += np.float32(WHOLE)
    return found


def most_in_body(run: MatchRun) -> float:
    """At least what `scored` gives an article that has the text of `run` in its body alone."""
    return IN_BODY.saturation + 1 + WHOLE * is_short(run)


def scores(
    chosen: DocSet,
    texts: Sequence[Sequence[TermMatches]],
    rarities: Sequence[float],
    emphasis: Emphasis = ALONE,
    of: Callable[[MatchRun, Articles, Scores, Emphasis], Scores] = scored,
) -> Scores:
    """The score of each of `chosen`: the sum over the texts that it has. `of` gives that of one of them."""
    each = [
        _scores_in(chosen.index.segments[row], row, some, texts, rarities, emphasis, of)
        for row, some in chosen.by_segment
    ]
    return each[0] if len(each) == 1 else np.concatenate([np.empty(0, np.float32), *each])


def _scores_in(
    segment: Segment,
    row: int,
    articles: Articles,
    texts: Sequence[Sequence[TermMatches]],
    rarities: Sequence[float],
    emphasis: Emphasis,
    of: Callable[[MatchRun, Articles, Scores, Emphasis], Scores],
) -> Scores:
    """The scores of articles of the segment at `row`."""
    norms = segment.companion(body_norms).take(articles)
    each = [
        of(some.runs[row], articles, norms, emphasis) * np.float32(weight)
        for text, weight in zip(texts, rarities, strict=True)
        for some in text
        if row in some.runs
    ]
    total = each[0] if each else np.zeros(len(articles), np.float32)
    for more in each[1:]:
        total += more
    return total


def nth_best(found: Scores, count: int) -> np.float32:
    """The score that the `count` best of `found`, which has more, have at least.

    Of many only those are ordered that reach what the best of as many rows do: a row has but one best.
    """
    rows = len(found) // ROW
    if rows > count:
        bests = found[: rows * ROW].reshape(rows, ROW).max(axis=1)
        found = found.take(indices_of(found >= np.partition(bests, rows - count)[rows - count]))
    least: np.float32 = np.partition(found, len(found) - count)[len(found) - count]
    return least


def leading(chosen: DocSet, found: Scores, count: int) -> NDArray[np.intp]:
    """The places among `chosen` of the `count` best by the scores `found`: ties newest first, then by number."""
    if len(found) == 1:
        return np.zeros(1, np.intp)
    if count >= len(found):
        return np.lexsort((-chosen.dates, -found))
    (places,) = (found >= nth_best(found, count)).nonzero()
    order = np.lexsort((-chosen.some(places).dates, -found.take(places)))
    return places.take(order[:count])
