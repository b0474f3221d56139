"""Releases the memory of mapped files: pages once read would otherwise count as the program's own until it ends.

The operating system still caches the pages while memory is free. Releasing takes up to 0.1 seconds and makes the next
access slower, so it happens a moment after a search, when the answer is shown. What the program has freed of its own is
given back then too: it lies between what is still in use, and would grow over thousands of keys.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

BOUND = 128 << 20
"""Resident bytes of mapped files below which nothing is released; the program's own modules are included."""
QUIET = 0.4
"""Seconds from an access to the first check."""


LOOKS = 12
"""Checks after the last access, `QUIET` seconds apart: a search may take long."""


class MemoryReclaimer:
    """Calls `release` a moment after an access if more than `BOUND` bytes of mapped files are resident.

    After the last of its looks, the heap that is free is given back in any case.
    """

    def __init__(self, release: Callable[[], None]) -> None:
        self._release = release
        self._waiting: threading.Timer | None = None
        self._left = 0

    def note_access(self) -> None:
        """Record an access to mapped memory. O(1) and non-blocking."""
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
            trim()


def trim() -> None:
    """Return free heap memory to the operating system (glibc only)."""
    import ctypes

    give = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if give is not None:
        give(0)


def mapped() -> int:
    """Resident bytes of files mapped by this process; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[2]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
