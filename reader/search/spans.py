"""Converts occurrences of several texts in several articles to spans, in one pass."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.span import Span

CHARACTER = (1, 0, 0)
"""The shape of the matches of one character."""
AHEAD = 1 << 15
"""Code points of an article whose spans of single characters are kept, at most 4 MB: few articles are longer."""
LEAST = 1 << 12
"""Of these those that are made together: few articles are longer than the first of them."""
CHARACTERS = [np.empty(0, object)]
"""The span of the character at each offset, as far as one was asked for, in an array: the only one here."""
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
    if len(given) == 1 and given[0].shape == CHARACTER:
        spans = _of_characters(begins)
    else:
        spans = _spans(begins.tolist(), ends.tolist())
    if len(chosen) == 1:
        return [tuple(spans)]
    edges = owners.searchsorted(np.arange(len(chosen) + 1)).tolist()
    return [tuple(spans[first:last]) for first, last in pairwise(edges)]


def _spans(begins: Iterable[int], ends: Iterable[int]) -> list[Span]:
    return list(map(_new, repeat(Span), zip(begins, ends, strict=True)))


def _of_characters(begins: NDArray[np.int64]) -> list[Span]:
    """The spans of single characters at these offsets: an article has hundreds, so they are made once and kept."""
    longest = int(begins.max(initial=0))
    if longest >= AHEAD:
        return _spans(begins.tolist(), (begins + 1).tolist())
    known = CHARACTERS[0]
    if longest >= len(known):
        ends = range(1, (longest // LEAST + 1) * LEAST + 1)
        known = CHARACTERS[0] = np.fromiter(_spans(range(len(ends)), ends), object, len(ends))
    spans: list[Span] = known.take(begins).tolist()
    return spans


def _offsets(chosen: DocSet, some: TermMatches) -> tuple[NDArray[np.intp], NDArray[np.int64], NDArray[np.int64]]:
    """For each occurrence in `chosen`, the row of its article, ascending, and its beginning and end in the article's
    text."""
    places, owners = some.positions_in(chosen)
    _, lead, trail = some.shape
    parts = [
        segment.offsets_in(places[part], some.lengths_at(segment, places[part]))
        for segment, part in chosen.parted(owners)
    ]
    begins, ends = parts[0] if len(parts) == 1 else map(np.concatenate, zip(NOWHERE, *parts, strict=False))
    return owners, begins - lead if lead else begins, ends + trail if trail else ends
