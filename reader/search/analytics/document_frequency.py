"""Approximate document frequencies of texts, for weighting keywords.

Texts are looked up together, as many short arrays cost more than one long array. The rarest pair of characters of each
text gives its candidate positions; of many candidates an evenly spaced sample is checked, since a weight is a logarithm
of the number.
"""

from collections.abc import Sequence
from itertools import filterfalse

import numpy as np
from numpy.typing import NDArray

from reader.analysis.keyword_weights import Rarity
from reader.index.inverted_index import Index
from reader.index.ranges import owned
from reader.index.segment import Segment
from reader.index.stream import Codes, Positions, encoded
from reader.index.term_counts import pair_rows

STRETCHES, STRETCH = 12, 32
"""The sampled stretches of a long row of candidates, and the places in one of them."""
SAMPLE = STRETCHES * STRETCH


SAMPLED = 6
"""Most segments that are sampled: some 60,000 articles."""


def library_rarity(index: Index) -> Rarity | None:
    """Document frequencies of words in a library; None if it has no article.

    Sampled from segments spread over a large library, so that the others stay out of memory.
    """
    sample = Index(index.segments[:: -(-len(index.segments) // SAMPLED)]) if index.segments else index
    return Rarity(DocumentFrequency(sample), len(sample)) if len(sample) else None


class DocumentFrequency:
    """Approximate number of articles of an index that hold each of some texts; cached."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, int] = {}

    def __call__(self, texts: Sequence[str]) -> list[int]:
        """About how many articles hold each of `texts`, folded, of two characters or more, in any field."""
        new = [*dict.fromkeys(filterfalse(self._known.__contains__, texts))]
        if new:
            counts = sum(_articles_with(segment, new) for segment in self._index.segments)
            self._known.update(zip(new, np.broadcast_to(counts, len(new)).tolist(), strict=True))
        return [*map(self._known.__getitem__, texts)]


def _articles_with(segment: Segment, texts: Sequence[str]) -> NDArray[np.int64]:
    """About how many articles of a segment hold each of `texts`."""
    codes, sizes = encoded("".join(texts))[0], np.array([*map(len, texts)])
    begins = sizes.cumsum() - sizes
    rows, counts = pair_rows(segment, codes[:-1].astype(np.uint32) << np.uint32(16) | codes[1:])
    at = _rarest(counts, begins, sizes)
    counts = counts.take(at)
    places, which = _sample(segment.offsets.take(rows.take(at)), counts)
    starts = segment.postings.take(places) - (at - begins).astype(np.uint32).take(which)
    held = _stand_there(segment, starts, which, codes, begins, sizes)
    sampled, which = np.bincount(which, minlength=len(texts)), which[held]
    owners = segment.owner_codes_of(starts[held]) >> 1
    first = np.append(True, (which[1:] != which[:-1]) | (owners[1:] != owners[:-1]))[: len(which)]
    having = np.bincount(which[first], minlength=len(texts)) * (counts / np.maximum(sampled, 1))
    counted: NDArray[np.int64] = np.rint(having).astype(np.int64)
    return counted


def _rarest(counts: NDArray[np.intp], begins: NDArray[np.intp], sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """For each text the index in all codes of its rarest pair."""
    at = begins.copy()
    for step in range(1, int(sizes.max(initial=2)) - 1):
        further = begins + np.minimum(step, sizes - 2)
        at = np.where(counts.take(further) < counts.take(at), further, at)
    return at


def _sample(firsts: Positions, counts: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of the `counts` places from each of `firsts` on all, or stretches far apart; and the row of each."""
    taken = np.minimum(counts, SAMPLE)
    steps, which = owned(np.zeros_like(taken), taken)
    stretch, inside = np.divmod(steps, STRETCH)
    apart = np.where(counts > SAMPLE, (counts - STRETCH) / (STRETCHES - 1), STRETCH)
    return firsts.astype(np.intp).take(which) + (stretch * apart.take(which)).astype(np.intp) + inside, which


def _stand_there(
    segment: Segment,
    starts: Positions,
    which: NDArray[np.intp],
    codes: Codes,
    begins: NDArray[np.intp],
    sizes: NDArray[np.intp],
) -> NDArray[np.bool_]:
    """For each of `starts`, True if the text in its row of `codes` occurs there: two characters always do."""
    held, step = np.ones(len(starts), np.bool_), 0
    (rows,) = (sizes > 2).take(which).nonzero()
    while len(rows):
        texts = which.take(rows)
        sought = codes.take(begins.take(texts) + step)
        same = segment.codes.take(starts.take(rows) + np.uint32(step), mode="clip") == sought
        held[rows[~same]] = False
        step += 1
        rows = rows[same & (sizes.take(texts) > step)]
    return held
