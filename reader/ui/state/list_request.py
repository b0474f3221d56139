"""What the list of articles is to show: compared to tell whether it shows that already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.api.outline import Arrangement, FoldState

if TYPE_CHECKING:
    from reader.api.results import Results


class ListRequest(NamedTuple):
    """An arrangement, and which of the articles."""

    arrangement: Arrangement
    folds: FoldState
    results: Results | None = None
    """What was found; None: everything."""
    sift: str = ""
    """What headlines are to have, as it was typed."""
    reveal: int | None = None
    """An article over which headings are to be opened."""
    generation: int = 0
    """Of the view whose articles are listed."""
    era: int = 0
    """Of that view."""
