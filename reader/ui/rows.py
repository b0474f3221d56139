"""The sidebar's lines as numbers: headings of sections, and the articles under them in the order of the pages.

Takes article numbers, ascending; gives an array in which an article is its number and the heading of group `g` is
`~g`. A million lines are one array, made column by column; what a line says is looked up when it is drawn.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reader.model import Article
from reader.wording import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Column(Protocol):
    """What all articles have of one kind: `reader.shelf.stacks.Labels`."""

    @property
    def numbers(self) -> NDArray[np.int32]:
        """By article, an index into `names`; -1 for none."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the numbers stand for."""


class Shelf(Protocol):
    """What is asked of a library here."""

    def headline(self, number: int) -> str:
        """Of an article."""

    def section(self, number: int) -> str | None:
        """The section it stands under."""

    def page(self, number: int) -> str | None:
        """The number of the page it is on."""

    def article(self, number: int) -> Article:
        """All of it."""

    def date(self, number: int) -> str | None:
        """Its date."""

    def publication(self, number: int) -> str | None:
        """The paper it is from."""

    def labels(self, column: str) -> Column:
        """One of these, or `page_name`, of all articles."""


NAMED = ("section", "page_name", "page", "publication", "date")
"""Columns that a group is told by: the first three that it has a name by, best first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring articles of one section in one issue."""

    name: str
    """The section, else the page by name or number, else the paper, else "Other"."""
    date: str | None
    publication: str | None


class Groups:
    """Which group each article of a library is in. Grows with the library."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._of = array("i")
        self._issues: set[tuple[str | None, str | None]] = set()

    def __len__(self) -> int:
        return len(self._of)

    def of(self, number: int) -> int:
        """The group of an article."""
        return self._of[number]

    @property
    def many_issues(self) -> bool:
        """Whether a heading has to say of which day and paper it is."""
        return len(self._issues) > 1

    def extend(self, shelf: Shelf, stop: int) -> None:
        """Take in the articles up to `stop`."""
        import numpy as np

        start = len(self._of)
        columns = [shelf.labels(column) for column in NAMED]
        told = np.stack([column.numbers[start:stop] for column in columns])
        if not told.shape[1]:
            return
        # Only where a column changes can a group end, so only there is one made.
        firsts = np.flatnonzero(np.any(np.diff(told, axis=1, prepend=-2), axis=0))
        groups = [self._enter(group_named(*map(named, columns, told[:, first]))) for first in firsts.tolist()]
        lengths = np.diff(firsts, append=told.shape[1])
        self._of.frombytes(np.repeat(np.array(groups, np.intc), lengths).tobytes())

    def _enter(self, group: Group) -> int:
        """The number of the group of the next article."""
        if not self.groups or self.groups[-1] != group:
            self.groups.append(group)
            self._issues.add((group.publication, group.date))
        return len(self.groups) - 1

    def of_each(self, numbers: NDArray[np.intc]) -> NDArray[np.intc]:
        """The groups of many articles."""
        import numpy as np

        found: NDArray[np.intc] = np.frombuffer(self._of.tobytes(), np.intc)[numbers]
        return found


def named(column: Column, number: int) -> str | None:
    """What a column says by a number."""
    return column.names[number] if number >= 0 else None


def group_named(
    section: str | None, page_name: str | None, page: str | None, publication: str | None, date: str | None
) -> Group:
    """The group of the articles that have all this."""
    name = section or page_name
    if name is None and page is not None:
        name = _("Page {page}").format(page=page)
    return Group(name or publication or _("Other"), date, publication)


def group_of(shelf: Shelf, number: int) -> Group:
    """The group that an article belongs to."""
    section = shelf.section(number)
    page_name = None if section else shelf.article(number).page_name
    return group_named(section, page_name, shelf.page(number), shelf.publication(number), shelf.date(number))


class Rows:
    """The lines for some articles of a library, ascending by number. Read only."""

    def __init__(self, groups: Groups, numbers: Collection[int]) -> None:
        self.groups = groups
        self.numbers = array("i")
        """The articles."""
        self.cells = array("i")
        """The lines: an article's number, or `~group`."""
        self._headings = array("i")
        self._rows = array("i")
        if numbers:
            self._list(numbers)

    def _list(self, numbers: Collection[int]) -> None:
        import numpy as np

        listed = np.fromiter(numbers, np.intc, len(numbers))
        of = self.groups.of_each(listed)
        opens = np.diff(of, prepend=-1) != 0
        firsts = np.flatnonzero(opens)
        headings = firsts + np.arange(len(firsts))
        rows = np.arange(len(listed)) + np.cumsum(opens)
        cells = np.empty(len(listed) + len(firsts), np.intc)
        cells[headings], cells[rows] = ~of[firsts], listed
        for kept, made in (
            (self.numbers, listed),
            (self.cells, cells),
            (self._headings, headings),
            (self._rows, rows),
        ):
            kept.frombytes(made.astype(np.intc).tobytes())

    def __len__(self) -> int:
        return len(self.cells)

    def row_of(self, number: int) -> int | None:
        """The line of an article; None: it is not among these."""
        place = bisect_left(self.numbers, number)
        return self._rows[place] if place < len(self.numbers) and self.numbers[place] == number else None

    def nearest(self, number: int) -> int | None:
        """The article itself, or the next after it, or the last one; None when there are no articles."""
        if not self.numbers:
            return None
        return self.numbers[min(bisect_left(self.numbers, number), len(self.numbers) - 1)]

    def neighbour(self, number: int, distance: int) -> int | None:
        """The article `distance` further on (back when negative), as far as there are any; None: there are none."""
        if not self.numbers:
            return None
        place = bisect_left(self.numbers, number)
        there = place < len(self.numbers) and self.numbers[place] == number
        place += distance if there or distance < 0 else distance - 1
        return self.numbers[min(max(place, 0), len(self.numbers) - 1)]

    def heading_over(self, row: int) -> int:
        """The line of the heading under which a line stands."""
        return self._headings[bisect_right(self._headings, row) - 1]

    def section_from(self, number: int, forward: bool) -> int | None:
        """The first article of the next section; of this one, or when it is that already the one before."""
        if not self.numbers:
            return None
        row = self.row_of(number)
        if row is None:
            return self.nearest(number)
        place = bisect_right(self._headings, row) - 1
        if not forward and row > self._headings[place] + 1:
            place += 1
        place = min(max(place + (1 if forward else -1), 0), len(self._headings) - 1)
        return self.cells[self._headings[place] + 1]

    def size_of(self, heading: int) -> int:
        """How many articles stand under the heading on line `heading`."""
        place = bisect_left(self._headings, heading)
        end = self._headings[place + 1] if place + 1 < len(self._headings) else len(self.cells)
        return end - heading - 1
