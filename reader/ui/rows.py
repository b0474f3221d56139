"""The sidebar's lines as numbers: headings of sections, and the articles under them in the order of the pages.

Takes article numbers, ascending; gives an array in which an article is its number and the heading of group `g` is
`~g`. A hundred thousand lines are one array, and what a line says is looked up when it is drawn.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from reader.model import Article
from reader.wording import _


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
        for number in range(len(self._of), stop):
            group = group_of(shelf, number)
            if not self.groups or self.groups[-1] != group:
                self.groups.append(group)
                self._issues.add((group.publication, group.date))
            self._of.append(len(self.groups) - 1)


def group_of(shelf: Shelf, number: int) -> Group:
    """The group that an article belongs to."""
    publication = shelf.publication(number)
    name = shelf.section(number) or shelf.article(number).page_name
    if name is None and (page := shelf.page(number)) is not None:
        name = _("Page {page}").format(page=page)
    return Group(name or publication or _("Other"), shelf.date(number), publication)


class Rows:
    """The lines for some articles of a library, ascending by number. Read only."""

    def __init__(self, groups: Groups, numbers: Iterable[int]) -> None:
        self.groups = groups
        self.numbers = array("i")
        """The articles."""
        self.cells = array("i")
        """The lines: an article's number, or `~group`."""
        self._headings = array("i")
        self._rows = array("i")
        last = -1
        for number in numbers:
            group = groups.of(number)
            if group != last:
                self._headings.append(len(self.cells))
                self.cells.append(~group)
                last = group
            self._rows.append(len(self.cells))
            self.cells.append(number)
            self.numbers.append(number)

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
