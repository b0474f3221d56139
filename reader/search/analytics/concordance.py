"""Concordance (key word in context): one line for each match, with its left and right context.

Takes results; gives the matches in an order, one line each. The order is computed on the codes of the index; a line is
made when it is displayed, with contexts in code points from the same field only. Contexts are compared character by
character from the match outwards (the left one backwards), each by its rank in `reader.analysis.collation`: by pinyin.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.analysis.collation import ranks, word_ranks
from reader.api.analytics import ConcordanceLine, ConcordanceOrder, in_context
from reader.index.ranges import among
from reader.index.segment import Segment
from reader.index.stream import SEPARATOR
from reader.model import Article
from reader.search.matching.article_sets import Articles
from reader.search.matching.match_run import MatchRun
from reader.search.search_results import SearchResults

DEPTH = 12
"""Characters of a context compared when sorting."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Concordance:
    """All matches of an answer in one sort order; immutable."""

    runs: tuple[tuple[int, MatchRun], ...]
    """The runs of all segments, each with the number of the first article of its segment."""
    places: Numbers
    """Two rows: the place in `runs` of each match, and its position in the segment."""

    def __len__(self) -> int:
        return len(self.places[0])

    def line(self, place: int, article_of: Callable[[int], Article], context: int) -> ConcordanceLine:
        """The match at `place` in the order, with at most `context` code points on either side."""
        run, position = self.places[:, place].tolist()
        base, found = self.runs[run]
        within = int(found.segment.owner_codes_of(np.array([position], np.uint32))[0]) >> 1
        article = article_of(base + within)
        return in_context(base + within, article, found.span_at(position), context)


def concordance(
    results: SearchResults,
    order: ConcordanceOrder,
    *,
    most: int | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Concordance:
    """The matches of `results` in an order, the first `most` in the library or all; equal ones keep library order.

    `cancelled` is polled between segments, and ends the result early.
    """
    index, spanned = results.index, results.answer.spanned
    runs, places, count = list[tuple[int, MatchRun]](), [_none(2)], 0
    keys = [np.empty((DEPTH, 0), np.uint16)]
    for place, (articles, _) in results.by_segment.items():
        if cancelled() or (most is not None and count >= most):
            break
        some = [each.runs[place] for each in spanned if place in each.runs]
        there = _in_place(some, articles, len(runs))[:, : None if most is None else most - count]
        runs += ((index.bases[place], run) for run in some)
        places.append(there)
        count += len(there[0])
        if order is not ConcordanceOrder.POSITION:
            lengths = _lengths([run for _, run in runs], there)
            keys.append(_contexts(index.segments[place], order, there[1], lengths))
    together = np.concatenate(places, axis=1)
    if order is not ConcordanceOrder.POSITION:
        together = together[:, np.lexsort(np.concatenate(keys, axis=1)[::-1])]
    return Concordance(tuple(runs), together)


def _none(rows: int) -> Numbers:
    return np.empty((rows, 0), np.int64)


def _in_place(runs: Sequence[MatchRun], articles: Articles, before: int) -> Numbers:
    """The matches of `runs` in `articles` by position: the place of the run of each (from `before` on), and it."""
    parts = [_none(2)]
    for number, run in enumerate(runs, before):
        owners = (run.segment.owner_codes_of(run.starts) >> 1).astype(np.uint32)
        starts = run.starts[among(owners, articles)].astype(np.int64)
        parts.append(np.stack([np.full(len(starts), number), starts]))
    together = np.concatenate(parts, axis=1)
    return together[:, np.argsort(together[1], kind="stable")] if len(runs) > 1 else together


def _lengths(runs: Sequence[MatchRun], places: Numbers) -> Numbers:
    """Length of each match, in codes."""
    lengths: Numbers = np.array([run.length for run in runs], np.int64).take(places[0])
    for number, run in enumerate(runs):
        if run.lengths is not None:
            own = places[0] == number
            lengths[own] = run.lengths_at(places[1][own].astype(np.uint32))
    return lengths


def _contexts(segment: Segment, order: ConcordanceOrder, starts: Numbers, lengths: Numbers) -> NDArray[np.uint16]:
    """The ranks of the characters from each match outwards, a row a step; 0 from the end of the field on."""
    edges, step = (starts - 1, -1) if order is ConcordanceOrder.LEFT else (starts + lengths, 1)
    table, inside = ranks(), np.ones(len(edges), np.bool_)
    codes = np.zeros((DEPTH, len(edges)), np.uint16)
    for row in range(DEPTH):
        places = edges + row * step
        there = segment.codes.take(places, mode="clip")
        inside &= (there > SEPARATOR) & (places >= 0)
        codes[row] = np.where(inside, there, 0)
    found = table.take(codes)
    for row in range(1, DEPTH):
        near, far = (row - 1, row) if step > 0 else (row, row - 1)
        _rank_as_in_words(found, codes, near, far)
    return found


def _rank_as_in_words(found: NDArray[np.uint16], codes: NDArray[np.uint16], first: int, second: int) -> None:
    """Change the ranks of the characters in the rows `first` and `second` where the two are a word read otherwise."""
    words = word_ranks()
    pairs = codes[first].astype(np.uint32) << 16 | codes[second]
    at = np.searchsorted(words.pairs, pairs).clip(max=len(words.pairs) - 1)
    for row, other in ((first, words.first), (second, words.second)):
        rank = np.where(words.pairs[at] == pairs, other[at], 0)
        found[row] = np.where(rank, rank, found[row])
