"""A set of articles of a whole index.

Numbers are those of the whole index, ascending and unique; numbers within a segment have another type.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.inverted_index import Index
from reader.index.segment import Segment
from reader.lazy_property import lazy_property
from reader.search.matching.article_sets import Articles, Owners

Numbers = NDArray[np.int64]
"""Numbers of articles in an index, ascending, each once."""


class DocSet:
    """Articles of an index."""

    def __init__(self, index: Index, numbers: Numbers) -> None:
        self.index, self.numbers, self._size = index, numbers, len(numbers)

    @classmethod
    def of_segments(cls, index: Index, parts: Iterable[tuple[int, Articles]]) -> "DocSet":
        """The articles of each segment, by the row of the segment, ascending. Numbers are computed on first use."""
        made = cls.__new__(cls)
        made.index, made.by_segment = index, tuple([part for part in parts if len(part[1])])
        made._size = sum([len(some) for _, some in made.by_segment])
        return made

    def __len__(self) -> int:
        return self._size

    @lazy_property
    def numbers(self) -> Numbers:
        """Their numbers in the index."""
        each = [some + np.int64(self.index.bases[row]) for row, some in self.by_segment]
        return each[0] if len(each) == 1 else np.concatenate([np.empty(0, np.int64), *each])

    @lazy_property
    def by_segment(self) -> tuple[tuple[int, Articles], ...]:
        """The row of each segment that has some of them, and their numbers within it."""
        if len(self.index.segments) == 1 and len(self.numbers):
            return ((0, self.numbers.astype(np.uint32)),)
        bounds = self.index.bounds
        pieces = enumerate(pairwise(self.numbers.searchsorted(bounds).tolist()))
        return tuple((i, (self.numbers[a:b] - bounds[i]).astype(np.uint32)) for i, (a, b) in pieces if b > a)

    def pieces(self) -> "Iterator[DocSet]":
        """The articles of one segment after the other."""
        for part in self.by_segment:
            yield DocSet.of_segments(self.index, (part,))

    @lazy_property
    def dates(self) -> NDArray[np.int32]:
        """The date of each: see `Columns.dates`."""
        return self._column(lambda segment: segment.columns.dates)

    @lazy_property
    def heading_lengths(self) -> NDArray[np.uint32]:
        """Codes in the heading of each."""
        return self._column(lambda segment: segment.heading_lengths)

    @lazy_property
    def body_lengths(self) -> NDArray[np.uint32]:
        """Codes in the body of each."""
        return self._column(lambda segment: segment.body_lengths)

    def some(self, which: NDArray[np.intp]) -> "DocSet":
        """Some of them, by their rows, ascending."""
        if "numbers" not in self.__dict__ and len(self.by_segment) == 1:
            ((row, articles),) = self.by_segment
            return DocSet.of_segments(self.index, ((row, articles.take(which)),))
        return DocSet(self.index, self.numbers.take(which))

    def parted(self, owners: Owners) -> Iterator[tuple[Segment, slice]]:
        """The segments that some of `owners`, ascending rows of these, are in: each with the slice of `owners`."""
        if len(self.by_segment) == 1:
            yield self.index.segments[self.by_segment[0][0]], slice(None)
            return
        edges = [*accumulate((len(articles) for _, articles in self.by_segment), initial=0)]
        cuts = pairwise(owners.searchsorted(edges).tolist())
        for (row, _), (first, last) in zip(self.by_segment, cuts, strict=True):
            if last > first:
                yield self.index.segments[row], slice(first, last)

    def _column(self, of: Callable[[Segment], NDArray[Any]]) -> NDArray[Any]:
        parts = [of(self.index.segments[row]).take(articles) for row, articles in self.by_segment]
        return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, np.int32), *parts])
