"""Whether occurrences are words of the text, or cut through some: the segmenter is shown what stands around each.

Takes positions of segments, gives a truth each. A thousand characters cost a tenth of a millisecond, so only what leads
is looked at, all in one go, and nothing has to be cut beforehand.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis.segmenter import cuts
from reader.index.segment import Segment
from reader.index.stream import RARE, SEPARATOR, Positions

AROUND = 6
"""Characters on either side that the segmenter is shown."""
LONGEST = 3
"""Characters of what is looked at: of more, few are by chance where they are a part of a word."""
WIDTH = AROUND + LONGEST + AROUND + 1
"""Characters that are shown of each place, the last one no character."""


class Places(NamedTuple):
    """Occurrences of one length in one segment."""

    segment: Segment
    starts: Positions
    length: int


def whole_words(given: Sequence[Places]) -> list[NDArray[np.bool_]]:
    """For each of `given`, whether words begin and end with each occurrence."""
    shown = np.concatenate([np.empty((0, WIDTH), "<u4"), *(_shown(places.segment, places.starts) for places in given)])
    border = np.zeros(shown.size + 1, np.bool_)
    border[np.fromiter(accumulate(map(len, cuts(shown.tobytes().decode("utf-32-le")))), np.intp)] = True
    found, begins = [], np.arange(AROUND, shown.size, WIDTH)
    for places in given:
        rows, begins = np.split(begins, [len(places.starts)])
        found.append(border[rows] & border[rows + places.length])
    return found


def _shown(segment: Segment, starts: Positions) -> NDArray[np.uint32]:
    """What stands around each of `starts`, a row each."""
    shown = segment.codes.take(starts[:, None].astype(np.int64) + np.arange(-AROUND, WIDTH - AROUND), mode="clip")
    shown[:, -1] = SEPARATOR
    shown[(shown & 0xF800) == RARE] = SEPARATOR
    return shown.astype("<u4")
