"""Where in the text of articles occurrences stand: those of several texts in several articles in one go."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from reader.search.chosen import Chosen
from reader.search.occurrences import Occurrences
from reader.span import Span

_made = partial(tuple.__new__, Span)  # `Span._make` in half the time: there are many
"""The span of a pair."""


def spans_of(chosen: Chosen, given: Sequence[Occurrences]) -> list[tuple[Span, ...]]:
    """The occurrences in each of `chosen` as spans of `Article.text`, ascending."""
    if all(some.few is not None for some in given):
        return [_in_article(number, given) for number in chosen.numbers.tolist()]
    found = [some.places_in(chosen) for some in given]
    places, owners = (np.concatenate(parts) for parts in zip(*found, strict=True))
    shapes = np.repeat([some.shape for some in given], [len(starts) for starts, _ in found], axis=0)
    if len(given) > 1:
        order = owners.argsort(kind="stable")
        places, owners, shapes = places[order], owners[order], shapes[order]
    length, lead, trail = shapes.T
    begins, ends = np.empty(len(places), np.int64), np.empty(len(places), np.int64)
    for segment, articles, first, part in chosen.parted(owners):
        begins[part], ends[part] = segment.offsets_in(articles, owners[part] - first, places[part], length[part])
    begins, ends = begins - lead, ends + trail
    if len(given) > 1:
        order = np.lexsort((ends, begins, owners))
        begins, ends = begins[order], ends[order]
    spans = list(map(_made, zip(begins.tolist(), ends.tolist(), strict=True)))
    edges = owners.searchsorted(np.arange(len(chosen) + 1)).tolist()
    return [tuple(spans[first:last]) for first, last in pairwise(edges)]


def _in_article(number: int, given: Sequence[Occurrences]) -> tuple[Span, ...]:
    """A few occurrences, one by one."""
    spans = list[Span]()
    for some in given:
        _, within = some.index.locate(number)
        spans += (run.span_at(within, at) for part, run, at in some.few or () if part >> 1 == number)
    return tuple(sorted(spans))
