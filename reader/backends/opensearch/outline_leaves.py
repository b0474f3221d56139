"""Leaves of an archive's outline: groups of articles with the same headings, in order.

They are arrays of numbers, with each text held once: an outline may have tens of thousands of leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.backends.opensearch.leaf_counts import TooManyLeavesError, Values, counted
from reader.backends.opensearch.leaf_plans import BARE_DATES, PLANS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.api.outline import Arrangement, FoldState, Path
    from reader.backends.opensearch.archive_engine import ArchiveEngine
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.backends.opensearch.leaf_counts import LeafCounts
    from reader.backends.opensearch.leaf_plans import LeafPlan, ListLevel

    Numbers = NDArray[np.int32]

Asked = tuple[str, "Arrangement"]
"""What was counted: a query in the engine's notation, and the order of its articles."""
FIRST, LAST = -1, 1 << 30
"""Numbers before and after all others."""


@dataclass(frozen=True, eq=False, repr=False)
class Leaves:
    """All leaves in order, with their headings."""

    levels: tuple[ListLevel, ...]
    """Levels of headings, outermost first."""
    columns: tuple[str, ...]
    texts: Sequence[Sequence[str | None]]
    """Values of each column, by number."""
    values: Numbers
    """Numbers of the values of each leaf, a row a leaf."""
    sizes: NDArray[np.int64]
    """Number of articles of each leaf."""
    names: Sequence[str]
    """Names of headings, by number."""
    numbers: Mapping[str, int]
    """Numbers of the names."""
    labels: Numbers
    """Numbers of the names over each leaf, a row a level."""
    paths: Numbers
    """Numbers of the paths over each leaf, a row a level: equal ones are of the same heading."""

    def __len__(self) -> int:
        return len(self.sizes)

    def path(self, leaf: int, level: int) -> Path:
        """Path of the heading of a level over a leaf."""
        return tuple([self.names[number] for number in self.labels[: level + 1, leaf].tolist()])

    def query(self, leaf: int) -> Dsl:
        """Engine query for the articles of a leaf: a missing value matches articles without the field."""
        values: Values = {
            name: texts[number]
            for name, texts, number in zip(self.columns, self.texts, self.values[leaf].tolist(), strict=True)
        }
        wanted = [{"term": {name: value}} for name, value in values.items() if value is not None]
        none = [{"exists": {"field": name}} for name, value in values.items() if value is None]
        return {"bool": {"filter": wanted, "must_not": none}}

    def having(self, columns: Mapping[str, str | None]) -> list[int]:
        """Leaves that an article with these values is in."""
        import numpy as np

        fits = np.ones(len(self), np.bool_)
        for column, (name, texts) in enumerate(zip(self.columns, self.texts, strict=True)):
            value = columns.get(name)
            fits &= self.values[:, column] == (texts.index(value) if value in texts else FIRST)
        return np.flatnonzero(fits).tolist()

    def shut(self, level: int, folds: FoldState) -> NDArray[np.bool_]:
        """For each leaf, True if its heading of a level is shut."""
        import numpy as np

        shut = np.full(len(self), folds.shut)
        for path in folds.but:
            if len(path) == level + 1 and all(name in self.numbers for name in path):
                those = self.labels[: level + 1] == np.array([[self.numbers[name]] for name in path], np.int32)
                shut[those.all(axis=0)] = not folds.shut
        return shut


class KnownLeaves:
    """Leaves of the last lists of one view: the engine looks at every article to count them, and a list is made anew
    whenever a heading is opened."""

    def __init__(self) -> None:
        self._known: dict[bool, tuple[Asked, Leaves]] = {}
        """The list of everything (True), and the last of any other query."""

    def of(self, engine: ArchiveEngine, query: Dsl, arrangement: Arrangement, offered: Sequence[str]) -> Leaves:
        """Leaves of the articles found by a query; `offered`: groupings that divide them. Raises `ArchiveError`."""
        asked, is_all = (str(query), arrangement), "match_all" in query
        before, leaves = self._known.get(is_all, (None, None))
        if leaves is None or asked != before:
            leaves = leaves_of(engine, query, arrangement, offered)
            self._known[is_all] = asked, leaves
        return leaves


def leaves_of(engine: ArchiveEngine, query: Dsl, arrangement: Arrangement, offered: Sequence[str]) -> Leaves:
    """Leaves of the articles found by a query; `offered`: groupings that divide them. Raises `ArchiveError`."""
    grouping = arrangement.grouping if arrangement.grouping in offered or not offered else offered[0]
    try:
        return arranged(PLANS[grouping], counted(engine, query, PLANS[grouping].columns), arrangement.sort)
    except TooManyLeavesError:
        return arranged(BARE_DATES, counted(engine, query, BARE_DATES.columns), arrangement.sort)


