"""Chains of occurrences of which none is the same as another, where terms have occurrences in common.

Takes layers in which each occurrence has another one near in the layers beside it; gives those that are part of a
chain. Most are seen to be at once: a chain is made of the nearest that are not in it yet, for all occurrences together.
For what is left every chain is tried.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import owned
from reader.query.tree import Link
from reader.search.matching.deadline import Deadline
from reader.search.matching.near_layers import Layer, Window
from reader.search.matching.text_units import Borders

Rows = NDArray[np.intp]
Chain = dict[int, Rows]
"""Some chains begun: by layer the row of an occurrence in each."""
TOGETHER = 1 << 12
"""Occurrences of which chains are tried at once."""
MOST = 1 << 20
"""Most chains of those that are tried at once; of one occurrence so many are tried."""


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
            self._hold_nearest(at, np.flatnonzero(~held))
        for at, held in enumerate(self._held):
            left = np.flatnonzero(~held)
            for first in range(0, len(left), TOGETHER):
                self._hold_any(at, left[first : first + TOGETHER])
        return [layer.only(held) for layer, held in zip(self._layers, self._held, strict=True)]

    def _is_over(self) -> bool:
        """True when the time is over. Raises `Cancelled`."""
        self._clock.go_on()
        self._clock.exceeded |= self._clock.left() <= 0
        return self._clock.exceeded

    def _hold(self, chain: Chain) -> None:
        for at, rows in chain.items():
            self._held[at][rows] = True

    def _path(self, fixed: int) -> list[tuple[int, int]]:
        """From a layer to the next until the last, then from it to the one before until the first."""
        onward = [(at, at + 1) for at in range(fixed, len(self._layers) - 1)]
        return onward + [(at, at - 1) for at in range(fixed, 0, -1)]

    def _hold_nearest(self, fixed: int, rows: Rows) -> None:
        """Hold the chains that go through `rows` of a layer by way of the nearest."""
        chain = {fixed: rows}
        for one, other in self._path(fixed):
            if self._is_over() or not len(chain[fixed]):
                return
            going = self._nearest(one, other, chain)
            there = going >= 0
            chain = {at: some[there] for at, some in chain.items()} | {other: going[there]}
        self._hold(chain)

    def _nearest(self, one: int, other: int, chain: Chain) -> Rows:
        """For each chain that has come to the layer `one`, the row of the next in `other`; -1 for none."""
        layer, window = self._layers[other], self._window(one, other, chain[one])
        at = layer.starts.searchsorted(self._layers[one].starts[chain[one]])  # They need not ascend any more.
        found = np.full(len(at), -1)
        for step in _beside(len(self._layers)):
            if (found >= 0).all() or self._is_over():
                break
            tried = np.clip(at + step, 0, len(layer) - 1)
            found = np.where((found < 0) & self._fits(one, other, tried, window, chain), tried, found)
        return found

    def _hold_any(self, fixed: int, rows: Rows) -> None:
        """Hold all chains that go through `rows` of a layer."""
        if self._is_over():
            return
        chain = {fixed: rows}
        for one, other in self._path(fixed):
            layer, (first, last) = self._layers[other], self._window(one, other, chain[one])
            low, high = layer.farthest.searchsorted(first), layer.starts.searchsorted(last, "right")
            if (high - low).sum() > MOST and len(rows) > 1:
                for half in np.array_split(rows, 2):
                    self._hold_any(fixed, half)
                return
            tried, owners = (some[:MOST] for some in owned(low, np.maximum(low, high)))
            chain = {at: some[owners] for at, some in chain.items()}
            fits = self._fits(one, other, tried, Window(first[owners], last[owners]), chain)
            chain = {at: some[fits] for at, some in chain.items()} | {other: tried[fits]}
        self._hold(chain)

    def _window(self, one: int, other: int, rows: Rows) -> Window:
        """The windows of `rows` of the layer `one` towards `other`, the layer beside it."""
        window = self._onward[one] if other > one else self._back[other]
        return Window(window.first[rows], window.last[rows])

    def _fits(self, one: int, other: int, tried: Rows, window: Window, chain: Chain) -> NDArray[np.bool_]:
        """For each row of the layer `other` that is tried, True if it is in its window, and its chain has it not."""
        layer = self._layers[other]
        starts, ends, keys = layer.starts.take(tried), layer.ends.take(tried), layer.keys.take(tried)
        if self._links[min(one, other)].ordered:
            place = starts if other > one else ends
            fits: NDArray[np.bool_] = (place >= window.first) & (place <= window.last)
        else:
            fits = (starts <= window.last) & (ends >= window.first)
        for at, rows in chain.items():
            fits &= keys != self._layers[at].keys.take(rows)
        return fits


def _beside(count: int) -> Iterator[int]:
    """Steps from the rank of an occurrence to those of the nearest: as many on either side as a chain has."""
    for step in range(count + 1):
        yield step
        yield -1 - step
