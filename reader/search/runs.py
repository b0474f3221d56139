"""Occurrences in a segment: what matching gives, and what ranking, counting and highlighting read.

A `Run` is one needle's occurrences: positions of the stream, ascending, all of one length. What has several lengths
(a wildcard, a regular expression) makes several runs.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import ranges
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.span import Span

Articles = NDArray[np.uint32]
"""Numbers of articles within a segment, ascending, each once."""
NONE: Articles = np.empty(0, np.uint32)
Counts = NDArray[np.int64]


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
    def parts(self) -> NDArray[np.unsignedinteger[Any]]:
        """Twice the number of the article of each of `given`, and one more for those in its body."""
        return self.segment.parts_of(self.given)

    @cached_property
    def by_part(self) -> NDArray[np.int64]:
        """How many there are in each part of the segment."""
        return np.bincount(self.parts, minlength=2 * len(self.segment))

    @cached_property
    def articles(self) -> Articles:
        """The articles that have an occurrence."""
        if self._many:
            return np.flatnonzero(self.by_part[::2] + self.by_part[1::2]).astype(np.uint32)
        return self._articles_of_each[self.firsts]

    @property
    def _many(self) -> bool:
        return self.character is not None or len(self) > 2 * len(self.segment)

    @cached_property
    def _articles_of_each(self) -> NDArray[np.uint32]:
        return (self.parts >> 1).astype(np.uint32)

    @cached_property
    def firsts(self) -> NDArray[np.intp]:
        """The place among `starts` of the first occurrence in each article."""
        return beginnings(self._articles_of_each)

    def counts_in(self, articles: Articles) -> tuple[Counts, Counts]:
        """How many occurrences each of `articles` has in its heading, and in its body.

        Asked for the same articles to score and to count: the last answer is kept.
        """
        known: tuple[Articles, tuple[Counts, Counts]] | None = self.__dict__.get("_counted")
        if known is None or known[0] is not articles:
            known = self.__dict__["_counted"] = articles, self._counts_in(articles)
        return known[1]

    def _counts_in(self, articles: Articles) -> tuple[Counts, Counts]:
        if self._many:
            return self.by_part[::2][articles], self.by_part[1::2][articles]
        if articles is self.articles and len(articles):
            body = np.add.reduceat(self.parts & 1, self.firsts, dtype=np.int64)
            counts = np.empty(len(body), np.int64)
            np.subtract(self.firsts[1:], self.firsts[:-1], out=counts[:-1])
            counts[-1] = len(self) - self.firsts[-1]
            return counts - body, body
        firsts = self.starts.searchsorted(self.segment.starts[articles])
        lasts = self.starts.searchsorted(self.segment.starts[1:][articles])
        middles = self.starts.searchsorted(self.segment.bodies[articles])
        return middles - firsts, lasts - middles

    def among(self, articles: Articles) -> Articles:
        """Those of `articles` that have an occurrence."""
        if self._many or "articles" in self.__dict__ or len(articles) * 8 > len(self):
            return articles[among(articles, self.articles)]
        first, last = (self.starts.searchsorted(self.segment.starts[some]) for some in (articles, articles + 1))
        return articles[last > first]

    def in_headings(self, articles: Articles) -> tuple[Positions, NDArray[np.intp]]:
        """The occurrences in the headings of `articles`, and the place of its article for each."""
        given = self.given
        if self._many or articles is self.articles:
            given = given[(self.parts & 1) == 0]
        else:
            edges = (self.starts.searchsorted(some[articles]) for some in (self.segment.starts, self.segment.bodies))
            given = given[ranges(*edges)]
        owners = (self.segment.parts_of(given) >> 1).astype(np.uint32)
        inside = among(owners, articles)
        return given[inside], articles.searchsorted(owners[inside])

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Run":
        """Some of these occurrences, by their places in `starts`."""
        return Run(self.segment, self.starts[which], self.length, self.lead, self.trail, text=self.text)

    def in_article(self, article: int) -> Positions:
        """The occurrences in one article, ascending."""
        edges = self.segment.starts[article : article + 2]
        if self.character is not None:
            begin, end = edges.tolist()
            there: NDArray[np.intp] = (self.segment.codes[begin:end] == self.character).nonzero()[0]
            there += begin
            return there.astype(np.uint32)
        first, last = self.starts.searchsorted(edges).tolist()
        found: Positions = self.starts[first:last]
        return found

    def spans(self, article: int) -> list[Span]:
        """The occurrences in one article as spans of `Article.text`."""
        spans = self.segment.text_spans(article, self.in_article(article), self.length)
        if not (self.lead or self.trail):
            return spans
        return [Span(span.start - self.lead, span.end + self.trail) for span in spans]


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
        same = next((i for i, other in enumerate(known) if _may_coincide(run, other)), None)
        if same is None:
            known.append(run)
        elif run is not known[same]:
            places = np.sort(np.concatenate([known[same].given, run.given]))
            known[same] = Run(run.segment, places[beginnings(places)], *run.shape)
    return tuple(run for run in known if len(run))


def _may_coincide(one: Run, other: Run) -> bool:
    return one.shape == other.shape and (one.text is None or other.text is None or one.text == other.text)