def arranged(plan: LeafPlan, leaves: LeafCounts, sort: str) -> Leaves:
    """Counted leaves in the order of a plan; `sort`: one of `reader.api.outline.SORTS`."""
    import numpy as np

    values = np.array(leaves.numbers, np.int32).reshape(len(leaves), len(leaves.columns))
    labels = _labels(plan, leaves, values)
    names, firsts = tuple(labels.numbers), np.array(leaves.firsts, np.float64)
    keys = [_ranks(plan, names, numbers, firsts)[numbers] for numbers in labels.above]
    if "date" in leaves.columns:
        column = leaves.columns.index("date")
        keys.append(_ranks_of_dates(leaves.texts[column], sort)[values[:, column]])
    order = np.lexsort([firsts, labels.is_named_inside, *reversed(keys)])
    over = np.array([*labels.above, *labels.days, *labels.inside], np.int32).reshape(len(plan.levels), len(leaves))
    ordered = over[:, order]
    sizes = np.array(leaves.sizes, np.int64)[order]
    counts = (leaves.columns, leaves.texts, values[order], sizes)
    return Leaves(plan.levels, *counts, names, labels.numbers, ordered, _paths(ordered))


class _Labels(NamedTuple):
    """Numbers of the names over each leaf, by level, in the engine's order."""

    numbers: dict[str, int]
    above: list[Numbers]
    days: list[Numbers]
    inside: list[Numbers]
    is_named_inside: NDArray[np.bool_]


def _labels(plan: LeafPlan, leaves: LeafCounts, values: Numbers) -> _Labels:
    """Names over each leaf: made once for leaves that differ by date alone, and once for each date."""
    import numpy as np

    others = [values[:, place] for place, name in enumerate(leaves.columns) if name != "date"]
    groups = np.zeros(len(leaves), np.int32)
    for column in others:
        groups = numbered_pairs(groups, column)
    examples = np.full(int(groups.max(initial=FIRST)) + 1, FIRST)
    examples[groups[::-1]] = np.arange(len(leaves))[::-1]
    known, above = dict[str, int](), plan.names(leaves)

    def numbers(paths: Sequence[Path], spread: Numbers) -> list[Numbers]:
        made = [[known.setdefault(name, len(known)) for name in path] for path in paths]
        return [*np.array(made, np.int32).reshape(len(paths), -1).T[:, spread]] if paths else []

    each = [leaves.values(leaf) for leaf in examples.tolist()]
    insides = [plan.inside(one) for one in each]
    is_named = np.array([any(path) for path in insides], np.bool_)[groups]
    days: list[Numbers] = []
    if plan.dated:
        place = leaves.columns.index("date")
        dates = [date or "" for date in leaves.texts[place]]
        days = numbers([(date[:4], date[:7], date) for date in dates], values[:, place])
    return _Labels(known, numbers([*map(above, each)], groups), days, numbers(insides, groups), is_named)


def _ranks(plan: LeafPlan, names: Sequence[str], labels: Numbers, firsts: NDArray[np.float64]) -> Numbers:
    """Ranks of the names of a level, by their numbers."""
    import numpy as np

    least = np.full(len(names), np.inf)
    np.minimum.at(least, labels, firsts)
    used = np.flatnonzero(least < np.inf).tolist()
    order = sorted(used, key=lambda number: plan.rank(names[number], float(least[number])))
    return _places(order, len(names))


def _ranks_of_dates(dates: Sequence[str | None], sort: str) -> Numbers:
    """Ranks of dates, by their numbers: none is last; of two that begin alike, the shorter comes first."""

    def place(number: int) -> tuple[Any, ...]:
        date = dates[number] or ""
        return dates[number] is None, tuple(-ord(one) for one in date) if sort == "newest" else date

    return _places(sorted(range(len(dates)), key=place), len(dates))


def _places(order: Sequence[int], count: int) -> Numbers:
    """For each of `count` numbers its place in an order."""
    import numpy as np

    places = np.full(count, LAST, np.int32)
    places[np.array(order, np.intp)] = np.arange(len(order))
    return places


def _paths(labels: Numbers) -> Numbers:
    """Numbers of the paths over each leaf, by level."""
    import numpy as np

    paths, before = np.empty_like(labels), np.zeros(labels.shape[1], np.int32)
    for level, numbers in enumerate(labels):
        before = paths[level] = numbered_pairs(before, numbers)
    return paths


def numbered_pairs(first: Numbers, second: Numbers) -> Numbers:
    """The pairs of two columns of numbers, numbered from 0."""
    import numpy as np

    both = first.astype(np.int64) * (int(second.max(initial=0)) + 1) + second
    order = np.argsort(both, kind="stable")
    numbers = np.empty(len(both), np.int32)
    numbers[order] = np.cumsum(np.diff(both[order], prepend=FIRST) != 0) - 1
    return numbers
