"""Where the headlines of a segment stand in its streams: those that were taken from a body in that body."""

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Positions


def headlines(segment: Segment, articles: NDArray[np.uint32]) -> tuple[Positions, Positions]:
    """Beginning and end of the headline of each of `articles`."""
    begins, ends = segment.companion(_headlines)
    return begins.take(articles), ends.take(articles)


def _headlines(segment: Segment) -> tuple[Positions, Positions]:
    """Beginning and end of the headline of each article."""
    starts = segment.starts[:-1]
    fields: NDArray[np.intp] = segment.field_starts.searchsorted(starts)
    for _ in range(HEADLINE):
        fields += segment.field_numbers[fields] < HEADLINE
    begins = segment.field_starts[fields]
    ends = starts + segment.heading_lengths
    after = segment.field_starts.take(fields + 1, mode="clip")
    ends = np.where(after > begins, np.minimum(ends, after - np.uint32(1)), ends)
    taken = segment.repeated_as(HEADLINE)
    articles = segment.owners_of(taken[0])
    begins[articles], ends[articles] = taken
    return begins, ends
