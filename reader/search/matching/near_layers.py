"""Layers of a proximity query: the occurrences of one term, and which of them stand near those of the next.

All arrays are ordered by where an occurrence begins, then by where it ends; so the nearest occurrence of another term
is found by its rank.
"""

from collections.abc import Sequence
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
    rows: NDArray[np.intp]
    """Row of each occurrence in the concatenated runs of the term."""
    alone: bool
    """True if it is of one run, so that no two occurrences are the same."""
    _units: tuple[Borders, NDArray[np.intp]] | None = field(default=None, init=False, repr=False)
    """The last borders asked for, and the result of `units`."""

    @classmethod
    def of(cls, runs: Sequence[MatchRun]) -> "Layer":
        """All occurrences of some runs."""
        starts = np.concatenate([run.starts for run in runs]).astype(np.int64)
        ends = np.concatenate([run.ends() for run in runs])
        made = cls(starts, ends, np.arange(len(starts)), len(runs) == 1)
        return made if made.alone else made.only(np.lexsort((ends, starts)))

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> "Layer":
        """Some of them."""
        return Layer(self.starts[which], self.ends[which], self.rows[which], self.alone)

    def runs(self, runs: Sequence[MatchRun]) -> list[MatchRun]:
        """The rest of each run that this layer was made of."""
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
        if scope is Scope.CHARACTERS and self.alone:
            return self
        whole = borders.take(self.units(borders) + 1) >= self.ends
        if not self.alone:
            whole[1:] &= self.keys[1:] != self.keys[:-1]
        return self if whole.all() else self.only(whole)

    def units(self, borders: Borders) -> NDArray[np.intp]:
        """The number of the unit that each occurrence begins in: its beginning is there in `borders`, its end next."""
        if self._units is None or self._units[0] is not borders:
            self._units = borders, ranks(borders, self.starts + 1) - 1
        return self._units[1]

    def beside(self, other: "Layer", link: Link, borders: Borders, *, forward: bool) -> "Layer":
        """The occurrences with a different occurrence of `other` near; `forward`: `other` is the next term."""
        others, units = other.within(link.scope, borders), self.units(borders)
        first, last = self.window(link, borders, forward=forward)
        starts = np.append(others.starts, FAR)
        if not link.ordered:
            same = others.alone and others.starts is self.starts
            at = np.arange(len(others)) if same else ranks(others.starts, self.starts)
            itself = np.append(others.keys, -1).take(at) == self.keys
            farthest = np.append(others.farthest, -FAR)  # The last stands before the first, too.
            near = (starts.take(at + itself, mode="clip") <= last) | (farthest.take(at - 1) >= first)
        elif forward:
            near = starts.take(others.starts.searchsorted(self.ends)) <= last
        else:
            ends = np.append(np.sort(others.ends), -FAR)
            near = ends.take(ends[:-1].searchsorted(self.starts, "right") - 1) >= first
        return self.only(near if link.scope is Scope.CHARACTERS else near & (borders.take(units + 1) >= self.ends))

    def window(self, link: Link, borders: Borders, *, forward: bool) -> Window:
        """The window of each occurrence, within its unit."""
        units = self.units(borders)
        distance = link.distance if link.scope is Scope.CHARACTERS else FAR
        before = np.maximum(self.starts - distance, borders.take(units) + 1)
        behind = np.minimum(self.ends + distance, borders.take(units + 1) - 1)
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
