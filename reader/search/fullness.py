"""How much of an article's headline the texts of a query are.

Who looks for an article again types what they remember of its headline; of the headlines that have all of it the one
with least besides is likeliest to be meant (so many words can be chosen from a longer one in more ways).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Positions
from reader.search.rank import Scores
from reader.search.runs import Articles, Run


def fullness(segment: Segment, articles: Articles, texts: Sequence[Sequence[Run]]) -> Scores:
    """The share of each headline, 0 to 1, that is covered; 0 where not every one of `texts` is in it."""
    begins, ends = headlines(segment, articles)
    total, every = np.zeros(len(articles), np.float32), np.ones(len(articles), np.bool_)
    for runs in texts:
        covered = np.zeros(len(articles), np.float32)
        for run in runs:
            covered[_holding(run, begins, ends)] = run.length
        total += covered
        every &= covered > 0
    share: Scores = np.minimum(total / np.maximum(ends - begins, 1), 1).astype(np.float32) * every
    return share


def _holding(run: Run, begins: Positions, ends: Positions) -> NDArray[np.bool_]:
    """Which of the headlines have an occurrence of `run`."""
    first, last = run.starts.searchsorted(begins), run.starts.searchsorted(ends)
    holding: NDArray[np.bool_] = last > first
    return holding


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
