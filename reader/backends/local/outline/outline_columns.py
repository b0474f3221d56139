"""Label columns as the groupings of the list need them: in what order, where two agree, and which tell too little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from reader.backends.group_names import common
from reader.label_columns import NONE, Column, DerivedColumn, mapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def number_named(column: Column, name: str) -> int:
    """Number of the label `name`, `NONE` for ""; a number that no article has if the label is unknown."""
    if not name:
        return NONE
    return column.names.index(name) if name in column.names else NONE - 1


def alike(outer: Column, inner: Column, articles: NDArray[Any]) -> NDArray[np.bool_]:
    """For each of these articles, whether both columns have the same label."""
    import numpy as np

    inside = {name: number for number, name in enumerate(inner.names)}
    numbers = np.array([*(inside.get(name, NONE - 1) for name in outer.names), NONE], np.int32)
    same: NDArray[np.bool_] = numbers[outer.numbers[articles]] == inner.numbers[articles]
    return same


def ranked(column: Column, key: Callable[[str], Any] = str) -> DerivedColumn:
    """`column` with its names sorted by `key`, so that its numbers are ranks."""
    return _reordered(column, sorted(range(len(column.names)), key=lambda number: key(column.names[number])))


def by_appearance(column: Column) -> DerivedColumn:
    """`column` with its names in order of first appearance, so that its numbers are ranks."""
    import numpy as np

    firsts = np.full(len(column.names), len(column.numbers), np.int64)
    known = np.flatnonzero(column.numbers >= 0)[::-1]
    firsts[column.numbers[known]] = known  # Of several places the last one written stays: the first.
    return _reordered(column, np.argsort(firsts, kind="stable").tolist())


def _reordered(column: Column, order: Sequence[int]) -> DerivedColumn:
    """`column` with its names reordered by these numbers."""
    import numpy as np

    ranks = np.full(len(order) + 1, NONE, np.int32)
    ranks[np.asarray(order, np.intp)] = np.arange(len(order))
    return DerivedColumn(ranks[column.numbers], tuple(column.names[number] for number in order))


def recurring(column: Column) -> DerivedColumn:
    """`column` without labels that only one article has."""
    import numpy as np

    counts = np.bincount(column.numbers[column.numbers >= 0], minlength=len(column.names))
    often = np.append(counts > 1, False)
    return DerivedColumn(np.where(often[column.numbers], column.numbers, NONE).astype(np.int32), column.names)


def unnamed_first(sections: Column, dates: Column) -> DerivedColumn:
    """A column to sort each date by, so that articles without a section come first, and need no heading.

    Only in issues whose sections have two articles each on average: others are listed without sections, as printed.
    """
    import numpy as np

    by_date = np.argsort(dates.numbers, kind="stable")
    days = dates.numbers[by_date]
    opens = np.diff(days, prepend=NONE - 1) != 0
    issue = np.cumsum(opens) - 1
    begins = opens | (np.diff(sections.numbers[by_date], prepend=NONE - 1) != 0)
    grouped = np.bincount(issue, begins) * 2 <= np.bincount(issue)
    numbers = np.ones(len(days), np.int32)
    numbers[by_date[grouped[issue]]] = sections.numbers[by_date[grouped[issue]]] >= 0
    return DerivedColumn(numbers, ("", "1"))


def tells_apart(column: Column) -> bool:
    """True if the articles do not all have the same label."""
    return bool(len(column.numbers) and (column.numbers != column.numbers[0]).any())


def folders(sources: Column) -> DerivedColumn:
    """Folder of each source relative to the common folder; the common folder's own name for sources right in it."""
    found = mapped(sources, lambda source: source.rpartition("/")[0])
    split = [name.split("/") for name in found.names]
    shared = common(split)
    below = {"/".join(parts): "/".join(parts[shared:]) or (parts[-1] or "/") for parts in split}
    return mapped(found, below.__getitem__)
