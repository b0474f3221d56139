"""The bytes of a source: opened to be read, never more.

Only regular files and standard input are read. A pipe or device might never end, or act on being read.
"""

import os
import stat
import sys
from pathlib import Path

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.walk import Source

LARGEST = 1 << 30
"""Bytes of one source that are read at most."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def contents(source: Source) -> bytes:
    """All bytes of `source`. Raises UnreadableError."""
    data = _of_file(source.path, source.name) if source.path else _of_standard_input(source.name)
    if len(data) > LARGEST:
        raise UnreadableError(source.name, reasons.TOO_LARGE)
    return data


def _of_standard_input(name: str) -> bytes:
    """All that is piped in, up to a byte beyond what may be read."""
    if sys.stdin is None:
        raise UnreadableError(name, reasons.MISSING)
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(name, _why(error)) from error


def _of_file(path: Path, name: str) -> bytes:
    """All bytes of the regular file at `path`; anything else is not even opened, for some devices act on that."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(name, reasons.FOLDER if stat.S_ISDIR(status.st_mode) else reasons.NO_FILE)
        handle = os.open(path, _FLAGS)
        try:
            return _read(handle, min(status.st_size, LARGEST) + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, _why(error)) from error


def _read(handle: int, expected: int) -> bytes:
    """What `handle` gives until it ends; `expected` bytes hold it all, unless it grows meanwhile."""
    first = os.read(handle, expected)
    parts = [first]
    while part := os.read(handle, 1 << 20):
        parts.append(part)
        if sum(map(len, parts)) > LARGEST:
            break
    return b"".join(parts) if len(parts) > 1 else first


def _why(error: OSError | ValueError) -> str:
    """What to tell of a file that does not open."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return reasons.MISSING
    if isinstance(error, PermissionError):
        return reasons.FORBIDDEN
    return reasons.UNREADABLE
