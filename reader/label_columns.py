"""Label columns: one label an article, stored as a number and a table of names; and the heading of each article.

Operations work on the few names and are spread over the articles by numpy indexing. Call them from worker threads,
where numpy is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reader.api.article_heading import page_in_words
from reader.named_tuple import NamedTuple

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


def mapped(column: Column, name: Callable[[str], str]) -> DerivedColumn:
    """`column` with renamed labels; labels with the same new name are merged."""
    import numpy as np

    known: dict[str, int] = {}
    numbers = [known.setdefault(name(each), len(known)) for each in column.names]
    return DerivedColumn(np.array([*numbers, NONE], np.int32)[column.numbers], tuple(known))


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
