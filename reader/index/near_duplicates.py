"""Near-duplicates: fingerprints of articles, made when indexing, and the groups that share them.

The fingerprint is MinHash (Broder 1997, On the resemblance and containment of documents) over the beginnings of
sentences: the `SHINGLE` codes behind each full stop, and those with which heading and body begin. Two articles are
near-duplicates when at least `ALIKE` of `HASHES` hashes are equal and neither body is twice as long as the other; of
short ones, whose few sentences may be equal by chance, all hashes. Groups are the connected ones: a copy of a copy
is of the group too.
"""

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import PADDING, Positions, encoded

HASHES = 8
ALIKE = 6
SHORT = 400
"""Codes of a body up to which all hashes must be equal."""
SHINGLE = 12
"""Codes of a sentence that are hashed."""
SENTENCE_ENDS = "。！？；"
IN_CACHE = 1 << 13
"""Sentences hashed at a time, so that intermediate arrays stay in the processor's first-level cache."""
FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""Odd 64-bit constant near 2^64 divided by the golden ratio: multiplying by it mixes the bits (Fibonacci hashing)."""
Fingerprints = NDArray[np.uint32]
"""`HASHES` numbers for each article, concatenated; all 0 for an article without a body."""


def fingerprints(segment: Segment) -> Fingerprints:
    """The fingerprint of each article, from the positions of the index."""
    found = np.zeros((len(segment), HASHES), np.uint32)
    if not len(segment):
        return found.ravel()
    hashed, firsts = _sentences(segment)
    for column in range(HASHES):
        mixed = ((hashed ^ np.uint64(column)) * (FACTOR << np.uint64(2 * column) | np.uint64(1))) >> np.uint64(32)
        found[:, column] = np.minimum.reduceat(mixed.astype(np.uint32), firsts)
    return found.ravel()


def _sentences(segment: Segment) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """A hash of the beginning of each sentence, and the offset of the first one of each article."""
    ends = [segment.postings[slice(*segment.pairs.beginning_with(code))] for code in encoded(SENTENCE_ENDS)[0].tolist()]
    begins = np.concatenate([*ends, segment.body_starts - np.uint32(1)]) + np.uint32(1)
    begins = begins[segment.codes.take(begins, mode="clip") > PADDING]
    positions = np.sort(np.concatenate([begins, segment.starts[:-1]]))
    hashed = np.empty(len(positions), np.uint64)
    for at in range(0, len(positions), IN_CACHE):
        hashed[at : at + IN_CACHE] = _hashed(segment, positions[at : at + IN_CACHE])
    return hashed, positions.searchsorted(segment.starts[:-1])


def _hashed(segment: Segment, positions: Positions) -> NDArray[np.uint64]:
    """A hash of the `SHINGLE` codes from each position on; none of those behind the end of its heading or body."""
    hashed, inside = np.zeros(len(positions), np.uint64), np.ones(len(positions), np.bool_)
    for step in range(SHINGLE):
        codes = segment.codes.take(positions + np.uint32(step), mode="clip")
        inside &= codes > PADDING
        hashed ^= codes * inside
        hashed *= FACTOR
        hashed ^= hashed >> np.uint64(29)
    return hashed


def groups(prints: Fingerprints, lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    """For each article the number of the first article of its group; its own number if it has no near-duplicate."""
    rows = prints.reshape(-1, HASHES)
    found, sizes = np.arange(len(rows)), lengths.astype(np.int64)
    pairs = [_alike(rows, sizes, rows[:, column].argsort(kind="stable"), column) for column in range(HASHES)]
    ones, others = np.concatenate(pairs, axis=1)
    while len(ones):
        least = np.minimum(found[ones], found[others])
        before = found.copy()
        np.minimum.at(found, ones, least)
        np.minimum.at(found, others, least)
        found = found[found]
        if np.array_equal(before, found):
            break
    return found


def _alike(
    rows: NDArray[np.uint32], sizes: NDArray[np.int64], order: NDArray[np.intp], column: int
) -> NDArray[np.intp]:
    """Pairs of near-duplicates among neighbours in the order of one hash, as two rows."""
    ones, others = order[:-1], order[1:]
    same = np.flatnonzero((rows[ones, column] == rows[others, column]) & (sizes[ones] > 0))
    ones, others = ones[same], others[same]
    least = np.where(np.minimum(sizes[ones], sizes[others]) > SHORT, ALIKE, HASHES)
    alike = (rows[ones] == rows[others]).sum(axis=1) >= least
    alike &= np.maximum(sizes[ones], sizes[others]) < 2 * np.minimum(sizes[ones], sizes[others])
    return np.stack([ones[alike], others[alike]])
