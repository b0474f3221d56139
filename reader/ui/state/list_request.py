"""The requested contents of the article list. Compared to decide whether it must be rebuilt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.api.outline import Arrangement, FoldState

if TYPE_CHECKING:
    from reader.api.results import Results


class ListRequest(NamedTuple):
    """Arrangement, folds and filter of the list."""

    arrangement: Arrangement
    folds: FoldState
    results: Results | None = None
    """Results to list; None: all articles."""
    sift: str = ""
    """Headline filter as typed."""
    reveal: int | None = None
    """Article whose headings are unfolded; None: none."""
    generation: int = 0
    """Generation of the listed view."""
    era: int = 0
    """Era of the listed view."""
