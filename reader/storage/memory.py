"""Memory of mapped files given back to the system: what was looked at would else count as this program's until its end.

Nothing is lost: the system keeps the pages at hand for as long as nobody else needs the memory. Given back a moment
after something was looked for, and not before the answer is there: that takes up to a tenth of a second, and looking at
the same again takes somewhat longer then.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

BOUND = 128 << 20
"""Bytes of mapped files in memory up to which nothing is given back: the program's own modules are among them."""
QUIET = 0.4
"""Seconds after the first look since."""


LOOKS = 12
"""How often the memory is looked at then, each time after `QUIET`: a search may take long."""


class MemoryReclaimer:
    """Calls `release` a moment after a look, when more of mapped files is in memory than need be."""

    def __init__(self, release: Callable[[], None]) -> None:
        self._release = release
        self._waiting: threading.Timer | None = None
        self._left = 0

    def note_access(self) -> None:
        """Note a look. Never waits, and costs next to nothing: it may be one of thousands."""
        self._left = LOOKS
        if self._waiting is None:
            self._wait()

    def _wait(self) -> None:
        self._waiting = threading.Timer(QUIET, self._give_back)
        self._waiting.daemon = True
        self._waiting.start()

    def _give_back(self) -> None:
        if mapped() > BOUND:
            self._release()
            trim()
        self._left -= 1
        if self._left > 0:
            self._wait()
        else:
            self._waiting = None


def trim() -> None:
    """Give back what was allocated and is free again, where the C library can be told to (glibc)."""
    import ctypes

    give = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if give is not None:
        give(0)


def mapped() -> int:
    """Bytes of mapped files that are in this process's memory; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[2]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
