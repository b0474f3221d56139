"""Occurrences of a text in a whole index: the runs of all segments behind one interface.

Every method is that of `MatchRun` over a `DocSet`: each run is asked for the articles of its segment, and the results
are concatenated, with owners numbered over all articles.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.inverted_index import Index
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.lazy_property import lazy_property
from reader.search.matching.article_sets import Articles, Owners
from reader.search.matching.distinct_runs import coinciding, distinct
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun

Counts = NDArray[np.integer[Any]]
"""Signed, so that they can be ordered by."""
NO_RUN: tuple[NDArray[Any], Owners] = np.empty(0, np.uint8), np.empty(0, np.intp)
"""Result without runs."""


class TermMatches:
    """Occurrences of one shape."""

    def __init__(self, index: Index, runs: Iterable[tuple[int, MatchRun]]) -> None:
        """`runs`: at least one, each with the row of its segment, ascending."""
        self.index, self.runs = index, dict(runs)
        self.first_run = next(iter(self.runs.values()))
        self.length: int = self.first_run.length
        self._size = sum([len(run.given) for run in self.runs.values()])
        self._placed: tuple[DocSet, tuple[Positions, Owners]] | None = None

    @lazy_property
    def shape(self) -> tuple[int, int, int]:
        """That of its runs: see `MatchRun.shape`."""
        return self.first_run.shape

    @property
    def varied(self) -> bool:
        """True if its occurrences differ in length."""
        return self.first_run.lengths is not None

    def without(self, others: Sequence["TermMatches"]) -> "TermMatches | None":
        """The occurrences that are in none of `others`."""
        left = dict(self.runs)
        for other in others:
            left = {row: run.without(other.runs[row]) if row in other.runs else run for row, run in left.items()}
        runs = [(row, run) for row, run in left.items() if len(run)]
        return TermMatches(self.index, runs) if runs else None

    def lengths_at(self, segment: Segment, positions: Positions) -> NDArray[np.uint32] | int:
        """The length of the occurrence at each of these positions: one number for all where it is the same."""
        run = next((run for run in self.runs.values() if run.segment is segment), None) if self.varied else None
        return self.length if run is None else run.lengths_at(positions)

    def __len__(self) -> int:
        return self._size

    @lazy_property
    def chosen(self) -> DocSet:
        """The articles that have an occurrence."""
        return DocSet.of_segments(self.index, [(row, run.articles) for row, run in self.runs.items()])

    def among(self, chosen: DocSet) -> DocSet:
        """Those articles of `chosen` that have an occurrence."""
        parts = ((row, some) for row, some in chosen.by_segment if row in self.runs)
        return DocSet.of_segments(self.index, ((row, self.runs[row].among(some)) for row, some in parts))

    def totals_in(self, chosen: DocSet) -> Counts:
        """Number of occurrences in each of `chosen`."""
        parts = [
            self.runs[row].totals_in(some) if row in self.runs else np.zeros(len(some), np.int32)
            for row, some in chosen.by_segment
        ]
        return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, np.int32), *parts])

    def positions_in(self, chosen: DocSet) -> tuple[Positions, Owners]:
        """The position in its segment and the owner of each occurrence in `chosen`; the last answer is kept."""
        if self._placed is None or self._placed[0] is not chosen:
            self._placed = chosen, self.gathered(chosen, MatchRun.positions_in)
        return self._placed[1]

    def gathered(
        self, chosen: DocSet, ask: Callable[[MatchRun, Articles], tuple[NDArray[Any], Owners]]
    ) -> tuple[NDArray[Any], Owners]:
        """Results of `ask` for the occurrences of each run in its segment's articles, each with its owner."""
        if len(chosen.by_segment) == 1 and (run := self.runs.get(chosen.by_segment[0][0])):
            return ask(run, chosen.by_segment[0][1])
        answers = [(first, ask(run, some)) for run, some, first in self._asked(chosen)]
        if len(answers) == 1 and not answers[0][0]:
            return answers[0][1]
        said, owners = zip(NO_RUN, *((some, whose + first) for first, (some, whose) in answers), strict=True)
        return np.concatenate(said[1:] or said), np.concatenate(owners)

    def _asked(self, chosen: DocSet) -> Iterator[tuple[MatchRun, Articles, int]]:
        """Each run with the articles of `chosen` in its segment, and the row in `chosen` of the first of these."""
        first = 0
        for row, some in chosen.by_segment:
            if row in self.runs:
                yield self.runs[row], some, first
            first += len(some)


def occurrences(index: Index, runs: Sequence[Sequence[MatchRun]]) -> tuple[TermMatches, ...]:
    """`runs` of one text, by segment, grouped by shape, with at most one run of each segment in a group."""
    if len(runs) == 1 and len(runs[0]) == 1:
        return (TermMatches(index, ((0, runs[0][0]),)),) if len(runs[0][0]) else ()
    together: dict[Hashable, list[tuple[int, MatchRun]]] = {}
    for row, some in enumerate(runs):
        seen = Counter[Hashable]()
        for run in some:
            if len(run):
                together.setdefault((run.shape, run.text, seen[run.shape]), []).append((row, run))
                seen[run.shape] += 1
    return tuple(TermMatches(index, some) for some in together.values())


def each_once(given: Iterable[TermMatches]) -> tuple[TermMatches, ...]:
    """`given` with each occurrence once: what might coincide is made one."""
    each = tuple(dict.fromkeys(given))
    if len(each) < 2:
        return each
    texts = {some.first_run.text for some in each}
    if len(texts) == len(each) and None not in texts:
        return each
    found = list(map(_united, coinciding((some for some in each if not some.varied), lambda some: some.first_run)))
    for some in each:
        if some.varied and (left := some.without(found)):
            found.append(left)
    return tuple(found)


def _united(given: Sequence[TermMatches]) -> TermMatches:
    """All occurrences of `given`, which have one shape."""
    first, *others = given
    if not others:
        return first
    rows = sorted({row for some in given for row in some.runs})
    runs = ((row, distinct(some.runs[row] for some in given if row in some.runs)) for row in rows)
    return TermMatches(first.index, ((row, run) for row, united in runs for run in united))
