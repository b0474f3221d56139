"""Finds a literal in a segment.

Takes a needle, gives the ascending stream positions of the first character of every occurrence, overlapping ones
included.
"""

from collections.abc import Sequence
from operator import sub

import numpy as np
from numpy.typing import NDArray

from reader.index.needle import Needle
from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Positions

NOWHERE: Positions = np.empty(0, np.uint32)
AND_NEXT = np.arange(2)[:, None]
"""Added to rows to make two rows: the rows, and their successors."""
FEW = 12
"""Number of candidates up to which each is compared by itself, all its characters at once."""


def find(segment: Segment, needle: Needle) -> Positions:
    """Positions of all occurrences of `needle`; unsorted for a single common character that is not strict."""
    found = _of_one(segment, needle) if len(needle.codes) == 1 else _of_several(segment, needle)
    for place, character in needle.rare:
        found = found[_rare_there(segment, found + np.uint32(place)) == character]
    return _strictly(segment, needle, found) if needle.strict and len(found) else found


def pair_range(segment: Segment, code: int) -> tuple[int, int]:
    """The unsorted positions of a character: the postings of all pairs that begin with `code`."""
    first = segment.keys.searchsorted(np.uint32(code << 16))
    last = segment.keys.searchsorted(np.uint32(code << 16 | 0xFFFF), side="right")
    return int(segment.offsets[first]), int(segment.offsets[last])


def _of_one(segment: Segment, needle: Needle) -> Positions:
    found = segment.postings[slice(*pair_range(segment, int(needle.codes[0])))]
    return np.sort(found) if needle.rare or needle.strict else found


def _of_several(segment: Segment, needle: Needle) -> Positions:
    """Find several characters: take the postings of the rarest pair, compare the other characters in place."""
    rows = segment.keys.searchsorted(needle.pairs)
    firsts, lasts = segment.offsets.take(rows + AND_NEXT, mode="clip").tolist()
    counts = [*map(sub, lasts, firsts)]
    rarest = counts.index(min(counts))
    if not counts[rarest] or segment.keys[rows[rarest]] != needle.pairs[rarest]:
        return NOWHERE
    found = segment.postings[firsts[rarest] : lasts[rarest]]
    if len(needle.codes) == 2:
        return found
    # An occurrence that would begin before the segment wraps around to beyond its end, where padding is read.
    place = needle.places[rarest]
    return _checked(segment, found - np.uint32(place), needle, place, counts)


def _checked(segment: Segment, found: Positions, needle: Needle, known: int, counts: Sequence[int]) -> Positions:
    """Those of `found` at which all codes match; the pair at place `known` is known to match.

    While there are many, place after place is compared, those of the rarest pairs first.
    """
    if len(found) > FEW:
        for at in sorted(range(len(counts)), key=counts.__getitem__):
            for place in (needle.places[at], needle.places[at] + 1):
                if not 0 <= place - known <= 1:
                    codes = segment.codes.take(found + np.uint32(place), mode="clip")
                    found = found[codes == needle.codes[place]]
                    if len(found) <= FEW:
                        return _compared(segment, found, needle)
        return found
    return _compared(segment, found, needle)


def _compared(segment: Segment, found: Positions, needle: Needle) -> Positions:
    """Those of a few places at which the codes are those of `needle`."""
    codes, size, sought = segment.codes, len(needle.codes), needle.text[0]
    alike = [codes[at : at + size].tobytes() == sought for at in found.tolist()]
    return found if all(alike) else found[alike]


def _rare_there(segment: Segment, positions: Positions) -> NDArray[np.uint32]:
    """The rare characters at positions that hold one each."""
    return segment.rare_characters[segment.rare_at.searchsorted(positions)]


def _strictly(segment: Segment, needle: Needle, found: Positions) -> Positions:
    """Those of `found` where the spaces of a headline equal those asked for; line ends in the body are ignored."""
    if needle.spaces:
        found = found[segment.fields_of(found) == HEADLINE]
        for place, spaces in enumerate(needle.spaces):
            passed = _gaps_before(segment, found + np.uint32(place))
            outside = place in (0, len(needle))
            found = found[passed >= spaces if outside else passed == spaces]
        return found
    headed = np.flatnonzero(segment.owner_codes_of(found) & 1 == 0)
    there = found[headed]
    first = segment.gaps.searchsorted(there, side="right")
    inside = segment.gaps.searchsorted(there + np.uint32(len(needle) - 1), side="right") > first
    return np.delete(found, headed[inside & (segment.fields_of(there) == HEADLINE)])


def _gaps_before(segment: Segment, positions: Positions) -> NDArray[np.intp]:
    """Number of characters omitted right before each position."""
    gaps = segment.gaps
    return gaps.searchsorted(positions, side="right") - gaps.searchsorted(positions, side="left")
