"""Finds a literal in a segment.

Takes a needle, gives the ascending stream positions of the first character of every occurrence, overlapping ones
included.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from reader.index.needle import Needle
from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Positions

NOWHERE: Positions = np.empty(0, np.uint32)
EVERY_ONE = 1 << 32
"""More than the occurrences of any pair."""
FEW = 16
"""Number of candidates up to which each is compared by itself, all its characters at once."""


def find(segment: Segment, needle: Needle) -> Positions:
    """Positions of all occurrences of `needle`; unsorted for a single common character that is not strict."""
    found = _of_one(segment, needle) if len(needle.codes) == 1 else _of_several(segment, needle)
    for place, character in needle.rare:
        found = found[_rare_there(segment, found + np.uint32(place)) == character]
    return _strictly(segment, needle, found) if needle.strict and len(found) else found


def _of_one(segment: Segment, needle: Needle) -> Positions:
    found = segment.postings[slice(*segment.pairs.beginning_with(int(needle.codes[0])))]
    return np.sort(found) if needle.rare or needle.strict else found


def _of_several(segment: Segment, needle: Needle) -> Positions:
    """Find several characters: take the postings of a rare pair, compare the other characters in place."""
    counts, least, known, postings, lookup = dict[int, int](), EVERY_ONE, 0, (0, 0), segment.pairs.postings
    for place, first, second in needle.pairs:
        begin, end = lookup(first, second)
        counts[place] = end - begin
        if end - begin < least:
            least, known, postings = end - begin, place, (begin, end)
            if least <= FEW:  # There may be a rarer one; to compare so few takes less than to look for it.
                break
    found = segment.postings[slice(*postings)]
    if len(needle.codes) == 2:
        return found
    if least > FEW:
        # An occurrence that would begin before the segment wraps around to beyond its end, where padding is read.
        found = _checked(segment, found - np.uint32(known), needle, known, counts)
        known = 0
    return _compared(segment, found, known, needle) if len(found) <= FEW else found


def _checked(segment: Segment, found: Positions, needle: Needle, known: int, counts: Mapping[int, int]) -> Positions:
    """Those of `found` at which all codes match, or a few more; the pair at place `known` is known to match.

    Place after place is compared, those of the rarest pairs first.
    """
    for at in sorted(counts, key=counts.__getitem__):
        for place in (at, at + 1):
            if not 0 <= place - known <= 1:
                codes = segment.codes.take(found + np.uint32(place), mode="clip")
                found = found[codes == needle.codes[place]]
                if len(found) <= FEW:
                    return found
    return found


def _compared(segment: Segment, found: Positions, before: int, needle: Needle) -> Positions:
    """The positions `before` a few places, at which the codes are those of `needle`."""
    codes, size, sought = segment.codes, len(needle.codes), needle.text[0]
    alike = [at for at in [at - before for at in found.tolist()] if codes[at : at + size].tobytes() == sought]
    return found if len(alike) == len(found) and not before else np.array(alike, np.uint32)


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
