"""Occurrences in a segment: what matching gives, and what ranking, counting and highlighting read.

A `Run` is one needle's occurrences: positions of the stream, ascending, all of one length. What has several lengths
(a wildcard, a regular expression) makes several runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.span import Span

Articles = NDArray[np.uint32]
"""Numbers of articles within a segment, ascending, each once."""
NONE: Articles = np.empty(0, np.uint32)


@dataclass(frozen=True, eq=False)
class Run:
    """Occurrences of one length in one segment."""

    segment: Segment
    given: Positions
    """The positions; ascending, unless they are those of one character."""
    length: int
    """In codes of the stream; at least one."""
    lead: int = 0
    """Left-out spaces before the first character that belong to the match."""
    trail: int = 0
    """The same, after the last."""
    character: int | None = None
    """The code of the one character that these are all occurrences of, in the order of the index."""

    def __len__(self) -> int:
        return len(self.given)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Occurrences at one position are the same when their shapes are."""
        return self.length, self.lead, self.trail

    @cached_property
    def starts(self) -> Positions:
        """The positions, ascending."""
        return self.given if self.character is None else np.sort(self.given)

    @cached_property
    def parts(self) -> NDArray[np.unsignedinteger[Any]]:
        """Twice the number of the article of each of `given`, and one more for those in its body."""
        return self.segment.parts_of(self.given)

    @cached_property
    def tally(self) -> "Tally":
        """How many occurrences each article has."""
        if not len(self):
            return NO_TALLY
        if self.character is None and len(self) < 2 * len(self.segment):
            return Tally.of_ordered(self.parts)
        return Tally.of_counts(np.bincount(self.parts, minlength=2 * len(self.segment)))

    @property
    def articles(self) -> Articles:
        """The articles that have an occurrence."""
        return self.tally.articles

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Run":
        """Some of these occurrences, by their places in `starts`."""
        return Run(self.segment, self.starts[which], self.length, self.lead, self.trail)

    def in_article(self, article: int) -> Positions:
        """The occurrences in one article, ascending."""
        first, last = self.segment.starts[article : article + 2]
        if self.character is not None:
            return (np.flatnonzero(self.segment.codes[first:last] == self.character) + int(first)).astype(np.uint32)
        return self.starts[self.starts.searchsorted(first) : self.starts.searchsorted(last)]

    def spans(self, article: int) -> Iterable[Span]:
        """The occurrences in one article as spans of `Article.text`."""
        begins, ends = self.segment.text_spans(article, self.in_article(article), self.length)
        return map(Span, (begins - self.lead).tolist(), (ends + self.trail).tolist())


class Tally(NamedTuple):
    """How many occurrences each article has, in its heading and in its body."""

    articles: Articles
    heading: NDArray[np.int64]
    body: NDArray[np.int64]
    counts: NDArray[np.int64]
    """In all."""

    @classmethod
    def of_ordered(cls, parts: NDArray[np.unsignedinteger[Any]]) -> "Tally":
        """From the part of each occurrence, ascending."""
        articles = (parts >> 1).astype(np.uint32)
        firsts = beginnings(articles)
        counts = np.empty(len(firsts), np.int64)
        np.subtract(firsts[1:], firsts[:-1], out=counts[:-1])
        counts[-1:] = len(parts) - firsts[-1:]
        body = np.add.reduceat(parts & 1, firsts, dtype=np.int64) if len(parts) else counts
        return cls(articles[firsts], counts - body, body, counts)

    @classmethod
    def of_counts(cls, counts: NDArray[np.int64]) -> "Tally":
        """From the number of occurrences in each part of the segment."""
        heading, body = counts[::2], counts[1::2]
        articles = np.flatnonzero(heading + body)
        heading, body = heading[articles], body[articles]
        return cls(articles.astype(np.uint32), heading, body, heading + body)


NO_TALLY = Tally(NONE, *(np.empty(0, np.int64) for _ in range(3)))


def beginnings(ascending: NDArray[Any]) -> NDArray[np.intp]:
    """The place of the first of each run of equal values."""
    changes = np.flatnonzero(ascending[1:] != ascending[:-1])
    firsts = np.zeros(len(changes) + 1, np.intp)
    np.add(changes, 1, out=firsts[1:])
    return firsts[: len(ascending)]


def articles_of(runs: Iterable[Run]) -> Articles:
    """The articles that have an occurrence in any of `runs`."""
    given = [run.articles for run in runs]
    return given[0] if len(given) == 1 else union(given)


def union(sets: Iterable[Articles]) -> Articles:
    """All articles that are in any of `sets`."""
    given = [some for some in sets if len(some)]
    return reduce(np.union1d, given) if given else NONE


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
        elif same is not run:
            shapes[run.shape] = Run(run.segment, np.union1d(same.starts, run.starts), *run.shape)
    return tuple(shapes.values())
