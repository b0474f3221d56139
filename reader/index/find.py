"""Where a literal stands in a segment.

Takes a needle, gives the positions of the stream, ascending, at which its first character stands: every one,
overlapping ones too.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.index.needle import Needle
from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Codes, Positions

NOWHERE: Positions = np.empty(0, np.uint32)
FEW = 200
"""Candidates that are compared in one go."""


def find(segment: Segment, needle: Needle) -> Positions:
    """Every position at which `needle` stands; those of a single common character not in order."""
    found = _of_one(segment, needle) if len(needle) == 1 else _of_several(segment, needle.codes)
    for place, character in needle.rare:
        found = found[_rare_there(segment, found + np.uint32(place)) == character]
    return _strictly(segment, needle, found) if needle.strict and len(found) else found


def pair_range(segment: Segment, code: int) -> tuple[int, int]:
    """The postings whose pairs begin with `code`: where that character stands, not in order."""
    first = segment.keys.searchsorted(np.uint32(code << 16))
    last = segment.keys.searchsorted(np.uint32(code << 16 | 0xFFFF), side="right")
    return int(segment.offsets[first]), int(segment.offsets[last])


def _of_one(segment: Segment, needle: Needle) -> Positions:
    found = segment.postings(*pair_range(segment, int(needle.codes[0])))
    return np.sort(found) if needle.rare or needle.spaces else found


def _of_several(segment: Segment, codes: Codes) -> Positions:
    """From the rarest of the pairs in `codes`, the other characters compared in place."""
    places = _pair_places(len(codes))
    rows = rows_of(segment, codes[places].astype(np.uint32) << np.uint32(16) | codes[places + 1])
    if rows is None:
        return NOWHERE
    counts = segment.offsets[rows + 1] - segment.offsets[rows]
    rarest = int(counts.argmin())
    first, place = int(segment.offsets[rows[rarest]]), int(places[rarest])
    found = segment.postings(first, first + int(counts[rarest]))
    if place:
        found = found[found.searchsorted(np.uint32(place)) :] - np.uint32(place)
    if len(codes) == 2:
        return found
    others = [*range(place), *range(place + 2, len(codes))]
    return _checked(segment, found, codes, others)


@lru_cache(maxsize=64)
def _pair_places(length: int) -> NDArray[np.intp]:
    """Which pairs of a text of this length are looked up: in a long one every second, the others are compared."""
    return np.arange(length - 1) if length < 6 else np.append(np.arange(0, length - 2, 2), length - 2)


def rows_of(segment: Segment, pairs: NDArray[np.uint32]) -> NDArray[np.intp] | None:
    """The rows of `keys` of these pairs, in order; None when one of them does not occur."""
    if not len(segment.keys):
        return None
    rows = segment.keys.searchsorted(pairs)
    return rows if (segment.keys.take(rows, mode="clip") == pairs).all() else None


def _checked(segment: Segment, found: Positions, codes: Codes, places: Sequence[int]) -> Positions:
    """Those of `found` that have the codes asked for at these places behind them.

    One place after the other while there are many, all at once when there are few.
    """
    for number, place in enumerate(places):
        if len(found) <= FEW:
            return _all_checked(segment, found, codes, np.array(places[number:], np.uint32))
        found = found[segment.codes.take(found + np.uint32(place), mode="clip") == codes[place]]
    return found


def _all_checked(segment: Segment, found: Positions, codes: Codes, places: NDArray[np.uint32]) -> Positions:
    there: Codes = segment.codes.take(found[:, None] + places, mode="clip")
    alike: NDArray[np.bool_] = (there == codes[places]).all(axis=1)
    return found[alike]


def _rare_there(segment: Segment, positions: Positions) -> NDArray[np.uint32]:
    """The rare character at each of these positions, all of which have one."""
    return segment.rare_characters[segment.rare_at.searchsorted(positions)]


def _strictly(segment: Segment, needle: Needle, found: Positions) -> Positions:
    """Those of `found` where the headline's spaces are those asked for; line ends in the body do not count."""
    if needle.spaces:
        found = found[segment.fields_of(found) == HEADLINE]
        for place, spaces in enumerate(needle.spaces):
            passed = _gaps_before(segment, found + np.uint32(place))
            outside = place in (0, len(needle))
            found = found[passed >= spaces if outside else passed == spaces]
        return found
    first = segment.gaps.searchsorted(found, side="right")
    inside = np.flatnonzero(segment.gaps.searchsorted(found + np.uint32(len(needle) - 1), side="right") > first)
    return np.delete(found, inside[segment.fields_of(found[inside]) == HEADLINE])


def _gaps_before(segment: Segment, positions: Positions) -> NDArray[np.intp]:
    """How many characters were left out just before each of these positions."""
    gaps = segment.gaps
    return gaps.searchsorted(positions, side="right") - gaps.searchsorted(positions, side="left")
