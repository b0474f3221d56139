"""Wildcard search: pieces of text in order with a few characters between."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.find import NOWHERE, find
from reader.index.needle import needles
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.query.tree import Gap
from reader.search.matching.match_run import MatchRun

Rows = NDArray[np.intp]
HALF = 1 << 30
"""Positions that leave a bit free of 32, whatever gap is added."""
FEW_LENGTHS = 4
"""Most different lengths of occurrences for which each length gets a run of its own."""


def wildcard(segment: Segment, parts: tuple[str | Gap, ...]) -> tuple[MatchRun, ...]:
    """The occurrences of `parts` within one field: for each place where one begins, the one that is nearest.

    Nearest as a regular expression with lazy gaps has it: the first gap as short as can be, then the second, and so
    on. Worked from the last piece to the first, each knowing where it can be gone on from.
    """
    texts = [part for part in parts if isinstance(part, str)]
    gaps = [part for part in parts if isinstance(part, Gap)]
    starts = np.sort(_found(segment, texts[-1]))
    ends = starts + np.uint32(_length(texts[-1]))
    for text, gap in zip(reversed(texts[:-1]), reversed(gaps), strict=True):
        starts, ends = _before(segment, text, gap, starts, ends)
    return by_length(segment, starts, ends)


def _found(segment: Segment, text: str) -> Positions:
    """The positions of a piece, in any order."""
    return np.concatenate([NOWHERE, *(find(segment, needle) for needle in needles(text))])


def _length(text: str) -> int:
    return len(text.replace("\n", ""))


def _before(segment: Segment, text: str, gap: Gap, starts: Positions, ends: Positions) -> tuple[Positions, Positions]:
    """The places of `text` from which, `gap` on, there is one of `starts`; and where that one's occurrence ends.

    Both are sorted together: the places that belong to a start stand right before it.
    """
    moved = _length(text) + gap.least
    kind = np.uint32 if len(segment.codes) < HALF else np.uint64
    places, going_on = (_found(segment, text) + kind(moved)) << kind(1), starts << kind(1) | kind(1)
    both = np.sort(np.concatenate([places, going_on]))
    close, which = _run_up(both, going_on, gap.most - gap.least)
    begins, first = (both.take(close) >> kind(1)) - kind(moved), starts.take(which)
    together = _in_one_field(segment, begins, first)
    return begins[together].astype(np.uint32), ends.take(which[together])


def _run_up(both: NDArray[Any], starts: NDArray[Any], most: int) -> tuple[Rows, Rows]:
    """The rows, ascending, of the places at most so far before one of `starts` and behind the one before; its row.

    In `both` the lowest bit of a start is set.
    """
    (rows,) = (both & 1 == 1).nonzero()
    which, reach = np.arange(len(rows)), most << 1 | 1
    found = [(rows[:0], which[:0])]
    for _ in range(most + 1):
        rows = rows - 1
        tried = both.take(rows, mode="wrap")
        (close,) = ((tried & 1 == 0) & (starts - tried <= reach)).nonzero()
        rows, which, starts = rows.take(close), which.take(close), starts.take(close)
        found.append((rows, which))
        if not len(close):
            break
    close, which = (np.concatenate(part) for part in zip(*found, strict=True))
    order = close.argsort(kind="stable")  # Of a few ascending runs: quickly merged.
    return close.take(order), which.take(order)


def _in_one_field(segment: Segment, begins: Positions, ends: Positions) -> NDArray[np.bool_]:
    """For each pair of positions, in the same article or not, True if both are in one field."""
    codes = segment.owner_codes_of(begins)
    together: NDArray[np.bool_] = codes == segment.owner_codes_of(ends)
    (headed,) = (codes & 1 == 0).nonzero()
    fields = segment.field_starts
    firsts, lasts = (fields.searchsorted(some.take(headed), "right") for some in (begins, ends))
    together[headed] &= firsts == lasts
    return together


def by_length(
    segment: Segment, starts: NDArray[np.integer[Any]], ends: NDArray[np.integer[Any]]
) -> tuple[MatchRun, ...]:
    """The occurrences from `starts`, ascending, to `ends`: a run for each length, or one for all where those are many.

    Each run keeps counts of every article, so that a thousand runs would take a thousand times as much.
    """
    begins, lengths = (some.astype(np.uint32, copy=False) for some in (starts, ends - starts))
    known: list[int] = np.flatnonzero(np.bincount(lengths)).tolist()
    if len(known) > FEW_LENGTHS:
        return (MatchRun(segment, begins, known[-1], lengths=lengths),)
    return tuple(MatchRun(segment, begins[lengths == length], length) for length in known)
