"""The headings over the leaves of a list, and which of them say nothing.

As `reader.backends.local.outline.outline_rows` has it, over counts instead of articles: one that says what the one
around it says is left out, one that is alone there, and those with hardly more than an article each beside their
neighbours.
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
    """The headings of one level."""

    level: int
    """Its place among those of the leaves."""
    counts: Mapping[int, int]
    """The articles under each, by the number of the first leaf there."""
    idle: Set[Path]
    """The paths of those that say nothing."""


def list_headings(leaves: Leaves) -> list[ListHeadings]:
    """The headings of the levels that part anything, outermost first."""
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
    """The headings of a level that say nothing, by their first leaves; what is `crowded` is so further in too."""
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
    """Whether the heading over a leaf says what the one around it says."""
    paths = leaves.leaves[number].paths
    return paths[level][-1] == paths[outer][-1]


def _firsts(leaves: Leaves, level: int) -> list[int]:
    """For each leaf the first one under its heading of a level."""
    firsts = list[int]()
    before: Path | None = None
    for number, leaf in enumerate(leaves.leaves):
        firsts.append(number if leaf.paths[level] != before else firsts[-1])
        before = leaf.paths[level]
    return firsts


def worthwhile(leaves: Leaves) -> tuple[int, ...]:
    """Which levels of headings part the articles: their places."""
    counts = [len({leaf.paths[level] for leaf in leaves.leaves}) for level in range(len(leaves.levels))]
    return grouping.worthwhile([grouping.Level((), level.kind, level.needed) for level in leaves.levels], counts)
