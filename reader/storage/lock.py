"""A file lock between processes, released by the system when its holder ends."""

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
    """Try to lock `path` for the duration of the block, without waiting. Gives whether it was locked.

    Raises OSError if the file cannot be created.
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
