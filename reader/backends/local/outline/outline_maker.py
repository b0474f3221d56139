"""Makes the outlines of one view. The last order of articles is cached, because most changes leave it as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.api.outline import OPEN
from reader.backends.local.outline.grouping import offered
from reader.backends.local.outline.outline_order import OutlineOrder, ordered
from reader.backends.local.outline.outline_rows import OutlineRows, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.api.outline import Arrangement
    from reader.api.outline_request import OutlineRequest
    from reader.label_columns import Labels

FEW = 50_000
"""Most articles whose rows are made in about two milliseconds."""


class OutlineMaker:
    """Makes outlines from the label columns of a view."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._order: OutlineOrder | None = None

    @cached_property
    def groupings(self) -> tuple[str, ...]:
        """Groupings that divide the articles into more than one group."""
        return offered(self._labels)

    def is_ready(self, arrangement: Arrangement, articles: int) -> bool:
        """True if the requested outline can be made in a few milliseconds."""
        return self._order is not None and self._order.arrangement == arrangement and articles <= FEW

    def make(self, request: OutlineRequest, found: NDArray[Any] | None) -> OutlineRows:
        """The outline for a request; `found`: the articles to list, ascending; None: all."""
        order = self._ordered(request.arrangement)
        folds, reveal = request.folds, request.reveal
        if reveal is not None and reveal < len(order):
            folds = folds.opened(level.path(reveal) for level in order.levels)
        if request.is_filtered:
            return replace(listed(order, found, OPEN), folds=folds)
        return listed(order, found, folds)

    def _ordered(self, arrangement: Arrangement) -> OutlineOrder:
        order = self._order
        if order is None or order.arrangement != arrangement:
            order = self._order = ordered(self._labels, arrangement)
        return order
