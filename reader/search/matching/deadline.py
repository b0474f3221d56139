"""The time that a search has, and whether it is wanted any more."""

from collections.abc import Callable
from math import inf
from time import monotonic

INTERACTIVE = 2.0
"""Seconds that a search may take while somebody waits for it at every key."""
ROOM = 4_000_000
"""Matches of regular expressions that one search keeps: some 16 bytes each."""
STEP = 0.1
"""Seconds at most between two looks at whether a search is still wanted."""

Poll = Callable[[], bool]
"""Says yes when the search is not wanted any more."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The search was no longer wanted."""


class Deadline:
    """The time of one search, over all its attempts: it begins to run when it is made."""

    def __init__(self, cancelled: Poll | None = None, seconds: float | None = None) -> None:
        """`seconds`: how long the search may take; None for as long as it needs."""
        self.exceeded = False
        """Whether something was left out: for want of time, or because there was more of it than is kept."""
        self.room = ROOM
        """Matches that may still be kept."""
        self._cancelled = cancelled
        self._ends = inf if seconds is None else monotonic() + seconds

    def go_on(self) -> None:
        """To be asked between small steps. Raises `Cancelled` when the search is not wanted any more."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def left(self) -> float:
        """Seconds that are left; infinite for a search that takes as long as it needs."""
        return self._ends - monotonic()

    def step(self) -> float | None:
        """Seconds for one step that cannot be interrupted: few where somebody may stop wanting it; None for any."""
        left = max(0.001, self.left())
        if self._cancelled is not None:
            return min(left, STEP)
        return None if left == inf else left
