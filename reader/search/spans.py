"""Converts occurrences of several texts in several articles to spans, in one pass."""

from collections.abc import Sequence
from itertools import pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.span import Span

NOWHERE = np.empty((2, 0), np.int64)
_new = tuple.__new__  # `Span._make` in half the time: there are many


def spans_of(chosen: DocSet, given: Sequence[TermMatches]) -> list[tuple[Span, ...]]:
    """The occurrences in each of `chosen` as spans of `Article.text`, ascending."""
    if not given or not len(chosen):
        return [()] * len(chosen)
    each = [_offsets(chosen, some) for some in given]
    owners, begins, ends = each[0] if len(each) == 1 else map(np.concatenate, zip(*each, strict=True))
    if len(each) > 1:
        order = np.lexsort((ends, begins, owners))
        owners, begins, ends = owners[order], begins[order], ends[order]
    spans = list(map(_new, repeat(Span), zip(begins.tolist(), ends.tolist(), strict=True)))
    edges = owners.searchsorted(np.arange(len(chosen) + 1)).tolist()
    return [tuple(spans[first:last]) for first, last in pairwise(edges)]


def _offsets(chosen: DocSet, some: TermMatches) -> tuple[NDArray[np.intp], NDArray[np.int64], NDArray[np.int64]]:
    """Of each occurrence in `chosen` the place of its article, ascending, and where in its text it begins and ends."""
    places, owners = some.positions_in(chosen)
    _, lead, trail = some.shape
    parts = [
        segment.offsets_in(places[part], some.lengths_at(segment, places[part]))
        for segment, part in chosen.parted(owners)
    ]
    begins, ends = parts[0] if len(parts) == 1 else map(np.concatenate, zip(NOWHERE, *parts, strict=False))
    return owners, begins - lead if lead else begins, ends + trail if trail else ends
