"""Removes duplicate occurrences found in two ways, so that each is counted and marked once."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np

from reader.index.term_counts import printed_as
from reader.search.matching.article_sets import beginnings
from reader.search.matching.match_run import MatchRun

Some = TypeVar("Some", bound=Hashable)


def distinct(runs: Iterable[MatchRun]) -> tuple[MatchRun, ...]:
    """The runs with each occurrence once: what might coincide is made one run."""
    united = (_united(some) for some in coinciding(runs, lambda run: run))
    return tuple(run for run in united if len(run))


def coinciding(given: Iterable[Some], run_of: Callable[[Some], MatchRun]) -> Iterator[list[Some]]:
    """Groups of items whose runs may coincide, each item once; `run_of` gives an item's run. Shapes must be equal."""
    by_shape: dict[Hashable, list[list[Some]]] = {}
    for some in dict.fromkeys(given):
        groups, run = by_shape.setdefault(run_of(some).shape, []), run_of(some)
        same = [group for group in groups if any(may_coincide(run, run_of(other)) for other in group)]
        groups[:] = [*(group for group in groups if group not in same), [*chain.from_iterable(same), some]]
    return chain.from_iterable(by_shape.values())


def _united(runs: Sequence[MatchRun]) -> MatchRun:
    """The occurrences of all of these, which have one shape."""
    first, *others = runs
    if not others:
        return first
    places = np.sort(np.concatenate([run.given for run in runs]))
    text = first.text if all(run.text == first.text for run in others) else None
    return MatchRun(first.segment, places[beginnings(places)], *first.shape, text=text)


def may_coincide(one: MatchRun, other: MatchRun) -> bool:
    """True if the two runs may have an occurrence in common: of two texts that are known none has."""
    if one.shape != other.shape:
        return False
    if one.key is not None and other.key is not None:
        return not set(printed_as(one.key)).isdisjoint(printed_as(other.key))
    return one.text is None or other.text is None or one.text == other.text
