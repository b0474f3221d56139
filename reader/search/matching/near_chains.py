"""Chains of occurrences of which none is the same as another, where terms have occurrences in common.

Takes layers in which each occurrence has another one near in the layers beside it; gives those that are part of a
chain. Most are seen to be at once: a chain is made of the nearest that are not in it yet, for all occurrences together.
For what is left chains are searched for one by one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.query.tree import Link
from reader.search.matching.deadline import Deadline
from reader.search.matching.near_layers import FAR, Layer, Window
from reader.search.matching.text_units import Borders

Rows = NDArray[np.intp]


class Chains:
    """The search for chains in some layers."""

    def __init__(
        self, layers: Sequence[Layer], links: Sequence[Link], borders: Sequence[Borders], clock: Deadline
    ) -> None:
        self._layers, self._links, self._clock = layers, links, clock
        self._held = [np.zeros(len(layer), np.bool_) for layer in layers]
        given = list(zip(links, borders, strict=True))
        self._onward = [layer.window(*one, forward=True) for layer, one in zip(layers[:-1], given, strict=True)]
        self._back = [layer.window(*one, forward=False) for layer, one in zip(layers[1:], given, strict=True)]

    def kept(self) -> list[Layer]:
        """The occurrences that are part of a chain; only those found so far when the time is over."""
        for at, held in enumerate(self._held):
            self._clock.go_on()
            self._hold_nearest(at, np.flatnonzero(~held))
        if not all(held.all() for held in self._held):
            Search(self._layers, self._links, (self._onward, self._back), self._clock).hold(self._held)
        return [layer.only(held) for layer, held in zip(self._layers, self._held, strict=True)]

    def _hold_nearest(self, fixed: int, rows: Rows) -> None:
        """Hold the chains that go through `rows` of a layer by way of the nearest."""
        chain, known = {fixed: rows}, [self._layers[fixed].keys[rows]]
        steps = [(at, at + 1) for at in range(fixed, len(self._layers) - 1)]
        steps += [(at, at - 1) for at in range(fixed, 0, -1)]
        for one, other in steps:
            going = self._nearest(one, other, chain[one], known)
            there = going >= 0
            chain = {at: some[there] for at, some in chain.items()} | {other: going[there]}
            known = [*(keys[there] for keys in known), self._layers[other].keys[going[there]]]
        for at, some in chain.items():
            self._held[at][some] = True

    def _nearest(self, one: int, other: int, rows: Rows, known: Sequence[NDArray[np.int64]]) -> Rows:
        """For each of `rows` of the layer `one`, the row of an occurrence near it that is not `known`; -1 for none."""
        layer, forward = self._layers[other], other > one
        link = self._links[min(one, other)]
        window = self._onward[one] if forward else self._back[other]
        first, last = window.first[rows], window.last[rows]
        at = layer.starts.searchsorted(self._layers[one].starts[rows])  # They need not ascend any more.
        found = np.full(len(rows), -1)
        for step in _steps(len(self._layers)):
            tried = np.clip(at + step, 0, len(layer) - 1)
            starts, ends, keys = layer.starts.take(tried), layer.ends.take(tried), layer.keys.take(tried)
            if link.ordered:
                place = starts if forward else ends
                fits = (place >= first) & (place <= last)
            else:
                fits = (starts <= last) & (ends >= first)
            for others in known:
                fits &= keys != others
            found = np.where((found < 0) & fits, tried, found)
        return found


def _steps(count: int) -> Iterator[int]:
    """Steps from the rank of an occurrence to those of the nearest: as many on either side as a chain has."""
    for step in range(count + 1):
        yield step
        yield -1 - step


class Search:
    """The search for chains one by one: from an occurrence onward to the last term, then back to the first."""

    def __init__(
        self,
        layers: Sequence[Layer],
        links: Sequence[Link],
        windows: tuple[Sequence[Window], Sequence[Window]],
        clock: Deadline,
    ) -> None:
        """`windows`: of each layer towards the next, and of each but the first towards the one before."""
        self._links, self._clock = links, clock
        self._places = [list(zip(layer.starts.tolist(), layer.ends.tolist(), strict=True)) for layer in layers]
        self._onward, self._back = (
            [list(zip(one.first.tolist(), one.last.tolist(), strict=True)) for one in each] for each in windows
        )
        self._longest = [max((end - start for start, end in places), default=0) for places in self._places]

    def hold(self, held: Sequence[NDArray[np.bool_]]) -> None:
        """Mark in `held` the rows of each layer that are in a chain, as far as there is time."""
        for at, some in enumerate(held):
            for row in np.flatnonzero(~some).tolist():
                if not some[row] and (chain := self._completed({at: row})):
                    for layer, kept in chain.items():
                        held[layer][kept] = True
                if self._clock.exceeded:
                    return

    def _completed(self, chain: dict[int, int]) -> dict[int, int] | None:
        """A chain that has all rows of `chain`, by layer; None if there is none, or no time to find it."""
        self._clock.go_on()
        if self._clock.left() <= 0:
            self._clock.exceeded = True
        if len(chain) == len(self._places) or self._clock.exceeded:
            return None if self._clock.exceeded else chain
        forward = max(chain) + 1 < len(self._places)
        one = max(chain) if forward else min(chain)
        other = one + 1 if forward else one - 1
        known = {self._places[layer][row] for layer, row in chain.items()}
        for row in self._near(one, other, chain[one]):
            if self._places[other][row] not in known and (found := self._completed({**chain, other: row})):
                return found
        return None

    def _near(self, one: int, other: int, row: int) -> Iterator[int]:
        """Rows of the layer `other` that are near a row of the layer `one`."""
        forward, places = other > one, self._places[other]
        first, last = (self._onward[one] if forward else self._back[other])[row]
        low, high = bisect_left(places, (first - self._longest[other], 0)), bisect_right(places, (last, FAR))
        if not self._links[min(one, other)].ordered:
            yield from (at for at in range(low, high) if places[at][1] >= first)
        else:
            yield from (at for at in range(low, high) if first <= places[at][0 if forward else 1] <= last)
