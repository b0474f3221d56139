"""Rescoring: bonuses besides frequency.

Takes the articles found and their scores; gives additions: for texts that fill the headline, of every article found,
and for texts close together, of the best articles. None is below 0.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.i18n import N_
from reader.query.tree import And, DateRange, Everything, Field, FieldName, Literal, Near, Node, Not, Nothing, below
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import ALONE, SEVERAL, Emphasis, Scores, nth_best
from reader.search.ranking.headline_coverage import headline_coverage, in_headline, short_headlines
from reader.search.ranking.headline_remainder import telling_remainder
from reader.search.ranking.proximity import closeness

BEST = 100
"""Number of best articles in which the distance of texts is computed."""
MOST = 400
"""Most articles whose headline or distance of texts is examined, if many have the same score."""
FULL = 100.0
"""Bonus of texts that are the whole headline; several texts get a share of it for a part."""
ORDERED = 40.0
"""Bonus of texts that begin the headline, adjacent and in the order of the query."""
HELD = 130.0
"""Bonus of several texts that are all in the headline, whatever else is in it."""
LEFT_OUT = 12.0
"""What a headline loses of these for characters left out that tell more than the texts, times the square root of their
number: the first of them tell the most."""
FEW = 64
"""Headlines that hold all texts up to which one of them may be remembered, and what they leave out is examined."""
CLOSE_TOGETHER, IN_HEADLINE = N_("close together"), N_("in the headline")
NEARLY_WHOLE = N_("the rest nearly")
"""Names of the bonuses."""

Rows = NDArray[np.intp]
ScoreBonus = dict[str, Scores]
"""Bonus of each article found, by name of the bonus; without bonuses that no article has."""


def bonuses(
    chosen: DocSet, found: Scores, texts: Sequence[Sequence[TermMatches]], tree: Node, weights: Sequence[float]
) -> ScoreBonus:
    """The bonuses of each of `chosen`, whose scores are `found`; they are added to `found`.

    `texts` are the occurrences of each text, `weights` the weight of each.
    """
    if not len(chosen):
        return {}
    added = ScoreBonus()
    groups = [texts[part] for part in parts(tree)] if isinstance(tree, And) else [texts]
    joined = [group[0] if len(group) == 1 else [*chain.from_iterable(group)] for group in groups]
    full = in_headline(chosen, joined)
    if len(full):
        added[IN_HEADLINE] = _in_headline(chosen, found, full, joined, max(weights))
        found += added[IN_HEADLINE]
    if len(texts) > 1 and isinstance(tree, And):
        added[CLOSE_TOGETHER] = _close_together(chosen, found, texts, weights)
        found += added[CLOSE_TOGETHER]
    return added


def _in_headline(
    chosen: DocSet, found: Scores, full: Rows, texts: Sequence[Sequence[TermMatches]], weight: float
) -> Scores:
    """Headline bonus of the articles at the rows `full`, whose headline holds all of `texts`."""
    rows = _best(found, full)
    total = np.zeros(len(chosen), np.float32)
    total[rows] = headline_bonus(chosen.some(rows), texts, weight)
    return total


def headline_bonus(chosen: DocSet, texts: Sequence[Sequence[TermMatches]], weight: float) -> Scores:
    """The bonus of each of `chosen`, whose headline holds all of `texts`; `weight` is the greatest of theirs."""
    if len(texts) > 1:
        coverage, order = headline_coverage(chosen, texts)
        bonus: Scores = np.float32(HELD) + np.float32(FULL) * coverage
        if len(chosen) <= FEW:
            bonus -= np.float32(LEFT_OUT) * np.sqrt(telling_remainder(chosen, texts).astype(np.float32))
        np.maximum(bonus, 0, out=bonus)
        bonus += np.float32(ORDERED) * order
        return bonus
    bonus, rows = np.zeros(len(chosen), np.float32), short_headlines(chosen, texts[0])
    if len(rows):  # One text begins many headlines: only that it is all of one tells.
        coverage, _ = headline_coverage(chosen.some(rows), texts)
        bonus[rows] = np.float32(FULL + ORDERED) * np.float32(weight) * np.floor(coverage)
    return bonus


def _close_together(
    chosen: DocSet, found: Scores, texts: Sequence[Sequence[TermMatches]], weights: Sequence[float]
) -> Scores:
    rows = _best(found, np.arange(len(found)), BEST)
    best = chosen if len(rows) == len(chosen) else chosen.some(rows)
    total = np.zeros(len(chosen), np.float32)
    total[rows] = closeness(best, texts, weights)
    return total


def _best(found: Scores, rows: Rows, count: int = MOST) -> Rows:
    """Those of `rows` with the best scores: about `count`, at most `MOST`."""
    if len(rows) <= count:
        return rows
    scores = found.take(rows)
    return rows[scores >= nth_best(scores, count)][:MOST]


def emphasis_of(tree: Node) -> Emphasis:
    """The weights of body and heading for the texts of a query."""
    return SEVERAL if isinstance(tree, And) and len(parts(tree)) > 1 else ALONE


def parts(tree: Node) -> list[slice]:
    """Slices of the texts of each child of the query that may be in a headline."""
    found, first = [], 0
    for child in below(tree):
        count = 1 if isinstance(child, Literal) else sum(1 for _ in texts_of(child))
        if count and not (isinstance(child, Field) and child.name is not FieldName.HEADLINE):
            found.append(slice(first, first + count))
        first += count
    return found


def texts_of(node: Node) -> Iterator[Node]:
    """The texts that `node` asks for, in the order in which an evaluation keeps their runs."""
    if isinstance(node, Near) or not below(node):
        if not isinstance(node, Everything | Nothing | DateRange):
            yield node
    elif not isinstance(node, Not):
        for child in below(node):
            yield from texts_of(child)
