"""A library as it is drawn: numbers that mean nothing any more are nameless, and no reason to fail.

Files may be gone, and fewer articles left, a moment before the screen hears of it; until then it asks by old numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.backends.local.local_library import Library

if TYPE_CHECKING:
    from reader.model import Article
from reader.ui.labels import Column

T = TypeVar("T")
NAMELESS = "…"


class Steady:
    """The `Shelf` of the lists, which outlives a change of the library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def headline(self, number: int) -> str:
        """Of an article."""
        return unless_gone(self.library.headline, number, NAMELESS)

    def section(self, number: int) -> str | None:
        """The section it stands under."""
        return unless_gone(self.library.section, number, None)

    def page(self, number: int) -> str | None:
        """The number of the page it is on."""
        return unless_gone(self.library.page, number, None)

    def article(self, number: int) -> Article:
        """All of it."""
        from reader.model import Article  # the first paint has none

        return unless_gone(self.library.article, number, None) or Article("", NAMELESS, (0, 0))

    def date(self, number: int) -> str | None:
        """Its date."""
        return unless_gone(self.library.date, number, None)

    def publication(self, number: int) -> str | None:
        """The paper it is from."""
        return unless_gone(self.library.publication, number, None)

    def labels(self, column: str) -> Column:
        """One column of all articles."""
        return self.library.labels(column)


def unless_gone(look_up: Callable[[int], T], number: int, otherwise: T) -> T:
    """What `look_up` gives for an article; `otherwise` when there is no such article."""
    try:
        return look_up(number)
    except IndexError:
        return otherwise
