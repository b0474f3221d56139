"""Headings over the leaves of an outline, without those that divide nothing.

The rules of `reader.backends.local.outline.outline_rows`, applied to counts: a heading is left out if it repeats its
outer heading, if it is alone under it, or if it and its neighbours have hardly more than one article each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from typing import TYPE_CHECKING, NamedTuple

from reader.backends.local.outline import grouping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.api.outline import Path
    from reader.backends.opensearch.outline_leaves import Leaves


class ListHeadings(NamedTuple):
    """Headings of one level."""

    level: int
    """Index of the level."""
    counts: Mapping[int, int]
    """Number of articles under each, by the index of its first leaf."""
    idle: Set[Path]
    """Paths of headings that are left out."""


def list_headings(leaves: Leaves) -> list[ListHeadings]:
    """Headings of all levels that divide anything, outermost first."""
    found = list[ListHeadings]()
    around, crowded = [0] * len(leaves.leaves), set[int]()
    outer: int | None = None
    for level in worthwhile(leaves):
        firsts = _firsts(leaves, level)
        idle = _idle(leaves, level, outer, firsts, around, crowded)
        counts = Counter[int]()
        for first, leaf in zip(firsts, leaves.leaves, strict=True):
            counts[first] += leaf.size
        found.append(ListHeadings(level, counts, {leaves.leaves[first].paths[level] for first in idle}))
        around, outer = firsts, level
    return found


def _idle(
    leaves: Leaves, level: int, outer: int | None, firsts: Sequence[int], around: Sequence[int], crowded: set[int]
) -> set[int]:
    """Headings of a level that are left out, by their first leaves; `crowded` ones stay so on inner levels."""
    if outer is None:
        return set()
    inside, sizes = Counter[int](), Counter[int]()
    for number, leaf in enumerate(leaves.leaves):
        inside[around[number]] += firsts[number] == number
        sizes[around[number]] += leaf.size
    begun = [number for number, first in enumerate(firsts) if number == first]
    idle = {number for number in begun if _ends_alike(leaves, number, level, outer)}
    if leaves.levels[level].needed:
        return idle
    if leaves.levels[level].kind == "name":
        idle |= {number for number in begun if not leaves.leaves[number].paths[level][-1]}
    crowds = {number for number in begun if number in crowded or inside[around[number]] * 2 > sizes[around[number]]}
    crowded.update(number for number, first in enumerate(firsts) if first in crowds)
    return idle | crowds | {number for number in begun if inside[around[number]] == 1}


def _ends_alike(leaves: Leaves, number: int, level: int, outer: int) -> bool:
    """True if the heading over a leaf repeats its outer heading."""
    paths = leaves.leaves[number].paths
    return paths[level][-1] == paths[outer][-1]


def _firsts(leaves: Leaves, level: int) -> list[int]:
    """For each leaf the first leaf under the same heading of a level."""
    firsts = list[int]()
    before: Path | None = None
    for number, leaf in enumerate(leaves.leaves):
        firsts.append(number if leaf.paths[level] != before else firsts[-1])
        before = leaf.paths[level]
    return firsts


def worthwhile(leaves: Leaves) -> tuple[int, ...]:
    """Indices of the levels that divide the articles."""
    counts = [len({leaf.paths[level] for leaf in leaves.leaves}) for level in range(len(leaves.levels))]
    return grouping.worthwhile([grouping.Level((), level.kind, level.needed) for level in leaves.levels], counts)
