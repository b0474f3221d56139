"""A lock that the system takes back when its holder is killed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
else:  # pragma: no cover
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock on `path` for as long as the block runs, if nobody else does: gives whether. Never waits.

    Raises OSError when the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _seize(handle)
            held = True
        except OSError:
            held = False
        yield held
    finally:
        os.close(handle)
