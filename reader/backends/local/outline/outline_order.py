"""Order of the articles in the list, and the positions of headings in it.

Everything is kept in a few arrays, so that a million articles need no object each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.api.outline import Arrangement
from reader.backends.local.outline.grouping import Level, plan, worthwhile
from reader.label_columns import Labels
from reader.record import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.backends.local.outline.grouping import Plan

Numbers = Sequence[int]
"""Integers, usually a memoryview of an array."""
PRINTED = Arrangement()
LAST = 1 << 30
"""Rank after all others, for unknown labels."""


class OutlineOrder(Record, eq=False):
    """Order of articles, and headings by the position of their first article."""

    arrangement: Arrangement = PRINTED
    articles: Numbers = ()
    """Articles by position."""
    places: Numbers = ()
    """Positions by article."""
    levels: tuple[Level, ...] = ()
    """Levels of headings."""
    runs: tuple[NDArray[np.intc], ...] = ()
    """For each level, the number of the heading over each position, from 0."""

    def __len__(self) -> int:
        return len(self.articles)


def ordered(labels: Labels, arrangement: Arrangement) -> OutlineOrder:
    """All articles of the columns in the order of `plan`."""
    import numpy as np

    made = plan(labels, arrangement.grouping)
    articles = _sorted(made, arrangement.sort)
    places = np.empty_like(articles)
    places[articles] = np.arange(len(articles), dtype=np.intc)
    runs = _runs(made.levels, articles)
    counts = [int(run[-1]) + 1 if len(run) else 0 for run in runs]
    kept = worthwhile(made.levels, counts)
    levels = tuple(made.levels[place] for place in kept)
    return OutlineOrder(arrangement, compact(articles), compact(places), levels, tuple(runs[place] for place in kept))


def _sorted(made: Plan, sort: str) -> NDArray[np.intc]:
    """Articles sorted by grouping and date; ties keep the printed order."""
    import numpy as np

    keys = [np.where(column.numbers < 0, LAST, column.numbers) for column in made.by]
    if made.dated or sort != "printed":
        dates = made.dates.numbers
        keys.append(np.where(dates < 0, LAST, -dates if sort == "newest" else dates))
        keys += [column.numbers for column in made.within]
    if not keys:
        return np.arange(len(made.dates.numbers), dtype=np.intc)
    return np.lexsort(keys[::-1]).astype(np.intc)


def _runs(levels: tuple[Level, ...], articles: NDArray[np.intc]) -> list[NDArray[np.intc]]:
    """For each level, the number of the heading over each article."""
    import numpy as np

    opens, runs, seen = np.zeros(len(articles), np.bool_), list[Any](), set[int]()
    opens[:1] = True
    for level in levels:
        for column in level.columns:
            if id(column) not in seen:
                seen.add(id(column))
                opens[1:] |= np.diff(column.numbers[articles]) != 0
        runs.append(np.cumsum(opens, dtype=np.intc) - 1)
    return runs


def compact(numbers: NDArray[Any]) -> Numbers:
    """`numbers` as a compact memoryview whose items are Python integers."""
    import numpy as np

    return np.ascontiguousarray(numbers, np.intc).data
