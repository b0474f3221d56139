"""Word borders: one bit a position, computed clause by clause on demand.

The segmenter cuts the text between two marks independently of its surroundings; so a clause is enough to find the words
of any occurrence in it, and a query needs only the clauses of its matches, not whole articles. A clause is cut in the
folded stream, so across the ends of paragraphs, as matching goes. Results are kept with a segment as long as it exists;
those of a whole large segment may be precomputed and stored with it.
"""

import unicodedata
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.segmenter import cuts
from reader.index.ranges import distinct, ranges
from reader.index.segment import Segment
from reader.index.stream import Positions

TOGETHER = 4096
"""Clauses that are cut at once: about 10 ms, during which cancellation is not polled."""
JOINING = "+#&._%-"
"""Marks that the segmenter takes for parts of words."""
PIECE = 1 << 16
"""Codes whose clauses are cut at once when all are."""
LINE_END = ord("\n")
"""Divides clauses that are cut together."""
Bits = NDArray[np.uint8]
"""A bit a position; that of the first is the lowest of the first byte."""


class WordBorders:
    """The word borders of a segment, as far as they are known."""

    def __init__(self, segment: Segment) -> None:
        self._bits, self._known = np.zeros((2, len(segment.codes) // 8 + 1), np.uint8)
        """True for each position at which a word begins; True for each position whose clause has been cut."""
        self._whole, self._kept = False, _nothing

    @property
    def bits(self) -> Bits:
        """A bit for each position: 1 where a word is known to begin."""
        return self._bits

    def keep(self, kept: Callable[[], Bits | None]) -> None:
        """Use precomputed bits of the whole segment: those that `kept` returns; None while there are none."""
        self._kept = kept

    def _is_whole(self) -> bool:
        if not self._whole and (bits := self._kept()) is not None:
            self._bits, self._whole = bits, True
        return self._whole

    def unknown(self, segment: Segment, positions: Positions) -> Positions:
        """Beginnings, ascending, of the uncut clauses around these ascending positions."""
        if self._is_whole():
            return positions[:0]
        left = positions[~_bits_at(self._known, positions)]
        return distinct(_clause_begins(segment, left))

    def learn(self, segment: Segment, begins: Positions) -> None:
        """Cut the clauses that begin there; quick for some `TOGETHER`."""
        ends = _clause_ends(segment, begins)
        places = ranges(begins, ends + np.uint32(1))
        _set(self._bits, _firsts(segment, places, (ends - begins + np.uint32(1)).cumsum(dtype=np.intp) - 1))
        _set(self._known, places)

    def at(self, segment: Segment, positions: Positions) -> NDArray[np.bool_]:
        """For each position whether a word is known to begin, or a clause begins or ends, there."""
        found = _bits_at(self._bits, positions)
        (rows,) = (~found).nonzero()
        left = positions[rows]
        found[rows] = _divides().take(segment.codes.take([left - np.uint32(1), left], mode="clip")).any(axis=0)
        return found


def borders_of(segment: Segment) -> WordBorders:
    """The borders of `segment`; none known at first."""
    return segment.companion(WordBorders)


def keep(segment: Segment, kept: Callable[[], Bits | None]) -> None:
    """Use precomputed bits of the whole segment as soon as `kept` returns them."""
    borders_of(segment).keep(kept)


def all_bits(segment: Segment) -> Bits:
    """The bits of the whole segment: 5 million codes a second."""
    marks = _divides().take(segment.codes)
    firsts = np.zeros(len(marks) // 8 * 8 + 8, np.bool_)
    at = 0
    while at < len(marks):
        last = min(at + PIECE, len(marks) - 1)
        last += int(marks[last:].argmax()) + 1  # There is a mark behind the last clause.
        kept = ~marks[at:last]
        kept[1:] |= kept[:-1].copy()  # Each clause with the mark behind it.
        (rows,) = kept.nonzero()
        firsts[_firsts(segment, rows + at, marks[at:last][rows].nonzero()[0])] = True
        at = last
    return np.packbits(firsts, bitorder="little")


def _nothing() -> Bits | None:
    return None


def holds_a_mark(segment: Segment, begin: int, end: int) -> bool:
    """True if the text there is in more than one clause."""
    return bool(_divides().take(segment.codes[begin:end]).any())


@cache
def _divides() -> NDArray[np.bool_]:
    """For each code whether it is that of a mark, a space or a symbol that no word has."""
    kinds = (unicodedata.category(chr(code))[0] for code in range(1 << 16))
    found = np.fromiter((kind in "PZCS" for kind in kinds), np.bool_)
    found[0xD800:0xE000] = False  # What shares these codes may be a letter.
    found[list(map(ord, JOINING))] = False
    return found


def _clause_begins(segment: Segment, positions: Positions) -> Positions:
    return _reached(segment, positions.astype(np.int64), -1)


def _clause_ends(segment: Segment, begins: Positions) -> Positions:
    """The position of the mark behind each clause: a field always has one behind it."""
    return _reached(segment, begins.astype(np.int64) - 1, 1) + np.uint32(1)


def _reached(segment: Segment, places: NDArray[np.int64], step: int) -> Positions:
    """Distance from each place in steps to the next mark; `places` are changed."""
    going = np.arange(len(places))
    while len(going):
        further = places[going] + step
        inside = ~_divides().take(segment.codes.take(further, mode="clip")) & (further >= 0)
        going = going[inside]
        places[going] = further[inside]
    return places.astype(np.uint32)


def _text_of(segment: Segment, places: NDArray[np.intp], line_ends: NDArray[np.intp]) -> str:
    """The folded characters at `places`; line feeds at those rows of them."""
    points = segment.codes.take(places, mode="clip").astype("<u4")
    (rare,) = ((points & 0xF800) == 0xD800).nonzero()
    points[rare] = segment.rare_characters[segment.rare_at.searchsorted(places[rare].astype(np.uint32))]
    points[line_ends] = LINE_END
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def _firsts(segment: Segment, places: NDArray[np.intp], line_ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """At which of the `places`, whose characters are cut together, a word begins. `line_ends`: see `_text_of`."""
    pieces = cuts(_text_of(segment, places, line_ends))
    lengths = np.fromiter(map(len, pieces), np.intp, len(pieces))
    return places[lengths.cumsum() - lengths]


def _bits_at(bits: NDArray[np.uint8], positions: Positions) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (
        bits.take(positions >> np.uint32(3)) >> (positions & np.uint32(7)).astype(np.uint8) & 1
    ) > 0
    return found


def _set(bits: NDArray[np.uint8], places: NDArray[np.integer]) -> None:
    np.bitwise_or.at(bits, places >> 3, np.uint8(1) << (places & 7).astype(np.uint8))
