"""Proximity operators: the occurrences of several texts that form chains.

Takes the runs of each text in a segment and its link to the next; gives the occurrences that are part of a chain: one
of each text, all different.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.query.tree import Link, Scope
from reader.search.matching.deadline import Deadline
from reader.search.matching.match_run import MatchRun
from reader.search.matching.text_units import Borders, borders_of

FAR = 1 << 40
"""Farther than any two positions are apart."""
Places = NDArray[np.int64]


def near(terms: Sequence[Sequence[MatchRun]], links: Sequence[Link], clock: Deadline) -> tuple[MatchRun, ...]:
    """The occurrences of all terms that are part of a chain."""
    if not all(any(map(len, runs)) for runs in terms):
        return ()
    layers = [Layer.of(runs) for runs in terms]
    segment = next(run.segment for runs in terms for run in runs)
    borders = [borders_of(segment, link.scope) for link in links]
    for at, link in enumerate(links):
        layers[at + 1] = layers[at + 1].beside(layers[at], link, borders[at], forward=False)
    for at, link in reversed([*enumerate(links)]):
        layers[at] = layers[at].beside(layers[at + 1], link, borders[at], forward=True)
    if len(layers) > 2 and _might_repeat(layers):
        layers = Chains(layers, links, borders, borders_of(segment, Scope.CHARACTERS), clock).kept()
    return tuple(run for layer, runs in zip(layers, terms, strict=True) for run in layer.runs(runs))


@dataclass(frozen=True, eq=False)
class Layer:
    """The occurrences of one term, by where they begin and end."""

    starts: Places
    ends: Places
    rows: NDArray[np.intp]
    """Row of each occurrence in the concatenated runs of the term."""

    @classmethod
    def of(cls, runs: Sequence[MatchRun]) -> "Layer":
        """All occurrences of some runs."""
        starts = np.concatenate([run.starts for run in runs]).astype(np.int64)
        ends = np.concatenate([run.ends() for run in runs])
        return cls(starts, ends, np.arange(len(starts))).only(np.lexsort((ends, starts)))

    def only(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> "Layer":
        """Some of them."""
        return Layer(self.starts[which], self.ends[which], self.rows[which])

    def runs(self, runs: Sequence[MatchRun]) -> list[MatchRun]:
        """The rest of each run that this layer was made of."""
        kept = np.zeros(sum(map(len, runs)), np.bool_)
        kept[self.rows] = True
        parts = np.split(kept, np.cumsum([len(run) for run in runs])[:-1])
        return [run.only(part) for run, part in zip(runs, parts, strict=True)]

    @cached_property
    def distinct(self) -> NDArray[np.bool_]:
        """True for each occurrence that differs from the previous one: two texts may occur at one position."""
        same = (self.starts[1:] == self.starts[:-1]) & (self.ends[1:] == self.ends[:-1])
        return np.concatenate([np.ones(min(1, len(self.starts)), np.bool_), ~same])

    def within(self, borders: Borders) -> "Layer":
        """The occurrences that do not cross a border, without repetition."""
        first = borders.searchsorted(self.starts, "right")
        return self.only((first == borders.searchsorted(self.ends - 1, "right")) & self.distinct)

    def beside(self, other: "Layer", link: Link, borders: Borders, *, forward: bool) -> "Layer":
        """The occurrences with a different occurrence of `other` near; `forward`: `other` is the next term."""
        others = other.within(borders)
        first, last = self.window(link, borders, forward=forward)
        if link.ordered:
            places = others.starts if forward else np.sort(others.ends)
            near = places.searchsorted(last, "right") - places.searchsorted(first, "left")
        else:
            # Whatever ends before the window begins before it, too: so the rest of what begins in time is near.
            near = others.starts.searchsorted(last, "right") - np.sort(others.ends).searchsorted(first, "left")
            near -= _among(self, others)
        unit = borders.searchsorted(self.starts, "right")
        return self.only((near > 0) & (unit == borders.searchsorted(self.ends - 1, "right")))

    def window(self, link: Link, borders: Borders, *, forward: bool) -> tuple[Places, Places]:
        """Range in which another occurrence must be to be near each.

        Unordered, it must not end before the beginning and not begin after the end; ordered, the next term must begin
        between them, and the previous one must end between them.
        """
        unit = borders.searchsorted(self.starts, "right") - 1
        distance = link.distance if link.scope is Scope.CHARACTERS else FAR
        begins, ends = borders[unit], borders[np.minimum(unit + 1, len(borders) - 1)]
        before, behind = np.maximum(self.starts - distance, begins + 1), np.minimum(self.ends + distance, ends - 1)
        if not link.ordered:
            return before, behind
        return (self.ends, behind) if forward else (before, self.starts)


def _among(layer: Layer, others: Layer) -> NDArray[np.bool_]:
    """True for each occurrence of a layer that is also in `others`."""
    if not len(others.starts):
        return np.zeros(len(layer.starts), np.bool_)
    keys, known = (each.starts << 24 | np.minimum(each.ends - each.starts, (1 << 24) - 1) for each in (layer, others))
    found: NDArray[np.bool_] = known.take(known.searchsorted(keys), mode="clip") == keys
    return found


def _might_repeat(layers: Sequence[Layer]) -> bool:
    """True if an occurrence might be twice in a chain, which pairwise nearness does not exclude."""
    pairs = ((one, other) for at, one in enumerate(layers) for other in layers[at + 2 :])
    return any(_among(one, other).any() for one, other in pairs)


class Chains:
    """Searches for chains one by one, for terms that have occurrences in common."""

    def __init__(
        self,
        layers: Sequence[Layer],
        links: Sequence[Link],
        borders: Sequence[Borders],
        fields: Borders,
        clock: Deadline,
    ) -> None:
        self._links, self._clock, self._layers, self._fields = links, clock, layers, fields
        self._places = [[*zip(layer.starts.tolist(), layer.ends.tolist(), strict=True)] for layer in layers]
        self._windows = [
            [*zip(*(edge.tolist() for edge in layer.window(link, edges, forward=True)), strict=True)]
            for layer, link, edges in zip(layers, links, borders, strict=False)
        ]
        self._longest = [max((end - start for start, end in places), default=0) for places in self._places]
        self._field: tuple[int, int] = (0, 0)
        """Beginning and end of the field of the current occurrence."""

    def kept(self) -> list[Layer]:
        """The occurrences that are part of a chain of different ones."""
        held = [np.zeros(len(places), np.bool_) for places in self._places]
        for at, places in enumerate(self._places):
            for row, (start, _) in enumerate(places):
                self._clock.go_on()
                field = int(self._fields.searchsorted(start, "right"))
                self._field = int(self._fields[field - 1]), int(self._fields[field])
                if not held[at][row] and (chain := self._chain(at, row, [])):
                    for layer, kept in enumerate(chain):
                        held[layer][kept] = True
        return [layer.only(kept) for layer, kept in zip(self._layers, held, strict=True)]

    def _chain(self, fixed: int, row: int, begun: list[int]) -> list[int] | None:
        """Rows of a chain that begins with `begun` and has `row` at the term `fixed`; None if there is none."""
        at = len(begun)
        if at == len(self._places):
            return begun
        known = {self._places[layer][place] for layer, place in enumerate(begun)}
        for place in self._next(at, begun):
            if (at != fixed or place == row) and self._places[at][place] not in known:
                found = self._chain(fixed, row, [*begun, place])
                if found:
                    return found
        return None

    def _next(self, at: int, begun: list[int]) -> Sequence[int]:
        """Rows of the term `at` that are near the last occurrence of `begun`."""
        places = self._places[at]
        if not begun:
            return range(*(bisect_left(places, (edge, 0)) for edge in self._field))
        first, last = self._windows[at - 1][begun[-1]]
        if self._links[at - 1].ordered:
            return range(bisect_left(places, (first, 0)), bisect_right(places, (last, FAR)))
        low, high = bisect_left(places, (first - self._longest[at], 0)), bisect_right(places, (last, FAR))
        return [place for place in range(low, high) if places[place][1] >= first]
