"""The index of SQLite's write-ahead log, which SQLite maps: to look at what was cut off it ends the program (SIGBUS).

Nobody has a reason to cut it while a database is open. If somebody does, it gets back its size before the next use; it
is all zeros then, and SQLite makes it anew from the log.
"""

import os
from contextlib import suppress


class WalIndex:
    """The index that belongs to an open database; where there is none, as with a rollback journal, nothing happens."""

    def __init__(self, database: str) -> None:
        self._path = f"{database}-shm"
        self._size = 0
        """Bytes that SQLite may have mapped: what the file has grown to."""

    def mend(self) -> None:
        """Give the file back the size it had."""
        with suppress(OSError):
            size = os.stat(self._path).st_size  # noqa: PTH116 - before every statement
            if size < self._size:
                os.truncate(self._path, 0)  # what is left of it would not fit to the zeros
                os.truncate(self._path, self._size)
            self._size = max(size, self._size)
