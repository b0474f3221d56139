"""Headings over the leaves of an outline, without those that divide nothing.

The rules of `reader.backends.local.outline.outline_rows`, applied to counts: a heading is left out if it repeats its
outer heading, if it is alone under it, or if it and its neighbours have hardly more than one article each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.backends.local.outline import grouping

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.backends.opensearch.outline_leaves import Leaves

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.intp]


class ListHeadings(NamedTuple):
    """Headings of one level, each of some consecutive leaves."""

    level: int
    """Index of the level."""
    begins: Flags
    """For each leaf, whether a heading begins at it."""
    idle: Flags
    """For each leaf, whether its heading is left out."""
    sizes: NDArray[np.int64]
    """For each leaf at which a heading begins, the number of articles under that."""


def list_headings(leaves: Leaves) -> list[ListHeadings]:
    """Headings of all levels that divide anything, outermost first."""
    import numpy as np

    found = list[ListHeadings]()
    around, crowded = np.zeros(len(leaves), np.intp), np.zeros(len(leaves), np.bool_)
    outer: int | None = None
    for level in worthwhile(leaves):
        paths = leaves.paths[level]
        begins = np.diff(paths, prepend=-1) != 0
        firsts = np.flatnonzero(begins)[np.cumsum(begins) - 1]
        lone = np.zeros_like(begins) if outer is None else _idle(leaves, level, outer, firsts, around, crowded)
        idle = np.zeros(int(paths.max(initial=-1)) + 1, np.bool_)
        idle[paths[lone]] = True
        found.append(ListHeadings(level, begins, idle[paths], _sums(firsts, leaves.sizes)))
        around, outer = firsts, level
    return found


def _idle(leaves: Leaves, level: int, outer: int, firsts: Numbers, around: Numbers, crowded: Flags) -> Flags:
    """For each leaf, whether a heading of a level begins at it that is left out.

    `firsts` and `around`: the first leaf under its heading of this level, and of the outer one. `crowded` headings
    stay so on inner levels.
    """
    import numpy as np

    begun, labels = firsts == np.arange(len(leaves)), leaves.labels[level]
    idle: Flags = begun & (labels == leaves.labels[outer])
    if leaves.levels[level].needed:
        return idle
    if leaves.levels[level].kind == "name":
        idle |= begun & (labels == leaves.numbers.get("", -1))
    inside, sizes = _sums(around, begun)[around], _sums(around, leaves.sizes)[around]
    crowds = begun & (crowded | (inside * 2 > sizes))
    crowded |= crowds[firsts]
    idle |= crowds | (begun & (inside == 1))
    return idle


def _sums(firsts: Numbers, counts: NDArray[np.int64] | Flags) -> NDArray[np.int64]:
    """For each leaf, the sum of the counts of the leaves that have it as their first."""
    import numpy as np

    sums = np.zeros(len(firsts), np.int64)
    np.add.at(sums, firsts, counts)
    return sums


def worthwhile(leaves: Leaves) -> tuple[int, ...]:
    """Indices of the levels that divide the articles."""
    counts = [int(paths.max(initial=-1)) + 1 for paths in leaves.paths]
    return grouping.worthwhile([grouping.Level((), level.kind, level.needed) for level in leaves.levels], counts)
