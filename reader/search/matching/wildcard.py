"""Wildcard search: pieces of text in order with a few characters between."""

import numpy as np
from numpy.typing import NDArray

from reader.index.find import NOWHERE, find
from reader.index.needle import needles
from reader.index.ranges import owned, ranks
from reader.index.segment import Segment
from reader.query.tree import Gap
from reader.search.matching.match_run import MatchRun

Places = NDArray[np.int64]
Rows = NDArray[np.intp]
FEW_LENGTHS = 4
"""Most different lengths of occurrences for which each length gets a run of its own."""


def wildcard(segment: Segment, parts: tuple[str | Gap, ...]) -> tuple[MatchRun, ...]:
    """The occurrences of `parts` within one field: for each place where one begins, the one that is nearest.

    Nearest as a regular expression with lazy gaps has it: the first gap as short as can be, then the second, and so
    on. Worked from the last piece to the first, each knowing where it can be gone on from.
    """
    texts = [part for part in parts if isinstance(part, str)]
    gaps = [part for part in parts if isinstance(part, Gap)]
    starts, ends = _piece(segment, texts[-1])
    for text, gap in zip(reversed(texts[:-1]), reversed(gaps), strict=True):
        starts, ends = _before(segment, _piece(segment, text), gap, starts, ends)
    return by_length(segment, starts, ends)


def _piece(segment: Segment, text: str) -> tuple[Places, Places]:
    found = [find(segment, needle) for needle in needles(text)]
    starts = np.sort(np.concatenate([NOWHERE, *found])).astype(np.int64)
    return starts, starts + len(text.replace("\n", ""))


def _before(
    segment: Segment, piece: tuple[Places, Places], gap: Gap, starts: Places, ends: Places
) -> tuple[Places, Places]:
    """The places of `piece` from which, `gap` on, there is one of `starts`; and where that one's occurrence ends."""
    close, first = (_onward if len(starts) >= len(piece[1]) else _backward)(piece[1], gap, starts)
    begins, goes_on = piece[0].take(close), starts.take(first)
    behind = np.append(segment.field_starts, np.uint32(len(segment.codes))).astype(np.int64)
    together = goes_on < behind.take(ranks(behind, begins + 1))
    return begins[together], ends.take(first[together])


def _onward(behind: Places, gap: Gap, starts: Places) -> tuple[Rows, Rows]:
    """The rows of `behind` from which, `gap` on, there is one of `starts`, and the row of the nearest for each."""
    first = starts.searchsorted(behind + gap.least)
    close = np.flatnonzero(starts.take(first, mode="clip") - behind <= gap.most) if len(starts) else first[:0]
    close = close[first[close] < len(starts)]
    return close, first[close]


def _backward(behind: Places, gap: Gap, starts: Places) -> tuple[Rows, Rows]:
    """The same, from the fewer `starts`: each is the nearest for those behind the one before."""
    last = behind.searchsorted(starts - gap.least, "right")
    passed = np.append(0, last[:-1])[: len(last)]
    reached = np.flatnonzero((last > passed) & (starts - behind.take(last - 1) <= gap.most))
    first = np.maximum(passed[reached], behind.searchsorted(starts[reached] - gap.most))
    close, which = owned(first, last[reached])
    return close, reached.take(which)


def by_length(segment: Segment, starts: Places, ends: Places) -> tuple[MatchRun, ...]:
    """The occurrences from `starts`, ascending, to `ends`: a run for each length, or one for all where those are many.

    Each run keeps counts of every article, so that a thousand runs would take a thousand times as much.
    """
    lengths = (ends - starts).astype(np.uint32)
    known: list[int] = np.flatnonzero(np.bincount(lengths)).tolist()
    if len(known) > FEW_LENGTHS:
        return (MatchRun(segment, starts.astype(np.uint32), known[-1], lengths=lengths),)
    return tuple(MatchRun(segment, starts[lengths == length].astype(np.uint32), length) for length in known)
