"""The answer and the position of a full page (concordance, dispersion, plot)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.results import Results


class PagePlace(NamedTuple):
    """Position on a page, kept for the next visit."""

    row: int = 0
    """Of its list, from 0."""
    order: int = 0
    """Which of its orders, or of its measures."""
    unit: str = ""
    """Unit of the counts; "" for the default."""
    column: int | None = None
    """Of its chart, or the match in the article under the cursor, from 0."""


class PageAnswer(NamedTuple):
    """An answer, and where to be in it."""

    articles: LibraryView
    """Whose articles were found."""
    query: str
    results: Results
    place: PagePlace = PagePlace()
