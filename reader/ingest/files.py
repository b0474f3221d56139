"""The bytes of a source: opened to be read, never more.

Only regular files and standard input are read. A pipe or device might never end, or act on being read.
"""

import os
import stat
import sys
from pathlib import Path

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Check, unchecked
from reader.ingest.walk import Source

LARGEST = 1 << 30
"""Bytes of one source that are read at most."""

CHUNK = 1 << 24
"""Bytes that are read in one step."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def contents(source: Source, check: Check = unchecked) -> bytes:
    """All bytes of `source`. Raises UnreadableError, and what `check` raises."""
    data = _of_file(source.path, source.name, check) if source.path else _of_standard_input(source.name)
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


def _of_file(path: Path, name: str, check: Check) -> bytes:
    """All bytes of the regular file at `path`; what is none, or too large, is not even opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(name, reasons.FOLDER if stat.S_ISDIR(status.st_mode) else reasons.NO_FILE)
        if status.st_size > LARGEST:
            raise UnreadableError(name, reasons.TOO_LARGE)
        handle = os.open(path, _FLAGS)
        try:
            return _read(handle, status.st_size + 1, check)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, _why(error)) from error


def _read(handle: int, expected: int, check: Check) -> bytes:
    """What `handle` gives until it ends; `expected` bytes hold it all, unless it grows meanwhile."""
    first = os.read(handle, min(expected, CHUNK))
    parts, size = [first], len(first)
    while part := os.read(handle, CHUNK):
        check()
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            break
    return b"".join(parts) if len(parts) > 1 else first


def _why(error: OSError | ValueError) -> str:
    """What to tell of a file that does not open."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return reasons.MISSING
    if isinstance(error, PermissionError):
        return reasons.FORBIDDEN
    return reasons.UNREADABLE
