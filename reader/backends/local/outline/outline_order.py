"""The articles of a library in the order of the list, and where in it headings stand.

Takes columns, gives arrays; a million articles are a few of them, and none an object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.api.outline import Arrangement
from reader.backends.local.outline.grouping import Labels, Level, plan, worthwhile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.backends.local.outline.grouping import Plan

Numbers = Sequence[int]
"""A view of an array, or none."""
PRINTED = Arrangement()
LAST = 1 << 30
"""A rank after all others: that of what is not known."""


@dataclass(frozen=True, eq=False, repr=False)
class OutlineOrder:
    """Articles by their place in the list, and headings by the place of their first article."""

    arrangement: Arrangement = PRINTED
    articles: Numbers = ()
    """By place."""
    places: Numbers = ()
    """By article."""
    levels: tuple[Level, ...] = ()
    """Of the headings there are."""
    runs: tuple[NDArray[np.intc], ...] = ()
    """For each level the heading over each place, counted from 0."""

    def __len__(self) -> int:
        return len(self.articles)


def ordered(labels: Labels, arrangement: Arrangement) -> OutlineOrder:
    """All articles that the columns are of, arranged."""
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
    """The articles by what they are grouped by and by date, those alike as they are printed."""
    import numpy as np

    keys = [np.where(column.numbers < 0, LAST, column.numbers) for column in made.by]
    if made.dated or sort != "printed":
        dates = made.dates.numbers
        keys.append(np.where(dates < 0, LAST, -dates if sort == "newest" else dates))
    if not keys:
        return np.arange(len(made.dates.numbers), dtype=np.intc)
    return np.lexsort(keys[::-1]).astype(np.intc)


def _runs(levels: tuple[Level, ...], articles: NDArray[np.intc]) -> list[NDArray[np.intc]]:
    """For each level the heading over each article."""
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
    """`numbers` as something that gives Python's own; what is copied is copied while the screen goes on."""
    import numpy as np

    return np.ascontiguousarray(numbers, np.intc).data
