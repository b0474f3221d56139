"""Sorted positions: the places of each pair of codes, in the order of the pairs.

One 64-bit number a position, the pair in its high half and the position in the low, so that one vectorised sort orders
both. That takes eight bytes a code; where these are too many the pairs are sorted group by group, which takes a half
longer.
"""

import sys
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.stream import SEPARATOR, Codes, Positions

IN_CACHE = 1 << 15
"""Positions processed at a time, so that intermediate arrays stay in the processor's first-level cache."""
LOW, HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
"""Indices of the lower and upper half of a number in memory."""
GROUPS = 8
"""Groups of pairs, about equally frequent, that are sorted one after the other to save memory."""


class SortedPositions(NamedTuple):
    """The pairs that occur and their postings, as the fields of a segment."""

    first_codes: Codes
    first_rows: NDArray[np.uint32]
    second_codes: Codes
    offsets: Positions
    postings: Positions


def sorted_positions(codes: Codes) -> SortedPositions:
    """The pairs of `codes` that occur, where the postings of each begin and end, and the postings.

    These are drawn together in the memory of the sort, and the rest of it is given back: new memory takes the system as
    long as the sort.
    """
    rows = np.empty(len(codes), np.uint64)
    _fill(rows, codes)
    rows.sort()
    first = int(rows.searchsorted(np.uint64((SEPARATOR + 1) << 48)))
    count = len(rows) - first
    keys, offsets = _drawn_together(rows, first)
    rows.resize((count + 1) // 2, refcheck=False)  # Nothing else looks at it: what did is gone with its function.
    postings: Positions = rows.view(np.uint32)[:count]
    return _looked_up(keys, offsets, postings)


def sorted_in_groups(codes: Codes) -> SortedPositions:
    """The same as `sorted_positions`, in about six bytes a code and not eight."""
    counts = sum(np.bincount(piece, minlength=1 << 16) for piece in _pieces(codes))
    ends = np.cumsum(counts)
    ends -= ends[SEPARATOR]
    postings: Positions = np.empty(int(ends[-1]), np.uint32)
    keys, offsets = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    code, done = SEPARATOR + 1, 0
    while done < len(postings):
        last = max(code, int(ends.searchsorted(done + len(postings) // GROUPS, side="right")) - 1)
        rows = np.empty(int(ends[last]) - done, np.uint64)
        _fill_group(rows, codes, code, last)
        rows.sort()
        found, begins = _drawn_together(rows, 0)
        postings[done : done + len(rows)] = rows.view(np.uint32)[: len(rows)]
        keys.append(found)
        offsets.append(begins[:-1] + np.uint32(done))
        code, done = last + 1, done + len(rows)
    return _looked_up(np.concatenate(keys), np.append(np.concatenate(offsets), np.uint32(done)), postings)


def _looked_up(keys: NDArray[np.uint32], offsets: Positions, postings: Positions) -> SortedPositions:
    """The pairs as they are looked up: by their first codes."""
    postings.flags.writeable = False
    firsts, seconds = (keys >> np.uint32(16)).astype(np.uint16), keys.astype(np.uint16)
    (rows,) = (firsts != np.append(np.uint16(SEPARATOR), firsts[:-1])).nonzero()
    return SortedPositions(firsts[rows], np.append(rows, len(keys)).astype(np.uint32), seconds, offsets, postings)


def _pieces(codes: Codes) -> Iterator[Codes]:
    return (codes[at : at + IN_CACHE] for at in range(0, max(len(codes), 1), IN_CACHE))


def _fill_group(rows: NDArray[np.uint64], codes: Codes, first: int, last: int) -> None:
    """Pair and position of the pairs that begin with one of the codes from `first` to `last`, one number each."""
    halves, quarters, done = rows.view(np.uint32).reshape(-1, 2), rows.view(np.uint16).reshape(-1, 4), 0
    for number, piece in enumerate(_pieces(codes)):
        (found,) = (piece - np.uint16(first) <= np.uint16(last - first)).nonzero()
        group = slice(done, done + len(found))
        quarters[group, 2 * HIGH + HIGH] = piece[found]
        found += number * IN_CACHE
        halves[group, LOW] = found
        found += 1
        quarters[group, 2 * HIGH + LOW] = codes.take(found, mode="clip")
        done = group.stop
    if done and halves[done - 1, LOW] == len(codes) - 1:
        quarters[done - 1, 2 * HIGH + LOW] = 0  # Nothing follows the last code.


def _drawn_together(rows: NDArray[np.uint64], skipped: int) -> tuple[NDArray[np.uint32], Positions]:
    """The pairs of `rows` from the place `skipped` on, and where those of each begin and end.

    Their positions are written over the beginning of `rows`, four bytes each: never over what is not read yet.
    """
    halves, places = rows.view(np.uint32).reshape(-1, 2), rows.view(np.uint32)
    keys, offsets = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    pairs = np.zeros(IN_CACHE + 1, np.uint32)  # The last pair of the piece before, then those of this one.
    for at in range(skipped, len(rows), IN_CACHE):
        piece = halves[at : at + IN_CACHE]
        pairs = pairs[: len(piece) + 1]
        pairs[1:] = piece[:, HIGH]
        places[at - skipped : at - skipped + len(piece)] = piece[:, LOW]
        (first,) = (pairs[1:] != pairs[:-1]).nonzero()
        keys.append(pairs[1:][first])
        offsets.append(first.astype(np.uint32) + np.uint32(at - skipped))
        pairs[0] = pairs[-1]
    return np.concatenate(keys), np.concatenate([*offsets, [len(rows) - skipped]]).astype(np.uint32)


def _fill(rows: NDArray[np.uint64], codes: Codes) -> None:
    """Pair and position, one number each: written half by half, and the pair in two halves again."""
    halves, quarters = rows.view(np.uint32).reshape(-1, 2), rows.view(np.uint16).reshape(-1, 4)
    places = np.arange(IN_CACHE, dtype=np.uint32)
    for at in range(0, len(codes), IN_CACHE):
        piece = slice(at, min(at + IN_CACHE, len(codes)))
        following = codes[at + 1 : at + IN_CACHE + 1]
        np.add(places[: piece.stop - at], np.uint32(at), out=halves[piece, LOW])
        quarters[piece, 2 * HIGH + HIGH] = codes[piece]
        quarters[at : at + len(following), 2 * HIGH + LOW] = following
    quarters[len(codes) - 1 :, 2 * HIGH + LOW] = 0
