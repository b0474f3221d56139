"""A text's occurrences in a whole index: what ranking, counting and highlighting read.

Made of the runs of the segments, which stay as they are: only what is counted is laid end to end, so that a query
takes about as many steps over many segments as over one. Where there are many occurrences each run is asked instead:
what is counted of one segment stays in the processor's cache, and what was counted ahead is not counted again.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.index.inverted_index import Index
from reader.index.ranges import owned
from reader.index.segment import ALIGNMENT
from reader.index.stream import Positions
from reader.search.matching.doc_set import FEW, DocSet, Numbers, Owned, standing
from reader.search.matching.match_run import Articles, MatchRun, beginnings, coinciding, distinct

Counts = NDArray[np.integer[Any]]
"""Signed, so that they can be ordered by."""
Kind = TypeVar("Kind", bound=np.generic)
HEADING, BODY, BEHIND = range(3)
"""The parts of an article, and the heading of the next, as `Segment.parts` numbers them."""


class TermMatches:
    """TermMatches of one shape."""

    def __init__(self, index: Index, runs: Iterable[tuple[int, MatchRun]]) -> None:
        """`runs`: at least one, each with the place of its segment, ascending."""
        self.index, self.runs = index, tuple(runs)
        self._edges = [*accumulate((len(run) for _, run in self.runs), initial=0)]
        self._many = 2 * len(self) > len(index)
        """Whether it is quicker to ask each run than to lay them all end to end."""
        self._counted: tuple[DocSet, tuple[Counts, Counts]] | None = None
        self._bounded: tuple[DocSet, NDArray[np.intp]] | None = None
        self._placed: tuple[DocSet, Owned] | None = None

    def __len__(self) -> int:
        return self._edges[-1]

    @property
    def shape(self) -> tuple[int, int, int]:
        """See `MatchRun.shape`."""
        return self.runs[0][1].shape

    @property
    def length(self) -> int:
        """Of each, in codes of the stream."""
        return self.runs[0][1].length

    @property
    def character(self) -> int | None:
        """The code of the one character that they are."""
        return self.runs[0][1].character

    @cached_property
    def _parts(self) -> NDArray[np.uint32]:
        """Twice the number of the article of each, and one more for those in its body; see `_positions`."""
        given, edges, bases = self._positions, pairwise(self._edges), self.index.bases
        each = [
            run.segment.parts_of(given[first:last]) + np.uint32(2 * bases[place])
            for (place, run), (first, last) in zip(self.runs, edges, strict=True)
        ]
        return each[0] if len(each) == 1 else np.concatenate(each)

    @cached_property
    def _positions(self) -> Positions:
        """Those of all runs, ascending in each."""
        each = [run.starts for _, run in self.runs]
        return each[0] if len(each) == 1 else np.concatenate(each)

    @cached_property
    def few(self) -> Sequence[tuple[int, MatchRun, int]] | None:
        """Part, run and position of each, in the order of `_parts`; None when they are many."""
        if len(self) > FEW or self.character is not None:
            return None
        found = list[tuple[int, MatchRun, int]]()
        for place, run in self.runs:
            base, parts = 2 * self.index.bases[place], run.segment.parts
            found += ((base + parts.item(at >> ALIGNMENT), run, at) for at in run.starts.tolist())
        return found

    @cached_property
    def chosen(self) -> DocSet:
        """The articles that have one."""
        if self.few is not None:
            return DocSet(self.index, np.array([*dict.fromkeys(part >> 1 for part, *_ in self.few)], np.int64))
        if self._many:
            return DocSet.of_segments(self.index, ((place, run.articles) for place, run in self.runs))
        return DocSet(self.index, (self._parts.take(self._firsts) >> np.uint32(1)).astype(np.int64))

    @cached_property
    def _firsts(self) -> NDArray[np.intp]:
        """Where among all of them those of each article begin."""
        return beginnings(self._parts >> np.uint32(1))

    def counts_in(self, chosen: DocSet) -> tuple[Counts, Counts]:
        """How many each of `chosen` has in its heading, and in its body.

        Asked for the same articles to score and to count: the last answer is kept, when it is small.
        """
        if self._many:
            return self._counted_by_run(chosen)
        known = self._counted
        if known is None or known[0] is not chosen:
            known = self._counted = chosen, self._counts_in(chosen)
        return known[1]

    def _counts_in(self, chosen: DocSet) -> tuple[Counts, Counts]:
        if self.few is not None and len(chosen) <= FEW:
            counts = Counter(part for part, *_ in self.few)
            parts = (chosen.numbers << 1).tolist()
            rows: Counts = np.array([[counts[part + more] for part in parts] for more in (HEADING, BODY)], np.int64)
            return rows[HEADING], rows[BODY]
        if chosen is self.chosen:
            body = np.add.reduceat(self._parts & np.uint32(1), self._firsts, dtype=np.int64)
            return np.append(self._firsts[1:], len(self)) - self._firsts - body, body
        edges = self._bounds(chosen)
        return edges[BODY] - edges[HEADING], edges[BEHIND] - edges[BODY]

    def _counted_by_run(self, chosen: DocSet) -> tuple[Counts, Counts]:
        heading, body = np.zeros((2, len(chosen)), np.int32)
        for run, articles, first in self._asked(chosen):
            part = slice(first, first + len(articles))
            heading[part], body[part] = run.counts_in(articles)
        return heading, body

    def _asked(self, chosen: DocSet) -> Iterator[tuple[MatchRun, Articles, int]]:
        """Each run with those of `chosen` that are in its segment, and the place of the first of these."""
        first = 0
        for place, articles in chosen.by_segment:
            if place in self._by_place:
                yield self._by_place[place], articles, first
            first += len(articles)

    def totals_in(self, chosen: DocSet) -> Counts:
        """How many each of `chosen` has."""
        if not self._many:
            return np.add(*self.counts_in(chosen))
        totals = np.zeros(len(chosen), np.int32)
        for run, articles, first in self._asked(chosen):
            totals[first : first + len(articles)] = run.totals_in(articles)
        return totals

    def within(self, place: int) -> tuple[MatchRun, ...]:
        """Those of the segment at a place: one run, or none."""
        return (self._by_place[place],) if place in self._by_place else ()

    @cached_property
    def _by_place(self) -> dict[int, MatchRun]:
        return dict(self.runs)

    def _bounds(self, chosen: DocSet) -> NDArray[np.intp]:
        """Where among all of them those in the heading, in the body, and behind each article begin: a row each.

        Kept for the articles they were last asked for.
        """
        known = self._bounded
        if known is None or known[0] is not chosen:
            known = self._bounded = chosen, self._edges_in(chosen)
        return known[1]

    def _edges_in(self, chosen: DocSet) -> NDArray[np.intp]:
        """What `_bounds` gives; by the positions alone while the parts are not known."""
        if self.few is not None and len(chosen) <= FEW:
            parts, sought = [part for part, *_ in self.few], (chosen.numbers << 1).tolist()
            return np.array([[bisect_left(parts, part + more) for part in sought] for more in range(3)], np.intp)
        if "_parts" in self.__dict__ or len(chosen) > len(self):
            wanted = (chosen.numbers << 1).astype(np.uint32) + np.arange(3, dtype=np.uint32)[:, None]
            known: NDArray[np.intp] = self._parts.searchsorted(wanted)
            return known
        found, runs = [np.empty((3, 0), np.intp)], {place: number for number, (place, _) in enumerate(self.runs)}
        for place, articles in chosen.by_segment:
            if place not in runs:
                found.append(np.zeros((3, len(articles)), np.intp))
                continue
            run, segment = self.runs[runs[place]][1], self.index.segments[place]
            edges = (segment.starts.take(articles), segment.bodies.take(articles), segment.starts.take(articles + 1))
            found.append(run.starts.searchsorted(np.stack(edges)) + self._edges[runs[place]])
        return np.concatenate(found, axis=1)

    def among(self, numbers: Numbers) -> Numbers:
        """Those of `numbers` that have one."""
        chosen = DocSet(self.index, numbers)
        if self._many:
            bases = self.index.bases
            parts = [some for some in chosen.by_segment if some[0] in self._by_place]
            held = [self._by_place[place].among(some) + np.int64(bases[place]) for place, some in parts]
            return np.concatenate([np.empty(0, np.int64), *held])
        firsts, _, lasts = self._bounds(chosen)
        having: Numbers = numbers[lasts > firsts]
        return having

    def in_headings(self, chosen: DocSet) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
        """The number of the field of each one in the headings of `chosen`, and the place of its article there."""
        if self._many:
            return self._by_run(chosen, lambda run, articles: run.headings_in(articles), np.empty(0, np.uint8))
        firsts, lasts, _ = self._bounds(chosen)
        which, owners = owned(firsts, lasts)
        positions = self._positions.take(which)
        fields = [segment.fields_of(positions[part]) for segment, _, _, part in chosen.parted(owners)]
        return np.concatenate([np.empty(0, np.uint8), *fields]), owners

    def places_in(self, chosen: DocSet) -> Owned:
        """Those in `chosen`, ascending, as positions of its segment, and the place of its article for each.

        Asked for the same articles for several reasons: the last answer is kept.
        """
        known = self._placed
        if known is None or known[0] is not chosen:
            known = self._placed = chosen, self._places_in(chosen)
        return known[1]

    def _places_in(self, chosen: DocSet) -> Owned:
        if self.character is not None:
            return standing(chosen, self.character)
        if self._many:
            return self._by_run(chosen, lambda run, articles: run.places_in(articles), np.empty(0, np.uint32))
        firsts, _, lasts = self._bounds(chosen)
        which, owners = owned(firsts, lasts)
        return self._positions.take(which), owners

    def _by_run(
        self,
        chosen: DocSet,
        ask: Callable[[MatchRun, Articles], tuple[NDArray[Kind], NDArray[np.intp]]],
        none: NDArray[Kind],
    ) -> tuple[NDArray[Kind], NDArray[np.intp]]:
        """What each run says of those of `chosen` that are in its segment, and the place of its article for each."""
        found, owners = [none], [np.empty(0, np.intp)]
        for run, articles, first in self._asked(chosen):
            said, whose = ask(run, articles)
            found.append(said)
            owners.append(whose + first)
        return np.concatenate(found), np.concatenate(owners)

    def firsts_in(self, chosen: DocSet) -> Owned:
        """The first one in each of `chosen` that has any, and the place of that; not for a single character."""
        if self._many:
            positions, owners = self.places_in(chosen)
            firsts = beginnings(owners)
            return positions.take(firsts), owners.take(firsts)
        firsts, _, lasts = self._bounds(chosen)
        owners = np.flatnonzero(lasts > firsts)
        return self._positions.take(firsts.take(owners)), owners


def occurrences(index: Index, runs: Sequence[Sequence[MatchRun]]) -> tuple[TermMatches, ...]:
    """What `runs`, by segment, are of one text: together those of one shape, but never two of one segment."""
    together: dict[Hashable, list[tuple[int, MatchRun]]] = {}
    for place, some in enumerate(runs):
        seen = Counter[Hashable]()
        for run in some:
            if len(run):
                together.setdefault((run.shape, run.text, seen[run.shape]), []).append((place, run))
                seen[run.shape] += 1
    return tuple(TermMatches(index, some) for some in together.values())


def each_once(given: Iterable[TermMatches]) -> tuple[TermMatches, ...]:
    """The same occurrences, each once: those that might coincide made one."""
    return tuple(map(_united, coinciding(given, lambda some: some.runs[0][1])))


def _united(given: Sequence[TermMatches]) -> TermMatches:
    """All of these, which have one shape."""
    first, *others = given
    if not others:
        return first
    runs = [placed for some in given for placed in some.runs]
    places = sorted({place for place, _ in runs})
    return TermMatches(first.index, ((p, run) for p in places for run in distinct(r for at, r in runs if at == p)))
