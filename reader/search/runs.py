"""Occurrences in a segment: what matching gives.

A `Run` is one needle's occurrences: positions of the stream, ascending, all of one length. What has several lengths
(a wildcard, a regular expression) makes several runs.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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
    text: Hashable = None
    """What these are occurrences of, when that is one text: two texts never stand at one place in one shape."""

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
    def articles(self) -> Articles:
        """The articles that have an occurrence."""
        owners = (self.segment.parts_of(self.given) >> 1).astype(np.uint32)
        if self.character is not None or len(self) > 2 * len(self.segment):
            return np.flatnonzero(np.bincount(owners)).astype(np.uint32)
        return owners[beginnings(owners)]

    def among(self, articles: Articles) -> Articles:
        """Those of `articles` that have an occurrence."""
        if self.character is not None or "articles" in self.__dict__ or len(articles) * 8 > len(self):
            return articles[among(articles, self.articles)]
        first, last = (self.starts.searchsorted(self.segment.starts[some]) for some in (articles, articles + 1))
        return articles[last > first]

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Run":
        """Some of these occurrences, by their places in `starts`."""
        return Run(self.segment, self.starts[which], self.length, self.lead, self.trail, text=self.text)

    def span_at(self, article: int, position: int) -> Span:
        """The occurrence at one position, in that article, as a span of `Article.text`."""
        begin, end = self.segment.offsets_of(article, position, self.length)
        return Span(begin - self.lead, end + self.trail)


def beginnings(ascending: NDArray[Any]) -> NDArray[np.intp]:
    """The place of the first of each run of equal values."""
    changes = np.flatnonzero(ascending[1:] != ascending[:-1])
    firsts = np.zeros(len(changes) + 1, np.intp)
    np.add(changes, 1, out=firsts[1:])
    return firsts[: len(ascending)]


def articles_of(runs: Iterable[Run]) -> Articles:
    """The articles that have an occurrence in any of `runs`."""
    return union([run.articles for run in runs if len(run)])


def union(sets: Iterable[Articles]) -> Articles:
    """All articles that are in any of `sets`."""
    given = [some for some in sets if len(some)]
    if len(given) == 1:
        return given[0]
    together = np.sort(np.concatenate([NONE, *given]))
    return together[beginnings(together)]


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
    """The same occurrences, each once: those that might coincide made one run."""
    known = list[Run]()
    for run in runs:
        same = next((i for i, other in enumerate(known) if may_coincide(run, other)), None)
        if same is None:
            known.append(run)
        elif run is not known[same]:
            places = np.sort(np.concatenate([known[same].given, run.given]))
            known[same] = Run(run.segment, places[beginnings(places)], *run.shape)
    return tuple(run for run in known if len(run))


def may_coincide(one: Run, other: Run) -> bool:
    """Whether an occurrence of the one might be one of the other."""
    return one.shape == other.shape and (one.text is None or other.text is None or one.text == other.text)
