"""The most articles that an archive was seen to have: after a failure a copy may be searched that lacks the last ones.

A copy that takes the place of a lost one shows what it had at its last refresh, up to half a minute ago, and answers
as if that were all. Publishing never removes articles, so fewer than before are an earlier state.
"""

import time

SETTLED = 120.0
"""Seconds after which fewer articles are believed to be all: the index was made anew."""


class ArchiveGrowth:
    """The number of articles of an archive over the states that were searched."""

    def __init__(self) -> None:
        self.most = 0
        """The largest number seen; 0 before the first."""
        self._fewer_since: float | None = None

    def is_behind(self, size: int) -> bool:
        """Take the number of articles of a state; True if it is an earlier one than was seen before."""
        now = time.monotonic()
        if size < self.most:
            self._fewer_since = self._fewer_since or now
            if now - self._fewer_since < SETTLED:
                return True
        self.most, self._fewer_since = size, None
        return False
