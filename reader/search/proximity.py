"""What it is worth that the texts of a query stand close together in an article.

Takes the best articles of a segment and the runs of each text, gives an addition to the score of each: for each two
texts that follow one another in the query, by the least distance at which they stand.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import ranges
from reader.search.rank import Scores
from reader.search.runs import Articles, Run

CLOSE = 1.0
"""What two texts side by side add, beside what each adds by being there once."""
HALF = 8.0
"""Characters between two texts that halve it."""


def closeness(articles: Articles, texts: Sequence[tuple[Run, ...]], weights: Sequence[float]) -> Scores:
    """The addition for each of `articles`."""
    total = np.zeros(len(articles), np.float32)
    given = [(runs[0], weight) for runs, weight in zip(texts, weights, strict=True) if len(runs) == 1]
    places = [_places(run, articles) for run, _ in given]
    for i in range(len(given) - 1):
        (one, weight), (other, other_weight) = given[i : i + 2]
        least = _least(places[i], places[i + 1], one.length, other.length, len(articles))
        total += (CLOSE * min(weight, other_weight) * HALF / (HALF + least)).astype(np.float32)
    return total


def _places(run: Run, articles: Articles) -> NDArray[np.int64]:
    """The occurrences in `articles`, those of one far from those of the next."""
    edges = [run.starts.searchsorted(starts[articles]) for starts in (run.segment.starts, run.segment.starts[1:])]
    owners = np.repeat(np.arange(len(articles), dtype=np.int64), edges[1] - edges[0])
    return run.starts[ranges(*edges)].astype(np.int64) + (owners << 32)


def _least(
    ones: NDArray[np.int64], others: NDArray[np.int64], length: int, other_length: int, articles: int
) -> NDArray[np.float64]:
    """For each article the fewest characters between an occurrence of the one and of the other; no end when none is."""
    least = np.full(articles, np.inf)
    far = np.int64(1) << 60
    after = np.append(others, far)[others.searchsorted(ones)] - ones - length
    before = ones - np.append(-far, others)[others.searchsorted(ones)] - other_length
    distance = np.maximum(np.minimum(after, before), 0).astype(np.float64)
    distance[distance >= 1 << 31] = np.inf
    np.minimum.at(least, ones >> 32, distance)
    return least
