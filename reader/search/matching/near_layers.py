"""Layers of a proximity query: the occurrences of one term, and which of them stand near those of the next.

All arrays are ordered by where an occurrence begins, then by where it ends; so the nearest occurrence of another term
is found by its rank.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import among, ranks
from reader.query.tree import Link, Scope
from reader.search.matching.match_run import MatchRun
from reader.search.matching.text_units import Borders

FAR = 1 << 40
"""Farther than any two positions are apart."""
LONGEST = (1 << 24) - 1
"""Codes from which on the length of an occurrence is not told in its key."""
Places = NDArray[np.int64]
Rows = NDArray[np.intp]


class Window(NamedTuple):
    """For each occurrence the range in which another one must be to be near it.

    Unordered, it must not end before `first` and not begin after `last`; ordered, the next term must begin between
    them, and the previous one must end between them.
    """

    first: Places
    last: Places


@dataclass(eq=False)
class Layer:
    """The occurrences of one term, by where they begin and end."""

    starts: Places
    ends: Places
    rows: Rows
    """Row of each occurrence in the concatenated runs of the term."""
    alone: bool
    """True if it is of one run, so that no two occurrences are the same."""
    longest: int
    """Codes of the longest."""
    texts: frozenset[Hashable]
    """The texts that they are occurrences of; None among them for unknown ones."""
    _units: tuple[Borders, Rows] | None = field(default=None, repr=False)
    """The last borders asked for, and the result of `units`."""

    @classmethod
    def of(cls, runs: Sequence[MatchRun]) -> "Layer":
        """All occurrences of some runs."""
        starts = np.concatenate([run.starts for run in runs]).astype(np.int64)
        ends = np.concatenate([run.ends() for run in runs])
        texts, longest = frozenset(run.text for run in runs), max(run.length for run in runs)
        made = cls(starts, ends, np.arange(len(starts)), len(runs) == 1, longest, texts)
        return made if made.alone else made.only(np.lexsort((ends, starts)))

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, which: Rows | NDArray[np.bool_]) -> "Layer":
        """Some of them."""
        rows = np.flatnonzero(which) if which.dtype == np.bool_ else which
        some = self.starts.take(rows), self.ends.take(rows), self.rows.take(rows)
        units = None if self._units is None else (self._units[0], self._units[1].take(rows))
        return Layer(*some, self.alone, self.longest, self.texts, units)

    def runs(self, runs: Sequence[MatchRun]) -> list[MatchRun]:
        """The rest of each run that this layer was made of."""
        if len(runs) == 1:
            return [runs[0].only(self.rows)]
        kept = np.zeros(sum(map(len, runs)), np.bool_)
        kept[self.rows] = True
        parts = np.split(kept, np.cumsum([len(run) for run in runs])[:-1])
        return [run.only(part) for run, part in zip(runs, parts, strict=True)]

    @cached_property
    def keys(self) -> Places:
        """A number for each occurrence, ascending, that only the same occurrence has."""
        made: Places = self.starts << 24 | np.minimum(self.ends - self.starts, LONGEST)
        return made

    @cached_property
    def farthest(self) -> Places:
        """How far an occurrence or any before it reaches; ascending."""
        return np.maximum.accumulate(self.ends)

    def within(self, scope: Scope, borders: Borders) -> "Layer":
        """The occurrences that do not cross a border, without repetition. None crosses one of fields."""
        if self.alone and (scope is Scope.CHARACTERS or self.longest == 1):
            return self
        whole = borders.ends(self.units(borders)) >= self.ends
        if not self.alone:
            whole[1:] &= self.keys[1:] != self.keys[:-1]
        return self if whole.all() else self.only(whole)

    def units(self, borders: Borders) -> Rows:
        """The number of the unit that each occurrence begins in."""
        if self._units is None or self._units[0] is not borders:
            self._units = borders, borders.units(self.starts)
        return self._units[1]

    def beside(self, other: "Layer", link: Link, borders: Borders, *, forward: bool) -> "Layer":
        """The occurrences with a different occurrence of `other` near; `forward`: `other` is the next term."""
        others = other.within(link.scope, borders)
        if link.ordered:
            near = self._in_order(others, self.window(link, borders, forward=forward), forward=forward)
        elif link.scope is Scope.CHARACTERS:
            return self.only(self._close_by(others, link.distance, borders))
        else:
            counts = np.bincount(others.units(borders), minlength=len(borders))
            near = counts.take(self.units(borders)) > self._in(others)
        if link.scope is not Scope.CHARACTERS and self.longest > 1:
            near &= borders.ends(self.units(borders)) >= self.ends
        return self.only(near)

    def _in(self, others: "Layer") -> NDArray[np.bool_] | bool:
        """For each occurrence whether it is one of `others` too; one answer for all where their texts tell."""
        if others.alone and others.starts is self.starts:
            return True
        if None not in self.texts | others.texts and not self.texts & others.texts:
            return False
        return among(self.keys, others.keys)

    def _in_order(self, others: "Layer", window: Window, *, forward: bool) -> NDArray[np.bool_]:
        """For each occurrence whether one of `others` is in its window, behind it (`forward`) or before it."""
        if forward:
            return np.append(others.starts, FAR).take(others.starts.searchsorted(self.ends)) <= window.last
        ends = np.append(np.sort(others.ends), -FAR)
        near: NDArray[np.bool_] = ends.take(ends[:-1].searchsorted(self.starts, "right") - 1) >= window.first
        return near

    def _close_by(self, others: "Layer", distance: int, borders: Borders) -> Rows:
        """Rows of the occurrences with another one of `others` so near, in the same unit."""
        itself = self._in(others)
        at = np.arange(len(others)) if itself is True else ranks(others.starts, self.starts)
        after = np.append(others.starts, FAR).take(at if itself is False else at + itself, mode="clip")
        before = np.append(others.farthest, -FAR).take(at - 1)  # The last stands before the first, too.
        rows = np.flatnonzero((after - self.ends <= distance) | (self.starts - before <= distance))
        starts, after, before = self.starts.take(rows), after.take(rows), before.take(rows)
        units = borders.units(starts)
        last = np.minimum(self.ends.take(rows) + distance, borders.ends(units) - 1)
        first = np.maximum(starts - distance, borders.starts.take(units) + 1)
        return rows[(after <= last) | (before >= first)]

    def window(self, link: Link, borders: Borders, *, forward: bool) -> Window:
        """The window of each occurrence, within its unit."""
        units = self.units(borders)
        distance = link.distance if link.scope is Scope.CHARACTERS else FAR
        before = np.maximum(self.starts - distance, borders.starts.take(units) + 1)
        behind = np.minimum(self.ends + distance, borders.ends(units) - 1)
        if not link.ordered:
            return Window(before, behind)
        return Window(self.ends, behind) if forward else Window(before, self.starts)


def might_repeat(layers: Sequence[Layer]) -> bool:
    """True if an occurrence might be twice in a chain, which pairwise nearness does not exclude."""
    pairs = ((layers[i], layers[j]) for i, j in combinations(range(len(layers)), 2) if j > i + 1)
    return any(_share(one, other) for one, other in pairs)


def _share(one: Layer, other: Layer) -> bool:
    """True if two layers have an occurrence in common."""
    few, many = sorted((one, other), key=len)
    return bool(among(few.keys, many.keys).any())
