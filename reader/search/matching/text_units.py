"""Text units of a segment: the ascending starts of its fields, paragraphs and sentences, and the end of the stream.

A sentence ends at a full stop, a question mark or an exclamation mark of Chinese (GB/T 15834-2011, 4.1 to 4.3), with
the closing marks behind it, and where its paragraph does. A paragraph is a block of the body or a field of the heading.
"""

import numpy as np
from numpy.typing import NDArray

from reader.index.find import pair_range
from reader.index.ranges import distinct
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.query.tree import Scope

Borders = NDArray[np.int64]
ENDS = "。!?"
"""Folded signs that end a sentence."""
CLOSING = "”\"')]〕】》〉"
"""Folded signs that still belong to it."""
MOST_CLOSING = 4
"""Signs behind the first that ends a sentence."""


def borders_of(segment: Segment, scope: Scope) -> Borders:
    """Beginnings of the units of a kind: fields for `Scope.CHARACTERS`. Cached with the segment."""
    return segment.companion(_MADE[scope])


def _bounded(segment: Segment, begins: Positions) -> Borders:
    return np.append(distinct(begins), np.uint32(len(segment.codes))).astype(np.int64)


def _fields(segment: Segment) -> Borders:
    return _bounded(segment, segment.field_starts)


def _paragraphs(segment: Segment) -> Borders:
    return _bounded(segment, _paragraph_starts(segment))


def _paragraph_starts(segment: Segment) -> Positions:
    in_bodies = segment.owner_codes_of(segment.gaps) & 1 == 1
    return np.concatenate([segment.field_starts, segment.gaps[in_bodies]])


def _sentences(segment: Segment) -> Borders:
    found = [segment.postings[slice(*pair_range(segment, ord(sign)))] for sign in ENDS]
    behind = np.concatenate(found) + np.uint32(1)
    closing = np.zeros(1 << 16, np.bool_)
    closing[[*map(ord, ENDS + CLOSING)]] = True
    for _ in range(MOST_CLOSING):
        behind = behind + closing.take(segment.codes.take(behind, mode="clip")).astype(np.uint32)
    return _bounded(segment, np.concatenate([_paragraph_starts(segment), behind]))


_MADE = {Scope.CHARACTERS: _fields, Scope.PARAGRAPH: _paragraphs, Scope.SENTENCE: _sentences}
