"""The index of a library: its segments, in the order of their articles.

Immutable: adding a segment makes another index, so a search is not disturbed while a library is loaded.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.index.near_duplicates import groups
from reader.index.segment import Segment
from reader.lazy_property import lazy_property


@dataclass(frozen=True, eq=False)
class Index:
    """Segments. The number of an article is its place among all articles, from 0."""

    segments: tuple[Segment, ...] = ()

    def __len__(self) -> int:
        return self._size

    @lazy_property
    def _size(self) -> int:
        return sum(map(len, self.segments))

    def with_segment(self, segment: Segment) -> "Index":
        """An index with one more segment, its articles numbered after all others."""
        return Index((*self.segments, segment))

    @lazy_property
    def largest(self) -> Segment:
        """The segment with the most text. Raises ValueError if there is none."""
        return max(self.segments, key=lambda segment: len(segment.codes))

    @lazy_property
    def bases(self) -> tuple[int, ...]:
        """The number of each segment's first article."""
        bases, number = [], 0
        for segment in self.segments:
            bases.append(number)
            number += len(segment)
        return tuple(bases)

    @lazy_property
    def bounds(self) -> NDArray[np.int64]:
        """The number of the first article of each segment, followed by the number of articles."""
        return np.array([*self.bases, len(self)], np.int64)

    @lazy_property
    def stories(self) -> NDArray[np.int64]:
        """For each article the number of the first near-duplicate (see `near_duplicates`)."""
        prints = [np.empty(0, np.uint32), *(segment.fingerprints for segment in self.segments)]
        lengths = [np.empty(0, np.uint32), *(segment.body_lengths for segment in self.segments)]
        return groups(np.concatenate(prints), np.concatenate(lengths))

    def locate(self, number: int) -> tuple[int, int]:
        """The place of an article's segment, and its number in that segment. Raises IndexError."""
        place = bisect_right(self.bases, number) - 1
        if place < 0 or number - self.bases[place] >= len(self.segments[place]):
            raise IndexError(f"no article {number}")
        return place, int(number - self.bases[place])

    def __iter__(self) -> Iterator[tuple[int, Segment]]:
        """Each segment with the number of its first article."""
        yield from zip(self.bases, self.segments, strict=True)
