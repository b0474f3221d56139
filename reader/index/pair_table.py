"""The pairs of codes that occur in a segment, and where the postings of each are.

Pairs ascend. The first code of a pair is stored once for all pairs that begin with it, and only the second with each:
so a pair takes two bytes rather than four, and one is looked up among the few that begin as it does.
"""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from reader.index.stream import PLANE, Codes, Positions
from reader.lazy_property import lazy_property


class PairTable:
    """Looks up pairs. A row is the index of a pair among all pairs, ascending."""

    def __init__(self, first_codes: Codes, first_rows: NDArray[np.uint32], seconds: Codes, offsets: Positions) -> None:
        """See the fields of `Segment`: they are read one by one, which costs a third in a memoryview."""
        self._first_codes, self._first_rows, self._all_seconds = first_codes, first_rows, seconds
        self._seconds, self._offsets = seconds.data, offsets.data

    @lazy_property
    def edges(self) -> NDArray[np.uint32]:
        """By code the row of the first pair that begins with it or a higher one; at last the number of pairs."""
        sizes = np.zeros(PLANE + 1, np.uint32)
        sizes[self._first_codes.astype(np.intp) + 1] = np.diff(self._first_rows)
        return sizes.cumsum(dtype=np.uint32)

    @lazy_property
    def _edges(self) -> memoryview:
        return self.edges.data

    @lazy_property
    def keys(self) -> NDArray[np.uint32]:
        """All pairs as numbers, ascending, the first code in the high half: made for those who look up many."""
        keys = self._first_codes.astype(np.uint32).repeat(np.diff(self._first_rows))
        keys <<= np.uint32(16)
        keys |= self._all_seconds
        return keys

    def rows(self, code: int) -> tuple[int, int]:
        """The rows of the pairs that begin with `code`: the first, and the end."""
        return self._edges[code], self._edges[code + 1]

    def beginning_with(self, code: int) -> tuple[int, int]:
        """The postings of all pairs that begin with `code`: the first, and the end."""
        return self._offsets[self._edges[code]], self._offsets[self._edges[code + 1]]

    def postings(self, first: int, second: int) -> tuple[int, int]:
        """The postings of a pair: the first, and the end; equal for a pair that does not occur."""
        end = self._edges[first + 1]
        row = bisect_left(self._seconds, second, self._edges[first], end)
        if row == end or self._seconds[row] != second:
            return 0, 0
        return self._offsets[row], self._offsets[row + 1]
