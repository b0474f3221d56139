"""Reading of a source's bytes; files are only ever opened for reading.

Only regular files and standard input are read: a pipe or device might never end, or have side effects when read.
"""

import os
import select
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Check, unchecked
from reader.ingest.walk import Source

if TYPE_CHECKING:
    from io import BufferedIOBase

LARGEST = 1 << 30
"""Most bytes read from one source."""

CHUNK = 1 << 24
"""Bytes read in one step."""
PIECE = 1 << 20
"""Bytes of standard input read in one step: a pipe holds less."""
LOOK = 0.1
"""Seconds between two checks for cancellation while standard input has nothing to read."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def contents(source: Source, check: Check = unchecked) -> bytes:
    """All bytes of `source`. Raises UnreadableError, and what `check` raises."""
    return _of_file(source.path, source.name, check) if source.path else _of_standard_input(source.name, check)


def _of_standard_input(name: str, check: Check) -> bytes:
    """The bytes of standard input. Raises UnreadableError.

    It may never end, or give nothing for any time: between two pieces signals are handled.
    """
    if sys.stdin is None:
        raise UnreadableError(name, reasons.MISSING)
    stream, parts, size = cast("BufferedIOBase", sys.stdin.buffer), list[bytes](), 0
    try:
        while part := _piece(stream, check):
            parts.append(part)
            if (size := size + len(part)) > LARGEST:
                raise UnreadableError(name, reasons.TOO_LARGE)
    except OSError as error:
        raise UnreadableError(name, _why(error)) from error
    return b"".join(parts)


def _piece(stream: "BufferedIOBase", check: Check) -> bytes:
    """The next bytes of standard input, as soon as there are some; none at its end. Raises OSError."""
    try:
        descriptor = -1 if sys.platform == "win32" else stream.fileno()  # There only sockets can be waited for.
    except OSError:  # bytes in memory
        descriptor = -1
    while descriptor >= 0 and not select.select([descriptor], [], [], LOOK)[0]:
        check()
    check()
    return stream.read1(PIECE)


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
            return _read(handle, status.st_size + 1, name, check)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, _why(error)) from error


def _read(handle: int, expected: int, name: str, check: Check) -> bytes:
    """All bytes of `handle`; `expected` bytes suffice unless the file grows meanwhile. Raises UnreadableError."""
    first = os.read(handle, min(expected, CHUNK))
    parts, size = [first], len(first)
    while part := os.read(handle, CHUNK):
        check()
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise UnreadableError(name, reasons.TOO_LARGE)
    return b"".join(parts) if len(parts) > 1 else first


def _why(error: OSError | ValueError) -> str:
    """The reason (see `reasons`) why a file cannot be opened."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return reasons.MISSING
    if isinstance(error, PermissionError):
        return reasons.FORBIDDEN
    return reasons.UNREADABLE
