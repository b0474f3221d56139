"""What all articles have of one kind, as columns; and columns made of columns.

A column is a number an article, and what the numbers stand for. What is worked out is worked out for the names, of
which there are few, and spread over the articles by arrays. DerivedColumn beside the screen: numpy is at hand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = -1
"""The number of an article that has nothing."""


class Column(Protocol):
    """What all articles have of one kind: `reader.storage.corpus.LabelColumn`."""

    @property
    def numbers(self) -> NDArray[np.int32]:
        """By article, an index into `names`; -1 for none."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the numbers stand for."""


class DerivedColumn(NamedTuple):
    """A column that was made of others."""

    numbers: NDArray[np.int32]
    names: tuple[str, ...]


def named(column: Column, article: int) -> str:
    """What an article has; "" for nothing."""
    number = column.numbers[article]
    return column.names[number] if number >= 0 else ""


def number_named(column: Column, name: str) -> int:
    """The number of what articles have that have `name`, or nothing for ""; one that no article has where none has."""
    if not name:
        return NONE
    return column.names.index(name) if name in column.names else NONE - 1


def alike(outer: Column, inner: Column, articles: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of these articles have the same in both columns."""
    import numpy as np

    inside = {name: number for number, name in enumerate(inner.names)}
    numbers = np.array([*(inside.get(name, NONE - 1) for name in outer.names), NONE], np.int32)
    same: NDArray[np.bool_] = numbers[outer.numbers[articles]] == inner.numbers[articles]
    return same


def mapped(column: Column, name: Callable[[str], str]) -> DerivedColumn:
    """`column` by other names: what is called the same then is one."""
    import numpy as np

    known: dict[str, int] = {}
    numbers = [known.setdefault(name(each), len(known)) for each in column.names]
    return DerivedColumn(np.array([*numbers, NONE], np.int32)[column.numbers], tuple(known))


def ranked(column: Column, key: Callable[[str], Any] = str) -> DerivedColumn:
    """`column` with its names in the order of `key`, so that the numbers are ranks."""
    return _reordered(column, sorted(range(len(column.names)), key=lambda number: key(column.names[number])))


def by_appearance(column: Column) -> DerivedColumn:
    """`column` with its names in the order in which articles have them first, so that the numbers are ranks."""
    import numpy as np

    firsts = np.full(len(column.names), len(column.numbers), np.int64)
    known = np.flatnonzero(column.numbers >= 0)[::-1]
    firsts[column.numbers[known]] = known  # Of several places the last one written stays: the first.
    return _reordered(column, np.argsort(firsts, kind="stable").tolist())


def _reordered(column: Column, order: Sequence[int]) -> DerivedColumn:
    """`column` with its names in the order of these numbers."""
    import numpy as np

    ranks = np.full(len(order) + 1, NONE, np.int32)
    ranks[np.asarray(order, np.intp)] = np.arange(len(order))
    return DerivedColumn(ranks[column.numbers], tuple(column.names[number] for number in order))


def recurring(column: Column) -> DerivedColumn:
    """`column` without what only one article has."""
    import numpy as np

    counts = np.bincount(column.numbers[column.numbers >= 0], minlength=len(column.names))
    often = np.append(counts > 1, False)
    return DerivedColumn(np.where(often[column.numbers], column.numbers, NONE).astype(np.int32), column.names)


def tells_apart(column: Column) -> bool:
    """Whether not all articles have the same in it."""
    return bool(len(column.numbers) and (column.numbers != column.numbers[0]).any())


def first_of(columns: Sequence[Column]) -> DerivedColumn:
    """For each article what the first of `columns` has that has anything."""
    import numpy as np

    numbers, names = np.full(len(columns[0].numbers), NONE, np.int32), list[str]()
    for column in columns:
        numbers = np.where((numbers < 0) & (column.numbers >= 0), column.numbers + len(names), numbers)
        names += column.names
    return mapped(DerivedColumn(numbers, tuple(names)), str)


def parts_of_number(page: str) -> tuple[str, int, str]:
    """What pages are ordered by: `2` before `10`, and `A2` before `B1`."""
    letters, digits, rest = re.fullmatch(r"(\D*)(\d*)(.*)", page, re.DOTALL).groups()  # type: ignore[union-attr]
    return letters, int(digits or 0), rest


def folders(sources: Column) -> DerivedColumn:
    """The folder of each source, from where all of them are; the name of that folder itself where there is no other."""
    found = mapped(sources, lambda source: source.rpartition("/")[0])
    split = [name.split("/") for name in found.names]
    shared = common(split)
    below = {"/".join(parts): "/".join(parts[shared:]) or (parts[-1] or "/") for parts in split}
    return mapped(found, below.__getitem__)


def common(paths: Sequence[list[str]]) -> int:
    """How many parts all paths begin with."""
    if not paths:
        return 0
    first, last = min(paths), max(paths)
    alike = (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return next(alike, min(len(first), len(last)))
