"""Text units of a segment: its fields, paragraphs and sentences, and which of them each position is in.

A sentence ends at a full stop, a question mark or an exclamation mark of Chinese (GB/T 15834-2011, 4.1 to 4.3), with
the closing marks behind it, and where its paragraph does. A paragraph is a block of the body or a field of the heading.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import distinct
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.query.tree import Scope

Rows = NDArray[np.intp]
ENDS = "。!?"
"""Folded signs that end a sentence."""
CLOSING = "”\"')]〕】》〉"
"""Folded signs that still belong to it."""
MOST_CLOSING = 4
"""Signs behind the first that ends a sentence."""
WORD, IN_WORD = np.uint32(6), np.uint32(63)
"""Shift that turns a position into its word of 64 bits, and the mask that leaves its bit there."""
TWO, ONE = np.uint64(2), np.uint64(1)


@dataclass(frozen=True, eq=False)
class Borders:
    """The borders of the units of one kind in a segment.

    The unit of a position is the number of borders up to there, which a bitmap tells in the same time for each: a
    search would halve them twenty times.
    """

    starts: NDArray[np.int64]
    """Where each unit starts, ascending, and the end of the stream."""
    _bits: NDArray[np.uint64]
    """A bit a position, that of the first the lowest: 1 where a unit starts."""
    _before: NDArray[np.uint32]
    """By word of `_bits` the number of bits set before it."""

    @classmethod
    def of(cls, begins: Positions, size: int) -> "Borders":
        """The borders of units that begin there, in any order, in a stream of `size` codes."""
        starts = distinct(np.append(begins, np.uint32(size)))
        marked = np.zeros((size >> 6) + 1 << 6, np.bool_)
        marked[starts] = True
        bits = np.packbits(marked, bitorder="little").view("<u8").astype(np.uint64, copy=False)
        counts = np.bitwise_count(bits)
        return cls(starts.astype(np.int64), bits, counts.cumsum(dtype=np.uint32) - counts)

    def __len__(self) -> int:
        return len(self.starts)

    def units(self, positions: NDArray[np.integer[Any]]) -> Rows:
        """The number of the unit that each position is in; the positions need not ascend."""
        places = positions.astype(np.uint32, copy=False)
        words = places >> WORD
        up_to = (TWO << (places & IN_WORD).astype(np.uint64)) - ONE
        up_to &= self._bits.take(words)
        found: Rows = self._before.take(words).astype(np.intp)
        found += np.bitwise_count(up_to)
        found -= 1
        return found

    def ends(self, units: Rows) -> NDArray[np.int64]:
        """The position where the unit behind each starts."""
        return self.starts[1:].take(units)


def borders_of(segment: Segment, scope: Scope) -> Borders:
    """The borders of the units of a kind: fields for `Scope.CHARACTERS`. Cached with the segment."""
    return segment.companion(_MADE[scope])


def _fields(segment: Segment) -> Borders:
    return Borders.of(segment.field_starts, len(segment.codes))


def _paragraphs(segment: Segment) -> Borders:
    return Borders.of(_paragraph_starts(segment), len(segment.codes))


def _paragraph_starts(segment: Segment) -> Positions:
    in_bodies = segment.owner_codes_of(segment.gaps) & 1 == 1
    return np.concatenate([segment.field_starts, segment.gaps[in_bodies]])


def _sentences(segment: Segment) -> Borders:
    found = [segment.postings[slice(*segment.pairs.beginning_with(ord(sign)))] for sign in ENDS]
    behind = np.concatenate(found) + np.uint32(1)
    closing = np.zeros(1 << 16, np.bool_)
    closing[[*map(ord, ENDS + CLOSING)]] = True
    for _ in range(MOST_CLOSING):
        behind = behind + closing.take(segment.codes.take(behind, mode="clip")).astype(np.uint32)
    return Borders.of(np.concatenate([_paragraph_starts(segment), behind]), len(segment.codes))


_MADE = {Scope.CHARACTERS: _fields, Scope.PARAGRAPH: _paragraphs, Scope.SENTENCE: _sentences}
