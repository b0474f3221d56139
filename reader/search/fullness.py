"""How much of an article's headline the texts of a query are.

Who looks for an article again types what they remember of its headline; of the headlines that have all of it the one
with least besides is likeliest to be meant (so many words can be chosen from a longer one in more ways).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Positions
from reader.search.chosen import Chosen
from reader.search.occurrences import Occurrences
from reader.search.rank import Scores
from reader.search.runs import Articles


def fullness(chosen: Chosen, texts: Sequence[Sequence[Occurrences]]) -> Scores:
    """The share of each headline, 0 to 1, that is covered; 0 where not every one of `texts` is in it."""
    total, every = np.zeros(len(chosen), np.float32), np.ones(len(chosen), np.bool_)
    for text in texts:
        covered = np.zeros(len(chosen), np.float32)
        for some in text:
            fields, places = some.in_headings(chosen)
            covered[places[fields == HEADLINE]] = some.length
        total += covered
        every &= covered > 0
        if not every.any():
            return np.zeros(len(chosen), np.float32)
    edges = [headlines(chosen.index.segments[place], articles) for place, articles in chosen.by_segment]
    lengths = np.concatenate([ends - begins for begins, ends in edges])
    share: Scores = np.minimum(total / np.maximum(lengths, 1), 1).astype(np.float32) * every
    return share


def headlines(segment: Segment, articles: Articles) -> tuple[Positions, Positions]:
    """Where the headline of each of `articles` begins and ends."""
    starts = segment.starts[articles]
    fields: NDArray[np.intp] = segment.field_starts.searchsorted(starts)
    for _ in range(HEADLINE):
        fields += segment.field_numbers[fields] < HEADLINE
    begins = segment.field_starts[fields]
    ends = starts + segment.headings[articles]
    after = segment.field_starts.take(fields + 1, mode="clip")
    return begins, np.where(after > begins, np.minimum(ends, after - np.uint32(1)), ends)
