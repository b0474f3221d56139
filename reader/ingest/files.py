"""Reading of a source's bytes; files are only ever opened for reading.

Only regular files and standard input are read: a pipe or device might never end, or have side effects when read.
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
"""Most bytes read from one source."""

CHUNK = 1 << 24
"""Bytes read in one step."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def contents(source: Source, check: Check = unchecked) -> bytes:
    """All bytes of `source`. Raises UnreadableError, and what `check` raises."""
    data = _of_file(source.path, source.name, check) if source.path else _of_standard_input(source.name)
    if len(data) > LARGEST:
        raise UnreadableError(source.name, reasons.TOO_LARGE)
    return data


def _of_standard_input(name: str) -> bytes:
    """The bytes of standard input, at most `LARGEST` + 1. Raises UnreadableError."""
    if sys.stdin is None:
        raise UnreadableError(name, reasons.MISSING)
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(name, _why(error)) from error


def _of_file(path: Path, name: str, check: Check) -> bytes:
    """Bytes of the regular file at `path`; other files and too large files are not opened. Raises UnreadableError."""
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
    """All bytes of `handle`, at most one chunk beyond `LARGEST`; `expected` bytes suffice unless the file grows
    meanwhile."""
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
    """The reason (see `reasons`) why a file cannot be opened."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return reasons.MISSING
    if isinstance(error, PermissionError):
        return reasons.FORBIDDEN
    return reasons.UNREADABLE
