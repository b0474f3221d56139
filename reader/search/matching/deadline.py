"""The time limit and cancellation of a search."""

from collections.abc import Callable
from math import inf
from time import monotonic

INTERACTIVE = 2.0
"""Time limit of an interactive search, in seconds."""
ROOM = 4_000_000
"""Maximum number of regular-expression matches kept by one search, about 16 bytes each."""
STEP = 0.1
"""Maximum seconds between two cancellation checks."""

Poll = Callable[[], bool]
"""Cancellation check; True when the search is no longer wanted."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The search was no longer wanted."""


class Deadline:
    """The clock of one search over all its attempts; started when created."""

    def __init__(self, cancelled: Poll | None = None, seconds: float | None = None) -> None:
        """`seconds`: time limit; None for no limit."""
        self.exceeded = False
        """True if something was left out because of the time limit or of `ROOM`."""
        self.room = ROOM
        """Number of matches that may still be kept."""
        self._cancelled = cancelled
        self._ends = inf if seconds is None else monotonic() + seconds

    def go_on(self) -> None:
        """Check for cancellation; call between small steps. Raises `Cancelled`."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def left(self) -> float:
        """Seconds left; infinite without a time limit."""
        return self._ends - monotonic()

    def step(self) -> float | None:
        """Seconds allowed for one uninterruptible step: short if the search can be cancelled; None for no limit."""
        left = max(0.001, self.left())
        if self._cancelled is not None:
            return min(left, STEP)
        return None if left == inf else left
