"""How well an article answers: BM25, fields scored apart.

Takes the runs of each text asked for, gives a score an article. The heading's fields and the body are scored apart,
each with a length norm of its own and saturated for itself (Robertson, Zaragoza, Taylor: Simple BM25 extension to
multiple weighted fields, 2004, saturates their sum instead; apart, a word in a short headline weighs what it should).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.index.index import Index
from reader.index.segment import Segment
from reader.index.stream import FIELDS
from reader.search.runs import Articles, Run

Scores = NDArray[np.float32]

WEIGHTS = {
    "section": 0.5, "kicker": 0.7, "headline": 1.0, "subheadline": 0.7, "byline": 0.5, "dateline": 0.3, "body": 0.0
}  # fmt: skip
"""What an occurrence in each field of the heading counts for, beside one in the headline."""
FIELD_WEIGHTS = np.array([WEIGHTS[name] for name in FIELDS], np.float32)

HEADING = 3.0
"""What the heading's score counts for, beside the body's."""
SATURATION = 1.2
"""k1: how soon one more occurrence stops to matter."""
SLOPE = 0.75
"""b: how much a long field must have more to count the same."""


@dataclass(frozen=True)
class Norms:
    """Mean lengths over the whole index, in codes: what long and short are measured by."""

    heading: float
    body: float
    articles: int

    @classmethod
    def of(cls, index: Index) -> "Norms":
        """The norms of `index`."""
        articles = max(1, len(index))
        heading = sum(int((segment.bodies - segment.starts[:-1]).sum()) for segment in index.segments)
        whole = sum(int(segment.lengths.sum()) for segment in index.segments)
        return cls(max(1.0, heading / articles), max(1.0, (whole - heading) / articles), articles)

    def rarity(self, articles: int) -> float:
        """The inverse document frequency of a text that so many articles have."""
        return float(np.log1p((self.articles - articles + 0.5) / (articles + 0.5)))


def scored(run: Run, norms: Norms) -> Scores:
    """The score of one run for each of its articles, before rarity: at most 2.2 times (1 + HEADING)."""
    segment, articles = run.segment, run.articles
    heading, number = heading_frequency(run)
    body = run.counts - number
    headings = segment.bodies[articles] - segment.starts[articles]
    bodies = segment.lengths[articles] - headings
    return saturated(body, bodies, norms.body) + np.float32(HEADING) * saturated(heading, headings, norms.heading)


def heading_frequency(run: Run) -> tuple[Scores, NDArray[np.intp]]:
    """How often each of the run's articles has it in its heading, weighed by field; and how often, simply."""
    segment = run.segment
    where = np.flatnonzero(run.starts < segment.bodies.take(run.owners))
    which = run.firsts.searchsorted(where, side="right") - 1
    weights = FIELD_WEIGHTS[segment.fields_of(run.starts[where])]
    size = len(run.articles)
    return np.bincount(which, weights, size).astype(np.float32), np.bincount(which, minlength=size)


def saturated(frequency: NDArray[np.generic], length: NDArray[np.generic], mean: float) -> Scores:
    """BM25's term frequency part: from 0 to k1 + 1."""
    often = frequency.astype(np.float32)
    norm = np.float32(SATURATION * (1 - SLOPE)) + length.astype(np.float32) * np.float32(SATURATION * SLOPE / mean)
    return (np.float32(SATURATION + 1) * often / (often + norm)).astype(np.float32, copy=False)


def scores(segment: Segment, articles: Articles, texts: Sequence[tuple[Run, ...]], rarities: Sequence[float],
           norms: Norms) -> Scores:  # fmt: skip
    """The score of each of `articles`: the sum over the texts that it has."""
    total = np.zeros(len(segment), np.float32)
    for runs, rarity in zip(texts, rarities, strict=True):
        for run in runs:
            if len(run):
                total[run.articles] += np.float32(rarity) * scored(run, norms)
    return total[articles]
