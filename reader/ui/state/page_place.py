"""The answer and the position of a full page (concordance, dispersion, plot)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.results import Results


class PagePlace(NamedTuple):
    """Position on a page, kept for the next visit."""

    row: int = 0
    """Row of its list, from 0."""
    order: int = 0
    """Index of its sort order or measure."""
    unit: str = ""
    """Unit of the counts; "" for the default."""
    column: int | None = None
    """Column of its chart, or index of the match in the article under the cursor, from 0."""


class PageAnswer(NamedTuple):
    """The results of a page, and its position."""

    articles: LibraryView
    """View of the library that the results are from."""
    query: str
    results: Results
    place: PagePlace = PagePlace()
