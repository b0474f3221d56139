"""What the lists ask of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reader.model import Article
    from reader.ui.labels import Column


class Shelf(Protocol):
    """Articles by number, and what all of them have."""

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
        """One of these, or `page_name` or `source`, of all articles."""
