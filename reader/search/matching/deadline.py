"""The time that a search has, and whether it is wanted any more."""

from collections.abc import Callable
from time import monotonic

LONGEST = 2.0
"""Seconds that a search spends on regular expressions before it answers with what it has."""

Poll = Callable[[], bool]
"""Says yes when the search is not wanted any more."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The search was no longer wanted."""


class Deadline:
    """One search's: it begins to run when it is made."""

    def __init__(self, cancelled: Poll | None = None) -> None:
        self.exceeded = False
        """Whether there was not time enough."""
        self._cancelled, self._ends = cancelled, monotonic() + LONGEST

    def go_on(self) -> None:
        """To be asked between small steps. Raises `Cancelled` when the search is not wanted any more."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def left(self) -> float:
        """Seconds that are left for regular expressions."""
        return self._ends - monotonic()
