"""What tells the best articles apart, besides how often they have what was asked for.

Takes what was found and its scores, gives additions to the scores of those that might lead: that texts stand close
together, that they are words of their own, that they fill the headline. None is below 0, so nothing that is not looked
at would have led.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.i18n import N_
from reader.index.stream import Positions
from reader.query.tree import And, DateRange, Everything, Field, FieldName, Near, Node, Not, Nothing, below
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import Owners, beginnings
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import Scores, nth_best
from reader.search.ranking.headline_coverage import headline_coverage
from reader.search.ranking.proximity import closeness
from reader.search.ranking.word_boundary import LONGEST, around, on_word_boundaries

BEST = 40
"""Articles that are looked at: those that might lead."""
MOST = 400
"""Articles that are looked at where many score the same."""
FULL = 100.0
"""What several texts add that are all of a headline."""
ORDERED = 40.0
"""What they add that begin it, side by side in the order of the query."""
WHOLE = 1.0
"""What a short text adds that is a word of its own, beside what it adds by being there once."""
BONUS_REASONS = (N_("close together"), N_("words of their own"), N_("in the headline"))
"""What is added for, in the order of `ScoreBonus.added`."""


class ScoreBonus(NamedTuple):
    """Additions."""

    places: NDArray[np.intp]
    """Of the best among all articles found."""
    added: NDArray[np.float32]
    """A row for each of `BONUS_REASONS`."""

    def of(self, place: int) -> Iterator[tuple[str, float]]:
        """What was added to the article at a place."""
        for column in np.flatnonzero(self.places == place).tolist():
            yield from zip(BONUS_REASONS, self.added[:, column].tolist(), strict=True)


NOTHING_MORE = ScoreBonus(np.empty(0, np.intp), np.empty((len(BONUS_REASONS), 0), np.float32))


def refined(
    chosen: DocSet, found: Scores, texts: Sequence[Sequence[TermMatches]], tree: Node, weights: Sequence[float]
) -> ScoreBonus:
    """The additions for the best of `chosen` by the scores `found`.

    `texts` are the occurrences of each text, `weights` what it counts.
    """
    if not isinstance(tree, And) and not any(map(_short, chain.from_iterable(texts))):
        return NOTHING_MORE
    least = nth_best(found, BEST) if len(found) > BEST else np.float32(0)
    places = np.flatnonzero(found >= least)[:MOST]
    if not len(places):
        return NOTHING_MORE
    best = chosen.some(places)
    added = np.zeros((len(BONUS_REASONS), len(best)), np.float32)
    if isinstance(tree, And):
        added[0] = closeness(best, texts, weights)
        full, ordered = _fullness(best, texts, parts(tree))
        added[2] = FULL * full + ORDERED * ordered
    added[1] = WHOLE * _wholeness(best, texts, weights)
    return ScoreBonus(places, added)


def _fullness(best: DocSet, texts: Sequence[Sequence[TermMatches]], several: Sequence[slice]) -> tuple[Scores, Scores]:
    """How full the headlines are of texts, where there are several."""
    if len(several) < 2:
        nothing = np.zeros(len(best), np.float32)
        return nothing, nothing
    return headline_coverage(best, [[some for text in texts[part] for some in text] for part in several])


def _wholeness(best: DocSet, texts: Sequence[Sequence[TermMatches]], weights: Sequence[float]) -> Scores:
    """The weights of the short texts whose first occurrence in an article is a word."""
    given = [(some, weight) for text, weight in zip(texts, weights, strict=True) for some in text]
    short = [(some, weight) for some, weight in given if _short(some)]
    if not short:
        return np.zeros(len(best), np.float32)
    firsts = [_firsts_in(some, best) for some, _ in short]
    shown = [around(segment, at[part]) for at, whose in firsts for segment, _, _, part in best.parted(whose)]
    if not shown:
        return np.zeros(len(best), np.float32)
    counts = [len(whose) for _, whose in firsts]
    lengths, each = ([some.length for some, _ in short], [weight for _, weight in short])
    whole = on_word_boundaries(np.concatenate(shown), np.repeat(lengths, counts))
    owners = np.concatenate([whose for _, whose in firsts])
    return np.bincount(owners, np.repeat(each, counts) * whole, len(best)).astype(np.float32)


def _firsts_in(some: TermMatches, best: DocSet) -> tuple[Positions, Owners]:
    """The first occurrence in each of `best` that has any, and its owner."""
    positions, owners = some.positions_in(best)
    firsts = beginnings(owners)
    return positions.take(firsts), owners.take(firsts)


def _short(some: TermMatches) -> bool:
    return 1 < some.length <= LONGEST


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
