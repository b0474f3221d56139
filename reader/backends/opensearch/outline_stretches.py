"""Stretches of an archive's list: consecutive rows that are one heading, or the articles of one visible leaf.

Arrays of numbers, so that rows are found by sums, and memory grows with the leaves and not with the articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.api.outline import OutlineHeading

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reader.api.outline import FoldState
    from reader.backends.opensearch.outline_headings import ListHeadings
    from reader.backends.opensearch.outline_leaves import Leaves


class Stretches:
    """Visible headings and leaves, top to bottom. Immutable."""

    def __init__(self, leaves: Leaves, seen: Sequence[ListHeadings], folds: FoldState) -> None:
        import numpy as np

        self._leaves, self._seen, count = leaves, seen, len(leaves)
        hidden = np.zeros(count, np.bool_)
        shown, shut = np.zeros((count, len(seen) + 1), np.bool_), np.zeros((count, len(seen) + 1), np.bool_)
        for depth, headings in enumerate(seen):
            shut[:, depth] = leaves.shut(headings.level, folds) & ~headings.idle
            shown[:, depth] = headings.begins & ~headings.idle & ~hidden
            hidden |= shut[:, depth]
        shown[:, -1] = ~hidden
        leaf, depth_of = np.nonzero(shown)
        self._leaf, self._depth = leaf.astype(np.int32), depth_of.astype(np.int8)
        self._shut = shut[leaf, depth_of]
        is_leaf = self._depth == len(seen)
        rows = np.where(is_leaf, leaves.sizes[leaf], 1)
        self._rows = _sums(rows)
        """Row of each stretch, and the number of all rows."""
        self._stops = _sums(np.where(is_leaf | self._shut, rows, 0))
        """Number of rows before each stretch that the cursor can be on."""
        self.headings = np.flatnonzero(~is_leaf)
        """Stretches that are headings."""
        self._of_leaf = np.full(count, -1, np.int32)
        self._of_leaf[self._leaf[is_leaf]] = np.flatnonzero(is_leaf)

    def __len__(self) -> int:
        return len(self._leaf)

    @property
    def count(self) -> int:
        """Number of rows."""
        return int(self._rows[-1])

    @property
    def any_open(self) -> bool:
        """True if any heading is open."""
        return not self._shut[self.headings].all()

    def at(self, row: int) -> int:
        """The stretch of a row."""
        return int(self._rows.searchsorted(row, "right")) - 1

    def row(self, place: int) -> int:
        """The first row of a stretch."""
        return int(self._rows[place])

    def size(self, place: int) -> int:
        """Number of rows of a stretch."""
        return int(self._rows[place + 1] - self._rows[place])

    def leaf(self, place: int) -> int:
        """The leaf of a stretch; of a heading, the first leaf under it."""
        return int(self._leaf[place])

    def of_leaf(self, leaf: int) -> int | None:
        """The stretch with the articles of a leaf; None if these are hidden."""
        place = int(self._of_leaf[leaf])
        return place if place >= 0 else None

    def is_heading(self, place: int) -> bool:
        """True if a stretch is a heading."""
        return int(self._depth[place]) < len(self._seen)

    def heading(self, place: int) -> OutlineHeading | None:
        """The heading that a stretch is; None if it is articles."""
        if not self.is_heading(place):
            return None
        leaf, depth = int(self._leaf[place]), int(self._depth[place])
        headings = self._seen[depth]
        path, kind = self._leaves.path(leaf, headings.level), self._leaves.levels[headings.level].kind
        return OutlineHeading(path, kind, depth, int(headings.sizes[leaf]), bool(self._shut[place]))

    def over_leaf(self, leaf: int) -> int:
        """The last heading that is visible over a leaf or before it."""
        return int(self.headings[int(self._leaf[self.headings].searchsorted(leaf, "right")) - 1])

    def over(self, place: int) -> int:
        """The heading over a stretch; of a heading, this itself."""
        return int(self.headings[int(self.headings.searchsorted(place, "right")) - 1])

    def around(self, place: int) -> int | None:
        """The heading one level out from the one over a stretch; None for an outermost one."""
        import numpy as np

        before = self.headings[: int(self.headings.searchsorted(place, "left"))]
        outer = np.flatnonzero(self._depth[before] < self._depth[self.over(place)])
        return int(before[outer[-1]]) if len(outer) else None

    def step(self, row: int, steps: int) -> int:
        """The row `steps` from `row` among those that the cursor can be on, clamped to the ends."""
        place = self.at(row)
        inside = 0 if self.is_heading(place) else row - self.row(place)
        stop = min(max(int(self._stops[place]) + inside + steps, 0), int(self._stops[-1]) - 1)
        place = int(self._stops.searchsorted(stop, "right")) - 1
        return self.row(place) + stop - int(self._stops[place])


def _sums(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sums of the counts before each, and of all."""
    import numpy as np

    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
