"""Occurrences in a segment: what matching gives, and what ranking, counting and highlighting read.

A `Run` is one needle's occurrences: positions of the stream, ascending, all of one length. What has several lengths
(a wildcard, a regular expression) makes several runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.span import Span

Articles = NDArray[np.uint32]
"""Numbers of articles within a segment, ascending, each once."""


@dataclass(frozen=True, eq=False)
class Run:
    """Occurrences of one length in one segment."""

    segment: Segment
    starts: Positions
    length: int
    """In codes of the stream; at least one."""
    lead: int = 0
    """Left-out spaces before the first character that belong to the match."""
    trail: int = 0
    """The same, after the last."""

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Occurrences at one position are the same when their shapes are."""
        return self.length, self.lead, self.trail

    @cached_property
    def owners(self) -> NDArray[np.uint32]:
        """The article of each occurrence."""
        return self.segment.owners_of(self.starts)

    @cached_property
    def firsts(self) -> NDArray[np.intp]:
        """The place, among `starts`, of the first occurrence in each of `articles`."""
        owners = self.owners
        if not len(owners):
            return np.empty(0, np.intp)
        return np.concatenate([[0], np.flatnonzero(owners[1:] != owners[:-1]) + 1])

    @cached_property
    def articles(self) -> Articles:
        """The articles that have an occurrence."""
        return self.owners[self.firsts]

    @cached_property
    def counts(self) -> NDArray[np.intp]:
        """How many each of `articles` has."""
        return np.diff(self.firsts, append=len(self.starts))

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Run":
        """Some of these occurrences."""
        return Run(self.segment, self.starts[which], self.length, self.lead, self.trail)

    def in_article(self, article: int) -> Positions:
        """The occurrences in one article."""
        first, last = self.starts.searchsorted(self.segment.starts[article : article + 2])
        return self.starts[first:last]

    def spans(self, article: int) -> Iterable[Span]:
        """The occurrences in one article as spans of `Article.text`."""
        starts = self.in_article(article)
        begins = self.segment.text_offsets(article, starts) - self.lead
        ends = self.segment.text_offsets(article, starts + np.uint32(self.length - 1)) + 1 + self.trail
        return map(Span, begins.tolist(), ends.tolist())


def articles_of(runs: Iterable[Run]) -> Articles:
    """The articles that have an occurrence in any of `runs`."""
    return union([run.articles for run in runs])


def union(sets: Iterable[Articles]) -> Articles:
    """All articles that are in any of `sets`."""
    given = [some for some in sets if len(some)]
    return reduce(np.union1d, given) if given else np.empty(0, np.uint32)


def intersection(sets: Iterable[Articles]) -> Articles:
    """The articles that are in all of `sets` (one or more), the smallest looked up in the others."""
    smallest, *others = sorted(sets, key=len)
    for other in others:
        smallest = smallest[among(smallest, other)]
    return smallest


def among(wanted: NDArray[np.uint32], known: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """For each of `wanted` whether it is in `known`, which ascends."""
    if not len(known):
        return np.zeros(len(wanted), np.bool_)
    found: NDArray[np.bool_] = known.take(known.searchsorted(wanted), mode="clip") == wanted
    return found


def distinct(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same occurrences, each once: those of one shape made one run."""
    shapes: dict[tuple[int, int, int], Run] = {}
    for run in runs:
        if not len(run):
            continue
        same = shapes.get(run.shape)
        if same is None:
            shapes[run.shape] = run
        elif same.starts is not run.starts:
            shapes[run.shape] = Run(run.segment, np.union1d(same.starts, run.starts), *run.shape)
    return tuple(shapes.values())
