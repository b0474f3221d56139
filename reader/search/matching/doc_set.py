"""Some articles of a whole index, and what ranking asks of each: its date, how long its heading and its body are.

Articles have their numbers in the index here, ascending, each once; those within a segment are told apart by type.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.inverted_index import Index
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.search.matching.match_run import Articles

Numbers = NDArray[np.int64]
"""Numbers of articles in an index, ascending, each once."""
Owned = tuple[Positions, NDArray[np.intp]]
"""Occurrences, as positions of their segments, and the place of its article for each."""
FEW = 12
"""Articles, or occurrences, that are quicker looked at one by one than by arrays."""


class DocSet:
    """Articles of an index."""

    def __init__(self, index: Index, numbers: Numbers) -> None:
        self.index, self.numbers = index, numbers

    @classmethod
    def of_segments(cls, index: Index, parts: Iterable[tuple[int, Articles]]) -> "DocSet":
        """Those that each segment has, by its place; ascending. Their numbers are made when they are asked for."""
        made = cls.__new__(cls)
        made.index, made.by_segment = index, tuple(part for part in parts if len(part[1]))
        return made

    def __len__(self) -> int:
        return len(self.numbers) if "numbers" in self.__dict__ else sum(len(some) for _, some in self.by_segment)

    @cached_property
    def numbers(self) -> Numbers:
        """Their numbers in the index."""
        each = [some + np.int64(self.index.bases[place]) for place, some in self.by_segment]
        return each[0] if len(each) == 1 else np.concatenate([np.empty(0, np.int64), *each])

    def pieces(self) -> "Iterator[DocSet]":
        """The same, segment by segment."""
        for part in self.by_segment:
            yield DocSet.of_segments(self.index, (part,))

    @cached_property
    def by_segment(self) -> tuple[tuple[int, Articles], ...]:
        """The place of each segment that has some of them, and their numbers within it."""
        bounds = self.index.bounds
        pieces = enumerate(pairwise(self.numbers.searchsorted(bounds).tolist()))
        return tuple((i, (self.numbers[a:b] - bounds[i]).astype(np.uint32)) for i, (a, b) in pieces if b > a)

    @cached_property
    def dates(self) -> NDArray[np.int32]:
        """See `Columns.dates`."""
        return self._column(lambda segment: segment.columns.dates)

    @cached_property
    def headings(self) -> NDArray[np.uint32]:
        """Codes in the heading of each."""
        return self._column(lambda segment: segment.headings)

    @cached_property
    def lengths(self) -> NDArray[np.uint32]:
        """Codes in the body of each."""
        return self._column(lambda segment: segment.lengths)

    def some(self, which: NDArray[np.intp]) -> "DocSet":
        """Some of them, by their places, ascending."""
        if "numbers" not in self.__dict__ and len(self.by_segment) == 1:
            ((place, articles),) = self.by_segment
            return DocSet.of_segments(self.index, ((place, articles.take(which)),))
        return DocSet(self.index, self.numbers.take(which))

    def parted(self, owners: NDArray[np.intp]) -> Iterator[tuple[Segment, Articles, int, slice]]:
        """By segment, which of `owners`, ascending places among these, are there.

        Each segment with its articles, the place of the first, and the slice of `owners`; left out where that is empty.
        """
        edges = [*accumulate((len(articles) for _, articles in self.by_segment), initial=0)]
        cuts = owners.searchsorted(edges).tolist()
        for (place, articles), edge, (first, last) in zip(self.by_segment, edges, pairwise(cuts), strict=False):
            if last > first:
                yield self.index.segments[place], articles, edge, slice(first, last)

    def _column(self, of: Callable[[Segment], NDArray[Any]]) -> NDArray[Any]:
        if len(self) <= FEW:
            each = map(self.index.locate, self.numbers.tolist())
            return np.array([of(self.index.segments[place]).item(article) for place, article in each], np.int64)
        parts = [of(self.index.segments[place]).take(articles) for place, articles in self.by_segment]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


def standing(chosen: DocSet, code: int) -> Owned:
    """Where a code stands in some articles, read from their streams, and the place of its article for each."""
    begins, ends, streams = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)], [np.empty(0, np.uint16)]
    for place, articles in chosen.by_segment:
        segment = chosen.index.segments[place]
        begins.append(segment.starts.take(articles))
        ends.append(segment.starts.take(articles + np.uint32(1)))
        edges = zip(begins[-1].tolist(), ends[-1].tolist(), strict=True)
        streams += [segment.codes[begin:end] for begin, end in edges]
    first, last = np.concatenate(begins), np.concatenate(ends)
    found = np.flatnonzero(np.concatenate(streams) == code)
    behind = (last - first).cumsum(dtype=np.int64)
    owners = behind.searchsorted(found, side="right")
    return (found + (last - behind).take(owners)).astype(np.uint32), owners
