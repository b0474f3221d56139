"""What the texts of a query leave of a headline: characters that tell more than the texts do.

A user who looks for a known article types what is telling of its headline. A headline with something rarer in it, left
out of the query, is less likely the one that is meant.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.analysis.cohesion import cohesive
from reader.index.headline_places import headlines
from reader.index.inverted_index import Index
from reader.index.ranges import owned
from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Codes
from reader.index.term_counts import pairs_in_headlines
from reader.search.matching.article_sets import Articles
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun
from reader.search.matching.term_matches import TermMatches

ALONE = np.int64(1 << 40)
"""Frequency of a character that is not within a word: more than that of any text."""


def telling_remainder(chosen: DocSet, texts: Sequence[Sequence[TermMatches]]) -> NDArray[np.intp]:
    """Number of characters of each headline of `chosen` that `texts` leave out, and that are rarer than each of them.

    A character is as frequent as the more frequent of its pairs with its neighbours in the headline that may be one
    word is in all headlines: no words have to be known. A character by itself tells nothing.
    """
    often = max([sum([_in_headlines(run) for some in text for run in some.runs.values()]) for text in texts])
    each = []
    for row, articles in chosen.by_segment:
        segment = chosen.index.segments[row]
        runs = [some.runs[row] for text in texts for some in text if row in some.runs]
        begins, ends = headlines(segment, articles)
        places, owners = owned(begins, ends)
        shifts = (ends - begins).cumsum(dtype=np.int64) - ends.astype(np.int64)  # To places among these.
        telling = _frequencies(chosen.index, segment, places, owners) < often
        telling[_covered(runs, articles, shifts)] = False
        each.append(np.bincount(owners[telling], minlength=len(articles)))
    return np.concatenate(each)


def _in_headlines(run: MatchRun) -> int:
    """About how often a text stands in the headlines of its segment: as often as the rarest of its pairs."""
    if run.lengths is not None or not len(run.given):
        return len(run.given)
    codes, known = run.segment.codes[run.given[0] :][: run.length], pairs_in_headlines(run.segment)
    if len(codes) == 1:
        return known.beginning_with(int(codes[0]))
    return int(known.of(codes[:-1].astype(np.uint32) << np.uint32(16) | codes[1:]).min())


def _frequencies(
    index: Index, segment: Segment, places: NDArray[np.intp], owners: NDArray[np.intp]
) -> NDArray[np.int64]:
    """How often the character at each of `places` stands in headlines of the index in the more frequent of its pairs;
    `ALONE` for one that is in none."""
    codes = segment.codes.take(places)
    firsts, seconds = codes[:-1], codes[1:]
    joined = cohesive(firsts, seconds) | (_is_spelt(firsts) & _is_spelt(seconds))
    joined &= owners[1:] == owners[:-1]
    pairs = firsts.astype(np.uint32) << np.uint32(16) | seconds
    found = np.zeros(len(places) + 1, np.int64)
    found[1:-1] = sum(pairs_in_headlines(each).of(pairs) for each in index.segments) * joined
    most = np.maximum(found[1:], found[:-1])
    return np.where(most > 0, most, ALONE)


def _is_spelt(codes: Codes) -> NDArray[np.bool_]:
    """True for letters and figures: those side by side are one word or number."""
    return (codes >= ord("0")) & (codes <= ord("z"))


def _covered(runs: Sequence[MatchRun], articles: Articles, shifts: NDArray[np.int64]) -> NDArray[np.intp]:
    """The places of the characters in the headlines of `articles` that are in an occurrence of one of `runs`."""
    found = [np.empty(0, np.intp)]
    for run in runs:
        positions, owners, fields = run.headings_in(articles)
        inside = fields == HEADLINE
        begins = positions[inside].astype(np.int64)
        places, which = owned(begins, begins + run.lengths_at(positions[inside]))
        found.append(places + shifts.take(owners[inside]).take(which))
    return np.concatenate(found)
