"""The outlines of one view: the order of the last arrangement is kept, since most changes leave it as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.outline import OPEN, Arrangement, ArticleKey, FoldState
from reader.backends.local.outline.grouping import offered
from reader.backends.local.outline.outline_order import OutlineOrder, ordered
from reader.backends.local.outline.outline_rows import OutlineRows, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.backends.local.outline.grouping import Labels

FEW = 50_000
"""Articles whose rows are made in two milliseconds."""


class OutlineRequest(NamedTuple):
    """What an outline is to show."""

    arrangement: Arrangement
    folds: FoldState = OPEN
    found: NDArray[Any] | None = None
    """The articles that are to be listed, ascending; None: all."""
    all_shown: bool = False
    """Whether no heading is shut: `folds` is for another time."""
    reveal: ArticleKey | None = None
    """An article over which headings are to be opened."""


class OutlineMaker:
    """Makes outlines of the articles that some columns are of."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._order: OutlineOrder | None = None

    @cached_property
    def groupings(self) -> tuple[str, ...]:
        """Those that part the articles."""
        return offered(self._labels)

    def is_ready(self, arrangement: Arrangement, articles: int) -> bool:
        """Whether an outline of so many articles, arranged so, is made in a few milliseconds."""
        return self._order is not None and self._order.arrangement == arrangement and articles <= FEW

    def make(self, wanted: OutlineRequest) -> OutlineRows:
        """The rows that are wanted."""
        order = self._ordered(wanted.arrangement)
        folds, reveal = wanted.folds, wanted.reveal
        if reveal is not None and reveal < len(order):
            folds = folds.opened(level.path(reveal) for level in order.levels)
        if wanted.all_shown:
            return replace(listed(order, wanted.found, OPEN), folds=folds)
        return listed(order, wanted.found, folds)

    def _ordered(self, arrangement: Arrangement) -> OutlineOrder:
        order = self._order
        if order is None or order.arrangement != arrangement:
            order = self._order = ordered(self._labels, arrangement)
        return order
