"""Text pile: the texts of a batch in UTF-8, one after the other; those of long articles are moved to a temporary file.

A file of two hundred megabytes may be one article, and its text would be in memory several times while it is indexed.
"""

import mmap
import sys
import tempfile
from collections.abc import Iterable
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

LONG = 1 << 20
"""Code points from which on an article is long."""


class TextPile:
    """Texts, added in order."""

    def __init__(self) -> None:
        self._ends = [0]
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None
        self._moved = 0
        """Bytes in the file."""
        self._is_full = False
        """True if the file could not be written."""

    def add(self, text: str) -> None:
        """Add a text."""
        part = text.encode("utf-8", "surrogatepass")
        self._parts.append(part)
        self._ends.append(self._ends[-1] + len(part))

    def add_in_pieces(self, pieces: Iterable[str]) -> None:
        """Add a text that is made of pieces; one that is long is moved as it comes."""
        size = code_points = 0
        for piece in pieces:
            part = piece.encode("utf-8", "surrogatepass")
            self._parts.append(part)
            size += len(part)
            code_points += len(piece)
            if code_points >= LONG:
                self._move()
        self._ends.append(self._ends[-1] + size)

    @property
    def cuts(self) -> NDArray[np.int64]:
        """The place in bytes where each text begins, and the end of the last."""
        return np.array(self._ends, np.int64)

    def array(self) -> NDArray[np.uint8]:
        """All texts; mapped from the file, if there is one. Nothing is added any more."""
        if self._moved:
            self._move()
        rest = np.frombuffer(b"".join(self._parts), np.uint8)
        if self._file is None:
            return rest
        with self._file as file:
            if not self._moved:
                return rest
            mapped = np.frombuffer(mmap.mmap(file.fileno(), self._moved, access=mmap.ACCESS_READ), np.uint8)
        return np.concatenate([mapped, rest]) if len(rest) else mapped

    def _move(self) -> None:
        """Move what is in memory to the file. If there is no room for it, it stays."""
        if self._is_full:
            return
        data = b"".join(self._parts)
        try:
            self._file = self._file or tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is mapped
            self._file.write(data)
            self._file.flush()
        except OSError:
            self._is_full = True
        else:
            self._moved += len(data)
            self._parts = []


def give_back(array: NDArray[Any]) -> None:
    """Release the loaded pages of an array that is mapped from a file, where the system supports this."""
    owner: Any = array
    while isinstance(owner, np.ndarray | memoryview):
        owner = owner.base if isinstance(owner, np.ndarray) else owner.obj
    if sys.platform != "win32" and isinstance(owner, mmap.mmap):
        owner.madvise(mmap.MADV_DONTNEED)
