"""Which of two texts' occurrences stand close together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.search.matching.match_run import MatchRun


def near(left: Sequence[MatchRun], right: Sequence[MatchRun], distance: int) -> tuple[MatchRun, ...]:
    """The occurrences of either that have one of the other near.

    At most `distance` codes lie between the end of the one and the beginning of the other, in one field; overlapping
    ones are near.
    """
    return (*_close(left, right, distance), *_close(right, left, distance))


def _close(runs: Sequence[MatchRun], others: Sequence[MatchRun], distance: int) -> list[MatchRun]:
    found = []
    for run in runs:
        close = np.zeros(len(run), np.bool_)
        for other in others:
            close |= _has_near(run, other, distance)
        found.append(run.only(close))
    return found


def _has_near(run: MatchRun, other: MatchRun, distance: int) -> NDArray[np.bool_]:
    """For each occurrence of `run`, whether `other` has one near."""
    bounds = np.append(run.segment.field_starts, np.uint32(len(run.segment.codes))).astype(np.int64)
    field = bounds.searchsorted(run.starts.astype(np.int64), side="right") - 1
    starts = run.starts.astype(np.int64)
    first = np.maximum(starts - distance - other.length, bounds[field])
    last = np.minimum(run.ends() + distance, bounds[field + 1] - 1)
    places = other.starts.astype(np.int64)
    return places.searchsorted(first) < places.searchsorted(last, side="right")
