"""Rescoring: bonuses besides frequency.

Takes what was found and its scores, gives additions to them: that texts fill the headline, of every article found,
and that they stand close together, of the best. None is below 0.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.i18n import N_
from reader.query.tree import And, DateRange, Everything, Field, FieldName, Near, Node, Not, Nothing, below
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import Scores, nth_best
from reader.search.ranking.headline_coverage import headline_coverage, in_headline
from reader.search.ranking.proximity import closeness

BEST = 100
"""Articles in which the distance of texts is looked at: those that lead so far."""
MOST = 400
"""Articles of which the headline or the distance of texts is looked at, where many score the same."""
FULL = 100.0
"""What texts add that are all of a headline; several texts also add a part of it for a part."""
ORDERED = 40.0
"""What they add that begin it, side by side in the order of the query."""
CLOSE_TOGETHER, IN_HEADLINE = N_("close together"), N_("in the headline")
NEARLY_WHOLE = N_("the rest nearly")
"""What is added for."""

Rows = NDArray[np.intp]
ScoreBonus = dict[str, Scores]
"""Additions for each article found, by what they are for; none for what none has."""


def bonuses(
    chosen: DocSet, found: Scores, texts: Sequence[Sequence[TermMatches]], tree: Node, weights: Sequence[float]
) -> ScoreBonus:
    """The additions for each of `chosen`, whose scores are `found`; they are added to `found`.

    `texts` are the occurrences of each text, `weights` what it counts.
    """
    if not len(chosen):
        return {}
    added = ScoreBonus()
    several = parts(tree) if isinstance(tree, And) else [slice(None)]
    joined = [[*chain.from_iterable(texts[part])] for part in several]
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
    """What the articles at the rows `full`, in whose headline all of `texts` are, get for how they fill it."""
    rows = _best(found, full)
    coverage, order = headline_coverage(chosen.some(rows), texts)
    total = np.zeros(len(chosen), np.float32)
    if len(texts) == 1:  # One text begins many headlines: only that it is all of one tells.
        coverage = order = np.float32(weight) * np.floor(coverage)
    total[rows] = np.float32(FULL) * coverage + np.float32(ORDERED) * order
    return total


def _close_together(
    chosen: DocSet, found: Scores, texts: Sequence[Sequence[TermMatches]], weights: Sequence[float]
) -> Scores:
    rows = _best(found, np.arange(len(found)), BEST)
    best = chosen if len(rows) == len(chosen) else chosen.some(rows)
    total = np.zeros(len(chosen), np.float32)
    total[rows] = closeness(best, texts, weights)
    return total


def _best(found: Scores, rows: Rows, count: int = MOST) -> Rows:
    """Of `rows` those with the best scores: about `count`, at most `MOST`."""
    if len(rows) <= count:
        return rows
    scores = found.take(rows)
    return rows[scores >= nth_best(scores, count)][:MOST]


def parts(tree: Node) -> list[slice]:
    """Which of the texts each child asks for that may stand in a headline."""
    found, first = [], 0
    for child in below(tree):
        count = sum(1 for _ in texts_of(child))
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
