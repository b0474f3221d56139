"""Pairs of characters in headlines, counted: what a word tells of a headline is how few other headlines have it.

A word that stands in most bodies may be rare in headlines, and the other way round.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.headline_places import headlines
from reader.index.ranges import ranges
from reader.index.segment import Segment


class HeadlinePairs(NamedTuple):
    """Number of occurrences of each pair of codes in the headlines of a segment."""

    pairs: NDArray[np.uint32]
    """The pairs, ascending: the first code in the high half."""
    counts: NDArray[np.uint32]

    def of(self, pairs: NDArray[np.uint32]) -> NDArray[np.int64]:
        """The number of each of some pairs."""
        if not len(self.pairs):
            return np.zeros(len(pairs), np.int64)
        rows = self.pairs.searchsorted(pairs)
        found = self.counts.take(rows, mode="clip").astype(np.int64)
        found *= self.pairs.take(rows, mode="clip") == pairs
        return found

    def beginning_with(self, code: int) -> int:
        """The number of all pairs that begin with a code."""
        first, last = self.pairs.searchsorted(np.array([code, code + 1], np.uint32) << np.uint32(16))
        return int(self.counts[first:last].sum())


def counted(segment: Segment) -> HeadlinePairs:
    """The pairs in all headlines of `segment`: 80 ns for each."""
    begins, ends = headlines(segment, np.arange(len(segment), dtype=np.uint32))
    places = ranges(begins, np.maximum(ends, begins + np.uint32(1)) - np.uint32(1))
    firsts, seconds = segment.codes.take(places), segment.codes.take(places + 1)
    pairs, counts = np.unique(firsts.astype(np.uint32) << np.uint32(16) | seconds, return_counts=True)
    return HeadlinePairs(pairs, counts.astype(np.uint32))
