"""Label columns: one label an article, stored as a number and a table of names; and operations on them.

Operations work on the few names and are spread over the articles by numpy indexing. Call them from worker threads,
where numpy is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from reader.api.article_heading import page_in_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = -1
"""Number of an article without a label."""


class Column(Protocol):
    """One label an article, like `reader.storage.corpus.LabelColumn`."""

    @property
    def numbers(self) -> NDArray[np.int32]:
        """For each article an index into `names`; -1: no label."""

    @property
    def names(self) -> tuple[str, ...]:
        """The labels."""


Labels: TypeAlias = Callable[[str], Column]
"""Label columns by name: `section`, `page`, `page_name`, `date`, `publication`, `source`."""


class DerivedColumn(NamedTuple):
    """A column computed from others."""

    numbers: NDArray[np.int32]
    names: tuple[str, ...]


def named(column: Column, article: int) -> str:
    """Label of an article; "" if it has none."""
    number = column.numbers[article]
    return column.names[number] if number >= 0 else ""


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


def mapped(column: Column, name: Callable[[str], str]) -> DerivedColumn:
    """`column` with renamed labels; labels with the same new name are merged."""
    import numpy as np

    known: dict[str, int] = {}
    numbers = [known.setdefault(name(each), len(known)) for each in column.names]
    return DerivedColumn(np.array([*numbers, NONE], np.int32)[column.numbers], tuple(known))


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


def first_of(columns: Sequence[Column]) -> DerivedColumn:
    """For each article its label in the first of `columns` that has one."""
    import numpy as np

    numbers, names = np.full(len(columns[0].numbers), NONE, np.int32), list[str]()
    for column in columns:
        numbers = np.where((numbers < 0) & (column.numbers >= 0), column.numbers + len(names), numbers)
        names += column.names
    return mapped(DerivedColumn(numbers, tuple(names)), str)


def headings(labels: Labels) -> DerivedColumn:
    """Heading of each article (see `reader.api.article_heading.heading_of`)."""
    return first_of((labels("section"), labels("page_name"), mapped(labels("page"), page_in_words)))


def parts_of_number(page: str) -> tuple[str, int, str]:
    """Sort key of page numbers: `2` before `10`, and `A2` before `B1`."""
    letters, digits, rest = re.fullmatch(r"(\D*)(\d*)(.*)", page, re.DOTALL).groups()  # type: ignore[union-attr]
    return letters, int(digits or 0), rest


def folders(sources: Column) -> DerivedColumn:
    """Folder of each source relative to the common folder; the common folder's own name for sources right in it."""
    found = mapped(sources, lambda source: source.rpartition("/")[0])
    split = [name.split("/") for name in found.names]
    shared = common(split)
    below = {"/".join(parts): "/".join(parts[shared:]) or (parts[-1] or "/") for parts in split}
    return mapped(found, below.__getitem__)


def common(paths: Sequence[list[str]]) -> int:
    """Number of leading parts that all paths share."""
    if not paths:
        return 0
    first, last = min(paths), max(paths)
    alike = (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return next(alike, min(len(first), len(last)))
