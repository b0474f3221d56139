"""The requested contents of the article list. Compared to decide whether it must be rebuilt."""

from __future__ import annotations

from reader.api.outline_request import OutlineRequest
from reader.named_tuple import NamedTuple


class ListRequest(NamedTuple):
    """Request for the rows of one view."""

    outline: OutlineRequest
    generation: int = 0
    """Generation of the listed view."""
    era: int = 0
    """Era of the listed view."""
