"""A text's occurrences in a whole index: what ranking, counting and highlighting read.

Made of the runs of the segments, which stay as they are: only what is counted is laid end to end, so that a query
takes about as many steps over many segments as over one.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from reader.index.index import Index
from reader.index.ranges import ranges
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.search.chosen import Chosen, Numbers
from reader.search.runs import Run, beginnings, distinct, may_coincide
from reader.span import Span

Counts = NDArray[np.int64]


class Occurrences:
    """Occurrences of one shape."""

    def __init__(self, index: Index, runs: Iterable[tuple[int, Run]]) -> None:
        """`runs`: each with the place of its segment, ascending; at least one, none of them empty."""
        self.index, self.runs = index, tuple(runs)
        self._edges = [*accumulate((len(run) for _, run in self.runs), initial=0)]
        self._many = len(self) > 2 * len(index)
        """Whether it is quicker to count them all by part than to look for articles among them."""
        self._counted: tuple[Chosen, tuple[Counts, Counts]] | None = None

    def __len__(self) -> int:
        return self._edges[-1]

    @property
    def length(self) -> int:
        """Of each, in codes of the stream."""
        return self.runs[0][1].length

    @cached_property
    def _parts(self) -> NDArray[np.uint32]:
        """Twice the number of the article of each, and one more for those in its body; ascending unless many."""
        bases = self.index.bases
        each = [run.segment.parts_of(self._places(run)) + np.uint32(2 * bases[place]) for place, run in self.runs]
        return each[0] if len(each) == 1 else np.concatenate(each)

    def _places(self, run: Run) -> Positions:
        return run.given if self._many else run.starts

    @cached_property
    def _by_part(self) -> Counts:
        return np.bincount(self._parts, minlength=2 * len(self.index))

    @cached_property
    def chosen(self) -> Chosen:
        """The articles that have one."""
        if self._many:
            return Chosen(self.index, np.flatnonzero(self._by_part[::2] + self._by_part[1::2]))
        return Chosen(self.index, (self._parts.take(self._firsts) >> np.uint32(1)).astype(np.int64))

    @cached_property
    def _firsts(self) -> NDArray[np.intp]:
        """Where among all of them those of each article begin."""
        return beginnings(self._parts >> np.uint32(1))

    def counts_in(self, chosen: Chosen) -> tuple[Counts, Counts]:
        """How many each of `chosen` has in its heading, and in its body.

        Asked for the same articles to score and to count: the last answer is kept.
        """
        known = self._counted
        if known is None or known[0] is not chosen:
            known = self._counted = chosen, self._counts_in(chosen)
        return known[1]

    def _counts_in(self, chosen: Chosen) -> tuple[Counts, Counts]:
        if self._many:
            headings = chosen.numbers << 1
            return self._by_part.take(headings), self._by_part.take(headings + 1)
        if chosen is self.chosen:
            body = np.add.reduceat(self._parts & np.uint32(1), self._firsts, dtype=np.int64)
            return np.append(self._firsts[1:], len(self)) - self._firsts - body, body
        firsts, middles, lasts = (self._edge(chosen.numbers, part) for part in range(3))
        return middles - firsts, lasts - middles

    def _edge(self, numbers: Numbers, part: int) -> NDArray[np.intp]:
        """Where among all of them those in the heading (0), in the body (1), or behind each article (2) begin."""
        return self._parts.searchsorted(((numbers << 1) + part).astype(np.uint32))

    def among(self, numbers: Numbers) -> Numbers:
        """Those of `numbers` that have one."""
        if self._many:
            return numbers[(self._by_part[::2].take(numbers) + self._by_part[1::2].take(numbers)) > 0]
        return numbers[self._edge(numbers, 2) > self._edge(numbers, 0)]

    def in_headings(self, chosen: Chosen) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
        """The number of the field of each one in the headings of `chosen`, and the place of its article there."""
        if self._many:
            which = np.flatnonzero((self._parts & np.uint32(1)) == 0)
            numbers = (self._parts.take(which) >> np.uint32(1)).astype(np.int64)
            owners = chosen.numbers.searchsorted(numbers)
            inside = chosen.numbers.take(owners, mode="clip") == numbers
            return self._fields(which[inside]), owners[inside]
        firsts, lasts = self._edge(chosen.numbers, 0), self._edge(chosen.numbers, 1)
        return self._fields(ranges(firsts, lasts)), np.repeat(np.arange(len(chosen)), lasts - firsts)

    def _fields(self, which: NDArray[np.intp]) -> NDArray[np.uint8]:
        """The numbers of the fields of some of them."""
        found = [np.empty(0, np.uint8)]
        edges = pairwise(which.searchsorted(self._edges).tolist())
        for (_, run), begin, (first, last) in zip(self.runs, self._edges, edges, strict=False):
            if last > first:
                found.append(run.segment.fields_of(self._places(run).take(which[first:last] - begin)))
        return np.concatenate(found)

    def places_in(self, chosen: Chosen) -> tuple[Positions, NDArray[np.intp]]:
        """Those in `chosen`, ascending in each article, as positions of its segment; and how many each article has."""
        found, counts = [np.empty(0, np.uint32)], [np.empty(0, np.intp)]
        runs = dict(self.runs)
        for place, articles in chosen.by_segment:
            held = runs[place].in_articles(articles) if place in runs else (found[0], np.zeros(len(articles), np.intp))
            found.append(held[0])
            counts.append(held[1])
        return np.concatenate(found), np.concatenate(counts)

    def firsts_in(self, chosen: Chosen) -> Iterator[tuple[Segment, Positions, NDArray[np.intp]]]:
        """By segment, the first one in each of `chosen` that has any, and the places of those."""
        runs, begin = dict(self.runs), 0
        for place, articles in chosen.by_segment:
            if place in runs:
                starts, segment = runs[place].starts, runs[place].segment
                first = starts.take(starts.searchsorted(segment.starts.take(articles)), mode="clip")
                there = np.flatnonzero(segment.parts_of(first) >> 1 == articles)
                yield segment, first.take(there), there + begin
            begin += len(articles)

    def spans_in(self, chosen: Chosen) -> Iterator[list[Span]]:
        """Those in each of `chosen`, as spans of `Article.text`."""
        runs = dict(self.runs)
        for place, articles in chosen.by_segment:
            if place in runs:
                yield from runs[place].spans_in(articles)
            else:
                yield from ([] for _ in range(len(articles)))


def occurrences(index: Index, runs: Sequence[Sequence[Run]]) -> tuple[Occurrences, ...]:
    """What `runs`, by segment, are of one text: together those of one shape, but never two of one segment."""
    together: dict[Hashable, list[tuple[int, Run]]] = {}
    for place, some in enumerate(runs):
        seen = Counter[Hashable]()
        for run in some:
            if len(run):
                together.setdefault((run.shape, run.text, seen[run.shape]), []).append((place, run))
                seen[run.shape] += 1
    return tuple(Occurrences(index, some) for some in together.values())


def each_once(given: Iterable[Occurrences]) -> tuple[Occurrences, ...]:
    """The same occurrences, each once: those that might coincide made one."""
    known = list[Occurrences]()
    for some in given:
        same = next((i for i, other in enumerate(known) if may_coincide(some.runs[0][1], other.runs[0][1])), None)
        if same is None:
            known.append(some)
        elif some is not known[same]:
            known[same] = _united(known[same], some)
    return tuple(known)


def _united(one: Occurrences, other: Occurrences) -> Occurrences:
    runs = [*one.runs, *other.runs]
    places = sorted({place for place, _ in runs})
    return Occurrences(one.index, ((p, run) for p in places for run in distinct(r for at, r in runs if at == p)))
