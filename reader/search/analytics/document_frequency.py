"""Approximate document frequencies of texts, for weighting keywords.

Texts are looked up together, as many short arrays cost more than one long array. The rarest pair of characters of each
text gives its candidate positions; of many candidates an evenly spaced sample is checked, since a weight is a logarithm
of the number.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.inverted_index import Index
from reader.index.segment import Segment
from reader.index.stream import Codes, Positions, encoded

STRETCHES = np.arange(24)
"""The sampled stretches of a long row of candidates."""
STRETCH = np.arange(16)
"""The places in one of them."""
SAMPLE = len(STRETCHES) * len(STRETCH)


class DocumentFrequency:
    """Approximate number of articles of an index that hold each of some texts; cached."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, int] = {}

    def __call__(self, texts: Sequence[str]) -> list[int]:
        """About how many articles hold each of `texts`, folded, of two characters or more, in any field."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            counts = sum(_articles_with(segment, new) for segment in self._index.segments)
            self._known.update(zip(new, np.broadcast_to(counts, len(new)).tolist(), strict=True))
        return [self._known[text] for text in texts]


def _articles_with(segment: Segment, texts: Sequence[str]) -> NDArray[np.int64]:
    """About how many articles of a segment hold each of `texts`."""
    codes, sizes = encoded("".join(texts))[0], np.array([*map(len, texts)])
    begins = sizes.cumsum() - sizes
    rows, counts = _pairs(segment, codes)
    found, shares = list[Positions](), list[float]()
    for begin, size in zip(begins.tolist(), sizes.tolist(), strict=True):
        at = begin + int(counts[begin : begin + size - 1].argmin())
        first = int(segment.offsets[rows[at]]) if counts[at] else 0
        places = _sample(segment.postings[first : first + int(counts[at])])
        found.append(places - np.uint32(at - begin))
        shares.append(counts[at] / max(1, len(places)))
    which = np.arange(len(texts)).repeat([*map(len, found)])
    starts = np.concatenate(found)
    held = _stand_there(segment, starts, which, codes, begins, sizes)
    which, owners = which[held], segment.owner_codes_of(starts[held]) >> 1
    firsts = np.append(True, (which[1:] != which[:-1]) | (owners[1:] != owners[:-1]))[: len(which)]
    counted: NDArray[np.int64] = np.rint(np.bincount(which[firsts], minlength=len(texts)) * shares).astype(np.int64)
    return counted


def _pairs(segment: Segment, codes: Codes) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
    """Row in the index of each pair of consecutive codes, and its number of occurrences."""
    pairs = codes[:-1].astype(np.uint32) << np.uint32(16) | codes[1:]
    rows = segment.keys.searchsorted(pairs)
    counts = segment.offsets.take(rows + 1, mode="clip") - segment.offsets.take(rows)
    return rows, counts * (segment.keys.take(rows, mode="clip") == pairs) if len(segment.keys) else counts


def _sample(places: Positions) -> Positions:
    if len(places) <= SAMPLE:
        return places
    begins = STRETCHES * (len(places) - len(STRETCH)) // (len(STRETCHES) - 1)
    return places.take((begins[:, None] + STRETCH).ravel())


def _stand_there(
    segment: Segment,
    starts: Positions,
    which: NDArray[np.intp],
    codes: Codes,
    begins: NDArray[np.intp],
    sizes: NDArray[np.intp],
) -> NDArray[np.bool_]:
    """For each of `starts`, True if the text in its row of `codes` occurs there."""
    held = np.ones(len(starts), np.bool_)
    for step in range(int(sizes.max(initial=0))):
        longer = (sizes > step).take(which) & held
        (rows,) = longer.nonzero()
        sought = codes.take(begins.take(which[rows]) + step)
        held[rows] = segment.codes.take(starts[rows] + np.uint32(step), mode="clip") == sought
    return held
