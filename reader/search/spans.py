"""Converts occurrences of several texts in several articles to spans, in one pass."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.span import Span

CHARACTER = (1, 0, 0)
"""The shape of the matches of one character."""
AHEAD = 1 << 12
"""Code points of an article whose spans of single characters are made ahead, .5 MB: few articles are longer."""
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
        made = _of_characters()
        spans = [made[begin] if begin < AHEAD else Span(begin, begin + 1) for begin in begins.tolist()]
    else:
        spans = _spans(begins.tolist(), ends.tolist())
    if len(chosen) == 1:
        return [tuple(spans)]
    edges = owners.searchsorted(np.arange(len(chosen) + 1)).tolist()
    return [tuple(spans[first:last]) for first, last in pairwise(edges)]


def _spans(begins: Iterable[int], ends: Iterable[int]) -> list[Span]:
    return list(map(_new, repeat(Span), zip(begins, ends, strict=True)))


@cache
def _of_characters() -> list[Span]:
    """The spans of single characters from the beginning of a text: an article has hundreds of one, taken from here."""
    return _spans(range(AHEAD), range(1, AHEAD + 1))


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
